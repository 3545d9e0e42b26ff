"""The catalogue: what a matter can be about, in numbered editions."""

from django.db import models
from django.db.models import Q

from linli.kernel.calendar import LengthUnit
from linli.kernel.enums import choices
from linli.matters.data import Kind
from linli.matters.models.choices import known

DRAFT, PUBLISHED, RETIRED = "draft", "published", "retired"


class Edition(models.Model):
    """One edition of the catalogue. At most one is published; a matter keeps the edition it was filed under."""

    state = models.CharField(max_length=12, choices=[(s, s) for s in (DRAFT, PUBLISHED, RETIRED)], default=DRAFT)
    note = models.CharField(max_length=200, blank=True)
    made_at = models.DateTimeField()
    published_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["state"], condition=Q(state=PUBLISHED), name="one_published_catalogue_edition"
            ),
        ]


class Category(models.Model):
    """One row of an edition. What stands as excluded is shown with its reason and cannot be chosen.

    `length` in `unit` is the handling limit, counted from dispatch, with its source in `cites` and `mark`
    (GB/T 47678.5 gives none: limits are local). `radius_m`: how near a duplicate may be.
    """

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="rows")
    key = models.CharField(max_length=40)
    kind = models.CharField(max_length=20, choices=choices(Kind))
    zh = models.CharField(max_length=60)
    en = models.CharField(max_length=120)
    group = models.CharField(max_length=24, blank=True)
    public = models.BooleanField(default=False)
    component = models.BooleanField(default=False)
    excluded_zh = models.CharField(max_length=200, blank=True)
    excluded_en = models.CharField(max_length=300, blank=True)
    radius_m = models.PositiveSmallIntegerField(default=50)
    length = models.PositiveSmallIntegerField(null=True)
    unit = models.CharField(max_length=16, choices=choices(LengthUnit), blank=True)
    cites = models.CharField(max_length=120, blank=True)
    mark = models.CharField(max_length=1, blank=True)
    agency = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["edition", "key"], name="one_category_per_key_and_edition"),
            known("kind", Kind, "category_kind_known"),
            models.CheckConstraint(
                condition=Q(length__isnull=True) | (~Q(unit="") & ~Q(mark="")), name="category_limit_says_unit_and_mark"
            ),
        ]
