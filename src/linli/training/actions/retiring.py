"""Records of grid workers go two years after their last such post; those of others go with their files."""

from datetime import date, datetime

from django.utils import timezone

from linli.kernel.actor import SYSTEM, Role, UserId
from linli.kernel.calendar import add_months
from linli.organisation.api import figure, last_held
from linli.training import models
from linli.training.actions.earlier import forget_learners
from linli.training.data import Learner, LearnerKind

KIND = LearnerKind.GRID_WORKER


def due(at: datetime) -> int:
    """How many grid workers' records have reached their end."""
    return len(_gone(timezone.localdate(at)))


def end(at: datetime) -> int:
    return forget_learners(_gone(timezone.localdate(at)), actor=SYSTEM, at=at)


def _gone(today: date) -> list[Learner]:
    """Whose last post ended long enough ago; one of whom no post is known is gone too."""
    kept: set[int] = set()
    for table in (models.Enrolment, models.Certificate, models.Earlier):
        kept.update(table.objects.filter(learner_kind=KIND).values_list("learner_id", flat=True).distinct())
    held = last_held(map(UserId, kept), Role.GRID_WORKER)
    months = figure("training.keep", on=today).length
    over = (id for id in sorted(kept) if _is_over(held.get(UserId(id), date.min), months, today))
    return [Learner(KIND, id) for id in over]


def _is_over(until: date | None, months: int, today: date) -> bool:
    return until is not None and (until == date.min or add_months(until, months) <= today)
