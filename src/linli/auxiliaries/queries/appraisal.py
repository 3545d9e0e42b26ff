"""Ratings, awards and levels as shapes; what may be used, and what waits for whom."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from django.utils import timezone

from linli.auxiliaries.data.appraisal import AwardId, Grade, Rating, RatingId, RatingState, RecommendationId, Signature
from linli.auxiliaries.data.files import OfficerId
from linli.auxiliaries.models.appraisal import Award, LevelDecision, Recommendation
from linli.auxiliaries.models.appraisal import Rating as RatingRow
from linli.auxiliaries.rules.appraisal import may_be_used
from linli.kernel.actor import PostId, UnitId
from linli.kernel.errors import NotFound
from linli.training.api import totals
from linli.training.data import Learner, LearnerKind
from linli.web.keyset import below

PAGE = 50


def rating(id: RatingId) -> Rating:
    row = RatingRow.objects.select_related("officer").filter(pk=id).first()
    if row is None:
        raise NotFound
    return rating_of(row)


def ratings(units: Iterable[UnitId], *, before: RatingId | None = None, limit: int = PAGE) -> list[Rating]:
    """The newest first; one statement."""
    rows = RatingRow.objects.filter(officer__unit__in=list(units)).select_related("officer").order_by("-id")
    return [rating_of(row) for row in below(rows, before)[:limit]]


def ratings_of(officer: int, *, limit: int = PAGE) -> list[Rating]:
    """Those the officer has been told of, the newest first."""
    rows = RatingRow.objects.filter(officer=officer).exclude(state=RatingState.DRAFT).select_related("officer")
    return [rating_of(row) for row in rows.order_by("-last", "-id")[:limit]]


def usable(officer: int, *, on: date) -> list[Rating]:
    """What promotion, pay, reward, renewal or ending may rest on: notified and settled, the newest first."""
    rule = may_be_used.on(on)
    return [
        one for one in ratings_of(officer)
        if rule(one.state, timezone.localdate(one.notified_at) if one.notified_at else None)
    ]  # fmt: skip


def last_grade(officer: int, *, on: date) -> Grade | None:
    """The level that stands: of the newest period that may be used, whichever period is rated now."""
    return next((one.grade for one in usable(officer, on=on)), None)


def for_provider(units: Iterable[UnitId], *, before: int | None = None, limit: int = PAGE) -> list[Rating]:
    """What has been fed back to these providers: settled ratings of their officers."""
    rows = RatingRow.objects.filter(officer__provider__in=list(units), provider_told_at__isnull=False)
    rows = rows.select_related("officer").order_by("-id")
    return [rating_of(row) for row in below(rows, before)[:limit]]


def training_of(officer: int, *, year: int) -> tuple[Decimal, Decimal]:
    """Days trained in the year, and days that are missing: numbers for the rater, no judgement."""
    learner = Learner(LearnerKind.AUXILIARY, officer)
    found = totals([learner], year=year)[learner]
    return found.counted, found.short


def awards(units: Iterable[UnitId], *, before: int | None = None, limit: int = PAGE) -> list[Award]:
    rows = Award.objects.filter(unit__in=list(units)).select_related("officer").order_by("-id")
    return list(below(rows, before)[:limit])


def awards_of(officer: int) -> list[Award]:
    return list(Award.objects.filter(officer=officer).order_by("-id")[:PAGE])


def published_awards(*, before: int | None = None, limit: int = PAGE) -> list[Award]:
    """The newest first; one statement."""
    rows = Award.objects.filter(published_at__isnull=False).select_related("officer").order_by("-id")
    return list(below(rows, before)[:limit])


def award(id: AwardId) -> Award:
    row = Award.objects.select_related("officer").filter(pk=id).first()
    if row is None:
        raise NotFound
    return row


def recommendation(id: RecommendationId) -> Recommendation:
    row = Recommendation.objects.select_related("officer").filter(pk=id).first()
    if row is None:
        raise NotFound
    return row


def recommendations(units: Iterable[UnitId], *, before: int | None = None, limit: int = PAGE) -> list[Recommendation]:
    """The newest first; one statement."""
    rows = Recommendation.objects.filter(officer__unit__in=list(units)).select_related("officer").order_by("-id")
    return list(below(rows, before)[:limit])


def recommendations_of(officer: int) -> list[Recommendation]:
    return list(Recommendation.objects.filter(officer=officer).order_by("-id")[:PAGE])


def levels(units: Iterable[UnitId], *, before: int | None = None, limit: int = PAGE) -> list[LevelDecision]:
    """The newest first; one statement."""
    rows = LevelDecision.objects.filter(officer__unit__in=list(units)).select_related("officer").order_by("-id")
    return list(below(rows, before)[:limit])


def level_of(officer: int) -> LevelDecision | None:
    return LevelDecision.objects.filter(officer=officer).order_by("-since").first()


def rating_of(row: RatingRow) -> Rating:
    return Rating(
        id=RatingId(row.pk), officer=OfficerId(row.officer_id), number=row.officer.number, name=row.officer.name,
        unit=UnitId(row.officer.unit), provider=UnitId(row.officer.provider) if row.officer.provider else None,
        first=row.first, last=row.last, grade=Grade(row.grade), state=RatingState(row.state),
        training_days=row.training_days, shortfall=row.shortfall, signature=Signature(row.signature),
        notified_at=row.notified_at, answer_by=row.answer_by, settled_at=row.settled_at,
        provider_told_at=row.provider_told_at, commented=row.commented_at is not None,
        rater=PostId(row.rater),
    )  # fmt: skip
