"""What happens between offices: objections and supervise orders."""

from django.db import models
from django.db.models import F, Q

from linli.kernel.enums import choices
from linli.matters.data import Cause, OrderState
from linli.matters.models.choices import known
from linli.matters.models.matter import Matter

_UNIT, _POST = "organisation.Unit", "organisation.Post"


class Objection(models.Model):
    """One unit said, once, that the matter belongs to `right_unit`. `decision` is what the coordinator made of it.

    `category_key` and `place` (the township's centre, or the district's) are those of the matter on that day, so that
    the same question is not decided anew each time; empty for a complaint, which stays closed. `gave_to`: who got it.
    """

    matter = models.ForeignKey(Matter, models.PROTECT, related_name="objections")
    unit = models.ForeignKey(_UNIT, models.PROTECT, related_name="+", db_index=False)
    right_unit = models.ForeignKey(_UNIT, models.PROTECT, related_name="+", db_index=False)
    duty = models.CharField(max_length=40)
    category_key = models.CharField(max_length=40, blank=True)
    place = models.ForeignKey(_UNIT, models.PROTECT, related_name="+", db_index=False, null=True)
    gave_to = models.ForeignKey(_UNIT, models.PROTECT, related_name="+", db_index=False, null=True)
    at = models.DateTimeField()
    decision = models.CharField(max_length=16, blank=True)
    decided_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["matter", "unit"], name="one_objection_per_unit"),
            models.CheckConstraint(condition=~Q(unit=F("right_unit")), name="objection_names_another_unit"),
        ]
        indexes = [models.Index(fields=["category_key", "place", "decided_at"], name="objections_of_a_way")]


class SuperviseOrder(models.Model):
    """督办单: why, who answers, by when; answered in writing, then settled or returned."""

    matter = models.ForeignKey(Matter, models.PROTECT, related_name="orders")
    cause = models.CharField(max_length=16, choices=choices(Cause))
    state = models.CharField(max_length=12, choices=choices(OrderState), default=OrderState.ISSUED.value)
    unit = models.ForeignKey(_UNIT, models.PROTECT, related_name="+", db_index=False)
    issued_by = models.ForeignKey(_POST, models.PROTECT, related_name="+", db_index=False, null=True)
    issued_at = models.DateTimeField()
    due_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    settled_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            known("cause", Cause, "order_cause_known"),
            known("state", OrderState, "order_state_known"),
            models.UniqueConstraint(
                fields=["matter", "cause", "unit"],
                condition=~Q(state=OrderState.SETTLED.value),
                name="one_open_order_per_cause_and_unit",
            ),
        ]
        indexes = [
            models.Index(fields=["unit", "due_at"], condition=~Q(state="settled"), name="order_queue"),
            models.Index(fields=["unit", "issued_at"], name="order_weeks"),
        ]
