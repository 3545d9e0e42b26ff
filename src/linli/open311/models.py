"""What GeoReport needs beside matters: questions a service asks, and tokens that stand for a number."""

from django.db import models
from django.db.models import Q

from linli.kernel.ids import new_id
from linli.open311.data import DATATYPES


class Attribute(models.Model):
    """One question that a service asks (or, not `variable`, one thing it tells). `values`: `[[key, name], …]`."""

    service_code = models.CharField(max_length=64)
    code = models.CharField(max_length=64)
    order = models.PositiveSmallIntegerField()
    variable = models.BooleanField(default=True)
    datatype = models.CharField(max_length=16, choices=[(name, name) for name in DATATYPES])
    required = models.BooleanField(default=False)
    datatype_description = models.CharField(max_length=200, blank=True)
    description = models.CharField(max_length=500)
    values = models.JSONField(default=list)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(datatype__in=DATATYPES), name="attribute_datatype_known"),
            models.CheckConstraint(condition=Q(order__gte=1), name="attribute_order_from_one"),
            models.UniqueConstraint(fields=["service_code", "code"], name="attribute_once_per_service"),
            models.UniqueConstraint(fields=["service_code", "order"], name="attribute_order_once_per_service"),
        ]


class Token(models.Model):
    """Stands for the number of a matter that is not public; kept as a hash, for as long as somebody may ask."""

    id = models.BigIntegerField(primary_key=True, default=new_id)
    token_hash = models.CharField(max_length=64, unique=True)
    number = models.CharField(max_length=16)
    at = models.DateTimeField(db_index=True)
