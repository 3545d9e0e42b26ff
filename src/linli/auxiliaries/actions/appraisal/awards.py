"""Awards by ground, recommendations with the consent of the other authority, levels where they are switched on."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from linli.auxiliaries.actions.papers import hand_over, issue
from linli.auxiliaries.actions.step import found, note, post_of, step
from linli.auxiliaries.actions.words import keep
from linli.auxiliaries.data.appraisal import AwardId, Merit, Preference, RecommendationId
from linli.auxiliaries.data.papers import PaperKind
from linli.auxiliaries.models import AuxiliaryOfficer
from linli.auxiliaries.models.appraisal import Award, LevelDecision, Recommendation
from linli.auxiliaries.permissions.files import demand
from linli.auxiliaries.permissions.people import answers_for
from linli.auxiliaries.rules.appraisal import may_be_published, may_be_recommended, service_years
from linli.auxiliaries.states.appraisal import AWARD
from linli.kernel.actor import Actor, UnitId
from linli.kernel.errors import NotAllowed, NotLawful, NotPermitted
from linli.kernel.text import clean
from linli.kernel.words import _
from linli.ledger.data import Subject
from linli.organisation.api import setting

KIND = "aux_award"


def propose_award(
    unit: UnitId, *, merit: Merit, evidence: str, officer: int | None = None, actor: Actor, at: datetime
) -> AwardId:
    """To an officer, or to the unit's auxiliary officers together; the ground and what shows it are needed."""
    demand("rate", actor, found(AuxiliaryOfficer, officer) if officer else None)
    if unit not in actor.units:
        raise NotPermitted
    with transaction.atomic():
        row = Award.objects.create(
            officer_id=officer, unit=unit, merit=merit, proposed_by=post_of(actor), proposed_at=at
        )
        keep(Subject(KIND, row.pk), {"evidence": evidence}, at=at)
        _note("propose_award", row, actor, at)
    return AwardId(row.pk)


def decide_award(id: AwardId, *, grant: bool, actor: Actor, at: datetime) -> None:
    """By somebody else than whoever proposed it."""
    row = found(Award, id)
    demand("rate", actor)
    if not answers_for(actor, UnitId(row.unit)) or actor.post == row.proposed_by:
        raise NotPermitted
    with transaction.atomic():
        decided = {"decided_by": post_of(actor), "decided_on": timezone.localdate(at)}
        step(AWARD, row, "grant" if grant else "decline", **decided)
        _note("grant_award" if grant else "decline_award", row, actor, at)
        if grant and row.officer_id is not None:
            hand_over(PaperKind.AWARD, Subject(KIND, row.pk), row.officer_id, at=at)
        elif grant:
            issue(PaperKind.AWARD, row.pk, at=at)


def consent_to_publish(id: AwardId, *, actor: Actor, at: datetime) -> None:
    """The officer agrees that the award is made public."""
    row = found(Award, id)
    demand("himself", actor, row.officer)
    with transaction.atomic():
        step(AWARD, row, "consent", consented_at=at)
        _note("consent", row, actor, at)


def publish_award(id: AwardId, *, actor: Actor, at: datetime) -> None:
    """A unit's award needs nobody's consent: it names nobody."""
    row, today = found(Award, id), timezone.localdate(at)
    demand("rate", actor)
    if not answers_for(actor, UnitId(row.unit)):
        raise NotPermitted
    if not may_be_published.on(today)(row.consented_at is not None or row.officer_id is None):
        raise NotLawful(_("An award is made public only with the officer's consent."),
                        may_be_published.because(today).cites)  # fmt: skip
    with transaction.atomic():
        step(AWARD, row, "publish", published_at=at)
        _note("publish_award", row, actor, at)


def recommend(officer: int, *, preference: Preference, consent: str, actor: Actor, at: datetime) -> RecommendationId:
    """Linli only records it; examinations and decisions are the other authority's."""
    one, today = found(AuxiliaryOfficer, officer), timezone.localdate(at)
    demand("discipline", actor, one)
    reference = clean("consent", consent, limit=80)
    if not may_be_recommended.on(today)(reference):
        raise NotLawful(_("A recommendation needs the reference of the authority's consent."),
                        may_be_recommended.because(today).cites)  # fmt: skip
    with transaction.atomic():
        row = Recommendation.objects.create(
            officer=one, preference=preference, consent=reference, made_by=post_of(actor), made_on=today
        )
        note("recommend", officer, actor=actor, at=at, recommendation=row.pk)
        hand_over(PaperKind.RECOMMENDATION, Subject("aux_recommendation", row.pk), officer, at=at)
    return RecommendationId(row.pk)


def set_level(officer: int, *, level: int, since: date, reasons: str, actor: Actor, at: datetime) -> None:
    """Only where the installation has introduced levels, and only with reasons."""
    one = found(AuxiliaryOfficer, officer)
    demand("discipline", actor, one)
    if not setting("auxiliary.levels"):
        raise NotAllowed(_("This installation has no levels; the operator can introduce them."))
    with transaction.atomic():
        years = service_years.on(since)(one.started_on, since)
        row = LevelDecision.objects.create(
            officer=one, level=level, since=since, years=years, decided_by=post_of(actor)
        )
        keep(Subject("aux_level", row.pk), {"reasons": reasons}, at=at)
        note("set_level", officer, actor=actor, at=at, level=level)


def _note(act: str, row: Award, actor: Actor, at: datetime) -> None:
    about = row.officer_id if row.officer_id is not None else Subject("aux_award", row.pk)
    note(act, about, actor=actor, at=at, award=row.pk, merit=row.merit)
