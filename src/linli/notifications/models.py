"""Notices of posts, and messages that go out."""

from django.db import models
from django.db.models import Q

from linli.kernel.enums import values
from linli.kernel.ids import new_id
from linli.notifications.data import Channel, Fate


class Notice(models.Model):
    """What a post was told. `ids` fills the gaps of the template: ids, codes, counts, dates; no text about anybody."""

    id = models.BigIntegerField(primary_key=True, default=new_id)
    post = models.BigIntegerField()
    template = models.CharField(max_length=80)
    subject_kind = models.CharField(max_length=32, blank=True)
    subject_id = models.BigIntegerField(null=True)
    ids = models.JSONField(default=dict)
    at = models.DateTimeField()
    is_read = models.BooleanField(default=False)

    class Meta:
        indexes = [
            models.Index("post", "id", name="notice_post"),
            models.Index("post", name="notice_unread", condition=Q(is_read=False)),
        ]


class Delivery(models.Model):
    """One message on its way out. Neither its words nor its address are kept: both are made when it is sent."""

    id = models.BigIntegerField(primary_key=True, default=new_id)
    template = models.CharField(max_length=80)
    subject_kind = models.CharField(max_length=32, blank=True)
    subject_id = models.BigIntegerField(null=True)
    ids = models.JSONField(default=dict)
    at = models.DateTimeField()
    channel = models.CharField(max_length=8, blank=True)
    fate = models.CharField(max_length=8, default=Fate.WAITING.value)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(fate__in=values(Fate)), name="delivery_fate"),
            models.CheckConstraint(condition=Q(channel__in=["", *values(Channel)]), name="delivery_channel"),
        ]
