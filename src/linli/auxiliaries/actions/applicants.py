"""One applicant: applies, is checked, tested, chosen or told why not; may withdraw, may say what is wrong."""

import json
from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction
from django.db.models import F

from linli.auxiliaries.actions.step import day_of, found, note, step
from linli.auxiliaries.data.recruitment import (
    ApplicantId,
    ApplicantState,
    Application,
    Exam,
    Exclusion,
    Priority,
    RecruitmentId,
    RecruitmentState,
    StepKind,
)
from linli.auxiliaries.models import recruitment as rows
from linli.auxiliaries.permissions.files import demand
from linli.auxiliaries.queries.recruitment import (
    applicant_shape,
    code_hash,
    equals_waiting,
    places_left,
    recruitment_shape,
    waiting_standings,
)
from linli.auxiliaries.rules.recruitment import NEXT, OF_AGE, UNMET, total_of
from linli.auxiliaries.states.recruitment import APPLICANT
from linli.kernel.actor import RESIDENT, Actor, UnitId
from linli.kernel.calendar import add_months
from linli.kernel.errors import BadInput, NotAllowed, NotLawful
from linli.kernel.ids import new_secret
from linli.kernel.text import clean
from linli.kernel.words import _
from linli.ledger.data import Subject
from linli.notifications.api import tell
from linli.organisation import api as organisation
from linli.privacy.api import erase, hold
from linli.privacy.data import Purpose, Sealed, SealedId
from linli.web.words import say

MOST_POINTS = 10000
REASON, REFERENCE = 2000, 80
CONTACT = ("phone", "email", "language")


@transaction.atomic
def apply(id: RecruitmentId, application: Application, *, actor: Actor, at: datetime) -> tuple[str, str]:
    """Take an application, from the public page or across the desk. Gives its number, and the code that opens it."""
    campaign = found(rows.Recruitment, id)
    if actor is not RESIDENT:
        demand("files", actor, UnitId(campaign.organ))
    last = campaign.steps.get(kind=StepKind.APPLICATION).planned_on
    if campaign.state != RecruitmentState.OPEN or day_of(at) > last:
        raise NotAllowed(_("Applications are not taken now."))
    details = _details(application)
    rows.Recruitment.objects.filter(pk=id).update(applied=F("applied") + 1)
    campaign.refresh_from_db()
    code = new_secret()
    row = rows.Applicant.objects.create(
        recruitment=campaign, number=f"{campaign.number}-{campaign.applied:04}", code_hash=code_hash(code),
        of_age=OF_AGE.on(day_of(at))(application.born_on, campaign.starts_on), citizen=application.citizen,
        willing=application.willing, priority=application.priority or "",
    )  # fmt: skip
    hold(Subject("applicant", row.pk), details, until=_kept_until(campaign, at), at=at)
    _note("apply", row, actor=actor, at=at)
    return row.number, code


@transaction.atomic
def check(
    id: ApplicantId, *, qualified: bool, health_paper: str, health_until: date | None, priority_paper: str,
    actor: Actor, at: datetime,
) -> None:  # fmt: skip
    """What the papers showed: the post's requirements, the health certificate, and the proof of a priority."""
    row = _own(id, actor)
    if (health_until is None) != (not health_paper.strip()):
        raise BadInput("health_until", _("A health certificate has a number and a last day."))
    if priority_paper.strip() and not row.priority:
        raise BadInput("priority_paper", _("No priority was claimed."))
    papers = {
        "health": clean("health_paper", health_paper, limit=REFERENCE),
        "priority": clean("priority_paper", priority_paper, limit=REFERENCE),
    }
    step(APPLICANT, row, "check", qualified=qualified, health_until=health_until,
        priority_proven=bool(papers["priority"]),
    )  # fmt: skip
    _seal(row, "papers", json.dumps(papers, ensure_ascii=False), at)
    _note("check", row, actor=actor, at=at)


@transaction.atomic
def clear(id: ApplicantId, *, answers: Mapping[Exclusion, tuple[bool, str]], actor: Actor, at: datetime) -> None:
    """The three exclusions of Art 17 ¶2 (1) to (3), each yes or no with the paper that shows it, sealed.

    A yes is an answer to the applicant at once; no table keeps it.
    """
    row = _own(id, actor)
    papers = {}
    for exclusion in Exclusion:
        found, paper = answers[exclusion]
        papers[exclusion.value] = {
            "yes": found,
            "paper": clean(f"paper_{exclusion}", paper, limit=REFERENCE, required=True),
        }
    _seal(row, "exclusions", json.dumps(papers, ensure_ascii=False), at)
    if met := [exclusion for exclusion in Exclusion if answers[exclusion][0]]:
        article = f"wuhan-order-270/17.2({met[0].value})"
        _reject(
            row, say(_("The Order does not allow this employment: {article}.", article=article)), actor=actor, at=at
        )
    else:
        step(APPLICANT, row, "clear", cleared=True)
        _note("clear", row, actor=actor, at=at)


@transaction.atomic
def admit(id: ApplicantId, *, actor: Actor, at: datetime) -> None:
    """Every condition of Art 17 is met, on paper."""
    row = _own(id, actor)
    if unmet := UNMET.on(day_of(at))(applicant_shape(row).sheet, row.recruitment.starts_on):
        raise NotLawful(
            _("Not met, or not yet established: {what}.", what=unmet[0].words), [one.cites for one in unmet]
        )
    step(APPLICANT, row, "admit", was_eligible=row.recruitment.state == RecruitmentState.TESTING)
    _note("admit", row, actor=actor, at=at)
    _tell(row, at)


@transaction.atomic
def reject(id: ApplicantId, *, reason: str, actor: Actor, at: datetime) -> None:
    """Never without a reason that the applicant reads."""
    row = _own(id, actor)
    _reject(row, clean("reason", reason, limit=REASON, required=True), actor=actor, at=at)


@transaction.atomic
def score(id: ApplicantId, *, scores: Mapping[Exam, int | None], actor: Actor, at: datetime) -> None:
    """Points in hundredths, for each test that counts."""
    row = _own(id, actor)
    if row.recruitment.state != RecruitmentState.TESTING:
        raise NotAllowed(_("Points are entered while the tests are held."))
    for test, points in scores.items():
        if points is not None and not 0 <= points <= MOST_POINTS:
            raise BadInput(test.value, _("Points are from 0 to 100."))
    total = total_of(scores, recruitment_shape(row.recruitment).weights)
    step(APPLICANT, row, "score", total=total, **{test.value: points for test, points in scores.items()})
    _note("score", row, actor=actor, at=at)


@transaction.atomic
def choose(id: ApplicantId, *, drawn: str = "", actor: Actor, at: datetime) -> None:
    """In the order of the ranking. `drawn`: the paper by which it was decided among equals."""
    row = _own(id, actor)
    if row.recruitment.state != RecruitmentState.RANKED:
        raise NotAllowed(_("Nobody is chosen before the results are published."))
    left, standing = places_left(row.recruitment), applicant_shape(row).standing
    if left < 1 or standing is None:
        raise NotAllowed(_("There is no place left."))
    today, paper = day_of(at), clean("drawn", drawn, limit=REFERENCE)
    if not NEXT.on(today)(standing, waiting_standings(row.recruitment)):
        raise NotLawful(_("Somebody stands before this one and has no answer yet."), NEXT.because(today).cites)
    if equals_waiting(row.recruitment, standing) > left and not paper:
        raise BadInput("drawn", _("Equal in everything: name the paper by which it was decided."))
    step(APPLICANT, row, "choose", drawn=paper)
    _note("choose", row, actor=actor, at=at)
    _tell(row, at)


@transaction.atomic
def withdraw(id: ApplicantId, *, at: datetime) -> None:
    """By the applicant, with the code. What was told for it is erased at once."""
    row = found(rows.Applicant, id)
    step(APPLICANT, row, "withdraw")
    erase(Subject("applicant", row.pk), actor=RESIDENT, at=at, because="pipl-2021/47")
    _note("withdraw", row, actor=RESIDENT, at=at)


@transaction.atomic
def contest(id: ApplicantId, *, words: str, at: datetime) -> None:
    """By the applicant: something held is wrong, or incomplete (PIPL 46)."""
    row = found(rows.Applicant, id)
    if row.recruitment.forget_on is not None:
        raise NotAllowed(_("This recruitment has ended; the personnel office answers you."))
    _seal(row, "contested", clean("words", words, limit=REASON, required=True), at)
    step(APPLICANT, row, "contest")
    _note("contest", row, actor=RESIDENT, at=at)


@transaction.atomic
def set_right(id: ApplicantId, *, actor: Actor, at: datetime) -> None:
    """The applicant is right; the conditions are checked anew."""
    row = _own(id, actor)
    step(APPLICANT, row, "set_right", letter=None, cleared=False)
    _note("set-right", row, actor=actor, at=at)
    _tell(row, at)


@transaction.atomic
def uphold(id: ApplicantId, *, reason: str, actor: Actor, at: datetime) -> None:
    row = _own(id, actor)
    words = clean("reason", reason, limit=REASON, required=True)
    step(APPLICANT, row, "uphold", letter=_seal(row, "letter", words, at))
    _note("uphold", row, actor=actor, at=at)
    _tell(row, at)


def end_application(row: rows.Applicant, words: str, *, actor: Actor, at: datetime) -> None:
    """For the act that calls a whole recruitment off: whoever waits is told the same."""
    letter = _seal(row, "letter", words, at)
    rows.Applicant.objects.filter(pk=row.pk).update(state=ApplicantState.REJECTED, letter=letter)
    _note("reject", row, actor=actor, at=at)
    _tell(row, at)


def _reject(row: rows.Applicant, words: str, *, actor: Actor, at: datetime) -> None:
    step(APPLICANT, row, "reject", letter=_seal(row, "letter", words, at))
    _note("reject", row, actor=actor, at=at)
    _tell(row, at)


def _own(id: ApplicantId, actor: Actor) -> rows.Applicant:
    row = rows.Applicant.objects.select_related("recruitment").filter(pk=id).first() or found(rows.Applicant, id)
    demand("files", actor, UnitId(row.recruitment.organ))
    return row


def _details(given: Application) -> list[Sealed]:
    if not (given.phone.strip() or given.email.strip()):
        raise BadInput("phone", _("A telephone number or an e-mail address is needed for the answer."))
    facts = {
        "name": clean("name", given.name, limit=64, required=True),
        "born_on": given.born_on.isoformat(),
        "education": clean("education", given.education, limit=400, required=True),
        "priority_paper": clean("priority_paper", given.priority_paper, limit=REFERENCE),
        "priority": Priority(given.priority).value if given.priority else "",
    }
    lines = ((field, clean(field, getattr(given, field), limit=100)) for field in CONTACT)
    contact = [Sealed(field, Purpose.CONTACT, text) for field, text in lines if text]
    return [Sealed("details", Purpose.HANDLING, json.dumps(facts, ensure_ascii=False)), *contact]


def _seal(row: rows.Applicant, field: str, text: str, at: datetime) -> SealedId:
    until = row.recruitment.forget_on or _kept_until(row.recruitment, at)
    [sealed] = hold(Subject("applicant", row.pk), [Sealed(field, Purpose.HANDLING, text)], until=until, at=at)
    return sealed


def _kept_until(campaign: rows.Recruitment, at: datetime) -> date:
    """While it runs, counted from its planned end; when it ends, from that day."""
    kept = organisation.figure("auxiliary.applicants_kept", on=day_of(at)).length
    planned = campaign.steps.get(kind=StepKind.PUBLICATION).planned_on
    return add_months(max(planned, day_of(at)), kept)


def _tell(row: rows.Applicant, at: datetime) -> None:
    tell("auxiliaries.application", subject=Subject("applicant", row.pk), ids={"number": row.number}, at=at)


def _note(act: str, row: rows.Applicant, *, actor: Actor, at: datetime) -> None:
    note(act, Subject("applicant", row.pk), actor=actor, at=at)
