"""Kinds of shifts and what a unit needs of each; rosters, wishes, swaps, calls and calendars."""

from django.db import models
from django.db.models import F, Q

from linli.auxiliaries.data.rostering import RosterState, Trouble
from linli.auxiliaries.data.swaps import CallState, Cause, Consent, SwapState
from linli.auxiliaries.models.files import AuxiliaryOfficer
from linli.kernel.enums import choices, values
from linli.kernel.ids import new_id

TWO_DAYS, A_DAY = 2880, 1440


class ShiftKind(models.Model):
    """Hours in minutes of the day on which the shift begins. Written once: what rosters name keeps its meaning."""

    id = models.BigIntegerField(primary_key=True, default=new_id)
    unit = models.BigIntegerField()
    code = models.CharField(max_length=4)
    name = models.CharField(max_length=32)
    begins = models.PositiveSmallIntegerField()
    ends = models.PositiveSmallIntegerField()
    pause = models.PositiveSmallIntegerField(default=0)
    ended_on = models.DateField(null=True)

    class Meta:
        indexes = [models.Index(fields=["unit", "begins"], name="aux_kind_of_unit")]
        constraints = [
            models.UniqueConstraint(fields=["unit", "code"], condition=Q(ended_on__isnull=True), name="aux_kind_code"),
            models.CheckConstraint(condition=~Q(code="") & ~Q(name=""), name="aux_kind_is_named"),
            models.CheckConstraint(
                condition=Q(begins__lt=A_DAY, ends__gt=F("begins") + F("pause"), ends__lte=F("begins") + A_DAY),
                name="aux_kind_ends_after_it_begins",
            ),
        ]


class ShiftDemand(models.Model):
    """So many of a kind on a weekday; with a skill, so many of them who hold that certificate."""

    id = models.BigIntegerField(primary_key=True, default=new_id)
    kind = models.ForeignKey(ShiftKind, on_delete=models.CASCADE, related_name="demand")
    weekday = models.PositiveSmallIntegerField()
    skill = models.CharField(max_length=20, blank=True)
    count = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "weekday", "skill"], name="aux_demand_once"),
            models.CheckConstraint(condition=Q(weekday__lte=6), name="aux_demand_on_a_weekday"),
        ]


class Roster(models.Model):
    """The shifts of one unit over a stretch of days. Of the search only its figures are kept, never its steps."""

    id = models.BigIntegerField(primary_key=True, default=new_id)
    unit = models.BigIntegerField()
    first = models.DateField()
    last = models.DateField()
    state = models.CharField(max_length=16, choices=choices(RosterState), default=RosterState.DRAFT.value)
    made_by = models.BigIntegerField()
    made_at = models.DateTimeField()
    attempt = models.PositiveSmallIntegerField(default=0)
    seconds = models.FloatField(null=True)
    cost = models.BigIntegerField(null=True)
    bound = models.BigIntegerField(null=True)
    trouble = models.CharField(max_length=16, choices=choices(Trouble), blank=True)
    trouble_officer = models.BigIntegerField(null=True)
    published_by = models.BigIntegerField(null=True)
    published_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["unit", "-id"], name="aux_roster_of_unit"),
            models.Index(fields=["state", "last"], name="aux_roster_ahead"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=values(RosterState)), name="aux_roster_state_known"),
            models.CheckConstraint(condition=Q(last__gte=F("first")), name="aux_roster_ends_after_start"),
            models.CheckConstraint(
                condition=~Q(state=RosterState.PUBLISHED.value)
                | Q(published_by__isnull=False, published_at__isnull=False),
                name="aux_roster_published_by_somebody",
            ),
        ]


class RosterShift(models.Model):
    """Somebody works a kind on a day. `stands` once it is published: then no other roster can hold him that day."""

    id = models.BigIntegerField(primary_key=True, default=new_id)
    roster = models.ForeignKey(Roster, on_delete=models.CASCADE, related_name="shifts")
    officer = models.ForeignKey(AuxiliaryOfficer, on_delete=models.PROTECT, related_name="roster_shifts")
    day = models.DateField()
    kind = models.ForeignKey(ShiftKind, on_delete=models.PROTECT, related_name="+")
    locked = models.BooleanField(default=False)
    stands = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["officer", "stands", "day"], name="aux_shift_of_officer")]
        constraints = [
            models.UniqueConstraint(fields=["roster", "officer", "day"], name="aux_shift_once_in_a_roster"),
            models.UniqueConstraint(fields=["officer", "day"], condition=Q(stands=True), name="aux_shift_stands_once"),
        ]


class RosterWish(models.Model):
    """A day that the officer would like to be free, or a kind that he would like on it. No reason is asked."""

    id = models.BigIntegerField(primary_key=True, default=new_id)
    officer = models.ForeignKey(AuxiliaryOfficer, on_delete=models.CASCADE, related_name="roster_wishes")
    day = models.DateField()
    kind = models.ForeignKey(ShiftKind, null=True, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["officer", "day"], name="aux_wish_once_a_day")]


class ShiftSwap(models.Model):
    """One officer offers a shift to another, who consents; the organ decides."""

    id = models.BigIntegerField(primary_key=True, default=new_id)
    roster = models.ForeignKey(Roster, on_delete=models.CASCADE, related_name="swaps")
    giver = models.ForeignKey(AuxiliaryOfficer, on_delete=models.CASCADE, related_name="swaps_offered")
    day = models.DateField()
    kind = models.ForeignKey(ShiftKind, on_delete=models.PROTECT, related_name="+")
    taker = models.ForeignKey(AuxiliaryOfficer, on_delete=models.CASCADE, related_name="swaps_asked")
    other_day = models.DateField(null=True)
    other_kind = models.ForeignKey(ShiftKind, null=True, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=16, choices=choices(SwapState), default=SwapState.OFFERED.value)
    offered_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    decided_by = models.BigIntegerField(null=True)

    class Meta:
        indexes = [models.Index(fields=["roster", "state", "id"], name="aux_swap_of_roster")]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=values(SwapState)), name="aux_swap_state_known"),
            models.CheckConstraint(condition=~Q(giver=F("taker")), name="aux_swap_between_two"),
            models.CheckConstraint(
                condition=Q(other_day__isnull=True, other_kind__isnull=True)
                | Q(other_day__isnull=False, other_kind__isnull=False),
                name="aux_swap_whole",
            ),
            models.CheckConstraint(
                condition=~Q(state=SwapState.APPROVED.value) | Q(accepted_at__isnull=False, decided_by__isnull=False),
                name="aux_swap_approved_with_consent",
            ),
        ]


class ShiftCall(models.Model):
    """A published shift fell open. `consent` is how the replacement said yes; of an illness nothing is kept."""

    id = models.BigIntegerField(primary_key=True, default=new_id)
    roster = models.ForeignKey(Roster, on_delete=models.CASCADE, related_name="calls")
    officer = models.ForeignKey(AuxiliaryOfficer, on_delete=models.CASCADE, related_name="+")
    day = models.DateField()
    kind = models.ForeignKey(ShiftKind, on_delete=models.PROTECT, related_name="+")
    cause = models.CharField(max_length=16, choices=choices(Cause))
    state = models.CharField(max_length=16, choices=choices(CallState), default=CallState.OPEN.value)
    noted_by = models.BigIntegerField(null=True)
    noted_at = models.DateTimeField()
    replaced_by = models.ForeignKey(AuxiliaryOfficer, null=True, on_delete=models.CASCADE, related_name="+")
    consent = models.CharField(max_length=16, choices=choices(Consent), blank=True)
    covered_by = models.BigIntegerField(null=True)
    covered_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["roster", "state", "day"], name="aux_call_of_roster"),
            models.Index(fields=["officer", "day"], name="aux_call_of_officer"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=values(CallState)), name="aux_call_state_known"),
            models.CheckConstraint(
                condition=~Q(state=CallState.COVERED.value)
                | (Q(replaced_by__isnull=False, covered_by__isnull=False) & ~Q(consent="")),
                name="aux_call_covered_with_consent",
            ),
        ]


class RosterFeed(models.Model):
    """The address of an officer's calendar, known here only by its hash. A new one ends the old."""

    officer = models.OneToOneField(
        AuxiliaryOfficer, primary_key=True, on_delete=models.CASCADE, related_name="roster_feed"
    )
    code_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
