"""The hourly job: what it reads, settles, folds and forgets, and what that costs however many posts there are."""

from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from linli.kernel.actor import Actor, PostId, Role, UnitId
from linli.ledger.api import append_all, sequence
from linli.ledger.data import Entry, Subject
from linli.organisation.tests.factories import NOON
from linli.rights import api
from linli.rights.data import Cause
from linli.rights.models import LookReview, SeenDay, SeenLook, WatchPlace

pytestmark = pytest.mark.django_db
EVENING = NOON.replace(hour=12)  # 20:00 in the installation's own time


def do(act, post, subjects, *, at, kind="matter"):
    actor = Actor(role=Role.CLERK, unit=UnitId(7), post=PostId(post))
    with transaction.atomic():
        append_all([Entry(act, Subject(kind, one), {}) for one in subjects], actor=actor, at=at)


def run(at):
    sequence(at=at)
    api.watch(at=at)


def test_what_a_search_led_to_and_what_was_seen_late_is_marked():
    do("privacy.search", 1, [7], at=EVENING, kind="unit")
    do("privacy.look", 1, [31], at=EVENING + timedelta(minutes=4))
    do("privacy.look", 1, [32], at=EVENING + timedelta(minutes=6))
    do("privacy.look", 2, [33], at=NOON)
    run(EVENING + timedelta(hours=1))
    marks = {row.matter: (row.found, row.late) for row in SeenLook.objects.filter(search=False)}
    assert marks == {31: (True, True), 32: (False, True), 33: (False, False)}


def test_a_search_that_was_read_before_is_remembered():
    do("privacy.search", 1, [7], at=NOON, kind="unit")
    run(NOON)
    do("privacy.look", 1, [31], at=NOON + timedelta(minutes=3))
    run(NOON + timedelta(hours=1))
    assert SeenLook.objects.get(matter=31).found


def test_a_day_is_counted_once_it_has_settled_and_its_looks_are_forgotten():
    do("privacy.look", 1, [31, 32, 33], at=NOON)
    do("matters.accept", 1, [31], at=NOON)
    run(NOON + timedelta(hours=6))
    assert not SeenDay.objects.exists()
    for days in (1, 2, 8):
        run(NOON + timedelta(days=days, hours=6))
    row = SeenDay.objects.get()
    assert (row.day, row.looks, row.strangers) == (timezone.localdate(NOON), 3, 2)
    assert not SeenLook.objects.exists()
    run(NOON + timedelta(days=37))
    assert not SeenDay.objects.exists()


def test_looks_of_before_are_counted_when_nothing_was_counted_yet():
    do("privacy.look", 1, [31], at=NOON - timedelta(days=20))
    do("privacy.look", 1, [32], at=NOON)
    run(NOON + timedelta(days=1, hours=6))
    assert sorted(SeenDay.objects.values_list("day", flat=True)) == [
        timezone.localdate(NOON - timedelta(days=20)), timezone.localdate(NOON),
    ]  # fmt: skip
    assert WatchPlace.objects.get().folded == timezone.localdate(NOON + timedelta(days=1))


def statements_of_a_run(posts):
    """With so many posts more, each with twenty days behind it and five looks of today."""
    today = timezone.localdate(NOON)
    SeenDay.objects.bulk_create(
        SeenDay(
            role="clerk", post=post, day=today - timedelta(days=day), looks=30, strangers=1, searches=1, found=0, late=0
        )
        for post in posts
        for day in range(2, 22)
    )
    for post in posts:
        do("privacy.look", post, range(10_000 + 10 * post, 10_005 + 10 * post), at=NOON)
    sequence(at=NOON)
    with CaptureQueriesContext(
        connection,
    ) as ran:
        api.watch(at=NOON + timedelta(hours=6))
    return len(ran)


def test_a_run_costs_no_more_statements_for_more_posts(monkeypatch):
    monkeypatch.setattr("linli.rights.actions.watching.is_drawn", lambda leaf: False)
    few = statements_of_a_run(range(100, 110))
    SeenLook.objects.all().delete()
    rows_go_in_batches = 4
    assert statements_of_a_run(range(200, 290)) <= few + rows_go_in_batches <= 45


def test_the_flag_says_on_which_figures_it_rests():
    statements_of_a_run(range(100, 112))
    do("privacy.search", 100, [7], at=EVENING, kind="unit")
    do("privacy.look", 100, range(90_000, 90_020), at=EVENING)
    run(EVENING + timedelta(hours=6))
    flag = LookReview.objects.get(cause=Cause.STRANGERS)
    assert (flag.post, flag.count, flag.found, flag.late) == (100, 25, 20, 20)
