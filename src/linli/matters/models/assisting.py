"""Units that help the one that leads."""

from django.db import models
from django.db.models import Q

from linli.kernel.enums import choices
from linli.matters.data import AssistState, AssistTask
from linli.matters.models.choices import known
from linli.matters.models.clocks import Clock
from linli.matters.models.matter import Matter

_OPEN = Q(state__in=[AssistState.ASKED.value, AssistState.HELPING.value])


class Assist(models.Model):
    """A unit was asked to do one part, on a clock of its own. What was written to it is in the vault.

    The lead unit stays answerable for the whole. A unit helps once at a time with one matter.
    """

    matter = models.ForeignKey(Matter, models.PROTECT, related_name="assists")
    unit = models.ForeignKey("organisation.Unit", models.PROTECT, related_name="+", db_index=False)
    asked_by = models.ForeignKey("organisation.Unit", models.PROTECT, related_name="+", db_index=False, null=True)
    task = models.CharField(max_length=16, choices=choices(AssistTask))
    state = models.CharField(max_length=12, choices=choices(AssistState), default=AssistState.ASKED.value)
    clock = models.OneToOneField(Clock, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            known("task", AssistTask, "assist_task_known"),
            known("state", AssistState, "assist_state_known"),
            models.UniqueConstraint(fields=["matter", "unit"], condition=_OPEN, name="one_open_assist_per_unit"),
            models.CheckConstraint(
                condition=(_OPEN & Q(ended_at__isnull=True)) | (~_OPEN & Q(ended_at__isnull=False)),
                name="assist_ends_when_it_is_over",
            ),
        ]
        indexes = [models.Index(fields=["unit", "id"], condition=_OPEN, name="assist_queue")]
