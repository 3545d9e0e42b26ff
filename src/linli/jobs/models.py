"""The outbox."""

from django.db import models
from django.db.models import Q

from linli.kernel.ids import new_id


class Job(models.Model):
    """Something to do, by name and ids only: no text about anybody waits here.

    `due` is when a worker may take it; taking it moves `due` to the end of the lease and writes the worker's `lease`,
    so that a worker that dies gives it back by doing nothing. `once` keeps a second equal wish out while the first
    waits; it is wiped when the job is taken, because a wish that comes after that may have seen something new.
    """

    id = models.BigIntegerField(primary_key=True, default=new_id)
    name = models.CharField(max_length=80)
    ids = models.JSONField(default=list)
    due = models.DateTimeField()
    lease = models.CharField(max_length=32, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    once = models.CharField(max_length=120, blank=True)
    error = models.CharField(max_length=80, blank=True)
    parked = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint("name", "once", name="job_once", condition=~Q(once=""))]
        indexes = [
            models.Index("due", "id", name="job_due", condition=Q(parked=False)),
            models.Index("id", name="job_parked", condition=Q(parked=True)),
        ]
