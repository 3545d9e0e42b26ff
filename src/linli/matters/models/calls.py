"""What is being taken down, and who asked to be rung: where that stands. Words and numbers: the vault."""

from django.db import models
from django.db.models import Q

from linli.kernel.enums import choices
from linli.kernel.ids import new_id
from linli.matters.data import Channel, DayTime, DraftState, RingState
from linli.matters.models.choices import known

_UNIT, _POST = "organisation.Unit", "organisation.Post"
_OPEN_RING = Q(state__in=[RingState.WAITING.value, RingState.TAKEN.value])


class Draft(models.Model):
    """One call or letter being taken down. `post` is null once the writer's post has ended: then the unit goes on.

    `until` is the last day of all of it; `photos` counts the pictures in the vault; `agreed` says that the person may
    be reached about the matter.
    """

    id = models.BigIntegerField(primary_key=True, default=new_id)
    unit = models.ForeignKey(_UNIT, models.PROTECT, related_name="+", db_index=False)
    post = models.ForeignKey(_POST, models.PROTECT, related_name="+", db_index=False, null=True)
    state = models.CharField(max_length=8, choices=choices(DraftState), default=DraftState.PARKED.value)
    channel = models.CharField(max_length=16, choices=choices(Channel))
    category_key = models.CharField(max_length=40, blank=True)
    grid = models.ForeignKey("organisation.Grid", models.PROTECT, related_name="+", db_index=False, null=True)
    source = models.CharField(max_length=64, blank=True)
    avoid_village = models.BooleanField(default=False)
    agreed = models.BooleanField(default=False)
    photos = models.PositiveSmallIntegerField(default=0)
    made_at = models.DateTimeField()
    saved_at = models.DateTimeField()
    until = models.DateField()

    class Meta:
        constraints = [
            known("state", DraftState, "draft_state_known"),
            known("channel", Channel, "draft_channel_known"),
        ]
        indexes = [
            models.Index(fields=["unit", "-saved_at"], condition=Q(state=DraftState.PARKED.value), name="draft_parked"),
            models.Index(fields=["until"], name="draft_ends"),
        ]


class Ring(models.Model):
    """A wish to be rung. `taken_by` is the post that has the number in hand; `tries` calls that nobody answered."""

    id = models.BigIntegerField(primary_key=True, default=new_id)
    unit = models.ForeignKey(_UNIT, models.PROTECT, related_name="+", db_index=False)
    state = models.CharField(max_length=8, choices=choices(RingState), default=RingState.WAITING.value)
    day_time = models.CharField(max_length=12, choices=choices(DayTime))
    tries = models.PositiveSmallIntegerField(default=0)
    taken_by = models.ForeignKey(_POST, models.PROTECT, related_name="+", db_index=False, null=True)
    taken_at = models.DateTimeField(null=True)
    asked_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    until = models.DateField()

    class Meta:
        constraints = [
            known("state", RingState, "ring_state_known"),
            known("day_time", DayTime, "ring_day_time_known"),
            models.CheckConstraint(
                condition=Q(state=RingState.TAKEN.value, taken_by__isnull=False, taken_at__isnull=False)
                | (~Q(state=RingState.TAKEN.value) & Q(taken_by__isnull=True, taken_at__isnull=True)),
                name="ring_taken_by_somebody",
            ),
        ]
        indexes = [
            models.Index(fields=["unit", "asked_at"], condition=_OPEN_RING, name="ring_open"),
            models.Index(fields=["until"], name="ring_ends"),
        ]
