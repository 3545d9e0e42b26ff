"""What officers asked for as leave, what work lay before, and what became of days that nobody took."""

from django.db import models
from django.db.models import F, Q

from linli.auxiliaries.data.leave import LeaveKind, LeaveState, Outcome
from linli.auxiliaries.models.files import AuxiliaryOfficer
from linli.kernel.enums import choices, values
from linli.kernel.ids import new_id


class LeaveRequest(models.Model):
    """Days of one kind of leave; why they were asked for and how it was decided lies in the vault."""

    id = models.BigIntegerField(primary_key=True, default=new_id)
    officer = models.ForeignKey(AuxiliaryOfficer, on_delete=models.CASCADE, related_name="leaves")
    kind = models.CharField(max_length=16, choices=choices(LeaveKind))
    state = models.CharField(max_length=16, choices=choices(LeaveState), default=LeaveState.ASKED.value)
    first = models.DateField()
    last = models.DateField()
    paid = models.BooleanField(default=True)
    reference = models.CharField(max_length=80, blank=True)
    asked_at = models.DateTimeField()
    asked_by = models.BigIntegerField()
    due_on = models.DateField()
    decided_at = models.DateTimeField(null=True)
    decided_by = models.BigIntegerField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["officer", "last"], name="aux_leave_of_officer"),
            models.Index(fields=["state", "last"], name="aux_leave_queue"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=values(LeaveKind)), name="aux_leave_kind_known"),
            models.CheckConstraint(condition=Q(state__in=values(LeaveState)), name="aux_leave_state_known"),
            models.CheckConstraint(condition=Q(last__gte=F("first")), name="aux_leave_ends_after_start"),
            models.CheckConstraint(
                condition=~Q(state=LeaveState.APPROVED.value) | Q(decided_by__isnull=False), name="aux_leave_decided"
            ),
        ]


class ServiceBefore(models.Model):
    """Whole months of work with other employers before the first day here, and the paper that shows them."""

    officer = models.OneToOneField(AuxiliaryOfficer, primary_key=True, on_delete=models.CASCADE, related_name="+")
    months = models.PositiveSmallIntegerField()
    in_a_row = models.PositiveSmallIntegerField()
    reference = models.CharField(max_length=80)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(in_a_row__lte=F("months")), name="aux_service_row_within_months"),
            models.CheckConstraint(condition=~Q(reference=""), name="aux_service_before_on_paper"),
        ]


class UntakenLeave(models.Model):
    """Days of a year's annual leave: carried over, paid, or given up in writing."""

    id = models.BigIntegerField(primary_key=True, default=new_id)
    officer = models.ForeignKey(AuxiliaryOfficer, on_delete=models.CASCADE, related_name="+")
    year = models.PositiveSmallIntegerField()
    outcome = models.CharField(max_length=16, choices=choices(Outcome))
    days = models.PositiveSmallIntegerField()
    reference = models.CharField(max_length=80)
    decided_on = models.DateField()
    decided_by = models.BigIntegerField()

    class Meta:
        indexes = [models.Index(fields=["officer", "year"], name="aux_untaken_of_officer")]
        constraints = [
            models.CheckConstraint(condition=Q(outcome__in=values(Outcome)), name="aux_untaken_outcome_known"),
            models.CheckConstraint(condition=Q(days__gt=0), name="aux_untaken_has_days"),
            models.CheckConstraint(condition=~Q(reference=""), name="aux_untaken_on_paper"),
        ]
