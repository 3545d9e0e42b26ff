"""Somebody goes away: who stands in, and where each matter went that was in hand."""

from django.db import models

from linli.kernel.ids import new_id
from linli.matters.models.matter import Matter, MatterEvent

_POST = "organisation.Post"


class HandOver(models.Model):
    """One absence of whoever holds `post`. The dates are those of the deputy."""

    id = models.BigIntegerField(primary_key=True, default=new_id)
    post = models.ForeignKey(_POST, models.PROTECT, related_name="+", db_index=False)
    deputy = models.OneToOneField("organisation.Deputy", models.PROTECT, related_name="+")
    made_by = models.ForeignKey(_POST, models.PROTECT, related_name="+", db_index=False, null=True)
    made_at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["post", "id"], name="hand_overs_of_a_post")]


class Handed(models.Model):
    """One matter that did not stay with the post: to a colleague, or (without `to_post`) to the unit's queue.

    `event` is the line of the history that says so. What came after it is what undoing would undo.
    """

    hand_over = models.ForeignKey(HandOver, models.PROTECT, related_name="handed")
    matter = models.ForeignKey(Matter, models.PROTECT, related_name="+", db_index=False)
    to_post = models.ForeignKey(_POST, models.PROTECT, related_name="+", db_index=False, null=True)
    event = models.OneToOneField(MatterEvent, models.PROTECT, related_name="+")
    returned_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["hand_over", "matter"], name="one_way_per_matter_and_hand_over")]
