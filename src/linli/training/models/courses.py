"""Courses with their versions, and what a unit plans to teach in a year."""

from django.db import models
from django.db.models import F, Q

from linli.kernel.enums import choices, values
from linli.kernel.ids import new_id
from linli.training.data import CourseKind, CourseState, LearnerKind, PlanState

DRAFT, PUBLISHED = CourseState.DRAFT.value, CourseState.PUBLISHED.value


class Course(models.Model):
    """One version of a course. `topics` and `audience` are lists of codes; `pass_mark` None means no examination."""

    id = models.BigIntegerField(primary_key=True, default=new_id)
    series = models.BigIntegerField()
    version = models.PositiveSmallIntegerField(default=1)
    unit = models.BigIntegerField()
    kind = models.CharField(max_length=16, choices=choices(CourseKind))
    title = models.CharField(max_length=80)
    title_en = models.CharField(max_length=120, blank=True)
    topics = models.JSONField(default=list)
    audience = models.JSONField(default=list)
    hours = models.PositiveSmallIntegerField()
    pass_mark = models.PositiveSmallIntegerField(null=True)
    validity_months = models.PositiveSmallIntegerField(default=0)
    state = models.CharField(max_length=16, choices=choices(CourseState), default=DRAFT)

    class Meta:
        indexes = [models.Index(fields=["unit", "state"], name="training_course_of_unit")]
        constraints = [
            models.UniqueConstraint(fields=["series", "version"], name="training_course_version_once"),
            models.UniqueConstraint(fields=["series"], condition=Q(state=DRAFT), name="training_course_one_draft"),
            models.UniqueConstraint(fields=["series"], condition=Q(state=PUBLISHED), name="training_course_one_open"),
            models.CheckConstraint(condition=Q(kind__in=values(CourseKind)), name="training_course_kind_known"),
            models.CheckConstraint(condition=Q(state__in=values(CourseState)), name="training_course_state_known"),
            models.CheckConstraint(condition=~Q(title="") & Q(hours__gt=0), name="training_course_whole"),
            models.CheckConstraint(
                condition=Q(pass_mark__isnull=True) | Q(pass_mark__gt=0, pass_mark__lte=100),
                name="training_course_mark_of_100",
            ),
            models.CheckConstraint(
                condition=~Q(kind=CourseKind.INDUCTION.value) | Q(validity_months=0),
                name="training_induction_is_passed_once",
            ),
        ]


class Plan(models.Model):
    """What a unit plans for one kind of learners in a year. `paper` is the number of the approval."""

    id = models.BigIntegerField(primary_key=True, default=new_id)
    unit = models.BigIntegerField()
    year = models.PositiveSmallIntegerField()
    audience = models.CharField(max_length=16, choices=choices(LearnerKind))
    state = models.CharField(max_length=16, choices=choices(PlanState), default=PlanState.DRAFT.value)
    written_by = models.BigIntegerField()
    approved_by = models.BigIntegerField(null=True)
    approved_at = models.DateTimeField(null=True)
    paper = models.CharField(max_length=80, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "year", "audience"], name="training_plan_once_a_year"),
            models.CheckConstraint(condition=Q(state__in=values(PlanState)), name="training_plan_state_known"),
            models.CheckConstraint(
                condition=Q(state=PlanState.DRAFT.value)
                | Q(approved_by__isnull=False, approved_at__isnull=False) & ~Q(approved_by=F("written_by")),
                name="training_plan_approved_by_another",
            ),
        ]


class PlanLine(models.Model):
    """A course in a month of the plan."""

    id = models.BigIntegerField(primary_key=True, default=new_id)
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="lines")
    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="+")
    month = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["plan", "course", "month"], name="training_plan_line_once"),
            models.CheckConstraint(condition=Q(month__gte=1, month__lte=12), name="training_plan_month"),
        ]
