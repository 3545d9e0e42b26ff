"""The officer's own rights: what was said about him and what he can say, in words, with receipts."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from linli.auxiliaries.actions.appraisal import ratings
from linli.auxiliaries.actions.discipline import absences, cases
from linli.auxiliaries.actions.protection import files, voices
from linli.auxiliaries.data.appraisal import GRADE_NAMES, RatingId
from linli.auxiliaries.data.deployment import LineId
from linli.auxiliaries.data.discipline import GROUND_NAMES, AbsenceId, AbsenceState, CaseId
from linli.auxiliaries.data.files import Officer
from linli.auxiliaries.data.papers import PaperKind
from linli.auxiliaries.data.protection import VOICE_NAMES, CareId, VoiceId, VoiceKind
from linli.auxiliaries.forms.fields import PressForm
from linli.auxiliaries.forms.people import WordsForm
from linli.auxiliaries.forms.protection import DisputeForm, HarmForm, RefuseOrderForm, ResignForm
from linli.auxiliaries.queries import appraisal, discipline, obligations, protection
from linli.auxiliaries.queries.files import officer_of
from linli.auxiliaries.queries.words import own_texts
from linli.auxiliaries.states.appraisal import RATING
from linli.auxiliaries.states.discipline import CASE
from linli.auxiliaries.views.acting import Do, act_page, actor_of, posted
from linli.auxiliaries.views.awards import own_groups
from linli.auxiliaries.views.discipline import facts_of, papers_of
from linli.auxiliaries.views.protection import dispute_row, file_record, file_row, voice_record
from linli.auxiliaries.views.records import Act, Days, Group, Labelled, Notice, Record, Row, show_record, show_records
from linli.kernel.errors import NotFound
from linli.ledger.data import Subject
from linli.web.access import guard
from linli.web.keyset import number_in

HOME = "auxiliaries:own-rights"
SAYING: dict[str, tuple[Any, Any]] = {
    "suggestion": (_("Make a suggestion"), ""),
    "complaint": (_("Complain to the unit above"), _("Your own unit reads neither this nor the answer.")),
    "petition": (_("Petition the unit above"), _("Your own unit reads neither this nor the answer.")),
}  # fmt: skip
DOING: dict[str, tuple[Any, Any, Callable[..., forms.Form], Callable[..., object]]] = {
    "refuse": (
        _("Refuse an unlawful order"),
        _("You get a slip that names the article, and twelve months of protection by the unit above."),
        RefuseOrderForm, voices.refuse_order,
    ),
    "resign": (_("Resign"), _("Nobody has to agree; the last day is computed."), ResignForm, voices.resign),
    "harm": (_("Report harm"), _("The last days to apply are computed by the law."), HarmForm, files.open_file),
    "dispute": (_("Begin a labour dispute"), _("Negotiation comes first; the limits are shown."), DisputeForm,
                files.begin_dispute),
}  # fmt: skip
RATING_WORDS = {
    "sign": _("I have received it"), "decline": _("I do not sign"), "comment": _("Comment on the rating"),
    "object": _("Object to the rating"),
}  # fmt: skip
CASE_WORDS = {"reply": _("Answer to the facts"), "name_companion": _("Name a companion")}


@guard("auxiliaries.own")
def rights(request: HttpRequest) -> HttpResponse:
    one, today = _himself(request), timezone.localdate()
    ways = [
        Act(reverse("auxiliaries:do-right", args=[act]), row[0], chief=act == "refuse") for act, row in DOING.items()
    ]
    ways += [Act(reverse("auxiliaries:speak", args=[kind]), row[0]) for kind, row in SAYING.items()]
    until = protection.shielded_until(one.id, on=today)
    lead = _("Nothing here is held against you. Every receipt has a number, every answer a last day.")
    harm = protection.care_files(officer=one.id)
    groups = [
        Group(_("What you said"), [_voice(row) for row in protection.voices(one.id)], _("Nothing yet."), tuple(ways)),
        Group(_("Ratings"), [_rating(row) for row in appraisal.ratings_of(one.id)], _("You have not been rated yet.")),
        Group(_("Cases and absences"), [*_cases(one), *_absences(one)], _("There is nothing.")),
        *own_groups(one.id),
        Group(_("Files for harm"), [file_row(row, "auxiliaries:own-file") for row in harm], _("There is nothing.")),
        Group(_("Labour disputes"), [dispute_row(row) for row in protection.disputes(officer=one.id, on=today)],
              _("There is nothing.")),
    ]  # fmt: skip
    if not obligations.signed(one.id, on=today):
        act = Act(reverse("auxiliaries:sign-notice"), _("Read and sign"))
        groups.insert(0, Group(_("The four duties of an officer"), [Row(str(today.year), acts=(act,))], ""))
    if until:
        shield = Row(_("Protected from reprisal until"), lines=(until,))
        groups.insert(0, Group(_("Your protection"), [shield], ""))
    return show_records(request, _("My rights"), groups, lead=lead)


@guard("auxiliaries.own")
def speak(request: HttpRequest, kind: str) -> HttpResponse:
    if kind not in SAYING:
        raise NotFound
    one, (title, note) = _himself(request), SAYING[kind]

    def do(**given: Any) -> None:
        voices.speak(one.id, VoiceKind(kind), **given)

    return act_page(request, WordsForm(posted(request)), do, title=title, back=reverse(HOME), note=note)


@guard("auxiliaries.own")
def do_right(request: HttpRequest, act: str) -> HttpResponse:
    if act not in DOING:
        raise NotFound
    one, (title, note, form, function) = _himself(request), DOING[act]
    line = number_in(request, "line")
    more = {"line": LineId(line)} if act == "refuse" and line else {}

    def do(**given: Any) -> None:
        function(one.id, **more, **given)

    return act_page(request, form(posted(request)), do, title=title, back=reverse(HOME), note=note)


@guard("auxiliaries.own")
def voice(request: HttpRequest, id: int) -> HttpResponse:
    one = protection.voice(VoiceId(id))
    _mine(request, one.officer)
    back = Act(reverse(HOME), _("My rights"))
    undo = Act(reverse("auxiliaries:take-back", args=[id]), _("Take back what I said"), post=True)
    acts = [undo] if one.state == "given" else []
    found = voice_record(one, own_texts(Subject(voices.KIND, id)), back, acts, looked=False)
    slip = Act(reverse("auxiliaries:paper", args=[PaperKind.REFUSAL_SLIP.value, id]), _("Slip as PDF"))
    return show_record(request, replace(found, papers=[slip] if one.kind is VoiceKind.REFUSAL else []))


@guard("auxiliaries.own")
@require_POST
def take_back(request: HttpRequest, id: int) -> HttpResponse:
    voices.take_back(VoiceId(id), actor=actor_of(request), at=timezone.now())
    return redirect(HOME)


@guard("auxiliaries.own")
def own_rating(request: HttpRequest, id: int) -> HttpResponse:
    one = appraisal.rating(RatingId(id))
    _mine(request, one.officer)
    if one.notified_at is None:
        raise NotFound
    ways = [act for act in ("sign", "comment", "object") if RATING.allows(act, one.state)]
    ways = [*ways[:1], *(["decline"] if "sign" in ways else []), *ways[1:]]
    paper = reverse("auxiliaries:paper", args=[PaperKind.RATING_NOTICE.value, id])
    return show_record(request, Record(
        title=_("Your rating"), back=Act(reverse(HOME), _("My rights")), state=one.state, lead=GRADE_NAMES[one.grade],
        facts=[(_("Period"), Days(one.first, one.last)), (_("Training days of the year"), one.training_days),
               (_("Training days missing"), one.shortfall), (_("Answer until"), one.answer_by)],
        notices=[Notice(_("A signature only says that you received it. Before it is settled nobody uses it."),
                        ("wuhan-order-270/23",))],
        texts=own_texts(Subject(ratings.KIND, id)), papers=[Act(paper, _("Notice as PDF"))],
        acts=[Act(reverse("auxiliaries:own-rating-act", args=[id, act]), RATING_WORDS[act]) for act in ways],
    ))  # fmt: skip


@guard("auxiliaries.own")
def own_rating_act(request: HttpRequest, id: int, act: str) -> HttpResponse:
    if act not in RATING_WORDS:
        raise NotFound
    rating, words = RatingId(id), act in ("comment", "object")
    acts: dict[str, Do] = {
        "sign": lambda **given: ratings.sign(rating, **given),
        "decline": lambda **given: ratings.sign(rating, declined=True, **given),
        "comment": lambda **given: ratings.comment(rating, **given),
        "object": lambda **given: ratings.object_to(rating, **given),
    }  # fmt: skip
    form = WordsForm(posted(request)) if words else PressForm(posted(request))
    return act_page(
        request, form, acts[act], title=RATING_WORDS[act], back=reverse("auxiliaries:own-rating", args=[id])
    )


@guard("auxiliaries.own")
def own_case(request: HttpRequest, id: int) -> HttpResponse:
    """Before the facts are told the officer sees that there is a case, on which ground and until when."""
    one = discipline.case(CaseId(id))
    _mine(request, one.officer)
    ways = [act for act in CASE_WORDS if CASE.allows(act, one.state)]
    texts = own_texts(Subject(cases.KIND, id)) if one.told_on else {}
    told = _("You are told the facts and evidence before anything is decided, and a companion may be with you.")
    return show_record(request, Record(
        title=_("A case about you"), back=Act(reverse(HOME), _("My rights")), state=one.state,
        lead=GROUND_NAMES[one.ground], facts=facts_of(one), texts=texts, papers=papers_of(one),
        notices=[Notice(told, ("wuhan-order-270/34",))],
        acts=[Act(reverse("auxiliaries:own-case-act", args=[id, act]), CASE_WORDS[act]) for act in ways],
    ))  # fmt: skip


@guard("auxiliaries.own")
def own_case_act(request: HttpRequest, id: int, act: str) -> HttpResponse:
    case, back = CaseId(id), reverse("auxiliaries:own-case", args=[id])
    match act:
        case "reply":
            form = WordsForm(posted(request))
            return act_page(request, form, lambda **given: cases.reply(case, **given), title=CASE_WORDS[act], back=back)
        case "name_companion":
            form = WordsForm(posted(request))
            form.fields["words"].label = _("Who comes with you?")

            def do(*, words: str, **given: Any) -> None:
                cases.name_companion(case, name=words, **given)

            return act_page(request, form, do, title=CASE_WORDS[act], back=back)
        case _:
            raise NotFound


@guard("auxiliaries.own")
def explain_absence(request: HttpRequest, id: int) -> HttpResponse:
    def do(**given: Any) -> None:
        absences.explain_absence(AbsenceId(id), **given)

    return act_page(request, WordsForm(posted(request)), do, title=_("Explain the absence"), back=reverse(HOME))


@guard("auxiliaries.own")
def own_file(request: HttpRequest, id: int) -> HttpResponse:
    one = protection.care(CareId(id))
    _mine(request, one.officer)
    texts = own_texts(Subject(files.CARE_KIND, id))
    return show_record(request, file_record(one, texts, Act(reverse(HOME), _("My rights")), []))


def _himself(request: HttpRequest) -> Officer:
    one = officer_of(actor_of(request).user)
    if one is None:
        raise NotFound
    return one


def _mine(request: HttpRequest, officer: int) -> None:
    if _himself(request).id != officer:
        raise NotFound


def _voice(one: Any) -> Row:
    limit = Labelled(_("Answer until"), one.due_on) if one.due_on else ""
    last = Labelled(_("Last working day"), one.last_day) if one.last_day else ""
    lines = (Labelled(_("Receipt"), one.number), limit, last)
    return Row(VOICE_NAMES[one.kind], reverse("auxiliaries:own-voice", args=[one.id]), one.state, lines)


def _rating(one: Any) -> Row:
    lines = (Days(one.first, one.last),)
    return Row(GRADE_NAMES[one.grade], reverse("auxiliaries:own-rating", args=[one.id]), one.state, lines)


def _cases(one: Officer) -> list[Row]:
    return [
        Row(
            GROUND_NAMES[case.ground],
            reverse("auxiliaries:own-case", args=[case.id]),
            case.state,
            (Labelled(_("To be looked into by"), case.due_on),),
        )
        for case in discipline.cases_of(one.id)
    ]


def _absences(one: Officer) -> list[Row]:
    rows = []
    for row in discipline.absences_of(one.id):
        state = AbsenceState(row.state)
        act = Act(reverse("auxiliaries:explain-absence", args=[row.pk]), _("Explain the absence"))
        rows.append(Row(row.day, state=state, acts=(act,) if state is AbsenceState.NOTED else ()))
    return rows
