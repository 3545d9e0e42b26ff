"""What protects officers, as the personnel officer sees it: files for harm, disputes, suggestions and resignations."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from linli.auxiliaries.actions.protection import files
from linli.auxiliaries.data.protection import (
    CARE_NAMES,
    PAPERS,
    VOICE_NAMES,
    Care,
    CareId,
    CareState,
    DisputeId,
    Voice,
    VoiceKind,
)
from linli.auxiliaries.forms.fields import PressForm
from linli.auxiliaries.forms.protection import OpenFileForm, ReferenceForm, StageForm, TickForm
from linli.auxiliaries.permissions.people import answers_for, disciplines, units_answered_for
from linli.auxiliaries.queries import protection as queries
from linli.auxiliaries.queries.choosing import among
from linli.auxiliaries.queries.words import look_at
from linli.auxiliaries.states.protection import DISPUTE
from linli.auxiliaries.views.acting import act_page, actor_of, posted
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
)
from linli.auxiliaries.views.units import asked_for
from linli.kernel.actor import UnitId
from linli.kernel.errors import NotFound
from linli.kernel.words import Name
from linli.ledger.data import Subject
from linli.organisation import api as organisation
from linli.web.access import guard
from linli.web.keyset import Place, more_of, place_in
from linli.web.words import say

CARE_BACK = "auxiliaries:care"
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
    units, today = units_answered_for(actor_of(request)), timezone.localdate()
    said = queries.voices_to_answer(units, OWN, after=place_in(request, "voices"))
    disputes = queries.disputes(units=units, on=today, before=page_of(request, "disputes"))
    closed = queries.closed_files(units, before=page_of(request, "files"))
    groups = [
        Group(_("Files for harm"), [file_row(one) for one in queries.care_files(units=units)], _("No file is open."),
              (Act(reverse("auxiliaries:open-file"), _("Open a file")),)),
        Group(_("Suggestions and resignations"), [voice_row(one) for one in said], _("Nothing waits for an answer."),
              more=more_of("voices", [Place(one.id) for one in said], queries.PAGE)),
        Group(_("Labour disputes"), [dispute_row(one) for one in disputes], _("There is no dispute."),
              older=older_of("disputes", [one.id for one in disputes], queries.PAGE)),
        Group(_("Files that are closed"), [file_row(one) for one in closed], _("No file has been closed."),
              older=older_of("files", [one.id for one in closed], queries.PAGE)),
    ]  # fmt: skip
    lead = _(
        "Last days come from the law. For harm done while lawfully assisting, the organ is liable, never the officer."
    )
    return show_records(request, _("Protection of officers"), groups, lead=lead)


@guard("auxiliaries.discipline")
def open_file(request: HttpRequest) -> HttpResponse:
    form = OpenFileForm(
        posted(request), officers=among(units_answered_for(actor_of(request))), initial=asked_for(request)
    )
    return act_page(request, form, files.open_file, title=_("Open a file"), back=reverse(CARE_BACK))


@guard("auxiliaries.discipline")
def file(request: HttpRequest, id: int) -> HttpResponse:
    one, actor = queries.care(CareId(id)), actor_of(request)
    if not answers_for(actor, one.unit):
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
    due = Labelled(_("Employer applies until"), one.due_on) if one.due_on else ""
    lines = (CARE_NAMES[one.kind], Labelled(_("Happened on"), one.happened_on), due)
    return Row(f"{one.name} · {one.number}", reverse(address, args=[one.id]), one.state, lines)


def dispute_row(one: Any) -> Row:
    """With each limit that runs, and the next stages."""
    limits = tuple(Labelled(limit.words, limit.day) for limit in one.last_days)
    ways = [act for act in STAGES if DISPUTE.allows(act, one.state)]
    acts = tuple(Act(reverse("auxiliaries:dispute-act", args=[one.id, act]), STAGES[act]) for act in ways)
    return Row(one.number, state=one.state, lines=limits, acts=acts)


def unit_name(unit: UnitId) -> Name:
    found = organisation.unit(unit)
    return Name(found.name, found.name_en)


def voice_row(one: Voice) -> Row:
    limit = Labelled(_("Answer until"), one.due_on) if one.due_on else ""
    last = Labelled(_("Last working day"), one.last_day) if one.last_day else ""
    lines = (VOICE_NAMES[one.kind], Labelled(_("Receipt"), one.number), limit, last)
    return Row(one.name, reverse("auxiliaries:voice", args=[one.id]), one.state, lines)
