"""Recruitments with their dated steps, and who applied. Names, dates of birth, papers and reasons lie in the vault."""

from django.db import models
from django.db.models import Q

from linli.auxiliaries.data import Category
from linli.auxiliaries.data.recruitment import ApplicantState, Priority, RecruitmentState, StepKind
from linli.auxiliaries.models.plan import StaffingPlan
from linli.kernel.enums import choices, values
from linli.kernel.ids import new_id

WHOLE = 100


class Recruitment(models.Model):
    """`forget_on` is the last day of the applicants' data, set when it ends."""

    id = models.BigIntegerField(primary_key=True, default=new_id)
    number = models.CharField(max_length=16, unique=True)
    organ = models.BigIntegerField()
    plan = models.ForeignKey(StaffingPlan, on_delete=models.PROTECT, related_name="+")
    category = models.CharField(max_length=16, choices=choices(Category))
    posts = models.PositiveIntegerField()
    requirements = models.TextField()
    written = models.PositiveSmallIntegerField()
    interview = models.PositiveSmallIntegerField()
    fitness = models.PositiveSmallIntegerField()
    starts_on = models.DateField()
    state = models.CharField(max_length=16, choices=choices(RecruitmentState), default=RecruitmentState.PREPARED.value)
    applied = models.PositiveIntegerField(default=0)
    forget_on = models.DateField(null=True)

    class Meta:
        indexes = [models.Index(fields=["organ", "id"], name="aux_recruitment_of_organ")]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=values(RecruitmentState)), name="aux_recruitment_state_known"),
            models.CheckConstraint(condition=Q(posts__gte=1), name="aux_recruitment_has_posts"),
            models.CheckConstraint(
                condition=Q(fitness=WHOLE - models.F("written") - models.F("interview")), name="aux_weights_are_whole"
            ),
        ]


class RecruitmentStep(models.Model):
    id = models.BigIntegerField(primary_key=True, default=new_id)
    recruitment = models.ForeignKey(Recruitment, on_delete=models.CASCADE, related_name="steps")
    kind = models.CharField(max_length=16, choices=choices(StepKind))
    planned_on = models.DateField()
    done_on = models.DateField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["recruitment", "kind"], name="aux_step_once")]


class Applicant(models.Model):
    """Somebody who applied, by a number. What was said and found is in the vault under the subject `applicant`.

    `cleared` says that all three exclusions were answered with no; an answer of yes is kept nowhere but in the sealed
    letter. Scores and `total` in hundredths of a point; `drawn` is the paper by which a tie was decided.
    """

    id = models.BigIntegerField(primary_key=True, default=new_id)
    recruitment = models.ForeignKey(Recruitment, on_delete=models.CASCADE, related_name="applicants")
    number = models.CharField(max_length=24, unique=True)
    code_hash = models.CharField(max_length=64, unique=True)
    state = models.CharField(max_length=16, choices=choices(ApplicantState), default=ApplicantState.APPLIED.value)
    of_age = models.BooleanField()
    citizen = models.BooleanField()
    willing = models.BooleanField()
    qualified = models.BooleanField(null=True)
    health_until = models.DateField(null=True)
    cleared = models.BooleanField(default=False)
    priority = models.CharField(max_length=16, choices=choices(Priority), blank=True)
    priority_proven = models.BooleanField(default=False)
    written = models.PositiveIntegerField(null=True)
    interview = models.PositiveIntegerField(null=True)
    fitness = models.PositiveIntegerField(null=True)
    total = models.PositiveIntegerField(null=True)
    drawn = models.CharField(max_length=80, blank=True)
    letter = models.BigIntegerField(null=True)  # in the vault
    was_eligible = models.BooleanField(default=False)
    officer = models.BigIntegerField(null=True)

    class Meta:
        indexes = [models.Index(fields=["recruitment", "state", "number"], name="aux_applicant_queue")]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=values(ApplicantState)), name="aux_applicant_state_known"),
            models.CheckConstraint(
                condition=~Q(state__in=[ApplicantState.REJECTED.value, ApplicantState.CONTESTED.value])
                | Q(letter__isnull=False),
                name="aux_rejected_with_reasons",
            ),
            models.CheckConstraint(
                condition=Q(priority_proven=False) | ~Q(priority=""), name="aux_priority_proven_is_claimed"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[ApplicantState.CHOSEN.value, ApplicantState.EMPLOYED.value])
                | Q(of_age=True, citizen=True, willing=True, cleared=True, health_until__isnull=False)
                & Q(qualified__isnull=False, qualified=True),
                name="aux_chosen_meets_conditions",
            ),
        ]
