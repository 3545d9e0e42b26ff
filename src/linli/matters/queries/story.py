"""The history of a matter, told in plain sentences that are made when it is shown."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from linli.kernel.words import Name, Sentence, _
from linli.matters.data import TASKS_CALLED, AssistTask, Cause, PauseCause, State, StoryLine
from linli.matters.models import MatterEvent
from linli.matters.queries.catalogue import catalogue
from linli.matters.queries.names import unit_name
from linli.matters.queries.refusals import office, refusal

Detail = Mapping[str, Any]

PAUSES: Mapping[str, Sentence] = {
    PauseCause.APPRAISAL: _("an expert has to appraise it"),
    PauseCause.OTHER_PROCEDURE: _("another office has to decide first"),
    PauseCause.FORCE_MAJEURE: _("weather or another force beyond control"),
    PauseCause.RESIDENT_AGREED: _("you agreed to wait"),
}
CAUSES: Mapping[str, Sentence] = {
    Cause.NOT_RECEIVED: _("the unit neither accepted nor objected"),
    Cause.OVERDUE: _("a deadline was missed"),
    Cause.NOT_SOLVED: _("it was answered but not solved"),
    Cause.RETURNED_TWICE: _("two units sent it back"),
    Cause.NO_EVIDENCE: _("it was reported as handled without evidence"),
    Cause.NOT_EXECUTED: _("a decision was not carried out"),
}
INTERNAL = frozenset({"give_to_post", "recuse", "offer_transfer", "answer_order", "return_answer", "settle_order"})
"""Told to staff only: nothing in them is decided about the resident's matter."""


def story(events: Iterable[MatterEvent], *, for_resident: bool) -> tuple[StoryLine, ...]:
    """Oldest first. The resident is spared what offices settle among themselves; holder changes are always told."""
    return tuple(
        StoryLine(event.at, event.act, sentence(event), tuple(id for id, _field in event.sealed))
        for event in events
        if not (for_resident and event.act in INTERNAL)
    )


def sentence(event: MatterEvent) -> Sentence:
    telling = SENTENCES.get(event.act)
    return telling(event.detail, unit_name(event.unit_id)) if telling else Sentence(event.act)


def _unit(detail: Detail, key: str = "unit") -> Name:
    return unit_name(detail.get(key))


def _day(detail: Detail, key: str = "on") -> date | str:
    return date.fromisoformat(detail[key][:10]) if detail.get(key) else ""


def _category(detail: Detail) -> Name:
    row = catalogue().rows.get(detail["category"])
    return Name(row.zh, row.en) if row else Name(detail["category"])


def _interim(d: Detail, by: Name) -> Sentence:
    if d.get("on"):
        return _("{unit} told you how things stand; you hear more by {on}. The deadline stays.", unit=by, on=_day(d))
    return _("{unit} told you how things stand. The deadline stays.", unit=by)


def _split(d: Detail, by: Name) -> Sentence:
    return _("Your message names {n} problems; each goes to whoever is responsible for it.", n=d["parts"] + 1)


def _reported(d: Detail, by: Name) -> Sentence:
    if d.get("despite"):
        return _(
            "{unit} reported what it found and did, and why it did not wait for who helps; now it is checked.", unit=by
        )
    return _("{unit} reported what it found and did; now somebody else checks it.", unit=by)


def _raised(d: Detail) -> Sentence:
    if d.get("held"):
        return _(
            "The matter was raised and given to {unit}. Very many came in at once; yours is kept and read like all.",
            unit=_unit(d, "to"),
        )
    return _("The matter was raised and given to {unit}.", unit=_unit(d, "to"))


def _rated(d: Detail, by: Name) -> Sentence:
    return _("You rated it as solved.") if d["solved"] else _("You rated it as not solved.")


def _answered(d: Detail, by: Name) -> Sentence:
    if d["outcome"] == "done":
        return _("{unit} answered: it was done.", unit=by)
    return _("{unit} answered and explained why it cannot be done.", unit=by)


def _cause_answered(d: Detail, by: Name) -> Sentence:
    if d["outcome"] == "done":
        return _("What lies behind it was dealt with by {by} under {number}.", by=by, number=d["number"])
    return _("Under {number}, {by} explained why what lies behind it stays.", by=by, number=d["number"])


def _decided(d: Detail, by: Name) -> Sentence:
    if d["outcome"] == "changed":
        return _("{unit} reviewed the answer and changed it.", unit=by)
    return _("{unit} reviewed the answer and upheld it.", unit=by)


def _called(d: Detail, by: Name) -> Sentence:
    if not d["reached"]:
        return _("{unit} tried to call you back and did not reach you; this counts as nothing.", unit=by)
    return _("{unit} called you back and wrote down what you said.", unit=by)


SENTENCES: Mapping[str, Callable[[Detail, Name], Sentence]] = {
    "raise": lambda d, by: _raised(d),
    "let_through": lambda d, by: _("{by} has seen it; it stands among the others.", by=by),
    "join": lambda d, by: _("A neighbour joined this matter."),
    "renew_receipt": lambda d, by: _(
        "The receipt was reported lost and renewed: the new code was sent to the contact held, the old one is dead."
    ),
    "answer_on_the_spot": _answered,
    "recategorise": lambda d, by: _("It was put under “{category}”.", category=_category(d)),
    "dispatch": lambda d, by: _("{by} gave it to {unit}.", by=by, unit=_unit(d)),
    "redispatch": lambda d, by: _("{by} gave it to another unit: {unit}.", by=by, unit=_unit(d)),
    "designate": lambda d, by: _("{by} decided that {unit} is the one to handle it.", by=by, unit=_unit(d)),
    "pass_up": lambda d, by: _("The grid worker passed it up to {unit}.", unit=_unit(d)),
    "escalate": lambda d, by: _("{by} passed it up to {unit}.", by=by, unit=_unit(d)),
    "return_down": lambda d, by: _("{by} gave it to {unit}, which is closer to it.", by=by, unit=_unit(d)),
    "refuse": lambda d, by: _("It could not be taken: {why}", why=refusal(d["row"]).says),
    "refer_out": lambda d, by: _("Another office is competent: {office}.", office=office(d["office"]).name),
    "merge": lambda d, by: _("It was put together with an earlier matter; you get the same answer."),
    "unmerge": lambda d, by: _("It was taken apart again and goes its own way."),
    "merged_here": lambda d, by: _("Another report of the same thing was added."),
    "parted_again": lambda d, by: _("A report that had been added was taken out again."),
    "split": _split,
    "unsplit": lambda d, by: _("It was put together again; it is one matter."),
    "split_off": lambda d, by: _("It is one part of your message and was given to {unit}.", unit=_unit(d, "to")),
    "put_back": lambda d, by: _("It went back into the message."),
    "cause_sought": lambda d, by: _(
        "The same comes back at this place; {by} has what lies behind it looked into, under {number}.",
        by=by, number=d["number"],
    ),
    "gather": lambda d, by: _("{by} raised it because of {n} matters at this place.", by=by, n=d["n"]),
    "cause_answered": _cause_answered,
    "accept": lambda d, by: _("{unit} has accepted it and is working on it.", unit=by),
    "object": lambda d, by: _(
        "{unit} says it is the duty of {right}; {centre} decides.",
        unit=_unit(d), right=_unit(d, "right_unit"), centre=_unit(d, "to"),
    ),
    "offer_transfer": lambda d, by: _("{by} asked {unit} to take it over.", by=by, unit=_unit(d)),
    "take_over": lambda d, by: _("{unit} has taken it over from {before}.", unit=_unit(d), before=_unit(d, "before")),
    "give_to_post": lambda d, by: _("Somebody at {unit} has it in hand.", unit=by),
    "post_ended": lambda d, by: _("Who had it in hand has left; it is back in the queue of {unit}.", unit=_unit(d)),
    "unit_closed": lambda d, by: _(
        "{before} is closed; {unit} goes on with it, in the same time.", before=_unit(d, "before"), unit=_unit(d)
    ),
    "recuse": lambda d, by: _("Somebody at {unit} stays away from it because of an interest of their own.", unit=by),
    "ask_assist": lambda d, by: _(
        "{by} asked {unit} {task}.", by=by, unit=_unit(d), task=TASKS_CALLED[AssistTask(d["task"])]
    ),
    "accept_assist": lambda d, by: _("{unit} is helping.", unit=_unit(d)),
    "return_assist": lambda d, by: _("{unit} said why it cannot help; who leads finds another way.", unit=_unit(d)),
    "report_assist": lambda d, by: _("{unit} has done its part.", unit=_unit(d)),
    "send_back_assist": lambda d, by: _("{by} asked {unit} for more.", by=by, unit=_unit(d)),
    "call_off_assist": lambda d, by: _("The help of {unit} is no longer needed.", unit=_unit(d)),
    "plan_date": lambda d, by: _("The work is planned for {on}.", on=_day(d)),
    "plan_missed": lambda d, by: _(
        "Work was planned for {on}, and nothing has been reported since; {unit} was told.", on=_day(d), unit=_unit(d)
    ),
    "give_interim_answer": _interim,
    "pause": lambda d, by: _("It stands still: {why}.", why=PAUSES[d["cause"]]),
    "resume": lambda d, by: _("It goes on; the new deadline is {due}.", due=_day(d, "due")),
    "request_extension": lambda d, by: _("{unit} asked for {days} days more.", unit=by, days=d["days"]),
    "approve_extension": lambda d, by: _(
        "{days} days more were allowed; the new deadline is {due}.", days=d["days"], due=_day(d, "due")
    ),
    "refuse_extension": lambda d, by: _("More time was not allowed; the deadline stays."),
    "report_handled": _reported,
    "pass_check": lambda d, by: _("{unit} checked it.", unit=by),
    "rework": lambda d, by: _("{unit} checked it and sent it back for rework; the deadline stays.", unit=by),
    "reply": _answered,
    "publish_text": lambda d, by: (
        _("A public text was approved.") if d["public"] else _("The public text was taken back.")
    ),
    "ask_resident": lambda d, by: _("{unit} has a question for you.", unit=by),
    "add_words": lambda d, by: _("You added something."),
    "remind": lambda d, by: _("You reminded them of what was promised."),
    "withdraw": lambda d, by: _("You withdrew it."),
    "rate": _rated,
    "reopen": lambda d, by: _("It was reopened; {unit} must answer a supervise order.", unit=_unit(d)),
    "request_review": lambda d, by: _("You asked for a review; {unit} decides.", unit=_unit(d)),
    "decide_review": _decided,
    "request_rereview": lambda d, by: _("You asked for a re-review; {unit} decides.", unit=_unit(d)),
    "record_hearing": lambda d, by: _("A hearing takes {days} days, which are not counted.", days=d["days"]),
    "decide_rereview": _decided,
    "close": lambda d, by: _("It is closed."),
    "record_call_back": _called,
    "correct_call_back": lambda d, by: _("You corrected what the call-back had recorded."),
    "supervise": lambda d, by: _(
        "{by} ordered {unit} to answer in writing: {why}.", by=by, unit=_unit(d), why=CAUSES[d["cause"]]
    ),
    "order_issued": lambda d, by: _("{unit} must answer in writing: {why}.", unit=_unit(d), why=CAUSES[d["cause"]]),
    "answer_order": lambda d, by: _("{unit} answered the supervise order.", unit=by),
    "return_answer": lambda d, by: _("The answer to the supervise order was sent back."),
    "settle_order": lambda d, by: _("The supervise order was settled."),
    "breach": lambda d, by: _("{unit} missed a deadline.", unit=_unit(d)),
}  # fmt: skip
"""One sentence per act; a test holds that no act is missing."""

NEXT: Mapping[State, Sentence] = {
    State.RAISED: _("The centre reads it and decides who handles it."),
    State.DISPATCHED: _("The unit accepts it, or says whose duty it is."),
    State.OBJECTED: _("The centre decides which unit handles it."),
    State.HANDLING: _("The unit works on it and reports what it did."),
    State.PAUSED: _("It goes on when the reason for the pause is over."),
    State.HANDLED: _("Somebody who did not work on it checks it."),
    State.CHECKED: _("You get the answer."),
    State.REPLIED: _("Tell us whether it is solved. If it is not, it is reopened; you can also ask for a review."),
    State.REVIEWING: _("The unit one level above reviews the answer."),
    State.REVIEWED: _("You can ask once more, one level further up."),
    State.REREVIEWING: _("One level further up decides for the last time."),
    State.CLOSED: _("It is closed. You can still rate it."),
    State.FINAL: _("This was the last stage."),
    State.WITHDRAWN: _("You withdrew it; nothing more happens."),
    State.REFUSED: _("The offices named above can help you."),
    State.REFERRED: _("The office named above can help you."),
    State.PUT_BACK: _("It is handled with the rest of the message."),
    State.MERGED: _("It is handled together with the other report; the answer appears here."),
}
