"""Take-overs of a roll, what they did row by row, and what an organ decided about its tables. The table itself lies in
the vault; nothing here repeats it."""

from django.db import models
from django.db.models import Q

from linli.auxiliaries.data.takeover import Fate, State
from linli.auxiliaries.models.files import AuxiliaryOfficer
from linli.kernel.enums import choices, values
from linli.kernel.ids import new_id


class TakeOver(models.Model):
    """One table of one organ. `choices` holds columns, units and codes, never a cell of a person."""

    id = models.BigIntegerField(primary_key=True, default=new_id)
    organ = models.BigIntegerField()
    state = models.CharField(max_length=16, choices=choices(State), default=State.READ.value)
    rows = models.PositiveIntegerField()
    done = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)
    choices = models.JSONField(default=dict)
    by_post = models.BigIntegerField()
    by_user = models.BigIntegerField()
    begun_at = models.DateTimeField()
    taken_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["organ", "-id"], name="aux_takeover_of_organ")]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=values(State)), name="aux_takeover_state_known"),
            models.UniqueConstraint(
                fields=["organ"], condition=Q(state__in=[State.TAKING.value, State.UNDOING.value]),
                name="aux_takeover_one_at_a_time",
            ),
        ]  # fmt: skip


class TakenRow(models.Model):
    """What became of one row: once, so that work that was interrupted goes on where it stopped. `before` is what the
    file said, `made` what was brought to it; both go when nothing can be undone any more."""

    id = models.BigIntegerField(primary_key=True, default=new_id)
    take_over = models.ForeignKey(TakeOver, on_delete=models.CASCADE, related_name="taken")
    row = models.PositiveIntegerField()
    fate = models.CharField(max_length=16, choices=choices(Fate))
    officer = models.ForeignKey(AuxiliaryOfficer, null=True, on_delete=models.SET_NULL, related_name="+")
    before = models.JSONField(default=dict)
    made = models.JSONField(default=dict)
    at = models.DateTimeField()
    because = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["take_over", "row"], name="aux_takeover_row_once"),
            models.CheckConstraint(condition=Q(fate__in=values(Fate)), name="aux_takeover_fate_known"),
        ]


class RollWord(models.Model):
    """What a heading, or a unit's name, means in the tables of one organ: decided once, remembered."""

    id = models.BigIntegerField(primary_key=True, default=new_id)
    organ = models.BigIntegerField()
    kind = models.CharField(max_length=8, choices=[("column", "column"), ("unit", "unit")])
    words = models.CharField(max_length=80)
    means = models.CharField(max_length=32)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organ", "kind", "words"], name="aux_roll_word_once")]
