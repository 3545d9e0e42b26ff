"""Clocks: what was promised, under which rule, and whether it was kept."""

from django.db import models
from django.db.models import F, Q

from linli.kernel.calendar import LengthUnit
from linli.kernel.enums import choices
from linli.kernel.ids import new_id
from linli.matters.data import ClockKind, PauseCause
from linli.matters.models.choices import differs, known
from linli.matters.models.matter import Matter

_RUNNING = Q(stopped_at__isnull=True, paused_at__isnull=True)


class Clock(models.Model):
    """One deadline with its whole ancestry, so that it can be explained years later under the rule of its day.

    `rule` is a value of `law` or `category:KEY`; `since` the first day of that version; `started_by` the act that
    started it. A clock runs on one unit. `bears_pause`: the law lets a lawful pause move it.
    """

    id = models.BigIntegerField(primary_key=True, default=new_id)
    matter = models.ForeignKey(Matter, models.PROTECT, related_name="clocks")
    kind = models.CharField(max_length=12, choices=choices(ClockKind))
    unit = models.ForeignKey("organisation.Unit", models.PROTECT, related_name="+", db_index=False)
    rule = models.CharField(max_length=60)
    since = models.DateField()
    cites = models.CharField(max_length=200)
    mark = models.CharField(max_length=1)
    started_by = models.CharField(max_length=24)
    started_at = models.DateTimeField()
    length = models.PositiveSmallIntegerField()
    length_unit = models.CharField(max_length=16, choices=choices(LengthUnit))
    rolls_over = models.BooleanField(default=False)
    due_at = models.DateTimeField()
    last_day = models.DateField()
    rolled_from = models.DateField(null=True)
    bears_pause = models.BooleanField(default=False)
    paused_at = models.DateTimeField(null=True)
    paused_for = models.DurationField(null=True)
    extended_by = models.PositiveSmallIntegerField(default=0)
    warn_at = models.DateTimeField()
    warned_at = models.DateTimeField(null=True)
    breached_at = models.DateTimeField(null=True)
    stopped_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            known("kind", ClockKind, "clock_kind_known"),
            models.CheckConstraint(condition=~Q(cites=""), name="clock_cites"),
            models.CheckConstraint(condition=Q(due_at__gte=F("started_at")), name="clock_ends_after_start"),
            models.CheckConstraint(condition=Q(extended_by__lte=30), name="clock_extended_at_most_30"),
        ]
        indexes = [
            models.Index(fields=["warn_at"], condition=_RUNNING & Q(warned_at__isnull=True), name="clock_to_warn"),
            models.Index(fields=["due_at"], condition=_RUNNING & Q(breached_at__isnull=True), name="clock_to_breach"),
            models.Index(fields=["unit", "kind", "due_at"], name="clock_figures"),
        ]


class Extension(models.Model):
    """Asked once, at most 30 days, decided by somebody who does not handle the matter."""

    matter = models.ForeignKey(Matter, models.PROTECT, related_name="extensions")
    days = models.PositiveSmallIntegerField()
    asked_by = models.ForeignKey("accounts.User", models.PROTECT, related_name="+", null=True)
    asked_at = models.DateTimeField()
    decided_by = models.ForeignKey("accounts.User", models.PROTECT, related_name="+", null=True)
    decided_at = models.DateTimeField(null=True)
    approved = models.BooleanField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(days__gte=1, days__lte=30), name="extension_at_most_30_days"),
            differs("decided_by", "asked_by", "extension_not_approved_by_who_asked"),
            models.UniqueConstraint(
                fields=["matter"],
                condition=Q(approved__isnull=True) | Q(approved=True),
                name="one_extension_per_matter",
            ),
        ]


class Pause(models.Model):
    """From `began_at` to `ended_at` the clocks that bear it stood still, on a lawful ground."""

    matter = models.ForeignKey(Matter, models.PROTECT, related_name="pauses")
    cause = models.CharField(max_length=20, choices=choices(PauseCause))
    began_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            known("cause", PauseCause, "pause_cause_known"),
            models.UniqueConstraint(fields=["matter"], condition=Q(ended_at__isnull=True), name="one_pause_at_a_time"),
        ]
