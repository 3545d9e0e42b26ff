"""Documents as PDF, for the officer and for whoever may write them; and the page that says whether one is genuine."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from linli.auxiliaries.actions.appraisal import awards, ratings
from linli.auxiliaries.actions.conduct import complaints
from linli.auxiliaries.actions.discipline import cases
from linli.auxiliaries.actions.protection import voices
from linli.auxiliaries.data.appraisal import (
    GRADE_NAMES,
    MERIT_NAMES,
    PREFERENCE_NAMES,
    AwardId,
    Merit,
    Preference,
    RatingId,
    RecommendationId,
)
from linli.auxiliaries.data.conduct import COMPLAINT_NAMES, Complaint
from linli.auxiliaries.data.discipline import GROUND_NAMES, OUTCOME_NAMES, CaseId
from linli.auxiliaries.data.files import OfficerId
from linli.auxiliaries.data.papers import PAPER_NAMES, Paper, PaperKind
from linli.auxiliaries.data.protection import VoiceId
from linli.auxiliaries.models import AuxiliaryOfficer
from linli.auxiliaries.models.discipline import DisciplineCase
from linli.auxiliaries.permissions.people import answers_for, is_himself, rates
from linli.auxiliaries.queries import appraisal, discipline, papers, protection
from linli.auxiliaries.queries.plan import organ_above
from linli.auxiliaries.queries.words import look_at, own_texts
from linli.auxiliaries.views.acting import actor_of
from linli.auxiliaries.views.protection import unit_name
from linli.auxiliaries.views.records import FIELDS, Days, said
from linli.kernel.actor import Actor, UnitId
from linli.kernel.errors import NotFound
from linli.kernel.words import _ as sentence
from linli.ledger.data import Subject
from linli.organisation.api import post
from linli.web import words
from linli.web.access import PUBLIC, guard
from linli.web.documents import pdf_response, render_pdf
from linli.web.templatetags.law import cited
from linli.web.words import say

LAYOUT = "auxiliaries/documents/letter.typ"


@dataclass(frozen=True, slots=True)
class Letter:
    """What one kind of document says, before it is set in words."""

    officer: OfficerId | None  # None where it is about a unit's officers together
    kind: str  # of the subject in the vault
    opening: Any
    facts: tuple[tuple[Any, Any], ...]
    fields: tuple[str, ...]
    articles: tuple[str, ...]
    remedies: Any = ""
    signs: tuple[Any, ...] = (_("The officer, on receipt"),)
    by_officer: bool = False
    addressed: Any = ""
    """To whom, where it is not the officer."""
    unit: UnitId | None = None
    """Whose letter it is, where it is not the officer's organ."""


@guard(PUBLIC)
def verify(request: HttpRequest, code: str) -> HttpResponse:
    """Valid or not, what, since when: nothing else, to anybody with the code."""
    paper = papers.by_code(code)
    return render(request, "auxiliaries/conduct/verify.html", {"paper": paper, "words": PAPER_NAMES[paper.kind]})


@guard("auxiliaries.paper")
def paper(request: HttpRequest, kind: str, thing: int) -> HttpResponse:
    """For the officer without a reason, for rater and personnel officer as a look."""
    if kind not in set(LETTERS):
        raise NotFound
    issued, letter, actor = papers.out(PaperKind(kind), thing), LETTERS[PaperKind(kind)](thing), actor_of(request)
    officer = AuxiliaryOfficer.objects.filter(pk=letter.officer).first() if letter.officer is not None else None
    about = Subject(letter.kind, thing)
    if officer is not None and is_himself(actor, officer):
        texts = own_texts(about)
    elif _may_print(letter, officer, actor):
        texts = look_at(about, officer=letter.officer, actor=actor, at=timezone.now()) if letter.fields else {}
    else:
        raise NotFound
    return printed(issued, letter, officer, texts)


def printed(issued: Paper, letter: Letter, officer: AuxiliaryOfficer | None, texts: dict[str, str]) -> HttpResponse:
    check = f"{settings.SITE_URL}{reverse('auxiliaries:verify-paper', args=[issued.code])}"
    data = _data(letter, officer, texts, on=issued.issued_on)
    content = render_pdf(
        LAYOUT, data, title=say(PAPER_NAMES[issued.kind]), reference=issued.number,
        language=get_language() or "zh-hans", verify_at=check,
    )  # fmt: skip
    return pdf_response(content, f"{issued.kind.value.replace('_', '-')}-{issued.number}.pdf")


def _may_print(letter: Letter, officer: AuxiliaryOfficer | None, actor: Actor) -> bool:
    if officer is None:
        return letter.unit is not None and rates(actor) and answers_for(actor, letter.unit)
    return rates(actor, officer) and letter.kind != voices.KIND


def _data(letter: Letter, officer: AuxiliaryOfficer | None, texts: dict[str, str], *, on: date) -> dict[str, Any]:
    """All words said in the reader's language; what was written stays as it was written."""
    known = [(label, value) for label, value in letter.facts if value not in (None, "")]
    return {
        "addressed": said(letter.addressed) if letter.addressed or officer is None else _to(officer),
        "opening": said(letter.opening), "facts": [[str(label), said(value)] for label, value in known],
        "parts": [{"heading": str(FIELDS[field]), "text": texts[field]} for field in letter.fields if texts.get(field)],
        "basis": gettext("Legal basis"), "articles": list(dict.fromkeys(cited(cite) for cite in letter.articles)),
        "remedies_heading": gettext("If you do not agree"), "remedies": str(letter.remedies),
        "signs": [str(sign) for sign in letter.signs], **_issued(letter, officer, on),
    }  # fmt: skip


def _to(officer: AuxiliaryOfficer) -> str:
    told = gettext("To auxiliary officer %(name)s, work number %(number)s")
    return told % {"name": officer.name, "number": officer.number}


def _issued(letter: Letter, officer: AuxiliaryOfficer | None, on: date) -> dict[str, str]:
    """Who answers for it, and since when it is out; an officer's own slip has no issuer but the officer."""
    if letter.by_officer:
        return {"issuer": "", "day": "", "seal": ""}
    organ = letter.unit
    if organ is None and officer is not None:
        organ = organ_above(UnitId(officer.unit)) or UnitId(officer.unit)
    if organ is None:
        raise NotFound
    return {"issuer": say(unit_name(organ)), "day": words.day(on), "seal": gettext("(seal)")}


def _rating(thing: int) -> Letter:
    one = appraisal.rating(RatingId(thing))
    return Letter(
        one.officer, ratings.KIND, _("Your work in this period has been rated; a person chose the level."),
        ((_("Period"), Days(one.first, one.last)), (_("Level of the rating"), GRADE_NAMES[one.grade]),
         (_("Training days of the year"), one.training_days), (_("Training days missing"), one.shortfall),
         (_("Answer until"), one.answer_by)),
        ("performance", "compliance", "training", "reasons", "comment", "objection", "answer"),
        ("wuhan-order-270/21", "wuhan-order-270/23"),
        _("You can comment on the rating or object to it until the day above; until then it is used for nothing. A "
          "signature only says that you received it."),
    )  # fmt: skip


def _told(thing: int) -> Letter:
    one = discipline.case(CaseId(thing))
    return Letter(
        one.officer, cases.KIND, _("Before anything is decided you are told what was found, and on which evidence."),
        ((_("Ground it rests on"), GROUND_NAMES[one.ground]),
         (_("Told on"), one.told_on), (_("Answer until"), one.reply_by)),
        ("facts", "evidence"), (_cite(one.ground.value), "wuhan-order-270/34"),
        _("You can answer until the day above, in writing or in person, and somebody you trust may be with you."),
    )  # fmt: skip


def _decided(thing: int) -> Letter:
    one, row = discipline.case(CaseId(thing)), DisciplineCase.objects.get(pk=thing)
    labour = (f"labour-contract-law/{row.labour}",) if row.labour else ()
    return Letter(
        one.officer, cases.KIND, _("You were told facts and evidence and could answer; a person has decided."),
        ((_("Ground it rests on"), GROUND_NAMES[one.ground]),
         (_("Told on"), one.told_on), (_("Decided on"), one.decided_on),
         (_("Decision"), OUTCOME_NAMES[one.outcome] if one.outcome else None), (_("Union told on"), row.union_told_on),
         (_("Papers referred to"), row.papers)),
        ("facts", "evidence", "reply", "reasons"), (_cite(one.ground.value), "wuhan-order-270/34", *labour),
        _("You can negotiate, ask for mediation, apply for arbitration within one year, and then sue."),
    )  # fmt: skip


def _cleared(thing: int) -> Letter:
    one = discipline.case(CaseId(thing))
    return Letter(
        one.officer, cases.KIND, _("Nothing has been proved: you are cleared, and none of it is held against you."),
        ((_("Ground it rests on"), GROUND_NAMES[one.ground]),
         (_("Case opened"), one.opened_at), (_("Cleared on"), one.decided_on)),
        ("cleared",), ("wuhan-order-270/34",), signs=(),
    )  # fmt: skip


def _refused(thing: int) -> Letter:
    one = protection.voice(VoiceId(thing))
    return Letter(
        one.officer, voices.KIND, _("The officer has refused an order that breaks the law, as is a right."),
        ((_("Receipt"), one.number), (_("Refused on"), one.given_at), (_("Answer until"), one.due_on)),
        ("words", "answer"), (one.article, "wuhan-order-270/12(5)"),
        _("For twelve months a worse rating, a transfer or an ending needs the reasoned approval of the unit above."),
        signs=(_("The officer"),), by_officer=True,
    )  # fmt: skip


def _awarded(thing: int) -> Letter:
    row = appraisal.award(AwardId(thing))
    unit = UnitId(row.unit)
    together = sentence("To the auxiliary officers of {unit} together", unit=unit_name(unit))
    return Letter(
        OfficerId(row.officer_id) if row.officer_id else None, awards.KIND, _("An award has been granted."),
        ((_("Ground of the award"), MERIT_NAMES[Merit(row.merit)]), (_("Decided on"), row.decided_on)),
        ("evidence",), (_cite(row.merit),), signs=(),
        addressed="" if row.officer_id else together, unit=None if row.officer_id else organ_above(unit) or unit,
    )  # fmt: skip


def _recommended(thing: int) -> Letter:
    row = appraisal.recommendation(RecommendationId(thing))
    about = sentence("About auxiliary officer {name}, work number {number}", name=row.officer.name,
                     number=row.officer.number)  # fmt: skip
    return Letter(
        OfficerId(row.officer_id), "aux_recommendation",
        _("With the consent named below, the public security organ recommends this auxiliary officer for outstanding "
          "work. Examination, appraisal and decision are the other authority's."),
        ((_("Recommended for"), PREFERENCE_NAMES[Preference(row.preference)]),
         (_("Reference of the authority's consent"), row.consent),
         (_("Serves as an auxiliary officer since"), row.officer.started_on), (_("Recommended on"), row.made_on)),
        (), ("wuhan-order-270/32",), signs=(), addressed=about,
    )  # fmt: skip


def answered(one: Complaint) -> Letter:
    """To whoever complained: the result and the answer, neither the evidence nor any name."""
    checked_by = post(one.assigned).unit if one.assigned else one.unit
    return Letter(
        None, complaints.KIND,
        _("Your complaint has been checked by somebody who holds no post in the unit concerned."),
        ((_("Complaint"), one.number), (_("About an officer of"), unit_name(one.unit)),
         (_("Came in"), one.received_at), (_("Finding"), COMPLAINT_NAMES[one.state]), (_("Answered"), one.answered_at)),
        ("answer",), ("wuhan-order-270/6",),
        _("With new facts or evidence you can complain again, here or to the unit above. Your other remedies by law "
          "remain."), signs=(),
        addressed=_("To whoever made the complaint"), unit=checked_by,
    )  # fmt: skip


def _cite(ground: str) -> str:
    return f"wuhan-order-270/{ground}"


LETTERS: dict[PaperKind, Callable[[int], Letter]] = {
    PaperKind.RATING_NOTICE: _rating, PaperKind.PRE_DECISION: _told, PaperKind.DECISION: _decided,
    PaperKind.CLEARING: _cleared, PaperKind.REFUSAL_SLIP: _refused, PaperKind.AWARD: _awarded,
    PaperKind.RECOMMENDATION: _recommended,
}  # fmt: skip
