"""Reviews of looks, requests, breaches, assessments, delays; and what the watch has seen. Codes and ids: words typed by
hand about a matter lie in the vault."""

from django.db import models
from django.db.models import F, Q

from linli.kernel.enums import choices
from linli.kernel.ids import new_id
from linli.rights.data import BreachState, Cause, DelayState, Doubt, Finding, Outside, RequestState, ReviewState, Right


class LookReview(models.Model):
    """A look that somebody outside the looker's unit answers for. `entry` is its number in the ledger."""

    id = models.BigIntegerField(primary_key=True, default=new_id)
    cause = models.CharField(max_length=16, choices=choices(Cause))
    doubt = models.CharField(max_length=16, choices=choices(Doubt), blank=True)
    entry = models.BigIntegerField()
    matter = models.BigIntegerField(null=True)
    number = models.IntegerField(null=True)
    post = models.BigIntegerField(null=True)
    unit = models.BigIntegerField(null=True)
    count = models.IntegerField(null=True)
    usual = models.FloatField(null=True)
    found = models.IntegerField(null=True)
    late = models.IntegerField(null=True)
    state = models.CharField(max_length=16, choices=choices(ReviewState), default=ReviewState.OPEN.value)
    asked_at = models.DateTimeField()
    finding = models.CharField(max_length=16, choices=choices(Finding), blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.BigIntegerField(null=True)
    answered_unit = models.BigIntegerField(null=True)
    reply = models.BigIntegerField(null=True)  # in the vault

    class Meta:
        indexes = [models.Index(fields=["state", "asked_at"], name="rights_review_queue")]
        constraints = [
            models.UniqueConstraint(fields=["entry", "cause"], name="rights_review_once"),
            models.CheckConstraint(
                condition=Q(state=ReviewState.OPEN.value) | Q(answered_at__isnull=False) & ~Q(finding=""),
                name="rights_review_answered_whole",
            ),
            models.CheckConstraint(
                condition=Q(answered_unit__isnull=True) | Q(unit__isnull=True) | ~Q(answered_unit=F("unit")),
                name="rights_review_from_outside",
            ),
        ]


class SeenLook(models.Model):
    """One look as the watch counts it, for eight days. `stranger` is None until it has settled; a `search` is none.
    `found`: a search led to it; `late`: outside the hours of the office."""

    entry = models.BigIntegerField(primary_key=True)
    post = models.BigIntegerField()
    unit = models.BigIntegerField(null=True)
    role = models.CharField(max_length=32)
    matter = models.BigIntegerField(null=True)
    at = models.DateTimeField()
    stranger = models.BooleanField(null=True)
    search = models.BooleanField(default=False)
    found = models.BooleanField(default=False)
    late = models.BooleanField(default=False)

    class Meta:
        indexes = [
            models.Index(fields=["role", "post", "at"], name="rights_seen_by_post"),
            models.Index(fields=["at"], name="rights_seen_by_time"),
        ]


class SeenDay(models.Model):
    """How often a post looked on one day that is over, for 35 days: counts alone, no matter and no hour."""

    role = models.CharField(max_length=32)
    post = models.BigIntegerField()
    day = models.DateField()
    looks = models.IntegerField()
    strangers = models.IntegerField()
    searches = models.IntegerField()
    found = models.IntegerField()
    late = models.IntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["post", "day", "role"], name="rights_seen_day_once")]


class WatchPlace(models.Model):
    """How far the watch has read the ledger, and from which day on no counts are folded yet; one row."""

    id = models.SmallIntegerField(primary_key=True, default=1)
    epoch = models.IntegerField()
    index = models.BigIntegerField()
    folded = models.DateField(null=True)


class Canary(models.Model):
    """A matter that nobody has reason to open: it lies where only browsing leads."""

    matter = models.BigIntegerField(primary_key=True)
    planted_at = models.DateTimeField()


class SubjectRequest(models.Model):
    """A demand about what is held on one matter, made with its receipt."""

    id = models.BigIntegerField(primary_key=True, default=new_id)
    matter = models.BigIntegerField()
    right = models.CharField(max_length=16, choices=choices(Right))
    state = models.CharField(max_length=16, choices=choices(RequestState), default=RequestState.RECEIVED.value)
    received_at = models.DateTimeField()
    due_on = models.DateField()
    ended_at = models.DateTimeField(null=True)
    words = models.BigIntegerField(null=True)  # in the vault: what is asked
    reply = models.BigIntegerField(null=True)  # in the vault: the letter's own sentence, or the reason of a refusal
    outside = models.CharField(max_length=16, choices=choices(Outside), blank=True)
    law = models.CharField(max_length=80, blank=True)
    kept_until = models.DateField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["matter", "received_at"], name="rights_request_of_matter"),
            models.Index(fields=["state", "due_on"], name="rights_request_queue"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state=RequestState.REFUSED.value) | Q(reply__isnull=False) & ~Q(outside=""),
                name="rights_refusal_has_reasons",
            ),
            models.CheckConstraint(
                condition=~Q(state=RequestState.PARTLY.value, right=Right.DELETE.value)
                | ~Q(law="") & Q(kept_until__isnull=False),
                name="rights_kept_says_why",
            ),
        ]


class Breach(models.Model):
    """A notice of a breach with its three parts. It speaks of kinds of data, never of anybody."""

    id = models.BigIntegerField(primary_key=True, default=new_id)
    state = models.CharField(max_length=16, choices=choices(BreachState), default=BreachState.DRAFT.value)
    noticed_at = models.DateTimeField()
    what = models.TextField(blank=True)
    measures = models.TextField(blank=True)
    contact = models.TextField(blank=True)
    written_by = models.BigIntegerField()
    sent_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state=BreachState.DRAFT.value) | ~(Q(what="") | Q(measures="") | Q(contact="")),
                name="rights_breach_has_three_parts",
            )
        ]


class Assessment(models.Model):
    """What a feature does to people's data: lawful and needed, effect and risk, measures. Kept three years at least.

    It holds from `approved_on` to `review_on`, unless it was ended before.
    """

    id = models.BigIntegerField(primary_key=True, default=new_id)
    feature = models.CharField(max_length=64)
    necessity = models.TextField()
    risk = models.TextField()
    measures = models.TextField()
    approved_on = models.DateField()
    approved_by = models.BigIntegerField()
    review_on = models.DateField()
    ended_on = models.DateField(null=True)
    kept_until = models.DateField()

    class Meta:
        indexes = [models.Index(fields=["feature", "review_on"], name="rights_assessment_current")]
        constraints = [
            models.CheckConstraint(condition=Q(review_on__gt=F("approved_on")), name="rights_assessment_is_reviewed"),
            models.CheckConstraint(
                condition=~(Q(necessity="") | Q(risk="") | Q(measures="")), name="rights_assessment_whole"
            ),
        ]


class Delay(models.Model):
    """A look that the resident's list leaves out until a day, for a lawful reason that two people carry."""

    id = models.BigIntegerField(primary_key=True, default=new_id)
    entry = models.BigIntegerField(unique=True)
    matter = models.BigIntegerField()
    state = models.CharField(max_length=16, choices=choices(DelayState), default=DelayState.ASKED.value)
    law = models.CharField(max_length=80)
    until = models.DateField()
    asked_at = models.DateTimeField()
    asked_by = models.BigIntegerField()
    decided_by = models.BigIntegerField(null=True)

    class Meta:
        indexes = [models.Index(fields=["matter"], name="rights_delay_of_matter")]
        constraints = [
            models.CheckConstraint(
                condition=Q(state=DelayState.ASKED.value) | Q(decided_by__isnull=False) & ~Q(decided_by=F("asked_by")),
                name="rights_delay_two_people",
            )
        ]
