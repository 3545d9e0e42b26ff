"""Ciphertext, wrapped keys, counters of looks, the words index: nothing that can be read without the key store."""

from django.db import models

from linli.kernel.enums import values
from linli.kernel.ids import new_id
from linli.privacy.data import Purpose, Standing

PURPOSES = values(Purpose)
ENDED = [Standing.EXPIRED.value, Standing.ERASED.value]


class DataKey(models.Model):
    """The key of what one subject holds for one purpose, wrapped by the key of `month`.

    `first_month` is the month it was made for and never changes; `month` moves when the subject is kept longer.
    `uses` counts what it sealed. `restricted` cites the law that demands keeping but no use.
    """

    id = models.BigIntegerField(primary_key=True, default=new_id)
    subject_kind = models.CharField(max_length=32)
    subject_id = models.BigIntegerField()
    purpose = models.CharField(max_length=16)
    first_month = models.CharField(max_length=7)
    month = models.CharField(max_length=7, db_index=True)
    until = models.DateField(db_index=True)
    wrapped = models.BinaryField()
    uses = models.BigIntegerField()
    restricted = models.CharField(max_length=128, blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["subject_kind", "subject_id", "purpose", "first_month"], name="one_data_key_per_purpose"
            ),
            models.CheckConstraint(condition=models.Q(purpose__in=PURPOSES), name="data_key_has_known_purpose"),
        ]


class SealedItem(models.Model):
    """One thing held. Once it has ended, only that it was there remains: no ciphertext, no file, no key."""

    id = models.BigIntegerField(primary_key=True, default=new_id)
    subject_kind = models.CharField(max_length=32)
    subject_id = models.BigIntegerField()
    field = models.CharField(max_length=32)
    purpose = models.CharField(max_length=16)
    version = models.SmallIntegerField()
    key = models.ForeignKey(DataKey, null=True, on_delete=models.PROTECT, related_name="items")
    ciphertext = models.BinaryField(null=True)
    file = models.CharField(max_length=32, blank=True, default="")
    ended = models.CharField(max_length=10, blank=True, default="")
    ended_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["subject_kind", "subject_id", "id"], name="items_of_a_subject")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ended="", key__isnull=False, ended_at__isnull=True)
                & (
                    models.Q(ciphertext__isnull=False, file="")
                    | (models.Q(ciphertext__isnull=True) & ~models.Q(file=""))
                )
                | models.Q(ended__in=ENDED, key__isnull=True, ciphertext__isnull=True, file="", ended_at__isnull=False),
                name="held_somewhere_or_ended",
            ),
            models.CheckConstraint(condition=models.Q(purpose__in=PURPOSES), name="item_has_known_purpose"),
        ]


class LookHour(models.Model):
    """That one post looked at one subject within one hour: what makes a second look in that hour the same look."""

    id = models.BigIntegerField(primary_key=True, default=new_id)
    post = models.BigIntegerField()
    subject_kind = models.CharField(max_length=32)
    subject_id = models.BigIntegerField()
    purpose = models.CharField(max_length=16)
    hour = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["post", "subject_kind", "subject_id", "purpose", "hour"], name="one_look_per_hour"
            )
        ]


class LookCount(models.Model):
    """How many subjects one post newly opened since `since` (the start of an hour or of a shift)."""

    id = models.BigIntegerField(primary_key=True, default=new_id)
    post = models.BigIntegerField()
    span = models.CharField(max_length=5)
    since = models.DateTimeField(db_index=True)
    count = models.IntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["post", "span", "since"], name="one_count_per_span")]


class WordToken(models.Model):
    """A keyed hash of one word of one subject, for one unit; says nothing once its month key is gone."""

    id = models.BigIntegerField(primary_key=True, default=new_id)
    unit = models.BigIntegerField()
    token = models.BinaryField(max_length=16)
    subject_kind = models.CharField(max_length=32)
    subject_id = models.BigIntegerField()
    month = models.CharField(max_length=7, db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "token", "subject_kind", "subject_id"], name="one_token_per_unit_and_subject"
            )
        ]
        indexes = [models.Index(fields=["subject_kind", "subject_id"], name="tokens_of_a_subject")]
