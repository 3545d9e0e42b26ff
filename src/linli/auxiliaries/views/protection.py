"""What protects officers, as desks see it: the own unit's files and voices, and what comes to the unit above."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from linli.auxiliaries.actions.discipline import absences
from linli.auxiliaries.actions.protection import approvals, files, voices
from linli.auxiliaries.data.discipline import ViolationId, ViolationState
from linli.auxiliaries.data.protection import (
    CARE_NAMES,
    GUARDED_NAMES,
    PAPERS,
    VOICE_NAMES,
    ApprovalId,
    Care,
    CareId,
    CareState,
    DisputeId,
    Voice,
    VoiceId,
    VoiceKind,
)
from linli.auxiliaries.forms.fields import PressForm
from linli.auxiliaries.forms.people import HandleForm, ReasonForm, ViolationForm, WordsForm
from linli.auxiliaries.forms.protection import OpenFileForm, ReferenceForm, StageForm, TickForm
from linli.auxiliaries.models.discipline import Violation
from linli.auxiliaries.permissions.people import disciplines, stands_above
from linli.auxiliaries.queries import discipline as case_queries
from linli.auxiliaries.queries import protection as queries
from linli.auxiliaries.queries.files import officers
from linli.auxiliaries.queries.words import look_at
from linli.auxiliaries.states.protection import DISPUTE
from linli.auxiliaries.views.acting import act_page, actor_of, posted
from linli.auxiliaries.views.records import Act, Group, Notice, Record, Row, show_record, show_records
from linli.kernel.actor import Actor, UnitId
from linli.kernel.errors import NotFound, NotPermitted
from linli.kernel.words import Name
from linli.ledger.data import Subject
from linli.organisation import api as organisation
from linli.organisation.data import UnitKind
from linli.web.access import guard
from linli.web.words import say

CARE_BACK, ABOVE_BACK = "auxiliaries:care", "auxiliaries:above"
FILE_WORDS = {"tick": _("Enter a step"), "hand_on": _("Hand on"), "close": _("Close the file")}
STAGES = {
    "mediate": _("Mediation was asked for"), "arbitrate": _("Arbitration was applied for"),
    "accepted": _("The commission has accepted"), "award": _("The award was received"),
    "sue": _("A lawsuit was brought"), "settle": _("The dispute is settled"),
}  # fmt: skip
OWN = (VoiceKind.SUGGESTION, VoiceKind.RESIGNATION)
OTHERS = tuple(kind for kind in VoiceKind if kind not in OWN)


@guard("auxiliaries.discipline")
def care(request: HttpRequest) -> HttpResponse:
    """Files, disputes, suggestions and resignations of the own units."""
    units, today = actor_of(request).units, timezone.localdate()
    said = queries.voices_to_answer(units, OWN)
    groups = [
        Group(_("Files for harm"), [file_row(one) for one in queries.care_files(units=units)], _("No file is open."),
              (Act(reverse("auxiliaries:open-file"), _("Open a file")),)),
        Group(_("Suggestions and resignations"), [_voice(one) for one in said], _("Nothing waits for an answer.")),
        Group(_("Labour disputes"), [dispute_row(one) for one in queries.disputes(units=units, on=today)],
              _("There is no dispute.")),
    ]  # fmt: skip
    lead = _(
        "Last days come from the law. For harm done while lawfully assisting, the organ is liable, never the officer."
    )
    return show_records(request, _("Protection of officers"), groups, lead=lead)


@guard("auxiliaries.discipline")
def open_file(request: HttpRequest) -> HttpResponse:
    form = OpenFileForm(posted(request), officers=officers(actor_of(request).units, limit=500))
    return act_page(request, form, files.open_file, title=_("Open a file"), back=reverse(CARE_BACK))


@guard("auxiliaries.discipline")
def file(request: HttpRequest, id: int) -> HttpResponse:
    one, actor = queries.care(CareId(id)), actor_of(request)
    if one.unit not in actor.units:
        raise NotFound
    texts = look_at(Subject(files.CARE_KIND, id), officer=one.officer, actor=actor, at=timezone.now())
    ways = {CareState.OPEN: ("tick", "hand_on"), CareState.HANDED: ("tick", "close")}.get(one.state, ())
    acts = [Act(reverse("auxiliaries:file-act", args=[id, act]), FILE_WORDS[act]) for act in ways]
    return show_record(request, file_record(one, texts, Act(reverse(CARE_BACK), _("Protection of officers")), acts))


@guard("auxiliaries.discipline")
def file_act(request: HttpRequest, id: int, act: str) -> HttpResponse:
    one, back = queries.care(CareId(id)), reverse("auxiliaries:file", args=[id])
    match act:
        case "tick":
            form: Any = TickForm(posted(request), kind=one.kind)
            do: Any = files.tick
        case "hand_on":
            form, do = ReferenceForm(posted(request)), files.hand_on
        case "close":
            form, do = PressForm(posted(request)), files.close_file
        case _:
            raise NotFound
    return act_page(request, form, lambda **given: do(one.id, **given), title=FILE_WORDS[act], back=back, lead=one.name)


@guard("auxiliaries.party")
def dispute_act(request: HttpRequest, id: int, act: str) -> HttpResponse:
    """The next stage, by the officer or the personnel officer."""
    one = queries.dispute(DisputeId(id), on=timezone.localdate())
    if act not in STAGES:
        raise NotFound
    back = reverse(CARE_BACK if disciplines(actor_of(request)) else "auxiliaries:own-rights")

    def do(**given: Any) -> None:
        files.move_dispute(one.id, act, **given)

    form = StageForm(posted(request), initial={"on": timezone.localdate()})
    return act_page(request, form, do, title=STAGES[act], back=back)


@guard("auxiliaries.above")
def above(request: HttpRequest) -> HttpResponse:
    """What officers of units below say, what needs leave, and breaches by organs."""
    actor = actor_of(request)
    units = [unit.id for own in actor.units for unit in organisation.descendants(own) if unit.id not in actor.units]
    said, asked = queries.voices_to_answer(units, OTHERS), queries.approvals_asked(units)
    groups = [
        Group(_("Refusals, complaints and petitions of officers"), [_voice(one) for one in said],
              _("Nothing waits for an answer.")),
        Group(_("Leave that is asked of you"), [_approval(one) for one in asked], _("Nobody has asked.")),
        Group(_("Breaches by organs and police officers"),
              [_violation(row) for row in case_queries.violations(actor.units)], _("No breach has been reported.")),
    ]  # fmt: skip
    lead = _("What the unit itself may not decide alone, and may not read.")
    return show_records(request, _("From the units below"), groups, lead=lead)


@guard("auxiliaries.above")
def voice(request: HttpRequest, id: int) -> HttpResponse:
    one, actor, now = queries.voice(VoiceId(id)), actor_of(request), timezone.now()
    back = Act(reverse(_back_of(one, actor)), _("Back"))
    texts = look_at(Subject(voices.KIND, id), officer=one.officer, actor=actor, at=now)
    act = Act(reverse("auxiliaries:answer-voice", args=[id]), _("Answer"), chief=True)
    return show_record(request, voice_record(one, texts, back, [act] if one.state == "given" else [], looked=True))


@guard("auxiliaries.above")
def answer_voice(request: HttpRequest, id: int) -> HttpResponse:
    one = queries.voice(VoiceId(id))

    def do(**given: Any) -> None:
        voices.answer_voice(one.id, **given)

    back = reverse(_back_of(one, actor_of(request)))
    lead = say(VOICE_NAMES[one.kind])
    return act_page(request, WordsForm(posted(request)), do, title=_("Answer"), back=back, lead=lead)


@guard("auxiliaries.above")
def approval(request: HttpRequest, id: int) -> HttpResponse:
    one, actor = queries.approval(ApprovalId(id)), actor_of(request)
    if not stands_above(actor, one.unit):
        raise NotFound
    texts = look_at(Subject(approvals.KIND, id), officer=one.officer, actor=actor, at=timezone.now())
    words = {"approve": _("Approve with reasons"), "decline": _("Decline with reasons")}
    acts = [Act(reverse("auxiliaries:approval-act", args=[id, act]), told) for act, told in words.items()]
    note = _("Within twelve months of a refusal or complaint. Ask yourself whether it would be so without it.")
    return show_record(request, Record(
        title=one.name, back=Act(reverse(ABOVE_BACK), _("From the units below")), state=one.state,
        lead=GUARDED_NAMES[one.guarded], facts=[(_("Asked on"), one.asked_at)], texts=texts, looked=True,
        notices=[Notice(note, ("wuhan-order-270/12(5)", "wuhan-order-270/12(6)"), "wait")],
        acts=acts if one.state == "asked" else [],
    ))  # fmt: skip


@guard("auxiliaries.above")
def approval_act(request: HttpRequest, id: int, act: str) -> HttpResponse:
    if act not in ("approve", "decline"):
        raise NotFound
    title = _("Approve with reasons") if act == "approve" else _("Decline with reasons")

    def do(**given: Any) -> None:
        approvals.decide_approval(ApprovalId(id), approve=act == "approve", **given)

    return act_page(request, ReasonForm(posted(request)), do, title=title, back=reverse(ABOVE_BACK))


@guard("auxiliaries.above")
def violation(request: HttpRequest, id: int) -> HttpResponse:
    row, actor = Violation.objects.filter(pk=id).first(), actor_of(request)
    if row is None or row.above not in actor.units:
        raise NotFound
    texts = look_at(Subject(absences.BREACH, id), officer=None, actor=actor, at=timezone.now())
    act = Act(reverse("auxiliaries:handle-violation", args=[id]), _("Handle it"), chief=True)
    return show_record(request, Record(
        title=unit_name(UnitId(row.unit)), back=Act(reverse(ABOVE_BACK), _("From the units below")),
        state=ViolationState(row.state), facts=[(_("Reported"), row.reported_at), (_("Handled"), row.handled_at)],
        notices=[Notice(_("What was broken"), (row.article,))], texts=texts,
        acts=[act] if row.state == ViolationState.REPORTED else [],
    ))  # fmt: skip


@guard("auxiliaries.above")
def handle_violation(request: HttpRequest, id: int) -> HttpResponse:
    def do(**given: Any) -> None:
        absences.handle_violation(ViolationId(id), **given)

    form = HandleForm(posted(request))
    return act_page(request, form, do, title=_("Handle the breach"), back=reverse(ABOVE_BACK))


@guard("auxiliaries.report")
def report_violation(request: HttpRequest) -> HttpResponse:
    """By anybody who serves there: it goes to the unit above, whatever the own unit thinks."""
    units = [(unit.id, unit.name) for unit in organisation.units() if unit.kind in (UnitKind.ORGAN, UnitKind.STATION)]
    note = _("The unit above handles it. Your own unit cannot close it.")
    back = reverse("auxiliaries:duty-catalogue")
    form = ViolationForm(posted(request), units=units)
    return act_page(request, form, absences.report_violation, title=_("Report a breach"), back=back, note=note)


def file_record(one: Care, texts: dict[str, str], back: Act, acts: list[Act]) -> Record:
    steps = [(say(words), _("step done") if code in one.done else _("still open")) for code, words in PAPERS[one.kind]]
    facts = [
        (_("Number"), one.number), (_("Happened on"), one.happened_on), (_("Employer applies until"), one.due_on),
        (_("Officer, family or union apply until"), one.late_on), (_("Reference"), one.reference), *steps,
    ]  # fmt: skip
    notices = []
    if one.liable:
        told = _("The consequences are the organ's, not the officer's.")
        notices.append(Notice(told, ("wuhan-order-270/26.1",)))
    return Record(title=one.name, back=back, state=one.state, lead=CARE_NAMES[one.kind], facts=facts, texts=texts,
                  notices=notices, acts=acts, looked=bool(acts))  # fmt: skip


def voice_record(one: Voice, texts: dict[str, str], back: Act, acts: list[Act], *, looked: bool) -> Record:
    facts = [
        (_("Receipt"), one.number), (_("Given"), one.given_at), (_("Answer until"), one.due_on),
        (_("Last working day"), one.last_day), (_("Answered"), one.answered_at),
    ]  # fmt: skip
    notices = [Notice(_("What was broken, or what it rests on"), (one.article,))] if one.article else []
    return Record(title=one.name, back=back, state=one.state, lead=VOICE_NAMES[one.kind], facts=facts, texts=texts,
                  notices=notices, acts=acts, looked=looked)  # fmt: skip


def file_row(one: Care, address: str = "auxiliaries:file") -> Row:
    lines = (CARE_NAMES[one.kind], one.happened_on)
    return Row(f"{one.name} · {one.number}", reverse(address, args=[one.id]), one.state, lines)


def dispute_row(one: Any) -> Row:
    """With each limit that runs, and the next stages."""
    limits = tuple(f"{say(limit.words)}: {limit.day}" for limit in one.last_days)
    ways = [act for act in STAGES if DISPUTE.allows(act, one.state)]
    acts = tuple(Act(reverse("auxiliaries:dispute-act", args=[one.id, act]), STAGES[act]) for act in ways)
    return Row(one.number, state=one.state, lines=limits, acts=acts)


def unit_name(unit: UnitId) -> Name:
    found = organisation.unit(unit)
    return Name(found.name, found.name_en)


def _voice(one: Voice) -> Row:
    lines = (VOICE_NAMES[one.kind], one.number, one.due_on or one.last_day)
    return Row(one.name, reverse("auxiliaries:voice", args=[one.id]), one.state, lines)


def _approval(one: Any) -> Row:
    lines = (GUARDED_NAMES[one.guarded], one.asked_at)
    return Row(one.name, reverse("auxiliaries:approval", args=[one.id]), one.state, lines)


def _violation(row: Violation) -> Row:
    address = reverse("auxiliaries:violation", args=[row.pk])
    return Row(unit_name(UnitId(row.unit)), address, ViolationState(row.state), (row.reported_at,))


def _back_of(one: Voice, actor: Actor) -> str:
    """To the desk it came from; nobody else gets here."""
    if one.kind in OWN:
        if one.unit not in actor.units or not disciplines(actor):
            raise NotPermitted
        return CARE_BACK
    if not stands_above(actor, one.unit):
        raise NotPermitted
    return ABOVE_BACK
