"""What this context tells the floors below as it starts: what its tables hold, and on which occasions it tells people.

The words, contacts and photos of residents are not here: they are in the vault. What is left says where a matter
stands; who in which post did what is kept as a duty of the office and not of the person.
"""

from collections.abc import Mapping

from linli.kernel.words import _
from linli.notifications.api import register_template
from linli.notifications.data import Secret
from linli.privacy.api import holds, needs_assessment
from linli.privacy.data import DataClass

PLAIN, STAFF, SEALED, PUBLIC = DataClass.PLAIN, DataClass.STAFF, DataClass.SEALED, DataClass.PUBLIC

_HANDLING = _("To bring a matter to its answer, each step against its clock.")
_RECORD = _("Stays as the record of the office; it tells nothing about the resident.")
_HANDLING_LAW = ("pipl-2021/13", "beijing-jsjb-2021/10")
_WORKINGS = _("To run the installation; tells nothing about anybody.")
_WITH_THE_INSTALLATION = _("Stays as long as the installation.")


CALL_BACK = "call_back"
"""A feature that begins only after an assessment of its impact."""


def declare() -> None:
    needs_assessment(CALL_BACK, _("Calling residents back"))
    _matter()
    _around_the_matter()
    _calls()
    _workings()


def _of(plain: str, staff: str = "", sealed: str = "", public: str = "") -> Mapping[str, DataClass]:
    """Names of fields, by what they tell."""
    classes = ((plain, PLAIN), (staff, STAFF), (sealed, SEALED), (public, PUBLIC))
    return {name: data_class for names, data_class in classes for name in names.split()}


def _matter() -> None:
    fields = _of(
        "id number kind channel category category_key public state lon lat grid village township district holder_unit "
        "lead_unit dispatching_unit unit_concerned offered_to assisting avoid_village designated rule "
        "answers raised_at dispatched_at handled_at checked_at replied_at closed_at updated_at due_at closes_at "
        "kept_until planned_on plan_chased news_by asked_at wrote_at merged_into part_of parts "
        "reminders reopened joined source held",
        staff="holder_post recused dispatched_by handled_by checked_by",
    )
    holds("matters.Matter", fields, purpose=_HANDLING, cites=_HANDLING_LAW, ends=_RECORD)
    event = _of("id matter act source target at role unit detail sealed", staff="post")
    holds("matters.MatterEvent", event, purpose=_HANDLING, cites=_HANDLING_LAW, ends=_RECORD)
    holds(
        "matters.Receipt",
        _of("id matter joined reachable made_at replaced_at", sealed="code_hash key"),
        purpose=_("To let whoever raised a matter, and nobody else, open it."),
        cites=("pipl-2021/51",),
        ends=_("A hash of random letters that leads to nobody; stays with the matter."),
    )


def _around_the_matter() -> None:
    tables = {
        "Clock": _of(
            "id matter kind unit rule since cites mark started_by started_at length length_unit rolls_over due_at "
            "last_day rolled_from bears_pause paused_at paused_for extended_by warn_at warned_at breached_at stopped_at"
        ),
        "Extension": _of("id matter days asked_at decided_at approved", staff="asked_by decided_by"),
        "Pause": _of("id matter cause began_at ended_at"),
        "Objection": _of("id matter unit right_unit duty category_key place gave_to at decision decided_at"),
        "CauseLink": _of("id cause matter"),
        "HandOver": _of("id post deputy undone_at made_at", staff="made_by"),
        "Handed": _of("id hand_over matter to_post event returned_at"),
        "Assist": _of("id matter unit asked_by task state clock asked_at ended_at"),
        "SuperviseOrder": _of("id matter cause state unit issued_at due_at answered_at settled_at", staff="issued_by"),
        "Reply": _of("id matter stage outcome done_on administrative unit at delivered_at opened_at", staff="post"),
        "Review": _of("id matter stage unit asked_at decided_at hearing_days"),
    }
    for model, fields in tables.items():
        holds(f"matters.{model}", fields, purpose=_HANDLING, cites=_HANDLING_LAW, ends=_RECORD)
    judged = {
        "Rating": _of("id matter solved satisfied at changed_at"),
        "CallBack": _of("id matter unit at reached contacted solved satisfied corrected_at", staff="post"),
        "Pressure": _of("id matter unit when said at"),
    }
    for model, fields in judged.items():
        holds(
            f"matters.{model}", fields, cites=("beijing-jsjb-2021/23", "beijing-jsjb-2021/32"),
            purpose=_("To judge how units serve. It is counted on units, and never on the resident."), ends=_RECORD,
        )  # fmt: skip
    words = _of("matter at", staff="post", public="text reply")
    holds(
        "matters.PublicText", words, cites=("beijing-jsjb-2021/34",), ends=_("Until a clerk takes it back."),
        purpose=_("Words about a place that a clerk has approved for everybody."),
    )  # fmt: skip


def _calls() -> None:
    """What is parked and who asked to be rung: only where it stands. The rest is in the vault, to the same day."""
    draft = _of(
        "id unit state channel category_key grid source avoid_village agreed photos made_at saved_at until",
        staff="post",
    )
    holds(
        "matters.Draft", draft, cites=("pipl-2021/13", "pipl-2021/19"),
        purpose=_("To take down what somebody says or writes, until it is sent as a matter."),
        ends=_("Deleted when it is sent or thrown away, and after three days in any case."),
    )  # fmt: skip
    ring = _of("id unit state day_time tries taken_at asked_at ended_at until", staff="taken_by")
    holds(
        "matters.Ring", ring, cites=("pipl-2021/13", "pipl-2021/19"),
        purpose=_("To ring whoever asked for it, once, about something new."),
        ends=_("The number goes when the call is made; all of it after seven days."),
    )  # fmt: skip


def _workings() -> None:
    tables = {
        "Edition": _of("id state note made_at published_at"),
        "Category": _of(
            "id edition key kind zh en group public component excluded_zh excluded_en radius_m length unit cites mark "
            "agency"
        ),
        "RoutingRule": _of(
            "id version order category_key category_group kind place hours level unit suggests length length_unit "
            "answers proposal since until"
        ),
        "UnitDay": _of(
            "id unit day scope group received answered due on_time asked contacted solved_asked solved satisfied_asked "
            "satisfied checked reworked withdrawn paused extended orders returned_twice "
            "handled last_hour rated rerated rerated_up recategorised"
        ),
        "Counted": _of("id up_to at"),
    }
    for model, fields in tables.items():
        holds(f"matters.{model}", fields, purpose=_WORKINGS, cites=(), ends=_WITH_THE_INSTALLATION)
    answered_for = {
        "RoutingVersion": _of("id state based_on reason made_at published_at", staff="made_by published_by"),
        "RoutingProposal": _of("id category_key place unit state made_at decided_at reason", staff="decided_by"),
    }
    for model, fields in answered_for.items():
        holds(f"matters.{model}", fields, purpose=_WORKINGS, cites=("pipl-2021/13",), ends=_WITH_THE_INSTALLATION)


def name_templates(*, code_of: Secret) -> None:
    """What is said on which occasion. The number stands in it, and no word of the matter.

    `code_of` tells the code of a renewed receipt, when the message goes out.
    """
    _name_what_happens_meanwhile()
    _name_what_units_ask_each_other()
    register_template(
        "matters.ring_ended",
        subject=_("We could not reach you"),
        body=_("You asked us to ring. We rang {n} times and nobody answered. Ask again or ring us whenever you like."),
        short=_("You asked us to ring; we rang {n} times. Ask again whenever you like: {site}"),
    )
    register_template(
        "matters.moved",
        subject=_("News of your matter {number}"),
        body=_("There is news of your matter {number}. Open your receipt to read it."),
    )
    register_template(
        "matters.answered",
        subject=_("Your matter {number} has an answer"),
        body=_("Your matter {number} has an answer. Open your receipt to read it, and tell us whether it is solved."),
    )
    register_template(
        "matters.receipt_renewed",
        subject=_("Your new receipt for {number}"),
        body=_(
            "Somebody who named this contact has lost the receipt of matter {number}. This is the new code: {code} "
            "The old code opens nothing any more. Tell the code to nobody, not even to us."
        ),
        short=_("Your new receipt code: {code} The old one opens nothing any more. Type it at {site}"),
        secrets={"code": code_of},
    )
    register_template(
        "matters.due_soon",
        subject=_("{number} is due soon"),
        body=_("A deadline of matter {number} ends soon."),
    )
    register_template(
        "matters.overdue",
        subject=_("{number} is overdue"),
        body=_("A deadline of matter {number} was missed. A supervise order asks for a written answer."),
    )


def _name_what_units_ask_each_other() -> None:
    register_template(
        "matters.rule_proposed",
        subject=_("A routing rule is proposed"),
        body=_("Objections of the same kind were agreed with again and again. A routing rule is proposed to you."),
    )
    register_template(
        "matters.handed_over",
        subject=_("{number} is now in your hands"),
        body=_("A colleague who is away has handed matter {number} over to you."),
    )
    register_template(
        "matters.assist_asked",
        subject=_("Your unit is asked to help with {number}"),
        body=_("Another unit leads matter {number} and asks yours for a part of it."),
    )
    register_template(
        "matters.assist_moved",
        subject=_("A unit you asked to help has answered: {number}"),
        body=_("A unit that was asked to help with matter {number} has done its part or given it back."),
    )
    register_template(
        "matters.assist_over",
        subject=_("Your help with {number} is no longer needed"),
        body=_("Whoever leads matter {number} goes on without it."),
    )


def _name_what_happens_meanwhile() -> None:
    register_template(
        "matters.resident_wrote",
        subject=_("The resident has written: {number}"),
        body=_("Whoever raised matter {number} has added words or photos."),
    )
    register_template(
        "matters.reminded",
        subject=_("Reminder: {number}"),
        body=_("A promise was not kept, and whoever raised matter {number} has reminded you of it."),
    )
    register_template(
        "matters.plan_missed",
        subject=_("The planned day of {number} has passed"),
        body=_("Work on matter {number} was planned for a day that has passed, and nothing was reported."),
    )
