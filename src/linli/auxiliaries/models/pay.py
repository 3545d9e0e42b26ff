"""Wage tables by version, who stands on which row, the minimum wage, and each month's statement with its disputes."""

from django.db import models
from django.db.models import F, Q

from linli.auxiliaries.data import Category
from linli.auxiliaries.data.pay import ExportState, LineKind, StatementState, TableState
from linli.auxiliaries.models.files import AuxiliaryOfficer
from linli.kernel.enums import choices, values
from linli.kernel.ids import new_id

AMOUNT = 1 << 40
"""In fen: more than any month's wage, so that a slip of the hand is found."""


class WageTable(models.Model):
    """One version of an organ's wages; the newest one in force whose day has come is applied (Art 27)."""

    id = models.BigIntegerField(primary_key=True, default=new_id)
    organ = models.BigIntegerField()
    since = models.DateField()
    state = models.CharField(max_length=16, choices=choices(TableState), default=TableState.DRAFT.value)
    guidance = models.CharField(max_length=80)
    review_on = models.DateField()
    made_by = models.BigIntegerField()
    submitted_by = models.BigIntegerField(null=True)
    approved_by = models.BigIntegerField(null=True)

    class Meta:
        indexes = [models.Index(fields=["organ", "state", "since"], name="aux_wages_of_organ")]
        constraints = [
            models.UniqueConstraint(
                fields=["organ", "since"], condition=Q(state=TableState.IN_FORCE.value), name="aux_one_wage_table_a_day"
            ),
            models.CheckConstraint(condition=Q(state__in=values(TableState)), name="aux_wages_state_known"),
            models.CheckConstraint(condition=~Q(guidance=""), name="aux_wages_have_guidance"),
            models.CheckConstraint(condition=Q(review_on__gt=F("since")), name="aux_wages_reviewed_later"),
            models.CheckConstraint(
                condition=~Q(state=TableState.IN_FORCE.value)
                | Q(approved_by__isnull=False, submitted_by__isnull=False) & ~Q(approved_by=F("submitted_by")),
                name="aux_wages_by_two",
            ),
        ]


class WageTableRow(models.Model):
    """A wage a month, by post, level and years of service."""

    id = models.BigIntegerField(primary_key=True, default=new_id)
    table = models.ForeignKey(WageTable, on_delete=models.CASCADE, related_name="rows")
    code = models.CharField(max_length=16)
    title = models.CharField(max_length=64)
    category = models.CharField(max_length=16, choices=choices(Category), blank=True)
    level = models.PositiveSmallIntegerField()
    years = models.PositiveSmallIntegerField(default=0)
    fen = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["table", "code"], name="aux_wage_row_once"),
            models.CheckConstraint(condition=Q(fen__gt=0, fen__lt=AMOUNT), name="aux_wage_row_has_wage"),
            models.CheckConstraint(condition=Q(category__in=["", *values(Category)]), name="aux_wage_row_category"),
        ]


class WagePlacement(models.Model):
    """Which row an officer stands on from a day; the row's wage is that of the table in force."""

    id = models.BigIntegerField(primary_key=True, default=new_id)
    officer = models.ForeignKey(AuxiliaryOfficer, on_delete=models.CASCADE, related_name="placements")
    code = models.CharField(max_length=16)
    since = models.DateField()
    reference = models.CharField(max_length=80)
    decided_by = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["officer", "since"], name="aux_placed_once_a_day"),
            models.CheckConstraint(condition=~Q(reference=""), name="aux_placed_on_paper"),
        ]


class MinimumWage(models.Model):
    """The local minimum wage a month, as the place of this organ published it."""

    id = models.BigIntegerField(primary_key=True, default=new_id)
    organ = models.BigIntegerField()
    since = models.DateField()
    fen = models.BigIntegerField()
    reference = models.CharField(max_length=80)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organ", "since"], name="aux_minimum_once_a_day"),
            models.CheckConstraint(condition=Q(fen__gt=0, fen__lt=AMOUNT), name="aux_minimum_has_wage"),
        ]


class PayStatement(models.Model):
    """One officer's month. `unconfirmed` shifts were not in it when it was computed."""

    id = models.BigIntegerField(primary_key=True, default=new_id)
    officer = models.ForeignKey(AuxiliaryOfficer, on_delete=models.CASCADE, related_name="statements")
    organ = models.BigIntegerField()
    month = models.DateField()
    state = models.CharField(max_length=16, choices=choices(StatementState), default=StatementState.DRAFT.value)
    total = models.BigIntegerField(default=0)
    minimum = models.BigIntegerField(null=True)
    unconfirmed = models.PositiveSmallIntegerField(default=0)
    computed_at = models.DateTimeField()
    made_by = models.BigIntegerField()
    released_at = models.DateTimeField(null=True)
    released_by = models.BigIntegerField(null=True)
    answer_by = models.DateField(null=True)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["organ", "month", "id"], name="aux_pay_of_organ")]
        constraints = [
            models.UniqueConstraint(fields=["officer", "month"], name="aux_pay_once_a_month"),
            models.CheckConstraint(condition=Q(month__day=1), name="aux_pay_of_a_month"),
            models.CheckConstraint(condition=Q(state__in=values(StatementState)), name="aux_pay_state_known"),
            models.CheckConstraint(
                condition=Q(state=StatementState.DRAFT.value) | Q(answer_by__isnull=False),
                name="aux_pay_has_answer_day",
            ),
        ]


class PayLine(models.Model):
    """One line, with what it was counted out of."""

    id = models.BigIntegerField(primary_key=True, default=new_id)
    statement = models.ForeignKey(PayStatement, on_delete=models.CASCADE, related_name="lines")
    place = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=16, choices=choices(LineKind))
    fen = models.BigIntegerField()
    basis = models.BigIntegerField(default=0)
    days = models.PositiveSmallIntegerField(default=0)
    minutes = models.PositiveIntegerField(default=0)
    rested = models.PositiveIntegerField(default=0)
    percent = models.PositiveSmallIntegerField(default=0)
    year = models.PositiveSmallIntegerField(default=0)
    code = models.CharField(max_length=16, blank=True)
    reference = models.CharField(max_length=80, blank=True)
    cites = models.JSONField(default=list)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=values(LineKind)), name="aux_pay_line_kind_known"),
            models.CheckConstraint(
                condition=Q(fen__lte=0) | ~Q(kind__in=[LineKind.UNPAID.value, LineKind.DAMAGE.value]),
                name="aux_pay_line_takes_off",
            ),
            models.CheckConstraint(
                condition=Q(fen__gte=0) | Q(kind__in=[LineKind.UNPAID.value, LineKind.DAMAGE.value]),
                name="aux_pay_line_adds",
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=[LineKind.ALLOWANCE.value, LineKind.DAMAGE.value]) | ~Q(reference=""),
                name="aux_pay_line_on_paper",
            ),
        ]


class PayDispute(models.Model):
    """A line that the officer says is wrong; words and answer in the vault. It outlives the line, which may be
    computed anew."""

    id = models.BigIntegerField(primary_key=True, default=new_id)
    statement = models.ForeignKey(PayStatement, on_delete=models.CASCADE, related_name="disputes")
    kind = models.CharField(max_length=16, choices=choices(LineKind))
    raised_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    answered_by = models.BigIntegerField(null=True)
    upheld = models.BooleanField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["statement", "kind"], condition=Q(answered_at__isnull=True), name="aux_one_open_pay_dispute"
            )
        ]


class PayExport(models.Model):
    """A month for the payroll office, asked for by one post and approved by another."""

    id = models.BigIntegerField(primary_key=True, default=new_id)
    organ = models.BigIntegerField()
    month = models.DateField()
    state = models.CharField(max_length=16, choices=choices(ExportState), default=ExportState.ASKED.value)
    asked_by = models.BigIntegerField()
    asked_at = models.DateTimeField()
    decided_by = models.BigIntegerField(null=True)
    decided_at = models.DateTimeField(null=True)
    taken = models.PositiveSmallIntegerField(default=0)

    class Meta:
        indexes = [models.Index(fields=["organ", "month"], name="aux_pay_exports_of_organ")]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=values(ExportState)), name="aux_pay_export_state_known"),
            models.CheckConstraint(
                condition=Q(decided_by__isnull=True) | ~Q(decided_by=F("asked_by")), name="aux_pay_export_by_two"
            ),
        ]
