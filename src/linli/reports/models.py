"""What was published stays as it was published; what a meeting decided stays as it was said."""

from django.db import models
from django.db.models import Q

from linli.kernel.ids import new_id
from linli.reports.data import DecisionState

_UNIT, _POST = "organisation.Unit", "organisation.Post"


class PublishedQuarter(models.Model):
    """The protected table of one quarter; the numbers behind it are not here. A second version would tell what the
    first one hid."""

    quarter = models.CharField(max_length=6, unique=True)
    table = models.JSONField()
    published_at = models.DateTimeField()


class WeekDecision(models.Model):
    """Who does what by when, decided in the meeting of `unit` in the week that begins on `week`.

    `what` is about work, never about residents; personal numbers in it are masked.
    `who_post` is empty where a whole unit does it.
    """

    id = models.BigIntegerField(primary_key=True, default=new_id)
    unit = models.ForeignKey(_UNIT, models.PROTECT, related_name="+", db_index=False)
    week = models.DateField()
    what = models.CharField(max_length=200)
    who_unit = models.ForeignKey(_UNIT, models.PROTECT, related_name="+", db_index=False)
    who_post = models.ForeignKey(_POST, models.PROTECT, related_name="+", db_index=False, null=True)
    by = models.DateField()
    state = models.CharField(
        max_length=8, choices=[(s.value, s.value) for s in DecisionState], default=DecisionState.OPEN.value
    )
    reason = models.CharField(max_length=200, blank=True)
    follows = models.ForeignKey("self", models.PROTECT, related_name="+", db_index=False, null=True)
    made_by = models.ForeignKey(_POST, models.PROTECT, related_name="+", db_index=False)
    made_at = models.DateTimeField()
    settled_week = models.DateField(null=True)
    settled_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=[s.value for s in DecisionState]), name="decision_state_known"
            ),
            models.CheckConstraint(condition=~Q(what=""), name="decision_says_what"),
            models.CheckConstraint(
                condition=~Q(state=DecisionState.NOT_DONE.value) | ~Q(reason=""), name="decision_not_done_says_why"
            ),
        ]
        indexes = [
            models.Index(fields=["unit", "week"], name="decisions_of_a_week"),
            models.Index(fields=["unit", "week"], condition=Q(state="open"), name="decisions_open"),
            models.Index(fields=["unit", "settled_week"], name="decisions_settled"),
        ]
