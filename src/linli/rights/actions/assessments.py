"""Assessments of impact: a feature that needs one does not begin without, and stops when it is ended or has lapsed."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from linli import law
from linli.kernel.actor import Actor
from linli.kernel.errors import BadInput, NotFound, Overtaken
from linli.kernel.text import clean
from linli.kernel.words import _
from linli.ledger.api import append
from linli.ledger.data import Entry
from linli.privacy.api import features
from linli.rights.data import AssessmentId
from linli.rights.models import Assessment
from linli.rights.permissions import demand

LONGEST = 4000


def assess(
    feature: str, *, necessity: str, risk: str, measures: str, review_on: date, actor: Actor, at: datetime
) -> AssessmentId:
    """Record an assessment: lawful, proper and needed; effect and risk; whether the measures fit. From now to
    `review_on`, the day by which somebody looks again, the feature runs."""
    demand("assess", actor)
    if feature not in features():
        raise BadInput("feature", _("There is no such feature."))
    today = timezone.localdate(at)
    kept_until = _years_on(today, law.value("personal.assessment_kept", on=today).length)
    if not today < review_on <= kept_until:
        raise BadInput("review_on", _("Look at it again on a later day, within the years of the record."))
    texts = {name: clean(name, text, limit=LONGEST, required=True) for name, text in
             (("necessity", necessity), ("risk", risk), ("measures", measures))}  # fmt: skip
    with transaction.atomic():
        row = Assessment.objects.create(
            feature=feature, approved_on=today, approved_by=actor.post or 0, review_on=review_on,
            kept_until=kept_until, **texts,
        )  # fmt: skip
        append(Entry("rights.assess", None, {"feature": feature, "assessment": row.pk}), actor=actor, at=at)
    return AssessmentId(row.pk)


def end_assessment(id: AssessmentId, *, actor: Actor, at: datetime) -> None:
    """The feature stops at once, unless another assessment carries it; the record stays."""
    demand("assess", actor)
    row = Assessment.objects.filter(pk=id).first()
    if row is None:
        raise NotFound
    with transaction.atomic():
        if not Assessment.objects.filter(pk=id, ended_on__isnull=True).update(ended_on=timezone.localdate(at)):
            raise Overtaken
        append(Entry("rights.end-assessment", None, {"feature": row.feature, "assessment": id}), actor=actor, at=at)


def _years_on(day: date, years: int) -> date:
    """The same day some years on; the 29th of February becomes the 1st of March, never earlier."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, month=3, day=1)
