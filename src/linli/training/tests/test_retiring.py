"""Records of grid workers end two years after their last post."""

from datetime import UTC, date, datetime

import pytest

from linli.kernel.actor import SYSTEM, Role
from linli.organisation.api import end_post
from linli.organisation.tests.factories import NOON
from linli.training import models
from linli.training.actions import retiring
from linli.training.data import Learner, LearnerKind
from linli.training.tests.factories import passed


@pytest.mark.parametrize(
    ("ended", "today", "gone"),
    [(False, date(2040, 1, 1), False), (True, date(2028, 3, 1), False), (True, date(2028, 3, 2), True)],
)
def test_two_years_after_the_last_post(school, ended, today, gone):
    worker = school.district.actor(Role.GRID_WORKER)
    if ended:
        end_post(worker.post, actor=SYSTEM, at=NOON)
    passed(Learner(LearnerKind.GRID_WORKER, worker.user), on=date(2026, 1, 5))
    at = datetime(today.year, today.month, today.day, 4, tzinfo=UTC)
    assert retiring.due(at) == gone
    retiring.end(at)
    assert models.Certificate.objects.exists() is not gone


def test_officers_records_stay_with_their_files(school):
    passed(school.learner(), on=date(2000, 1, 5))
    assert retiring.due(datetime(2040, 1, 1, tzinfo=UTC)) == 0
