"""What lies behind matters that come back: which of them are looked into as one."""

from django.db import models

from linli.matters.models.matter import Matter


class CauseLink(models.Model):
    """`matter` is one of those in which the same showed; `cause` the one in which what lies behind it is handled."""

    cause = models.ForeignKey(Matter, models.PROTECT, related_name="+", db_index=False)
    matter = models.ForeignKey(Matter, models.PROTECT, related_name="+", db_index=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["matter"], name="one_cause_per_matter"),
            models.CheckConstraint(condition=~models.Q(matter=models.F("cause")), name="no_cause_of_itself"),
        ]
        indexes = [models.Index(fields=["cause"], name="matters_of_a_cause")]
