"""Ratings, awards, recommendations. Every word about somebody lies in the vault."""

from django.db import models
from django.db.models import F, Q

from linli.auxiliaries.data.appraisal import AwardState, Grade, Merit, Preference, RatingState, Signature
from linli.auxiliaries.models.files import AuxiliaryOfficer
from linli.kernel.enums import choices, values
from linli.kernel.ids import new_id


class Rating(models.Model):
    """One rating for one period (Art 23). The texts on the three aspects, the reasons, the officer's comment and
    objection are in the vault under this number."""

    id = models.BigIntegerField(primary_key=True, default=new_id)
    officer = models.ForeignKey(AuxiliaryOfficer, on_delete=models.CASCADE, related_name="ratings")
    first = models.DateField()
    last = models.DateField()
    grade = models.CharField(max_length=16, choices=choices(Grade))
    grade_before = models.CharField(max_length=16, choices=choices(Grade), blank=True)
    state = models.CharField(max_length=16, choices=choices(RatingState), default=RatingState.DRAFT.value)
    training_days = models.DecimalField(max_digits=6, decimal_places=2)
    shortfall = models.DecimalField(max_digits=6, decimal_places=2)
    rater = models.BigIntegerField()
    notified_at = models.DateTimeField(null=True)
    answer_by = models.DateField(null=True)
    signature = models.CharField(max_length=16, choices=choices(Signature), default=Signature.OPEN.value)
    commented_at = models.DateTimeField(null=True)
    settled_at = models.DateTimeField(null=True)
    provider_told_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["state", "last", "id"], name="aux_rating_queue")]
        constraints = [
            models.UniqueConstraint(fields=["officer", "first", "last"], name="aux_rating_once_a_period"),
            models.CheckConstraint(condition=Q(last__gt=F("first")), name="aux_rating_period"),
            models.CheckConstraint(condition=Q(grade__in=values(Grade)), name="aux_rating_four_levels"),
            models.CheckConstraint(
                condition=Q(state=RatingState.DRAFT.value) | Q(notified_at__isnull=False, answer_by__isnull=False),
                name="aux_rating_notice_before_use",
            ),
            models.CheckConstraint(
                condition=~Q(state=RatingState.SETTLED.value) | Q(settled_at__isnull=False),
                name="aux_rating_settled_on",
            ),
        ]


class Award(models.Model):
    """To one officer, or to a unit's officers together where `officer` is empty (Art 31)."""

    id = models.BigIntegerField(primary_key=True, default=new_id)
    officer = models.ForeignKey(AuxiliaryOfficer, null=True, on_delete=models.CASCADE, related_name="awards")
    unit = models.BigIntegerField()
    merit = models.CharField(max_length=8, choices=choices(Merit))
    state = models.CharField(max_length=16, choices=choices(AwardState), default=AwardState.PROPOSED.value)
    proposed_by = models.BigIntegerField()
    proposed_at = models.DateTimeField()
    decided_by = models.BigIntegerField(null=True)
    decided_on = models.DateField(null=True)
    consented_at = models.DateTimeField(null=True)
    published_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["unit", "-id"], name="aux_award_of_unit")]
        constraints = [
            models.CheckConstraint(condition=Q(merit__in=values(Merit)), name="aux_award_ground"),
            models.CheckConstraint(
                condition=Q(decided_by__isnull=True) | ~Q(decided_by=F("proposed_by")), name="aux_award_two_people"
            ),
            models.CheckConstraint(
                condition=Q(published_at__isnull=True) | Q(consented_at__isnull=False) | Q(officer__isnull=True),
                name="aux_award_published_with_consent",
            ),
        ]


class Recommendation(models.Model):
    """Art 32: possible only with the consent of the authority named by its reference."""

    id = models.BigIntegerField(primary_key=True, default=new_id)
    officer = models.ForeignKey(AuxiliaryOfficer, on_delete=models.CASCADE, related_name="recommendations")
    preference = models.CharField(max_length=24, choices=choices(Preference))
    consent = models.CharField(max_length=80)
    made_by = models.BigIntegerField()
    made_on = models.DateField()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(consent=""), name="aux_recommended_with_consent")]


class LevelDecision(models.Model):
    """Art 24, where the organ has switched it on: a level with its reasons, from a day."""

    id = models.BigIntegerField(primary_key=True, default=new_id)
    officer = models.ForeignKey(AuxiliaryOfficer, on_delete=models.CASCADE, related_name="levels")
    level = models.PositiveSmallIntegerField()
    since = models.DateField()
    years = models.PositiveSmallIntegerField()
    decided_by = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["officer", "since"], name="aux_level_once_a_day")]
