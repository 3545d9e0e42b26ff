"""The rules that route a new matter, in numbered versions; and what repeated objections propose."""

from django.db import models
from django.db.models import Q

from linli.kernel.calendar import LengthUnit
from linli.kernel.enums import choices
from linli.matters.data import Answers, Kind, ProposalState
from linli.matters.models.catalogue import DRAFT, PUBLISHED, RETIRED
from linli.matters.models.choices import known

_UNIT, _POST = "organisation.Unit", "organisation.Post"


class RoutingVersion(models.Model):
    """All rules together, as they held from `published_at` until the next were published. They are never changed then.

    `based_on`: the version whose rules were copied; undoing a change is publishing such a copy.
    """

    state = models.CharField(max_length=12, choices=[(s, s) for s in (DRAFT, PUBLISHED, RETIRED)], default=DRAFT)
    based_on = models.ForeignKey("self", models.PROTECT, related_name="+", null=True)
    reason = models.CharField(max_length=300, blank=True)
    made_by = models.ForeignKey(_POST, models.PROTECT, related_name="+", db_index=False, null=True)
    made_at = models.DateTimeField()
    published_by = models.ForeignKey(_POST, models.PROTECT, related_name="+", db_index=False, null=True)
    published_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["state"], condition=Q(state__in=[DRAFT, PUBLISHED]), name="one_routing_draft_and_one_in_force"
            ),
            models.CheckConstraint(
                condition=Q(state=DRAFT, published_at__isnull=True) | (~Q(state=DRAFT) & Q(published_at__isnull=False)),
                name="routing_version_published_when_no_draft",
            ),
        ]


class RoutingProposal(models.Model):
    """Agreed objections about one category and place went to the same unit again and again: a rule is proposed.

    What speaks for it is not copied: it is read from the objections. No rule is ever made of it by itself.
    """

    category_key = models.CharField(max_length=40)
    place = models.ForeignKey(_UNIT, models.PROTECT, related_name="+", db_index=False)
    unit = models.ForeignKey(_UNIT, models.PROTECT, related_name="+", db_index=False)
    state = models.CharField(max_length=12, choices=choices(ProposalState), default=ProposalState.OPEN.value)
    made_at = models.DateTimeField()
    decided_by = models.ForeignKey(_POST, models.PROTECT, related_name="+", db_index=False, null=True)
    decided_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            known("state", ProposalState, "proposal_state_known"),
            models.UniqueConstraint(
                fields=["category_key", "place", "unit"],
                condition=Q(state=ProposalState.OPEN.value),
                name="one_open_proposal_per_way",
            ),
        ]
        indexes = [models.Index(fields=["category_key", "place", "unit", "id"], name="proposals_of_a_way")]


class RoutingRule(models.Model):
    """One row of the ordered rules: where all given conditions fit, the matter goes to `level`, or to `unit`.

    Empty conditions fit everything. `hours`: "office", "off" or "" for both. `suggests` is the unit that the
    centre is advised to dispatch to. `length` in `length_unit`, where given, is the limit for handling; `answers` says
    who may answer without dispatching it.
    """

    version = models.ForeignKey(RoutingVersion, models.CASCADE, related_name="rules")
    order = models.PositiveSmallIntegerField()
    category_key = models.CharField(max_length=40, blank=True)
    category_group = models.CharField(max_length=24, blank=True)
    kind = models.CharField(max_length=20, choices=choices(Kind), blank=True)
    place = models.ForeignKey(_UNIT, models.PROTECT, related_name="+", null=True)
    hours = models.CharField(max_length=8, blank=True)
    level = models.CharField(max_length=12, blank=True)
    unit = models.ForeignKey(_UNIT, models.PROTECT, related_name="+", null=True)
    suggests = models.ForeignKey(_UNIT, models.PROTECT, related_name="+", null=True)
    length = models.PositiveSmallIntegerField(null=True)
    length_unit = models.CharField(max_length=16, choices=choices(LengthUnit), blank=True)
    answers = models.CharField(max_length=8, choices=choices(Answers), default=Answers.SCREENER.value)
    proposal = models.ForeignKey(RoutingProposal, models.PROTECT, related_name="+", null=True)
    since = models.DateField()
    until = models.DateField(null=True)

    class Meta:
        indexes = [models.Index(fields=["version", "order", "id"], name="routing_in_order")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(level="") | Q(unit__isnull=False) | Q(suggests__isnull=False),
                name="routing_rule_says_where_to",
            ),
            models.CheckConstraint(condition=Q(hours__in=["", "office", "off"]), name="routing_hours_known"),
            known("answers", Answers, "routing_answers_known"),
            models.CheckConstraint(
                condition=Q(length__isnull=True, length_unit="") | (Q(length__gte=1) & ~Q(length_unit="")),
                name="routing_length_says_unit",
            ),
        ]
