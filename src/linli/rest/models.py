"""Programs with a key, and what they have already been answered."""

from django.db import models
from django.db.models import Q

from linli.kernel.ids import new_id


class Client(models.Model):
    """A program that may call. The key is shown once, when it is made; only its hash is kept.

    With a `role` in a `unit` it acts as that unit's own system; without, it stands outside, like a resident's app.
    """

    name = models.CharField(max_length=60, unique=True)
    key_hash = models.CharField(max_length=64, unique=True)
    scopes = models.JSONField(default=list)
    unit = models.ForeignKey("organisation.Unit", null=True, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=16, blank=True)
    valid_from = models.DateTimeField()
    valid_to = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(unit__isnull=True, role="") | (Q(unit__isnull=False) & ~Q(role="")),
                name="client_role_has_a_unit",
            ),
        ]


class Answered(models.Model):
    """A request with an idempotency key, and its answer where that holds nothing secret.

    `body_hash` is keyed: it tells whether the same was asked again, and nothing of what was asked.
    """

    id = models.BigIntegerField(primary_key=True, default=new_id)
    client = models.ForeignKey(Client, on_delete=models.CASCADE, related_name="+")
    key_hash = models.CharField(max_length=64)
    body_hash = models.CharField(max_length=64)
    answer = models.JSONField(null=True)
    at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["client", "key_hash"], name="one_answer_per_key")]
