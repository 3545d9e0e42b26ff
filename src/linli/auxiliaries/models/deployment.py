"""Duty sheets, their lines, and job descriptions. They speak of work, never about anybody."""

from django.db import models
from django.db.models import F, Q

from linli.auxiliaries.data.deployment import JobState, LineState, SheetState
from linli.auxiliaries.data.files import Category
from linli.auxiliaries.models.files import AuxiliaryOfficer
from linli.kernel.enums import choices, values
from linli.kernel.ids import new_id


class DutySheet(models.Model):
    """One shift of one unit. `commander` is the post of a people's police officer (Art 7)."""

    id = models.BigIntegerField(primary_key=True, default=new_id)
    unit = models.BigIntegerField()
    day = models.DateField()
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    state = models.CharField(max_length=16, choices=choices(SheetState), default=SheetState.DRAFT.value)
    commander = models.BigIntegerField(null=True)
    made_by = models.BigIntegerField()
    published_at = models.DateTimeField(null=True)
    published_by = models.BigIntegerField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["unit", "-day", "-id"], name="aux_sheet_of_unit"),
            models.Index(fields=["commander", "state", "day"], name="aux_sheet_of_commander"),
            models.Index(fields=["state", "ends_at"], name="aux_sheet_ahead"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=values(SheetState)), name="aux_sheet_state_known"),
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="aux_sheet_ends_after_it_starts"),
            models.CheckConstraint(
                condition=~Q(state=SheetState.PUBLISHED.value)
                | Q(commander__isnull=False, published_at__isnull=False, published_by__isnull=False),
                name="aux_sheet_published_under_command",
            ),
        ]


class DutyLine(models.Model):
    """One officer with one duty: a row of the catalogue, or words that somebody else has approved (Art 10)."""

    id = models.BigIntegerField(primary_key=True, default=new_id)
    sheet = models.ForeignKey(DutySheet, on_delete=models.PROTECT, related_name="lines")
    officer = models.ForeignKey(AuxiliaryOfficer, on_delete=models.PROTECT, related_name="duty_lines")
    duty = models.CharField(max_length=32, blank=True)
    words = models.CharField(max_length=200, blank=True)
    state = models.CharField(max_length=16, choices=choices(LineState), default=LineState.ASSIGNED.value)
    recording = models.CharField(max_length=64, blank=True)
    added_by = models.BigIntegerField()
    approved_by = models.BigIntegerField(null=True)
    because = models.CharField(max_length=120, blank=True)

    class Meta:
        indexes = [models.Index(fields=["officer", "state"], name="aux_line_of_officer")]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=values(LineState)), name="aux_line_state_known"),
            models.CheckConstraint(
                condition=(Q(duty="") & ~Q(words="")) | (~Q(duty="") & Q(words="")), name="aux_line_duty_or_words"
            ),
            models.CheckConstraint(
                condition=Q(approved_by__isnull=True) | ~Q(approved_by=F("added_by")), name="aux_line_two_people"
            ),
            models.UniqueConstraint(
                fields=["sheet", "officer", "duty", "words"],
                condition=Q(state__in=[LineState.ASSIGNED.value, LineState.RECUSAL_ASKED.value]),
                name="aux_line_once",
            ),
        ]


class JobDescription(models.Model):
    """Responsibilities, tasks (codes of the catalogue) and standards of a kind of post (Art 11)."""

    id = models.BigIntegerField(primary_key=True, default=new_id)
    unit = models.BigIntegerField()
    title = models.CharField(max_length=64)
    category = models.CharField(max_length=16, choices=choices(Category))
    state = models.CharField(max_length=16, choices=choices(JobState), default=JobState.DRAFT.value)
    responsibilities = models.TextField(blank=True)
    tasks = models.JSONField(default=list)
    standards = models.TextField(blank=True)

    class Meta:
        indexes = [models.Index(fields=["unit", "state", "id"], name="aux_job_of_unit")]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=values(JobState)), name="aux_job_state_known"),
            models.CheckConstraint(condition=Q(category__in=values(Category)), name="aux_job_one_category"),
            models.CheckConstraint(condition=~Q(title=""), name="aux_job_has_a_title"),
            models.CheckConstraint(
                condition=Q(state=JobState.DRAFT.value) | ~(Q(responsibilities="") | Q(standards="") | Q(tasks=[])),
                name="aux_job_has_three_parts",
            ),
        ]


class JobHolder(models.Model):
    """Who holds which post from when to when; the officer's category and the post's are the same."""

    id = models.BigIntegerField(primary_key=True, default=new_id)
    job = models.ForeignKey(JobDescription, on_delete=models.PROTECT, related_name="holders")
    officer = models.ForeignKey(AuxiliaryOfficer, on_delete=models.PROTECT, related_name="jobs")
    since = models.DateField()
    until = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")), name="aux_holder_ends_after_start"
            ),
            models.UniqueConstraint(
                fields=["officer"], condition=Q(until__isnull=True), name="aux_holder_one_post_at_a_time"
            ),
        ]
