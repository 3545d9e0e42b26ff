"""Who employs an officer, on which instruction and which paper; and what is to be reported to the city."""

from django.db import models
from django.db.models import F, Q

from linli.auxiliaries.data import Employment
from linli.auxiliaries.data.contracts import ContractKind, FilingCause
from linli.auxiliaries.models.files import AuxiliaryOfficer
from linli.kernel.enums import choices, values
from linli.kernel.ids import new_id


class HrInstruction(models.Model):
    """What the department of human resources said about the mode of employment."""

    id = models.BigIntegerField(primary_key=True, default=new_id)
    organ = models.BigIntegerField()
    mode = models.CharField(max_length=16, choices=choices(Employment))
    reference = models.CharField(max_length=80)
    given_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organ", "mode", "reference"], name="aux_instruction_once"),
            models.CheckConstraint(condition=~Q(reference=""), name="aux_instruction_has_reference"),
        ]


class ModeDecision(models.Model):
    """From a day on an officer is employed in this mode; the newest is repeated on the officer's row."""

    id = models.BigIntegerField(primary_key=True, default=new_id)
    officer = models.ForeignKey(AuxiliaryOfficer, on_delete=models.CASCADE, related_name="+")
    mode = models.CharField(max_length=16, choices=choices(Employment))
    instruction = models.ForeignKey(HrInstruction, on_delete=models.PROTECT, related_name="+")
    since = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["officer", "since"], name="aux_one_mode_a_day")]


class LabourContract(models.Model):
    """Between an officer and the organ, or the provider. Wages in fen a month; `probation_until` is its last day."""

    id = models.BigIntegerField(primary_key=True, default=new_id)
    officer = models.ForeignKey(AuxiliaryOfficer, on_delete=models.CASCADE, related_name="+")
    employer = models.BigIntegerField()
    number = models.CharField(max_length=40)
    kind = models.CharField(max_length=16, choices=choices(ContractKind))
    starts_on = models.DateField()
    ends_on = models.DateField(null=True)
    signed_on = models.DateField(null=True)
    wage = models.BigIntegerField()
    probation_until = models.DateField(null=True)
    probation_wage = models.BigIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["employer", "number"], name="aux_contract_number_once"),
            models.CheckConstraint(condition=Q(kind__in=values(ContractKind)), name="aux_contract_kind_known"),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")), name="aux_contract_ends_after_start"
            ),
            models.CheckConstraint(
                condition=~Q(kind=ContractKind.FIXED.value) | Q(ends_on__isnull=False), name="aux_fixed_term_has_end"
            ),
            models.CheckConstraint(
                condition=Q(probation_until__isnull=True)
                | Q(probation_until__gte=F("starts_on"))
                & (Q(ends_on__isnull=True) | Q(probation_until__lte=F("ends_on"))),
                name="aux_probation_inside_contract",
            ),
        ]


class ServiceContract(models.Model):
    """Between an organ and a service provider (Art 18 ¶2)."""

    id = models.BigIntegerField(primary_key=True, default=new_id)
    organ = models.BigIntegerField()
    provider = models.BigIntegerField()
    number = models.CharField(max_length=40)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True)
    signed_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organ", "number"], name="aux_service_number_once"),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")), name="aux_service_ends_after_start"
            ),
            models.CheckConstraint(condition=~Q(provider=F("organ")), name="aux_service_with_another"),
        ]


class Filing(models.Model):
    """Changes that a district organ reports to the city's (Art 15 ¶2); at most one open of a cause."""

    id = models.BigIntegerField(primary_key=True, default=new_id)
    organ = models.BigIntegerField()
    cause = models.CharField(max_length=16, choices=choices(FilingCause))
    since = models.DateField()
    due_on = models.DateField()
    changes = models.PositiveIntegerField(default=1)
    filed_on = models.DateField(null=True)
    reference = models.CharField(max_length=80, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organ", "cause"], condition=Q(filed_on__isnull=True), name="aux_one_open_filing"
            ),
            models.CheckConstraint(
                condition=Q(filed_on__isnull=True) | ~Q(reference=""), name="aux_filed_with_reference"
            ),
        ]
