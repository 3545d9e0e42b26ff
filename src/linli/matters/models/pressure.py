"""What residents said about being pressed to judge, withdraw or correct; for the inspector and the level above."""

from django.db import models

from linli.kernel.enums import choices
from linli.kernel.ids import new_id
from linli.matters.data import Pressed, SaidWhen
from linli.matters.models.choices import known
from linli.matters.models.matter import Matter


class Pressure(models.Model):
    """One answer to “did anyone press you?”. `unit` is the one it would be said of; nobody there reads it.

    Apart from the history and the ledger on purpose: those are read by the unit.
    """

    id = models.BigIntegerField(primary_key=True, default=new_id)
    matter = models.ForeignKey(Matter, models.PROTECT, related_name="+", db_index=False)
    unit = models.ForeignKey("organisation.Unit", models.PROTECT, related_name="+", db_index=False)
    when = models.CharField(max_length=12, choices=choices(SaidWhen))
    said = models.CharField(max_length=12, choices=choices(Pressed))
    at = models.DateTimeField()

    class Meta:
        constraints = [
            known("when", SaidWhen, "pressure_when_known"),
            known("said", Pressed, "pressure_said_known"),
            models.UniqueConstraint(fields=["matter", "when"], name="one_answer_about_pressure_each_time"),
        ]
        indexes = [models.Index(fields=["unit", "at"], name="pressure_of_unit")]
