"""What the employer paid for whom in which month; registrations; and the reports on providers."""

from django.db import models
from django.db.models import Q

from linli.auxiliaries.models.files import AuxiliaryOfficer
from linli.kernel.ids import new_id


class Registration(models.Model):
    """With the social insurance and with the housing fund."""

    officer = models.OneToOneField(AuxiliaryOfficer, primary_key=True, on_delete=models.CASCADE, related_name="+")
    insurance_on = models.DateField(null=True)
    fund_on = models.DateField(null=True)


class ContributionMonth(models.Model):
    """The employer's share by fund, in fen; empty: not paid. `base`: last year's average monthly wage."""

    id = models.BigIntegerField(primary_key=True, default=new_id)
    officer = models.ForeignKey(AuxiliaryOfficer, on_delete=models.CASCADE, related_name="+")
    month = models.DateField()
    endowment = models.BigIntegerField(null=True)
    medical = models.BigIntegerField(null=True)
    maternity = models.BigIntegerField(null=True)
    unemployment = models.BigIntegerField(null=True)
    injury = models.BigIntegerField(null=True)
    housing = models.BigIntegerField(null=True)
    base = models.BigIntegerField(null=True)
    reference = models.CharField(max_length=80)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["officer", "month"], name="aux_contribution_once_a_month"),
            models.CheckConstraint(condition=Q(month__day=1), name="aux_contribution_of_a_month"),
        ]


class ProviderReport(models.Model):
    """A month in which a provider owed contracts or contributions, as reported (Art 35). Counts; names stay outside."""

    id = models.BigIntegerField(primary_key=True, default=new_id)
    organ = models.BigIntegerField()
    provider = models.BigIntegerField()
    month = models.DateField()
    officers = models.PositiveIntegerField()
    without_contract = models.PositiveIntegerField()
    without_contributions = models.PositiveIntegerField()
    number = models.CharField(max_length=24, unique=True)
    reported_on = models.DateField()
    reference = models.CharField(max_length=80)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organ", "provider", "month"], name="aux_provider_reported_once_a_month")
        ]
