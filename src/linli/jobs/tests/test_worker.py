"""The worker finishes what it has in hand, then stops; and what was set aside can be seen and tried again."""

import os
import signal

import pytest
from django.db import DatabaseError
from django.utils import timezone
from typer.testing import CliRunner

from linli.jobs import commands, registry
from linli.jobs.api import queue, register
from linli.jobs.models import Job

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def as_before(monkeypatch):
    monkeypatch.setattr(registry, "_works", {})
    handlers = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
    yield
    for number, handler in handlers.items():
        signal.signal(number, handler)


@pytest.mark.django_db(transaction=True)
def test_it_works_until_asked_to_stop_and_ends_the_job_in_hand():
    done: list[str] = []

    def last() -> None:
        os.kill(os.getpid(), signal.SIGTERM)
        done.append("finished")

    register("last", last)
    queue("last", due=timezone.now())
    commands.worker()
    assert (done, Job.objects.count()) == (["finished"], 0)


def test_it_waits_for_a_database_that_is_away(monkeypatch):
    answers = iter([DatabaseError, None])

    def run_due(at, lane) -> int:
        if next(answers) is DatabaseError:
            raise DatabaseError
        os.kill(os.getpid(), signal.SIGTERM)
        return 1

    monkeypatch.setattr(commands, "run_due", run_due)
    monkeypatch.setattr(commands.connection, "close", lambda: None)
    monkeypatch.setattr(commands.time, "sleep", lambda seconds: None)
    commands.worker()


def test_an_operator_sees_what_was_set_aside_and_tries_again():
    Job.objects.create(name="letters.send", ids=[7], due=timezone.now(), parked=True, tries=12, error="KeyError")
    assert "letters" in CliRunner().invoke(commands.jobs, ["parked"], env={"COLUMNS": "200"}).output
    assert "1 of 2" in CliRunner().invoke(commands.jobs, ["retry", str(Job.objects.get().pk), "5"]).output
    assert not Job.objects.get().parked
