"""`linli worker` does what is due, until it is asked to stop; `linli jobs` shows and retries what was set aside."""

import signal
import time
from datetime import timedelta
from types import FrameType
from typing import Annotated

import structlog
import typer
from django.db import DatabaseError, close_old_connections, connection
from django.utils import timezone
from rich.console import Console
from rich.table import Table

from linli.jobs.api import health, next_due, parked, retry, run_due, running, start_schedules
from linli.jobs.data import Lane
from linli.kernel.errors import NotAllowed
from linli.web.words import say_at_terminal

jobs = typer.Typer(help="Background jobs: how far behind, and what was set aside.", no_args_is_help=True)
_log = structlog.get_logger(__name__)
LONGEST_SLEEP = timedelta(seconds=1)
"""A job queued just now is not announced to anybody; this is how long it may go unseen."""


class Stop:
    """Asked to stop by a signal: the job at hand is finished first."""

    def __init__(self) -> None:
        self.asked = False
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._ask)

    def _ask(self, _number: int, _frame: FrameType | None) -> None:
        self.asked = True


def worker(
    lane: Annotated[Lane, typer.Option(help="Long searches, everything else, or both.")] = Lane.ALL,
) -> None:
    """Run background jobs until stopped. Several may run at once; each job is taken by one of them."""
    try:
        with running():
            _work(Stop(), lane)
    except NotAllowed as refusal:
        Console(stderr=True).print(f"[red]{say_at_terminal(refusal.sentence)}[/red]")
        raise typer.Exit(1) from None


def _work(stop: Stop, lane: Lane) -> None:
    is_started = False
    while not stop.asked:
        close_old_connections()
        try:
            if not is_started:
                start_schedules(timezone.now())
                is_started = True
            pause = timedelta(0) if run_due(timezone.now(), lane=lane) else _pause(lane)
        except DatabaseError as error:
            _log.error("database_unreachable", error=type(error).__name__)
            connection.close()
            pause = LONGEST_SLEEP
        time.sleep(pause.total_seconds())


def _pause(lane: Lane) -> timedelta:
    due = next_due(lane)
    return LONGEST_SLEEP if due is None else min(max(due - timezone.now(), timedelta(0)), LONGEST_SLEEP)


@jobs.command("parked")
def show_parked() -> None:
    """Jobs that failed too often, the newest first, and how late the others are."""
    table = Table("id", "name", "ids", "tries", "error", "since")
    for job in parked():
        ids = " ".join(map(str, job.ids))
        table.add_row(str(job.id), job.name, ids, str(job.tries), job.error, f"{job.since:%Y-%m-%d %H:%M}")
    Console().print(table)
    Console().print(f"Lag: {health(timezone.now()).lag}")


@jobs.command("retry")
def retry_parked(numbers: list[int]) -> None:
    """Give these jobs another round of tries, once the cause is mended."""
    done = sum(retry(number, timezone.now()) for number in numbers)
    Console().print(f"{done} of {len(numbers)} will be tried again now.")
