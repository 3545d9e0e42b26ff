"""Hours worked, overtime approved, emergencies, other systems of work, bars. Clock times alone: no place, no device."""

from django.db import models
from django.db.models import F, Q

from linli.auxiliaries.data.hours import Period, System
from linli.auxiliaries.data.worked import Ground, OvertimeState, Side, WorkedState
from linli.auxiliaries.models.files import AuxiliaryOfficer
from linli.kernel.enums import choices, values
from linli.kernel.ids import new_id

TWO_DAYS, LONGEST_WORD = 2880, 80


class WorkedShift(models.Model):
    """One shift as worked: what the officer says and what the organ says, in minutes of the day. Neither is ever
    overwritten by the other; `stands` says which one counts."""

    id = models.BigIntegerField(primary_key=True, default=new_id)
    officer = models.ForeignKey(AuxiliaryOfficer, on_delete=models.PROTECT, related_name="worked")
    unit = models.BigIntegerField()
    day = models.DateField()
    state = models.CharField(max_length=16, choices=choices(WorkedState), default=WorkedState.ENTERED.value)
    officer_begins = models.PositiveSmallIntegerField(null=True)
    officer_ends = models.PositiveSmallIntegerField(null=True)
    officer_pause = models.PositiveSmallIntegerField(null=True)
    organ_begins = models.PositiveSmallIntegerField(null=True)
    organ_ends = models.PositiveSmallIntegerField(null=True)
    organ_pause = models.PositiveSmallIntegerField(null=True)
    stands = models.CharField(max_length=8, choices=choices(Side), blank=True)
    paper = models.CharField(max_length=LONGEST_WORD, blank=True)
    entered_by = models.BigIntegerField()
    entered_at = models.DateTimeField()
    confirmed_by = models.BigIntegerField(null=True)
    confirmed_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["officer", "-day"], name="aux_worked_of_officer"),
            models.Index(fields=["unit", "state", "day", "id"], name="aux_worked_of_unit"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=values(WorkedState)), name="aux_worked_state_known"),
            models.CheckConstraint(condition=Q(stands__in=["", *values(Side)]), name="aux_worked_side_known"),
            models.CheckConstraint(
                condition=Q(officer_ends__isnull=True)
                | Q(officer_ends__gt=F("officer_begins") + F("officer_pause"), officer_ends__lte=TWO_DAYS),
                name="aux_worked_officer_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(organ_ends__isnull=True)
                | Q(organ_ends__gt=F("organ_begins") + F("organ_pause"), organ_ends__lte=TWO_DAYS),
                name="aux_worked_organ_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(officer_begins__isnull=False) | Q(organ_begins__isnull=False), name="aux_worked_said_by_one"
            ),
            models.CheckConstraint(
                condition=~Q(state=WorkedState.CONFIRMED.value)
                | Q(stands=Side.OFFICER.value, officer_begins__isnull=False, confirmed_at__isnull=False)
                | Q(stands=Side.ORGAN.value, organ_begins__isnull=False, confirmed_at__isnull=False),
                name="aux_worked_confirmed_has_hours",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_by__isnull=True) | ~Q(confirmed_by=F("entered_by")), name="aux_worked_two_people"
            ),
        ]


class OvertimeApproval(models.Model):
    """Overtime asked for by one post and approved by another before its first day (Art 28, labour-law/41)."""

    id = models.BigIntegerField(primary_key=True, default=new_id)
    unit = models.BigIntegerField()
    officer = models.ForeignKey(AuxiliaryOfficer, null=True, on_delete=models.CASCADE, related_name="+")
    first = models.DateField()
    last = models.DateField()
    kinds = models.JSONField(default=list)
    minutes = models.PositiveSmallIntegerField()
    special = models.BooleanField(default=False)
    reason = models.CharField(max_length=200)
    talks = models.CharField(max_length=LONGEST_WORD)
    state = models.CharField(max_length=16, choices=choices(OvertimeState), default=OvertimeState.ASKED.value)
    asked_by = models.BigIntegerField()
    asked_at = models.DateTimeField()
    answered_by = models.BigIntegerField(null=True)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["unit", "state", "last"], name="aux_overtime_of_unit")]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=values(OvertimeState)), name="aux_overtime_state_known"),
            models.CheckConstraint(condition=Q(last__gte=F("first")), name="aux_overtime_ends_after_start"),
            models.CheckConstraint(
                condition=Q(answered_by__isnull=True) | ~Q(answered_by=F("asked_by")), name="aux_overtime_two_people"
            ),
        ]


class EmergencyDays(models.Model):
    """Days on which the limits of overtime do not apply to a unit, and why (labour-law/42). Paid all the same."""

    id = models.BigIntegerField(primary_key=True, default=new_id)
    unit = models.BigIntegerField()
    first = models.DateField()
    last = models.DateField()
    ground = models.CharField(max_length=8, choices=choices(Ground))
    reason = models.CharField(max_length=200)
    noted_by = models.BigIntegerField()
    noted_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["unit", "-last"], name="aux_emergency_of_unit")]
        constraints = [
            models.CheckConstraint(condition=Q(last__gte=F("first")), name="aux_emergency_ends_after_start"),
            models.CheckConstraint(condition=Q(ground__in=values(Ground)), name="aux_emergency_ground_known"),
        ]


class HoursSystem(models.Model):
    """Another system of work that the labour department approved for a unit, by its paper (labour-law/39)."""

    id = models.BigIntegerField(primary_key=True, default=new_id)
    unit = models.BigIntegerField()
    system = models.CharField(max_length=16, choices=choices(System))
    period = models.CharField(max_length=8, choices=choices(Period), default=Period.MONTH.value)
    first = models.DateField()
    last = models.DateField()
    paper = models.CharField(max_length=LONGEST_WORD)
    entered_by = models.BigIntegerField()

    class Meta:
        indexes = [models.Index(fields=["unit", "-last"], name="aux_system_of_unit")]
        constraints = [
            models.CheckConstraint(condition=Q(last__gte=F("first")), name="aux_system_ends_after_start"),
            models.CheckConstraint(condition=~Q(paper=""), name="aux_system_has_paper"),
            models.CheckConstraint(condition=Q(system__in=values(System)), name="aux_system_known"),
        ]


class DutyBar(models.Model):
    """No nights and no overtime for an officer, on a paper of the personnel office. No cause is asked or kept."""

    id = models.BigIntegerField(primary_key=True, default=new_id)
    officer = models.ForeignKey(AuxiliaryOfficer, on_delete=models.CASCADE, related_name="duty_bars")
    first = models.DateField()
    last = models.DateField()
    paper = models.CharField(max_length=LONGEST_WORD)
    entered_by = models.BigIntegerField()

    class Meta:
        indexes = [models.Index(fields=["officer", "-last"], name="aux_bar_of_officer")]
        constraints = [
            models.CheckConstraint(condition=Q(last__gte=F("first")), name="aux_bar_ends_after_start"),
            models.CheckConstraint(condition=~Q(paper=""), name="aux_bar_has_paper"),
        ]
