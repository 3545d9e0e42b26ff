"""Queue, take, run, park. What must be true at every instant: a job's effect and its removal are one transaction."""

import re
import secrets
from collections.abc import Iterable
from datetime import datetime, timedelta

import structlog
from django.conf import settings
from django.db import transaction
from django.db.models import Case, F, Value, When
from django.utils.timezone import get_default_timezone

from linli.jobs.data import Lane
from linli.jobs.models import Job
from linli.jobs.queries import in_lane
from linli.jobs.registry import Work, schedules, work
from linli.jobs.rules import LEASE_OUTSIDE, MAX_TRIES, next_round, pause_after

_log = structlog.get_logger(__name__)
_ID = re.compile(r"[A-Za-z0-9_.:/@+-]{1,80}")
_SCHEDULE = "schedule"


def queue(name: str, *ids: int | str, due: datetime, once: str = "") -> None:
    """Put a job into the outbox, in the caller's transaction. Ids only: a text is refused.

    Where an equal (`name`, `once`) waits already, nothing is added, and the one that waits comes no later than `due`.
    """
    queue_all(name, [ids], due=due, once=once)


def queue_all(name: str, wishes: Iterable[tuple[int | str, ...]], *, due: datetime, once: str = "") -> None:
    """The same work for many ids, in one statement."""
    jobs = [Job(name=name, ids=[_checked(one) for one in ids], due=due, once=once) for ids in wishes]
    if not once:
        Job.objects.bulk_create(jobs)
        return
    Job.objects.bulk_create(jobs, ignore_conflicts=True)
    Job.objects.filter(name=name, once=once, due__gt=due).update(due=due)


def start_schedules(at: datetime) -> None:
    """Make sure that every registered schedule has its row; safe to call by every worker."""
    have = set(Job.objects.filter(once=_SCHEDULE).values_list("name", flat=True))
    missing = [Job(name=work.name, due=at, once=_SCHEDULE) for work in schedules() if work.name not in have]
    if missing:
        Job.objects.bulk_create(missing, ignore_conflicts=True)


def run_due(at: datetime, limit: int = 20, lane: Lane = Lane.ALL) -> int:
    """Run up to `limit` jobs that are due at `at`, and say how many; 0 means there was nothing to do. A long one is
    taken alone, and where a worker does both, only while nothing else waits."""
    for one in (Lane.QUICK, Lane.LONG) if lane is Lane.ALL else (lane,):
        jobs = _take(secrets.token_hex(16), at, 1 if one is Lane.LONG else limit, one)
        for job in jobs:
            _run(job, at)
        if jobs:
            return len(jobs)
    return 0


def retry(job_id: int, at: datetime) -> bool:
    """Give a parked job another round of tries; False where it is no longer parked."""
    return bool(Job.objects.filter(pk=job_id, parked=True).update(parked=False, tries=0, due=at, lease=""))


def _checked(one: int | str) -> int | str:
    if isinstance(one, str) and not _ID.fullmatch(one):
        raise ValueError("a job carries ids and codes, no text")
    return one


def _take(lease: str, at: datetime, limit: int, lane: Lane) -> list[Job]:
    """Lease what is due. Two workers may see the same row; the second finds `due` moved and gets none of it."""
    due = in_lane(lane).filter(due__lte=at)
    seen = list(due.order_by("due", "id").values_list("id", flat=True)[:limit])
    if not seen:
        return []
    kept = Case(When(once=_SCHEDULE, then=Value(_SCHEDULE)), default=Value(""))
    until = at + timedelta(seconds=settings.JOB_LEASE)
    if not due.filter(pk__in=seen).update(lease=lease, due=until, tries=F("tries") + 1, once=kept):
        return []
    return list(Job.objects.filter(pk__in=seen, lease=lease).order_by("id"))


def _run(job: Job, at: datetime) -> None:
    known = work(job.name)
    try:
        if known is None:
            raise LookupError("no such work")
        if job.tries > MAX_TRIES and not known.every:
            raise TimeoutError("taken too often and never finished")  # it kills its worker: set it aside unrun
        (_run_outside if known.outside else _run_inside)(job, known, at)
    except Exception as error:
        _log.exception("job_failed", job=job.pk, name=job.name, tries=job.tries, error=type(error).__name__)
        _give_back(job, known, type(error).__name__, at)


def _run_inside(job: Job, known: Work, at: datetime) -> None:
    with transaction.atomic():
        if _finish(job, known, at):  # first, so that a second worker waits on this row and then finds it gone
            known.run(*job.ids)


def _run_outside(job: Job, known: Work, at: datetime) -> None:
    if Job.objects.filter(pk=job.pk, lease=job.lease).update(due=at + LEASE_OUTSIDE):
        known.run(*job.ids)
        _finish(job, known, at)


def _finish(job: Job, known: Work, at: datetime) -> bool:
    """Remove the job, or move a schedule on; False where the lease has meanwhile gone to somebody else."""
    mine = Job.objects.filter(pk=job.pk, lease=job.lease)
    if not known.every:
        return bool(mine.delete()[0])
    midnight = datetime(2024, 1, 1, tzinfo=get_default_timezone())
    return bool(mine.update(lease="", tries=0, error="", due=next_round(at, known.every, midnight)))


def _give_back(job: Job, known: Work | None, error: str, at: datetime) -> None:
    again, endless = at + pause_after(job.tries), known is not None and known.every is not None
    Job.objects.filter(pk=job.pk, lease=job.lease).update(
        lease="", due=again, error=error[:80], parked=job.tries >= MAX_TRIES and not endless
    )
