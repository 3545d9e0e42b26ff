"""Cases, absences, files for harm and the own unit's voices: the personnel officer's desk."""

from datetime import date
from functools import partial
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from linli.auxiliaries.actions.discipline import absences as absence_acts
from linli.auxiliaries.actions.discipline import cases as acts
from linli.auxiliaries.actions.protection.approvals import ask_approval
from linli.auxiliaries.data.discipline import (
    GROUND_NAMES,
    OUTCOME_NAMES,
    RATING_CITES,
    RATING_IS_NOT_ENOUGH,
    AbsenceId,
    AbsenceState,
    Case,
    CaseId,
    Ground,
)
from linli.auxiliaries.data.papers import PaperKind
from linli.auxiliaries.data.protection import Guarded
from linli.auxiliaries.forms.fields import PressForm
from linli.auxiliaries.forms.people import AbsenceForm, DecideForm, OpenCaseForm, ReasonForm, TellForm, WordsForm
from linli.auxiliaries.permissions.people import answers_for, units_answered_for
from linli.auxiliaries.queries import discipline as queries
from linli.auxiliaries.queries.choosing import among
from linli.auxiliaries.queries.protection import shielded_until
from linli.auxiliaries.queries.words import look_at
from linli.auxiliaries.states.discipline import CASE
from linli.auxiliaries.views.acting import Do, act_page, actor_of, posted
from linli.auxiliaries.views.records import (
    Act,
    Group,
    Labelled,
    Notice,
    Record,
    Row,
    older_of,
    page_of,
    show_record,
    show_records,
    ways_to,
)
from linli.auxiliaries.views.units import asked_for
from linli.kernel.errors import NotFound, NotPermitted
from linli.ledger.data import Subject
from linli.web import words
from linli.web.access import guard
from linli.web.keyset import Place, more_of, place_in
from linli.web.words import say

BACK = "auxiliaries:cases"
WORDS = {
    "tell": _("Tell the officer the facts"), "decide": _("Decide the case"), "clear": _("Clear the officer"),
    "approval": _("Ask the unit above"),
}  # fmt: skip
CONFLICT = Notice(RATING_IS_NOT_ENOUGH, RATING_CITES, "wait")


@guard("auxiliaries.discipline")
def cases(request: HttpRequest) -> HttpResponse:
    units = units_answered_for(actor_of(request))
    done = queries.closed_cases(units, before=page_of(request, "before"))
    opened = queries.cases(units, after=place_in(request, "cases"))
    absent = queries.absences(units, after=place_in(request, "absences"))
    groups = [
        Group(_("Cases under way"), [_row(one) for one in opened], _("No case is under way."),
              more=more_of("cases", [Place(one.id, one.due_on) for one in opened], queries.PAGE)),
        Group(_("Absences to judge"), [_absence(row) for row in absent], _("No absence waits."),
              (Act(reverse("auxiliaries:note-absence"), _("Note an absence")),),
              more=more_of("absences", [Place(row.pk, row.day) for row in absent], queries.PAGE)),
        Group(_("Cases that are over"), [_row(one) for one in done], _("No case has been decided yet."),
              older=older_of("before", [one.id for one in done], queries.PAGE)),
    ]  # fmt: skip
    ways = [Act(reverse("auxiliaries:open-case"), _("Open a case"))]
    ways.append(Act(reverse("auxiliaries:obligations"), _("Duties and access")))
    lead = _("What Article 25 counts only opens a case. A person decides, after the officer has been told and heard.")
    return show_records(request, _("Cases and absences"), groups, lead=lead, acts=ways)


@guard("auxiliaries.discipline")
def open_case(request: HttpRequest) -> HttpResponse:
    form = OpenCaseForm(posted(request), **_asked(request))
    return act_page(request, form, acts.open_case, title=_("Open a case"), back=reverse(BACK))


@guard("auxiliaries.discipline")
def case(request: HttpRequest, id: int) -> HttpResponse:
    one, actor, now = queries.case(CaseId(id)), actor_of(request), timezone.now()
    if not answers_for(actor, one.unit):
        raise NotFound
    texts = look_at(Subject(acts.KIND, id), officer=one.officer, actor=actor, at=now)
    return show_record(request, Record(
        title=one.name, back=Act(reverse(BACK), _("Cases and absences")), state=one.state,
        lead=GROUND_NAMES[one.ground], facts=facts_of(one), texts=texts, looked=True, acts=_acts(one),
        notices=_notices(one), papers=papers_of(one),
    ))  # fmt: skip


@guard("auxiliaries.discipline")
def case_act(request: HttpRequest, id: int, act: str) -> HttpResponse:
    if act not in WORDS:
        raise NotFound
    one = queries.case(CaseId(id))
    if not answers_for(actor_of(request), one.unit):
        raise NotPermitted
    form, do = _form(request, one, act)
    note = say(RATING_IS_NOT_ENOUGH) if act == "decide" and one.ground is Ground.RATING else ""
    return act_page(
        request, form, do, title=WORDS[act], back=reverse("auxiliaries:case", args=[id]), lead=one.name, note=note
    )


@guard("auxiliaries.rate")
def note_absence(request: HttpRequest) -> HttpResponse:
    form = AbsenceForm(posted(request), **_asked(request))
    note = _("It counts for nothing until it is confirmed; the officer can explain it before.")
    back = reverse(BACK if actor_of(request).role == "hr" else "auxiliaries:ratings")
    return act_page(request, form, absence_acts.note_absence, title=_("Note an absence"), back=back, note=note)


@guard("auxiliaries.discipline")
def absence_act(request: HttpRequest, id: int, act: str) -> HttpResponse:
    if act not in ("confirm", "excuse"):
        raise NotFound
    title = _("Confirm: absent without leave") if act == "confirm" else _("Excuse the absence")

    def do(**who: Any) -> None:
        absence_acts.decide_absence(AbsenceId(id), excused=act == "excuse", **who)

    return act_page(request, PressForm(posted(request)), do, title=title, back=reverse(BACK))


def facts_of(one: Case) -> list[tuple[Any, Any]]:
    """For the personnel officer and the officer alike."""
    return [
        (_("Case opened"), one.opened_at), (_("To be looked into by"), one.due_on),
        (_("What was counted"), counted_of(one)),
        (_("Told on"), one.told_on), (_("Answer until"), one.reply_by), (_("Decided on"), one.decided_on),
        (_("Decision"), OUTCOME_NAMES[one.outcome] if one.outcome else None),
    ]  # fmt: skip


def counted_of(one: Case) -> Any:
    """The days that made the case, or how many complaints; a rating is said by the ground itself."""
    days = [words.day(date.fromisoformat(part)) for part in one.trigger.split() if part[:4].isdigit()]
    kind, _dash, number = one.trigger.partition("-")
    return " · ".join(days) or (Labelled(_("Complaints that were verified"), number) if kind == "verified" else "")


def papers_of(one: Case) -> list[Act]:
    wanted = {
        PaperKind.PRE_DECISION: one.told_on, PaperKind.DECISION: one.outcome,
        PaperKind.CLEARING: one.state == "cleared" or None,
    }  # fmt: skip
    words = {
        PaperKind.PRE_DECISION: _("Notice before the decision as PDF"), PaperKind.DECISION: _("Decision as PDF"),
        PaperKind.CLEARING: _("Clearing letter as PDF"),
    }  # fmt: skip
    out = [kind for kind, there in wanted.items() if there]
    return [Act(reverse("auxiliaries:paper", args=[kind.value, one.id]), words[kind]) for kind in out]


def _row(one: Case) -> Row:
    if one.decided_on is not None:
        lines: tuple[Any, ...] = (GROUND_NAMES[one.ground], Labelled(_("Decided on"), one.decided_on))
        return Row(f"{one.name} · {one.number}", reverse("auxiliaries:case", args=[one.id]), one.state, lines)
    late = _("The deadline has passed.") if one.due_on < timezone.localdate() else ""
    lines = (GROUND_NAMES[one.ground], Labelled(_("To be looked into by"), one.due_on), late)
    return Row(f"{one.name} · {one.number}", reverse("auxiliaries:case", args=[one.id]), one.state, lines)


def _absence(row: Any) -> Row:
    words = {"confirm": _("Confirm: absent without leave"), "excuse": _("Excuse the absence")}
    ways = tuple(Act(reverse("auxiliaries:absence-act", args=[row.pk, act]), said) for act, said in words.items())
    told = _("The officer has explained it.") if row.explained_at else ""
    return Row(row.officer.name, state=AbsenceState(row.state), lines=(row.day, told), acts=ways)


def _acts(one: Case) -> list[Act]:
    ways = [act for act in ("tell", "decide", "clear") if CASE.allows(act, one.state)]
    if "decide" in ways and shielded_until(one.officer, on=timezone.localdate()):
        ways.append("approval")
    return ways_to("auxiliaries:case-act", one.id, ways, WORDS, chief=ways[0] if ways else "")


def _notices(one: Case) -> list[Notice]:
    found = [CONFLICT] if one.ground is Ground.RATING and one.state in ("open", "told") else []
    if one.due_on < timezone.localdate() and one.state in ("open", "told"):
        found.append(Notice(_("The time for looking into it is over: decide, or clear the officer."), (), "bad"))
    if one.state == "told" and not one.replied:
        found.append(Notice(_("The officer has not answered yet, and still may."), ("wuhan-order-270/34",), "wait"))
    return found


def _form(request: HttpRequest, one: Case, act: str) -> tuple[forms.Form, Do]:
    match act:
        case "tell":
            return TellForm(posted(request)), lambda **given: acts.tell_facts(one.id, **given)
        case "decide":
            return DecideForm(posted(request), ground=one.ground), lambda **given: acts.decide(one.id, **given)
        case "clear":
            return WordsForm(posted(request)), lambda **given: acts.clear(one.id, **given)
        case _:
            ask = partial(ask_approval, one.officer, guarded=Guarded.ENDING, thing=one.id)
            return ReasonForm(posted(request)), ask


def _asked(request: HttpRequest) -> dict[str, Any]:
    """Whom the form may be about, and whom a link named."""
    return {"officers": among(units_answered_for(actor_of(request))), "initial": asked_for(request)}
