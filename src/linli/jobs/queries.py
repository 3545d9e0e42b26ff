"""How the outbox is doing."""

from datetime import datetime, timedelta

from linli.jobs.data import Health, JobId, Parked
from linli.jobs.models import Job

MANY = 1000


def health(at: datetime) -> Health:
    oldest = Job.objects.filter(parked=False, due__lt=at).order_by("due").values_list("due", flat=True).first()
    parked = len(Job.objects.filter(parked=True).values_list("id")[:MANY])
    return Health(lag=at - oldest if oldest else timedelta(0), parked=parked)


def next_due() -> datetime | None:
    return Job.objects.filter(parked=False).order_by("due").values_list("due", flat=True).first()


def parked(limit: int = 50) -> list[Parked]:
    """The newest first."""
    rows = Job.objects.filter(parked=True).order_by("-id")[:limit]
    return [Parked(JobId(row.pk), row.name, tuple(row.ids), row.tries, row.error, row.due) for row in rows]
