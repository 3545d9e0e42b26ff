"""Sessions with their days and instructors; who is enrolled; the confirmed sheets."""

from django.db import models
from django.db.models import F, Q

from linli.kernel.enums import choices, values
from linli.kernel.ids import new_id
from linli.training.data import LearnerKind, SessionState
from linli.training.models.courses import Course


class Session(models.Model):
    """A course held on days. `first_day` and `last_day` are those of its days, kept by the acts."""

    id = models.BigIntegerField(primary_key=True, default=new_id)
    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="sessions")
    unit = models.BigIntegerField()
    place = models.CharField(max_length=120)
    state = models.CharField(max_length=16, choices=choices(SessionState), default=SessionState.PLANNED.value)
    first_day = models.DateField()
    last_day = models.DateField()
    planned_by = models.BigIntegerField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["unit", "state", "first_day"], name="training_session_of_unit"),
            models.Index(fields=["unit", "id"], name="training_session_pages"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=values(SessionState)), name="training_session_state_known"),
            models.CheckConstraint(condition=Q(last_day__gte=F("first_day")), name="training_session_days_in_order"),
        ]


class SessionDay(models.Model):
    """One day; `minutes` without the rest. Confirmed once by a trainer, who answers for the sheet."""

    id = models.BigIntegerField(primary_key=True, default=new_id)
    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="days")
    day = models.DateField()
    starts = models.TimeField()
    ends = models.TimeField()
    rest = models.PositiveSmallIntegerField(default=0)
    minutes = models.PositiveSmallIntegerField()
    confirmed_at = models.DateTimeField(null=True)
    confirmed_by = models.BigIntegerField(null=True)

    class Meta:
        indexes = [models.Index(fields=["day"], condition=Q(confirmed_at__isnull=True), name="training_open_sheets")]
        constraints = [
            models.UniqueConstraint(fields=["session", "day"], name="training_day_once"),
            models.CheckConstraint(condition=Q(minutes__gt=0, minutes__lte=720), name="training_day_has_hours"),
            models.CheckConstraint(condition=Q(ends__gt=F("starts")), name="training_day_ends_later"),
        ]


class SessionInstructor(models.Model):
    """A learner with a train-the-trainer certificate, or an expert from outside by the paper that invited him."""

    id = models.BigIntegerField(primary_key=True, default=new_id)
    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="instructors")
    learner_kind = models.CharField(max_length=16, choices=choices(LearnerKind), blank=True)
    learner_id = models.BigIntegerField(null=True)
    paper = models.CharField(max_length=80, blank=True)
    office = models.CharField(max_length=80, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(learner_id__isnull=False, paper="") & ~Q(learner_kind="")
                | Q(learner_id__isnull=True, learner_kind="") & ~Q(paper=""),
                name="training_instructor_one_ground",
            ),
        ]


class Enrolment(models.Model):
    """A learner in a session, until withdrawn."""

    id = models.BigIntegerField(primary_key=True, default=new_id)
    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="enrolments")
    learner_kind = models.CharField(max_length=16, choices=choices(LearnerKind))
    learner_id = models.BigIntegerField()
    enrolled_by = models.BigIntegerField(null=True)
    enrolled_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["learner_kind", "learner_id"], name="training_enrolment_of")]
        constraints = [
            models.UniqueConstraint(
                fields=["session", "learner_kind", "learner_id"],
                condition=Q(withdrawn_at__isnull=True),
                name="training_enrolled_once",
            ),
            models.CheckConstraint(condition=Q(learner_kind__in=values(LearnerKind)), name="training_learner_known"),
        ]


class Attendance(models.Model):
    """The confirmed minutes of one learner on one day. Zero says: was not there."""

    id = models.BigIntegerField(primary_key=True, default=new_id)
    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="attendances")
    day = models.ForeignKey(SessionDay, on_delete=models.PROTECT, related_name="attendances")
    minutes = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["enrolment", "day"], name="training_attended_once")]
