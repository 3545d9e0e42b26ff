"""Figures of units, day by day, so that a page of a year never walks through matters."""

from django.db import models

from linli.kernel.enums import choices
from linli.matters.data import Scope
from linli.matters.models.choices import known


class UnitDay(models.Model):
    """What happened on one day in one unit and one group of categories, as `scope` counts it.

    A job adds what has happened since its last round, so that no act waits on a counter. `due` are promises of an
    answer that were settled that day, kept (`on_time`) or missed; `…_asked` are call-backs that answered the question.
    """

    unit = models.ForeignKey("organisation.Unit", models.PROTECT, related_name="+", db_index=False)
    day = models.DateField()
    scope = models.CharField(max_length=8, choices=choices(Scope))
    group = models.CharField(max_length=24)
    received = models.PositiveIntegerField(default=0)
    answered = models.PositiveIntegerField(default=0)
    due = models.PositiveIntegerField(default=0)
    on_time = models.PositiveIntegerField(default=0)
    asked = models.PositiveIntegerField(default=0)
    contacted = models.PositiveIntegerField(default=0)
    solved_asked = models.PositiveIntegerField(default=0)
    solved = models.PositiveIntegerField(default=0)
    satisfied_asked = models.PositiveIntegerField(default=0)
    satisfied = models.PositiveIntegerField(default=0)
    checked = models.PositiveIntegerField(default=0)
    reworked = models.PositiveIntegerField(default=0)
    withdrawn = models.PositiveIntegerField(default=0)
    paused = models.PositiveIntegerField(default=0)
    extended = models.PositiveIntegerField(default=0)
    orders = models.PositiveIntegerField(default=0)
    returned_twice = models.PositiveIntegerField(default=0)
    handled = models.PositiveIntegerField(default=0)
    last_hour = models.PositiveIntegerField(default=0)
    rated = models.PositiveIntegerField(default=0)
    rerated = models.PositiveIntegerField(default=0)
    rerated_up = models.PositiveIntegerField(default=0)
    recategorised = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            known("scope", Scope, "unit_day_scope_known"),
            models.UniqueConstraint(fields=["unit", "scope", "day", "group"], name="one_row_per_unit_day_and_group"),
        ]
        indexes = [models.Index(fields=["scope", "day"], name="unit_day_public")]


class Counted(models.Model):
    """How far the counting has come: the one row that says which events stand in the figures."""

    up_to = models.BigIntegerField(default=0)
    at = models.DateTimeField(null=True)
