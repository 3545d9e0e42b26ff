"""Organs, their establishment and budget, and the plans that a government approves."""

from django.db import models
from django.db.models import F, Q

from linli.auxiliaries.data.plan import Head, PlanState, Rank
from linli.kernel.enums import choices, values
from linli.kernel.ids import new_id


class Organ(models.Model):
    """A unit of kind `organ` with its rank."""

    unit = models.BigIntegerField(primary_key=True)
    rank = models.CharField(max_length=16, choices=choices(Rank))
    guided_by = models.BigIntegerField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(rank__in=values(Rank)), name="aux_organ_rank_known"),
            models.CheckConstraint(
                condition=Q(guided_by__isnull=True) | ~Q(rank=Rank.CITY.value), name="aux_city_organ_on_top"
            ),
        ]


class Establishment(models.Model):
    """The special staffing for public security of an organ from a day on (Art 14 ¶1)."""

    id = models.BigIntegerField(primary_key=True, default=new_id)
    organ = models.BigIntegerField()
    since = models.DateField()
    special = models.PositiveIntegerField()
    reference = models.CharField(max_length=80)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organ", "since"], name="aux_establishment_once_a_day")]


class BudgetLine(models.Model):
    """One head of one year, in fen."""

    id = models.BigIntegerField(primary_key=True, default=new_id)
    organ = models.BigIntegerField()
    year = models.PositiveSmallIntegerField()
    head = models.CharField(max_length=16, choices=choices(Head))
    fen = models.BigIntegerField()
    reference = models.CharField(max_length=80)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organ", "year", "head"], name="aux_budget_head_once"),
            models.CheckConstraint(condition=Q(head__in=values(Head)), name="aux_budget_head_known"),
            models.CheckConstraint(condition=Q(fen__gte=0), name="aux_budget_not_negative"),
        ]


class StaffingPlan(models.Model):
    """How many officers an organ wants in a year, and what the government said (Art 14 ¶2)."""

    id = models.BigIntegerField(primary_key=True, default=new_id)
    organ = models.BigIntegerField()
    year = models.PositiveSmallIntegerField()
    posts = models.PositiveIntegerField()
    state = models.CharField(max_length=16, choices=choices(PlanState), default=PlanState.DRAFT.value)
    submitted_on = models.DateField(null=True)
    answered_on = models.DateField(null=True)
    reference = models.CharField(max_length=80, blank=True)
    used = models.PositiveIntegerField(default=0)

    class Meta:
        indexes = [models.Index(fields=["organ", "year"], name="aux_plan_of_organ")]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=values(PlanState)), name="aux_plan_state_known"),
            models.CheckConstraint(condition=Q(used__lte=F("posts")), name="aux_plan_not_overdrawn"),
            models.CheckConstraint(
                condition=Q(used=0) | Q(state=PlanState.APPROVED.value), name="aux_plan_used_once_approved"
            ),
            models.CheckConstraint(
                condition=~Q(state=PlanState.APPROVED.value) | Q(answered_on__isnull=False) & ~Q(reference=""),
                name="aux_plan_approved_with_number",
            ),
        ]
