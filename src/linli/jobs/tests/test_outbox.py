"""What a context may rely on when it queues a job."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from django.db import transaction

from linli.jobs import registry
from linli.jobs.api import health, parked, queue, queue_all, register, retry, run_due, start_schedules
from linli.jobs.data import Lane
from linli.jobs.models import Job
from linli.jobs.rules import MAX_TRIES, pause_after

NOON = datetime(2026, 11, 20, 4, 0, tzinfo=UTC)
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def empty_registry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "_works", {})


@pytest.fixture
def done() -> Iterator[list[tuple[int | str, ...]]]:
    seen: list[tuple[int | str, ...]] = []
    register("note", lambda *ids: seen.append(ids))
    yield seen


def test_a_job_runs_when_it_is_due_and_then_is_gone(done):
    queue("note", 7, "station/3", due=NOON)
    assert run_due(NOON - timedelta(seconds=1)) == 0
    assert run_due(NOON) == 1
    assert (done, run_due(NOON), Job.objects.count()) == ([(7, "station/3")], 0, 0)


def test_a_job_dies_with_the_act_that_wanted_it(done):
    with pytest.raises(KeyError), transaction.atomic():
        queue("note", 7, due=NOON)
        raise KeyError
    assert run_due(NOON) == 0


def test_the_same_wish_waits_only_once_and_comes_at_the_earlier_time(done):
    queue("note", 7, due=NOON + timedelta(hours=1), once="7")
    queue("note", 7, due=NOON, once="7")
    queue("note", 7, due=NOON + timedelta(hours=2), once="7")
    assert run_due(NOON, limit=5) == 1
    assert run_due(NOON + timedelta(hours=3)) == 0


def test_a_wish_that_comes_while_its_twin_runs_is_not_lost():
    runs: list[int] = []

    def run(matter: int) -> None:
        runs.append(matter)
        if len(runs) == 1:
            queue("again", matter, due=NOON, once="x")

    register("again", run)
    queue("again", 7, due=NOON, once="x")
    assert [run_due(NOON), run_due(NOON), run_due(NOON)] == [1, 1, 0]


def test_no_text_enters_the_outbox(done):
    with pytest.raises(ValueError, match="no text"):
        queue("note", "老李家的水管漏了", due=NOON)


def test_many_wishes_are_one_statement(done, django_assert_num_queries):
    with django_assert_num_queries(1):
        queue_all("note", [(number,) for number in range(50)], due=NOON)
    assert run_due(NOON, limit=100) == 50


def test_a_failing_job_undoes_its_effect_and_is_tried_later():
    def run() -> None:
        queue("effect", due=NOON)
        raise KeyError("老李")

    register("fail", run)
    queue("fail", due=NOON)
    run_due(NOON, limit=1)
    job = Job.objects.get()
    assert (job.name, job.error, job.due, job.parked) == ("fail", "KeyError", NOON + timedelta(seconds=1), False)


def test_a_job_that_never_succeeds_is_parked_with_the_class_of_its_error_and_no_text():
    register("fail", lambda: {}["老李"])
    queue("fail", due=NOON)
    at = NOON
    for _ in range(MAX_TRIES):
        assert run_due(at) == 1
        at += timedelta(hours=5)
    assert run_due(at) == 0
    assert [(job.name, job.error, job.tries) for job in parked()] == [("fail", "KeyError", MAX_TRIES)]
    assert health(at).parked == 1


def test_an_operator_gives_a_parked_job_another_chance(done):
    queue("note", 7, due=NOON)
    Job.objects.update(parked=True, tries=MAX_TRIES)
    assert retry(Job.objects.get().pk, NOON)
    assert run_due(NOON) == 1
    assert not retry(1, NOON)


def test_work_that_nobody_registered_is_kept_until_somebody_does(done):
    queue("from a newer version", due=NOON)
    run_due(NOON)
    assert Job.objects.get().error == "LookupError"


def test_a_job_of_a_dead_worker_comes_back_when_its_lease_ends(done, settings):
    queue("note", 7, due=NOON)
    Job.objects.update(lease="dead", due=NOON + timedelta(seconds=settings.JOB_LEASE), tries=1)
    assert run_due(NOON) == 0
    assert run_due(NOON + timedelta(seconds=settings.JOB_LEASE)) == 1
    assert done == [(7,)]


def test_a_job_that_kills_every_worker_is_set_aside_unrun(done):
    queue("note", 7, due=NOON)
    Job.objects.update(tries=MAX_TRIES)
    run_due(NOON)
    assert (done, Job.objects.get().error) == ([], "TimeoutError")


def test_who_lost_the_lease_does_nothing(done):
    """The lease ran out while another job of the batch was slow, and another worker took it."""
    register("slow", lambda: Job.objects.filter(name="note").update(lease="another"))
    queue("slow", due=NOON - timedelta(seconds=1))
    queue("note", 7, due=NOON)
    assert run_due(NOON) == 2
    assert done == []


def test_work_that_reaches_outside_runs_without_a_transaction_of_ours_and_is_removed_after():
    left: list[int] = []
    register("send", lambda: left.append(Job.objects.count()), outside=True)
    queue("send", due=NOON)
    assert run_due(NOON) == 1
    assert (left, Job.objects.count()) == ([1], 0)


def test_a_schedule_comes_round_at_multiples_of_its_interval_and_is_there_once():
    runs: list[int] = []
    register("hourly", lambda: runs.append(1), every=timedelta(hours=1))
    start_schedules(NOON)
    start_schedules(NOON)
    run_due(NOON + timedelta(minutes=3))
    assert run_due(NOON + timedelta(minutes=59)) == 0
    assert run_due(NOON + timedelta(minutes=60)) == 1
    assert (len(runs), Job.objects.count()) == (2, 1)


def test_a_schedule_is_never_parked():
    register("hourly", lambda: {}["老李"], every=timedelta(hours=1))
    start_schedules(NOON)
    Job.objects.update(tries=MAX_TRIES * 2)
    run_due(NOON)
    assert (Job.objects.get().parked, Job.objects.get().error) == (False, "KeyError")


def test_lag_is_the_age_of_the_oldest_job_that_should_have_run(done):
    queue("note", 7, due=NOON)
    assert health(NOON).lag == timedelta(0)
    assert health(NOON + timedelta(minutes=5)).lag == timedelta(minutes=5)


def test_pauses_grow_to_four_hours():
    pauses = [pause_after(tries) for tries in range(1, MAX_TRIES + 1)]
    assert [pause.total_seconds() for pause in pauses[:3]] == [1, 4, 16]
    assert all(a <= b for a, b in pairwise(pauses)) and pauses[-1] == timedelta(hours=4)


def test_nothing_waits_behind_a_long_search():
    ran: list[str] = []
    register("search", lambda: ran.append("search"), outside=True, long=True)
    register("letter", lambda: ran.append("letter"))
    for name in ("search", "search", "letter"):
        queue(name, due=NOON)
    assert (run_due(NOON, lane=Lane.QUICK), ran) == (1, ["letter"])
    queue("letter", due=NOON)
    while run_due(NOON):
        pass
    assert ran == ["letter", "letter", "search", "search"], "whoever does both begins with what is quick"
    queue("letter", due=NOON)
    assert run_due(NOON, lane=Lane.LONG) == 0


def test_searches_that_wait_for_each_other_are_no_alarm_for_an_hour():
    register("search", lambda: None, long=True)
    queue("search", due=NOON)
    assert not health(NOON + timedelta(minutes=59)).lag
    assert health(NOON + timedelta(minutes=61)).lag == timedelta(minutes=61)
