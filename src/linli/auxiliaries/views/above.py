"""What comes to the unit above: what officers of units below say, leave that is asked, and breaches by organs."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from linli.auxiliaries.actions.discipline import absences
from linli.auxiliaries.actions.protection import approvals, voices
from linli.auxiliaries.data.appraisal import GRADE_NAMES, RatingId
from linli.auxiliaries.data.discipline import ViolationId, ViolationState
from linli.auxiliaries.data.protection import (
    GUARDED_NAMES,
    VOICE_NAMES,
    Approval,
    ApprovalId,
    Guarded,
    Voice,
    VoiceId,
)
from linli.auxiliaries.forms.people import HandleForm, ReasonForm, ViolationForm, WordsForm
from linli.auxiliaries.models.discipline import Violation
from linli.auxiliaries.permissions.people import answers_for, disciplines, stands_above
from linli.auxiliaries.queries import appraisal as ratings
from linli.auxiliaries.queries import discipline as case_queries
from linli.auxiliaries.queries import protection as queries
from linli.auxiliaries.queries.words import look_at
from linli.auxiliaries.views.acting import act_page, actor_of, posted
from linli.auxiliaries.views.protection import CARE_BACK, OTHERS, OWN, unit_name, voice_record, voice_row
from linli.auxiliaries.views.records import (
    Act,
    Days,
    Group,
    Labelled,
    Notice,
    Record,
    Row,
    older_of,
    page_of,
    show_record,
    show_records,
)
from linli.kernel.actor import Actor, UnitId
from linli.kernel.errors import NotFound, NotPermitted
from linli.kernel.words import Name
from linli.ledger.data import Subject
from linli.organisation import api as organisation
from linli.organisation.data import UnitKind
from linli.web.access import guard
from linli.web.keyset import Place, more_of, place_in
from linli.web.words import say

ABOVE_BACK = "auxiliaries:above"


@guard("auxiliaries.above")
def above(request: HttpRequest) -> HttpResponse:
    """What officers of units below say, what needs leave, and breaches by organs."""
    actor = actor_of(request)
    units = [unit.id for own in actor.units for unit in organisation.descendants(own) if unit.id not in actor.units]
    said = queries.voices_to_answer(units, OTHERS, after=place_in(request, "voices"))
    asked = queries.approvals_asked(units, after=place_in(request, "asked"))
    breaches = case_queries.violations(actor.units, before=page_of(request, "before"))
    groups = [
        Group(_("Refusals, complaints and petitions of officers"), [voice_row(one) for one in said],
              _("Nothing waits for an answer."),
              more=more_of("voices", [Place(one.id) for one in said], queries.PAGE)),
        Group(_("Leave that is asked of you"), [_approval(one) for one in asked], _("Nobody has asked."),
              more=more_of("asked", [Place(one.id) for one in asked], queries.PAGE)),
        Group(_("Breaches by organs and police officers"), [_violation(row) for row in breaches],
              _("No breach has been reported."),
              older=older_of("before", [row.pk for row in breaches], case_queries.PAGE)),
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
        lead=GUARDED_NAMES[one.guarded], facts=[(_("Asked on"), one.asked_at), *_asked_about(one)], texts=texts,
        looked=True,
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


def _approval(one: Any) -> Row:
    lines = (GUARDED_NAMES[one.guarded], Labelled(_("Asked on"), one.asked_at))
    return Row(one.name, reverse("auxiliaries:approval", args=[one.id]), one.state, lines)


def _asked_about(one: Approval) -> list[tuple[Any, Any]]:
    """What the unit above would agree to, beside what stands."""
    if one.guarded is Guarded.WORSE_RATING:
        asked, before = ratings.rating(RatingId(one.thing)), ratings.last_grade(one.officer, on=timezone.localdate())
        facts: list[tuple[Any, Any]] = [
            (_("Level asked for"), GRADE_NAMES[asked.grade]), (_("Period"), Days(asked.first, asked.last)),
            (_("Level that stands"), GRADE_NAMES[before] if before else _("Not rated yet")),
        ]  # fmt: skip
        return facts
    if one.guarded is Guarded.TRANSFER:
        to = next((unit for unit in organisation.units() if unit.id == one.thing), None)
        return [(_("Transfer to"), Name(to.name, to.name_en))] if to else []
    return []


def _violation(row: Violation) -> Row:
    address = reverse("auxiliaries:violation", args=[row.pk])
    return Row(
        unit_name(UnitId(row.unit)), address, ViolationState(row.state), (Labelled(_("Reported"), row.reported_at),)
    )


def _back_of(one: Voice, actor: Actor) -> str:
    """To the desk it came from; nobody else gets here."""
    if one.kind in OWN:
        if not (answers_for(actor, one.unit) and disciplines(actor)):
            raise NotPermitted
        return CARE_BACK
    if not stands_above(actor, one.unit):
        raise NotPermitted
    return ABOVE_BACK
