"""Examinations, certificates, what was trained before Linli, and corrections that keep what was."""

from django.db import models
from django.db.models import F, Q

from linli.kernel.enums import choices, values
from linli.kernel.ids import new_id
from linli.training.data import CertificateState, CourseKind, LearnerKind, Reason
from linli.training.models.courses import Course
from linli.training.models.sessions import Enrolment, SessionDay


class Result(models.Model):
    """One attempt. `mark` is None for a course without examination."""

    id = models.BigIntegerField(primary_key=True, default=new_id)
    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="results")
    attempt = models.PositiveSmallIntegerField()
    held_on = models.DateField()
    mark = models.PositiveSmallIntegerField(null=True)
    passed = models.BooleanField()
    recorded_by = models.BigIntegerField()
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["enrolment", "attempt"], name="training_attempt_once"),
            models.UniqueConstraint(fields=["enrolment"], condition=Q(passed=True), name="training_passed_once"),
            models.CheckConstraint(condition=Q(mark__isnull=True) | Q(mark__lte=100), name="training_mark_of_100"),
        ]


class Earlier(models.Model):
    """What somebody was trained before Linli was used: by a paper, and somebody named who has seen it."""

    id = models.BigIntegerField(primary_key=True, default=new_id)
    learner_kind = models.CharField(max_length=16, choices=choices(LearnerKind))
    learner_id = models.BigIntegerField()
    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="+")
    first_day = models.DateField()
    last_day = models.DateField()
    minutes = models.PositiveIntegerField()
    paper = models.CharField(max_length=80)
    verified_by = models.BigIntegerField()
    recorded_by = models.BigIntegerField(null=True)
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["learner_kind", "learner_id", "course", "first_day"], name="training_earlier_once"
            ),
            models.CheckConstraint(condition=~Q(paper=""), name="training_earlier_has_a_paper"),
            models.CheckConstraint(condition=Q(last_day__gte=F("first_day")), name="training_earlier_in_order"),
        ]


class Certificate(models.Model):
    """Somebody passed. `reminded` is the last reminder given, in days before `valid_until`."""

    id = models.BigIntegerField(primary_key=True, default=new_id)
    learner_kind = models.CharField(max_length=16, choices=choices(LearnerKind))
    learner_id = models.BigIntegerField()
    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=16, choices=choices(CourseKind))
    number = models.CharField(max_length=16, unique=True)
    code = models.CharField(max_length=24, unique=True)
    passed_on = models.DateField()
    valid_until = models.DateField(null=True)
    result = models.OneToOneField(Result, null=True, on_delete=models.CASCADE, related_name="certificate")
    earlier = models.OneToOneField(Earlier, null=True, on_delete=models.CASCADE, related_name="certificate")
    state = models.CharField(
        max_length=16, choices=choices(CertificateState), default=CertificateState.ISSUED.value
    )  # fmt: skip
    revoked_at = models.DateTimeField(null=True)
    revoked_by = models.BigIntegerField(null=True)
    reason = models.CharField(max_length=16, choices=choices(Reason), blank=True)
    reminded = models.PositiveSmallIntegerField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["learner_kind", "learner_id", "kind"], name="training_certificate_of"),
            models.Index(fields=["state", "valid_until"], name="training_certificate_ends"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(result__isnull=False, earlier__isnull=True) | Q(result__isnull=True, earlier__isnull=False),
                name="training_certificate_one_ground",
            ),
            models.CheckConstraint(
                condition=Q(state=CertificateState.ISSUED.value) | Q(revoked_at__isnull=False) & ~Q(reason=""),
                name="training_revoked_with_reason",
            ),
            models.CheckConstraint(
                condition=Q(state__in=values(CertificateState)), name="training_certificate_state_known"
            ),
        ]


class Correction(models.Model):
    """What was confirmed, and what stands now: minutes of a day, or the mark of a result."""

    id = models.BigIntegerField(primary_key=True, default=new_id)
    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="corrections")
    day = models.ForeignKey(SessionDay, null=True, on_delete=models.PROTECT, related_name="+")
    result = models.ForeignKey(Result, null=True, on_delete=models.CASCADE, related_name="corrections")
    was = models.PositiveSmallIntegerField()
    becomes = models.PositiveSmallIntegerField()
    reason = models.CharField(max_length=16, choices=choices(Reason))
    by = models.BigIntegerField()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(day__isnull=False, result__isnull=True) | Q(day__isnull=True, result__isnull=False),
                name="training_correction_of_one_thing",
            ),
        ]
