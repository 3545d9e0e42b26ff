"""Kinds of shifts and what a unit needs of each."""

from django.db import models
from django.db.models import F, Q

from linli.kernel.ids import new_id

TWO_DAYS, A_DAY = 2880, 1440


class ShiftKind(models.Model):
    """Hours in minutes of the day on which the shift begins. Written once: what rosters name keeps its meaning."""

    id = models.BigIntegerField(primary_key=True, default=new_id)
    unit = models.BigIntegerField()
    code = models.CharField(max_length=4)
    name = models.CharField(max_length=32)
    begins = models.PositiveSmallIntegerField()
    ends = models.PositiveSmallIntegerField()
    pause = models.PositiveSmallIntegerField(default=0)
    ended_on = models.DateField(null=True)

    class Meta:
        indexes = [models.Index(fields=["unit", "begins"], name="aux_kind_of_unit")]
        constraints = [
            models.UniqueConstraint(fields=["unit", "code"], condition=Q(ended_on__isnull=True), name="aux_kind_code"),
            models.CheckConstraint(condition=~Q(code="") & ~Q(name=""), name="aux_kind_is_named"),
            models.CheckConstraint(
                condition=Q(begins__lt=A_DAY, ends__gt=F("begins") + F("pause"), ends__lte=F("begins") + A_DAY),
                name="aux_kind_ends_after_it_begins",
            ),
        ]


class ShiftDemand(models.Model):
    """So many of a kind on a weekday; with a skill, so many of them who hold that certificate."""

    id = models.BigIntegerField(primary_key=True, default=new_id)
    kind = models.ForeignKey(ShiftKind, on_delete=models.CASCADE, related_name="demand")
    weekday = models.PositiveSmallIntegerField()
    skill = models.CharField(max_length=20, blank=True)
    count = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "weekday", "skill"], name="aux_demand_once"),
            models.CheckConstraint(condition=Q(weekday__lte=6), name="aux_demand_on_a_weekday"),
        ]
