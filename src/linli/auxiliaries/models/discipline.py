"""Absences, cases and breaches by organs. Facts, evidence, answers and reasons lie in the vault."""

from django.db import models
from django.db.models import F, Q

from linli.auxiliaries.data.discipline import (
    AbsenceState,
    CaseState,
    Ground,
    Labour,
    Outcome,
    Severity,
    ViolationState,
)
from linli.auxiliaries.models.files import AuxiliaryOfficer
from linli.kernel.enums import choices, values
from linli.kernel.ids import new_id


class Absence(models.Model):
    """A scheduled day on which somebody was not there. It counts only when confirmed, after the officer was heard."""

    id = models.BigIntegerField(primary_key=True, default=new_id)
    officer = models.ForeignKey(AuxiliaryOfficer, on_delete=models.CASCADE, related_name="absences")
    day = models.DateField()
    state = models.CharField(max_length=16, choices=choices(AbsenceState), default=AbsenceState.NOTED.value)
    noted_by = models.BigIntegerField()
    noted_at = models.DateTimeField()
    explained_at = models.DateTimeField(null=True)
    decided_by = models.BigIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["officer", "day"], name="aux_absence_once_a_day"),
            models.CheckConstraint(
                condition=~Q(state=AbsenceState.CONFIRMED.value) | Q(decided_by__isnull=False),
                name="aux_absence_confirmed_by_a_human",
            ),
        ]


class DisciplineCase(models.Model):
    """One case about one officer, decided by a human or cleared (Arts 25, 34). `trigger` holds days and numbers."""

    id = models.BigIntegerField(primary_key=True, default=new_id)
    officer = models.ForeignKey(AuxiliaryOfficer, on_delete=models.CASCADE, related_name="cases")
    ground = models.CharField(max_length=8, choices=choices(Ground))
    state = models.CharField(max_length=16, choices=choices(CaseState), default=CaseState.OPEN.value)
    trigger = models.CharField(max_length=200, blank=True)
    opened_at = models.DateTimeField()
    opened_by = models.BigIntegerField(null=True)
    due_on = models.DateField()
    told_on = models.DateField(null=True)
    reply_by = models.DateField(null=True)
    replied_at = models.DateTimeField(null=True)
    companion_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=16, choices=choices(Outcome), blank=True)
    labour = models.CharField(max_length=8, choices=choices(Labour), blank=True)
    union_told_on = models.DateField(null=True)
    papers = models.CharField(max_length=240, blank=True)
    decided_on = models.DateField(null=True)
    decided_by = models.BigIntegerField(null=True)

    class Meta:
        indexes = [models.Index(fields=["state", "due_on", "id"], name="aux_case_queue")]
        constraints = [
            models.UniqueConstraint(
                fields=["officer", "ground"],
                condition=Q(state__in=[CaseState.OPEN.value, CaseState.TOLD.value]),
                name="aux_case_one_open_a_ground",
            ),
            models.CheckConstraint(condition=Q(state__in=values(CaseState)), name="aux_case_state_known"),
            models.CheckConstraint(
                condition=~Q(state=CaseState.DECIDED.value)
                | Q(told_on__isnull=False, decided_on__gt=F("told_on"), decided_by__isnull=False),
                name="aux_case_told_before_decided",
            ),
        ]


class Violation(models.Model):
    """A breach of the Order by an organ or a police officer: handled by the unit above (Art 33)."""

    id = models.BigIntegerField(primary_key=True, default=new_id)
    unit = models.BigIntegerField()
    above = models.BigIntegerField()
    article = models.CharField(max_length=40)
    state = models.CharField(max_length=16, choices=choices(ViolationState), default=ViolationState.REPORTED.value)
    reported_by = models.BigIntegerField()
    reported_at = models.DateTimeField()
    severity = models.CharField(max_length=16, choices=choices(Severity), blank=True)
    handled_by = models.BigIntegerField(null=True)
    handled_unit = models.BigIntegerField(null=True)
    handled_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["above", "state", "id"], name="aux_violation_queue")]
        constraints = [
            models.CheckConstraint(
                condition=Q(handled_unit__isnull=True) | ~Q(handled_unit=F("unit")), name="aux_violation_from_above"
            )
        ]
