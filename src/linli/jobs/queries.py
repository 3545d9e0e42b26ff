"""How the outbox is doing."""

from datetime import datetime, timedelta

from django.db.models import QuerySet

from linli.jobs.data import Health, JobId, Lane, Parked
from linli.jobs.models import Job
from linli.jobs.registry import long_names

MANY = 1000


LONG_MAY_WAIT = timedelta(hours=1)
"""Forty searches for rosters wait for each other; only what waits longer tells that nobody works on them."""


def in_lane(lane: Lane) -> QuerySet[Job]:
    """What is not set aside, of one lane or of all."""
    rows = Job.objects.filter(parked=False)
    if lane is Lane.ALL:
        return rows
    return rows.filter(name__in=long_names()) if lane is Lane.LONG else rows.exclude(name__in=long_names())


def health(at: datetime) -> Health:
    dues = [
        in_lane(Lane.QUICK).filter(due__lt=at).order_by("due").values_list("due", flat=True).first(),
        in_lane(Lane.LONG).filter(due__lt=at - LONG_MAY_WAIT).order_by("due").values_list("due", flat=True).first(),
    ]
    oldest = min((due for due in dues if due is not None), default=None)
    parked = len(Job.objects.filter(parked=True).values_list("id")[:MANY])
    return Health(lag=at - oldest if oldest else timedelta(0), parked=parked)


def next_due(lane: Lane = Lane.ALL) -> datetime | None:
    return in_lane(lane).order_by("due").values_list("due", flat=True).first()


def is_waiting(name: str, *ids: int | str) -> bool:
    """Whether such a job is queued or being done; not one that was set aside."""
    return Job.objects.filter(name=name, ids=list(ids), parked=False).exists()


def parked(limit: int = 50) -> list[Parked]:
    """The newest first."""
    rows = Job.objects.filter(parked=True).order_by("-id")[:limit]
    return [Parked(JobId(row.pk), row.name, tuple(row.ids), row.tries, row.error, row.due) for row in rows]
