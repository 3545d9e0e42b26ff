"""What Linli does by the clock; the only room besides the views that asks what time it is."""

from datetime import timedelta

from django.utils import timezone

from linli.jobs import api as jobs
from linli.kernel.ids import first_id_at
from linli.matters.actions import calls
from linli.matters.actions.chasing import chase_plans
from linli.matters.actions.figures import AT_ONCE, count_events
from linli.matters.actions.judging import close_windows
from linli.matters.actions.keeping import index_for, keep_open_ones
from linli.matters.actions.learning import relearn
from linli.matters.actions.lost import compare_lost
from linli.matters.actions.supervising import breach_clocks, warn_of_clocks
from linli.privacy.api import retires

STILL_COMMITTING = timedelta(minutes=1)


def watch_clocks() -> None:
    """Warn before, and write down after."""
    now = timezone.now()
    warn_of_clocks(now)
    breach_clocks(now)


def chase_what_was_planned() -> None:
    chase_plans(timezone.now())


def close_what_is_over() -> None:
    close_windows(timezone.now())


def count_figures() -> None:
    """Leaves out the last minute, in which an act with a smaller id may still be on its way to its commit."""
    now = timezone.now()
    while count_events(first_id_at(now - STILL_COMMITTING), at=now) == AT_ONCE:
        pass


def keep_what_is_open() -> None:
    keep_open_ones(timezone.now())


def learn_anew() -> None:
    relearn(at=timezone.now())


def compare_lost_now(matter: int, typed: int) -> None:
    compare_lost(matter, typed, at=timezone.now())


def free_numbers() -> None:
    calls.free_forgotten(timezone.now())


def schedule() -> None:
    jobs.register("matters.count_figures", count_figures, every=timedelta(minutes=5))
    jobs.register("matters.watch_clocks", watch_clocks, every=timedelta(minutes=1))
    jobs.register("matters.chase_plans", chase_what_was_planned, every=timedelta(hours=1))
    jobs.register("matters.index_words", index_for)
    jobs.register("matters.compare_lost", compare_lost_now, outside=True)
    jobs.register("matters.keep_open_ones", keep_what_is_open, every=timedelta(days=1))
    jobs.register("matters.relearn", learn_anew, every=timedelta(days=1), outside=True)
    jobs.register("matters.close_windows", close_what_is_over, every=timedelta(minutes=10))
    jobs.register("matters.free_numbers", free_numbers, every=timedelta(minutes=10))
    retires("matters: parked calls and letters", due=calls.drafts_due, end=calls.end_drafts)
    retires("matters: who asked to be rung", due=calls.rings_due, end=calls.end_rings)
