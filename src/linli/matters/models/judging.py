"""The answer and what the resident makes of it."""

from django.db import models
from django.db.models import Q

from linli.matters.models.matter import Matter

_UNIT, _POST = "organisation.Unit", "organisation.Post"


class Reply(models.Model):
    """One answer: `stage` 0 the reply, 1 the review, 2 the re-review. Its words are in the vault.

    The resident's window runs from `delivered_at`, or else from `opened_at`.
    """

    matter = models.ForeignKey(Matter, models.PROTECT, related_name="replies")
    stage = models.PositiveSmallIntegerField(default=0)
    outcome = models.CharField(max_length=16)
    done_on = models.DateField(null=True)
    administrative = models.BooleanField(default=False)
    unit = models.ForeignKey(_UNIT, models.PROTECT, related_name="+", db_index=False)
    post = models.ForeignKey(_POST, models.PROTECT, related_name="+", db_index=False, null=True)
    at = models.DateTimeField()
    delivered_at = models.DateTimeField(null=True)
    opened_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(stage__lte=2), name="reply_no_fourth_stage"),
            models.CheckConstraint(
                condition=Q(outcome__in=["done", "explained", "not_possible", "upheld", "changed"]),
                name="reply_outcome_known",
            ),
            models.CheckConstraint(
                condition=~Q(outcome="done") | Q(done_on__isnull=False), name="reply_done_says_when"
            ),
        ]


class Review(models.Model):
    """Asked in its window, decided by the unit one level above the one that answered. Two stages, no more."""

    matter = models.ForeignKey(Matter, models.PROTECT, related_name="reviews")
    stage = models.PositiveSmallIntegerField()
    unit = models.ForeignKey(_UNIT, models.PROTECT, related_name="+", db_index=False)
    asked_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True)
    hearing_days = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["matter", "stage"], name="one_review_per_stage"),
            models.CheckConstraint(condition=Q(stage__in=[1, 2]), name="review_no_fourth_stage"),
        ]


class Rating(models.Model):
    """The resident's own judgement of one matter. It is counted on units, and never on the resident."""

    matter = models.ForeignKey(Matter, models.PROTECT, related_name="ratings")
    solved = models.BooleanField()
    satisfied = models.BooleanField(null=True)
    at = models.DateTimeField()
    changed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["matter"], name="one_rating_per_matter")]


class CallBack(models.Model):
    """What somebody who neither handled nor dispatched heard on the telephone. Unreached is counted as nothing."""

    matter = models.ForeignKey(Matter, models.PROTECT, related_name="call_backs")
    unit = models.ForeignKey(_UNIT, models.PROTECT, related_name="+", db_index=False)
    post = models.ForeignKey(_POST, models.PROTECT, related_name="+", db_index=False, null=True)
    at = models.DateTimeField()
    reached = models.BooleanField()
    contacted = models.BooleanField(null=True)
    solved = models.BooleanField(null=True)
    satisfied = models.BooleanField(null=True)
    corrected_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(reached=True) | Q(contacted__isnull=True, solved__isnull=True, satisfied__isnull=True),
                name="unreached_said_nothing",
            ),
        ]
        indexes = [models.Index(fields=["unit", "at"], name="call_back_figures")]


class PublicText(models.Model):
    """The only words about a matter that everybody may read: approved by a clerk who stands for them."""

    matter = models.OneToOneField(Matter, models.PROTECT, primary_key=True, related_name="public_words")
    text = models.CharField(max_length=400)
    reply = models.CharField(max_length=400, blank=True)
    post = models.ForeignKey(_POST, models.PROTECT, related_name="+", db_index=False, null=True)
    at = models.DateTimeField()
