"""Signed duty notices and authorisations to use systems (Art 13)."""

from django.db import models
from django.db.models import F, Q

from linli.auxiliaries.models.files import AuxiliaryOfficer
from linli.kernel.ids import new_id


class DutyNotice(models.Model):
    """The officer has read the four duties and signed for the year."""

    id = models.BigIntegerField(primary_key=True, default=new_id)
    officer = models.ForeignKey(AuxiliaryOfficer, on_delete=models.CASCADE, related_name="duty_notices")
    year = models.PositiveSmallIntegerField()
    signed_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["officer", "year"], name="aux_notice_once_a_year")]


class AccessAuthorisation(models.Model):
    """One system, from a day to a day. There is none without an end."""

    id = models.BigIntegerField(primary_key=True, default=new_id)
    officer = models.ForeignKey(AuxiliaryOfficer, on_delete=models.CASCADE, related_name="authorisations")
    system = models.CharField(max_length=64)
    since = models.DateField()
    until = models.DateField()
    ended_on = models.DateField(null=True)
    given_by = models.BigIntegerField()

    class Meta:
        indexes = [models.Index(fields=["officer", "until"], name="aux_access_of_officer")]
        constraints = [
            models.CheckConstraint(condition=Q(until__gte=F("since")), name="aux_access_ends_after_start"),
            models.CheckConstraint(condition=~Q(system=""), name="aux_access_names_its_system"),
        ]
