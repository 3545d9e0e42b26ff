"""Mandates, samples as they were drawn, and findings. What was written stands in the vault."""

from django.db import models
from django.db.models import F, Q

from linli.kernel.ids import new_id
from linli.matters.data import Drawn
from linli.oversight.data import FindingKind, FindingState

_UNIT, _POST, _MATTER = "organisation.Unit", "organisation.Post", "matters.Matter"


class Mandate(models.Model):
    """`units` are ids; all below them are meant too. It ends on the day before `valid_to`."""

    id = models.BigIntegerField(primary_key=True, default=new_id)
    number = models.CharField(max_length=16, unique=True)
    post = models.ForeignKey(_POST, models.PROTECT, related_name="+", db_index=False)
    unit = models.ForeignKey(_UNIT, models.PROTECT, related_name="+", db_index=False)  # whose lead gave it
    units = models.JSONField()
    purpose = models.CharField(max_length=200)
    valid_from = models.DateField()
    valid_to = models.DateField()
    given_by = models.ForeignKey(_POST, models.PROTECT, related_name="+", db_index=False)
    given_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(purpose=""), name="mandate_says_what_for"),
            models.CheckConstraint(condition=Q(valid_to__gte=F("valid_from")), name="mandate_ends_after_it_begins"),
            models.CheckConstraint(condition=~Q(post=F("given_by")), name="nobody_gives_himself_a_mandate"),
        ]
        indexes = [
            models.Index(fields=["post", "valid_to"], name="mandates_of_post"),
            models.Index(fields=["unit", "valid_to"], name="mandates_of_unit"),
        ]


class Sample(models.Model):
    """`population` holds the number of each matter that could be drawn, one a line: with `seed` it is the draw."""

    id = models.BigIntegerField(primary_key=True, default=new_id)
    mandate = models.ForeignKey(Mandate, models.PROTECT, related_name="samples", db_index=False)
    unit = models.ForeignKey(_UNIT, models.PROTECT, related_name="+", db_index=False)
    kind = models.CharField(max_length=16, choices=[(k.value, k.value) for k in Drawn])
    first = models.DateField()
    last = models.DateField()
    seed = models.CharField(max_length=32)
    population = models.TextField()
    at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(kind__in=[k.value for k in Drawn]), name="sample_kind_known")]
        indexes = [models.Index(fields=["mandate", "-id"], name="samples_of_mandate")]


class SampleItem(models.Model):
    sample = models.ForeignKey(Sample, models.PROTECT, related_name="items", db_index=False)
    matter = models.ForeignKey(_MATTER, models.PROTECT, related_name="+", db_index=False)
    rank = models.PositiveSmallIntegerField()
    opened_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["sample", "matter"], name="drawn_once")]
        indexes = [models.Index(fields=["matter"], name="samples_of_matter")]


class Finding(models.Model):
    """About one drawn matter and the unit that answers for it. Its words, and the answer, are in the vault."""

    id = models.BigIntegerField(primary_key=True, default=new_id)
    mandate = models.ForeignKey(Mandate, models.PROTECT, related_name="findings", db_index=False)
    matter = models.ForeignKey(_MATTER, models.PROTECT, related_name="+", db_index=False)
    unit = models.ForeignKey(_UNIT, models.PROTECT, related_name="+", db_index=False)
    kind = models.CharField(max_length=24, choices=[(k.value, k.value) for k in FindingKind])
    state = models.CharField(
        max_length=12, choices=[(s.value, s.value) for s in FindingState], default=FindingState.WRITTEN.value
    )
    written_at = models.DateTimeField()
    due_on = models.DateField()
    answered_at = models.DateTimeField(null=True)
    settled_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=[k.value for k in FindingKind]), name="finding_kind_known"),
            models.CheckConstraint(condition=Q(state__in=[s.value for s in FindingState]), name="finding_state_known"),
        ]
        indexes = [
            models.Index(fields=["unit", "-id"], name="findings_of_unit"),
            models.Index(fields=["mandate", "-id"], name="findings_of_mandate"),
        ]
