"""The facts: units, grids, posts, deputies, office hours, holidays, settings, and what must never be false of them."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from linli.kernel.actor import Role
from linli.kernel.calendar import DayKind
from linli.kernel.enums import choices, values
from linli.kernel.ids import new_id
from linli.organisation.data import AssetKind, Festival, Level, UnitKind, YearStatus

GRID_WORKER = Role.GRID_WORKER.value
STAFF_ROLES = [role.value for role in Role if role not in (Role.RESIDENT, Role.CLIENT, Role.SYSTEM)]


class Unit(models.Model):
    """A centre, department or station from `valid_from` until the day before `valid_to`."""

    kind = models.CharField(max_length=16, choices=choices(UnitKind))
    level = models.CharField(max_length=16, choices=choices(Level))
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="children")
    code = models.CharField(max_length=20, blank=True)
    name = models.CharField(max_length=100)
    name_en = models.CharField(max_length=100, blank=True)
    phone = models.CharField(max_length=32, blank=True)
    address = models.CharField(max_length=200, blank=True)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=values(UnitKind)), name="unit_kind_known"),
            models.CheckConstraint(condition=Q(level__in=values(Level)), name="unit_level_known"),
            models.CheckConstraint(condition=~Q(name=""), name="unit_has_a_name"),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")), name="unit_ends_after_it_begins"
            ),
            models.CheckConstraint(condition=~Q(parent=F("id")), name="unit_is_not_its_own_parent"),
            models.UniqueConstraint(
                fields=["code"], condition=~Q(code="") & Q(valid_to__isnull=True), name="one_open_unit_per_code"
            ),
        ]


class Grid(models.Model):
    """A part of one village or community. `geometry` is GeoJSON text (Polygon or MultiPolygon, WGS-84), or empty."""

    code = models.CharField(max_length=32)
    name = models.CharField(max_length=100)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="grids")
    geometry = models.TextField(blank=True)
    area = models.CharField(max_length=200, blank=True)
    supervision_phone = models.CharField(max_length=32, blank=True)
    worker_phone = models.CharField(max_length=32, blank=True)
    police_officers = models.PositiveSmallIntegerField(default=0)
    auxiliaries = models.PositiveSmallIntegerField(default=0)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(code="") & ~Q(name=""), name="grid_has_code_and_name"),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")), name="grid_ends_after_it_begins"
            ),
            models.UniqueConstraint(fields=["code"], condition=Q(valid_to__isnull=True), name="one_open_grid_per_code"),
        ]


class Asset(models.Model):
    """A thing in the street that carries a sticker: a bus stop, a lamp. A place and nothing else; never a person's.

    `code` is what the sticker says, in letters that can be read aloud; it is never given again.
    """

    id = models.BigIntegerField(primary_key=True, default=new_id)
    code = models.CharField(max_length=12, unique=True)
    kind = models.CharField(max_length=16, choices=choices(AssetKind))
    label = models.CharField(max_length=100)
    label_en = models.CharField(max_length=100, blank=True)
    grid = models.ForeignKey(Grid, on_delete=models.PROTECT, related_name="assets", db_index=False)
    lon = models.FloatField(null=True)
    lat = models.FloatField(null=True)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=values(AssetKind)), name="asset_kind_known"),
            models.CheckConstraint(condition=~Q(label=""), name="asset_has_a_label"),
            models.CheckConstraint(
                condition=Q(lon__isnull=True, lat__isnull=True)
                | Q(lon__gte=-180, lon__lte=180, lat__gte=-90, lat__lte=90),
                name="asset_point_on_earth",
            ),
        ]
        indexes = [models.Index(fields=["grid", "kind", "id"], name="assets_of_a_grid")]


class Post(models.Model):
    """A role in a unit, held by a user until the day before `valid_to`.

    `cleared_at`: when what an ended post held was given to others, once.
    """

    id = models.BigIntegerField(primary_key=True, default=new_id)
    role = models.CharField(max_length=16, choices=choices(Role))
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="posts")
    grid = models.ForeignKey(Grid, null=True, on_delete=models.PROTECT, related_name="posts")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="posts")
    title = models.CharField(max_length=60, blank=True)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)
    cleared_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(role__in=STAFF_ROLES),
                name="post_role_is_staff",
            ),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")), name="post_ends_after_it_begins"
            ),
            models.CheckConstraint(
                condition=Q(role=GRID_WORKER, grid__isnull=False) | (~Q(role=GRID_WORKER) & Q(grid__isnull=True)),
                name="post_of_a_grid_worker_has_a_grid",
            ),
            models.UniqueConstraint(
                fields=["user", "role", "unit"],
                condition=Q(valid_to__isnull=True, grid__isnull=True),
                name="one_open_post_per_role_and_unit",
            ),
            models.UniqueConstraint(
                fields=["user", "role", "grid"],
                condition=Q(valid_to__isnull=True, grid__isnull=False),
                name="one_open_post_per_role_and_grid",
            ),
        ]
        indexes = [
            models.Index(fields=["user", "valid_from"], name="post_of_user"),
            models.Index(
                fields=["valid_to"], condition=Q(valid_to__isnull=False, cleared_at__isnull=True), name="post_to_clear"
            ),
        ]


class Deputy(models.Model):
    """Somebody who stands in for a post from `valid_from` until the day before `valid_to`."""

    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="deputies")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="deputies")
    valid_from = models.DateField()
    valid_to = models.DateField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(valid_to__gte=F("valid_from")), name="deputy_ends_after_it_begins")
        ]
        indexes = [models.Index(fields=["user", "valid_to"], name="deputy_of_user")]


class StaffCard(models.Model):
    """The card somebody in a post shows at the door. Only a hash of its code is kept; it ends with its post."""

    id = models.BigIntegerField(primary_key=True, default=new_id)
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="cards")
    code_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["post"], condition=Q(revoked_at__isnull=True), name="one_card_in_force_per_post"
            )
        ]


class OfficeHours(models.Model):
    """The hours of one unit and, until they say otherwise, of all below it: `{"0": [["09:00", "12:00"], …], …}`."""

    unit = models.OneToOneField(Unit, primary_key=True, on_delete=models.PROTECT, related_name="hours")
    hours = models.JSONField()


class CalendarYear(models.Model):
    """Where the holidays of a year come from."""

    year = models.PositiveSmallIntegerField(primary_key=True)
    status = models.CharField(max_length=16, choices=choices(YearStatus))
    source = models.CharField(max_length=200)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(status__in=values(YearStatus)), name="year_status_known")]


class Holiday(models.Model):
    """One day that is not what its weekday says."""

    day = models.DateField(primary_key=True)
    kind = models.CharField(max_length=16, choices=choices(DayKind))
    festival = models.CharField(max_length=16, choices=choices(Festival), default=Festival.OTHER.value)
    year = models.ForeignKey(CalendarYear, on_delete=models.CASCADE, related_name="days")

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(kind__in=values(DayKind)), name="holiday_kind_known")]


class Setting(models.Model):
    """One decision of this installation, such as a value of law that is only to be confirmed."""

    key = models.CharField(max_length=80, primary_key=True)
    value = models.JSONField()


class Edition(models.Model):
    """One row whose stamp changes with every change above, so that each process knows when to read again.

    The stamp is a fresh number, never a count: a count would come back after a rolled-back transaction.
    """

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    stamp = models.BigIntegerField(default=new_id)
