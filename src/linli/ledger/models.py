"""Entries, their numbering, the log they are sequenced into, its tiles, and how far it has expired.

Entries are only ever inserted. Triggers on both databases (see the migration) let an entry change once, when it gets
its place in a log, and be deleted only below an expiry that was itself recorded.
"""

from django.db import models
from django.db.models import Q


class LedgerEntry(models.Model):
    """One act, committed with the act itself. Ids and codes only.

    `at_us` is in microseconds since 1970 UTC: the leaf commits to exactly this number on either database.
    """

    id = models.BigIntegerField(primary_key=True)
    subject_kind = models.CharField(max_length=32, blank=True)
    subject_id = models.BigIntegerField(null=True)
    number = models.IntegerField(null=True)
    act = models.CharField(max_length=64)
    role = models.CharField(max_length=32)
    unit = models.BigIntegerField(null=True)
    post = models.BigIntegerField(null=True)
    user = models.BigIntegerField(null=True)
    client = models.CharField(max_length=64, blank=True)
    at_us = models.BigIntegerField()
    detail = models.TextField()
    nonce = models.BinaryField()
    leaf = models.BinaryField()
    epoch = models.IntegerField(null=True)
    leaf_index = models.BigIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["subject_kind", "subject_id", "number"], name="ledger_number_once"),
            models.UniqueConstraint(fields=["epoch", "leaf_index"], name="ledger_place_once"),
            models.CheckConstraint(
                condition=Q(epoch__isnull=True, leaf_index__isnull=True)
                | Q(epoch__isnull=False, leaf_index__isnull=False, leaf_index__gte=0),
                name="ledger_place_whole",
            ),
            models.CheckConstraint(
                condition=Q(subject_id__isnull=True, number__isnull=True, subject_kind="")
                | Q(subject_id__isnull=False, number__isnull=False, number__gte=1) & ~Q(subject_kind=""),
                name="ledger_subject_numbered",
            ),
        ]
        indexes = [models.Index(fields=["id"], name="ledger_waiting", condition=Q(leaf_index__isnull=True))]


class SubjectCount(models.Model):
    """How many entries there are about one subject: the row whose lock makes the numbering gapless."""

    pk = models.CompositePrimaryKey("kind", "subject_id")
    kind = models.CharField(max_length=32)
    subject_id = models.BigIntegerField()
    last = models.IntegerField()


class Log(models.Model):
    """One tree. The last row is the open one; `size` and `root` move by compare-and-set with every sequencing."""

    epoch = models.IntegerField(primary_key=True)
    origin = models.CharField(max_length=200)
    opened_us = models.BigIntegerField()
    size = models.BigIntegerField(default=0)
    root = models.BinaryField()
    checkpoint = models.TextField(blank=True)
    signed_us = models.BigIntegerField(default=0)


class Tile(models.Model):
    """Up to 256 hashes of one level side by side, 32 bytes each (C2SP tlog-tiles, height 8)."""

    pk = models.CompositePrimaryKey("epoch", "level", "n")
    epoch = models.IntegerField()
    level = models.SmallIntegerField()
    n = models.BigIntegerField()
    hashes = models.BinaryField()


class Expiry(models.Model):
    """Entries of `epoch` below leaf `upto` have expired. `entry` is the ledger's own entry that says so."""

    id = models.BigIntegerField(primary_key=True)
    epoch = models.IntegerField()
    upto = models.BigIntegerField()
    entry = models.BigIntegerField()
    at_us = models.BigIntegerField()
