"""What comes back at one place: matters of one category in one grid, counted as matters and never as people."""

from collections.abc import Collection
from datetime import datetime, timedelta

from django.db.models import Count, Exists, OuterRef, QuerySet

from linli.kernel.actor import GridId, UnitId
from linli.kernel.words import Name
from linli.matters.data import Channel, Cluster, Kind, MatterId, State
from linli.matters.models import CauseLink, Matter
from linli.matters.queries.catalogue import catalogue
from linli.organisation import api as organisation

LIMIT = 200
SHOWN = 10
NOT_OF_THEIR_OWN = (State.MERGED, State.PUT_BACK, State.REFUSED, State.REFERRED)


def least_matters() -> int:
    return max(2, int(organisation.setting("week.cluster_matters")))


def clusters(villages: Collection[UnitId], *, at: datetime) -> tuple[Cluster, ...]:
    """In the grids of these villages, the largest first. One statement, over the days looked back on."""
    rows = _alone(at).filter(village__in=list(villages), grid__isnull=False)
    counted = rows.values("grid", "category_key").annotate(n=Count("id")).filter(n__gte=least_matters())
    return tuple(
        _cluster(row["grid"], row["category_key"], row["n"])
        for row in counted.order_by("-n", "grid", "category_key")[:SHOWN]
    )


def alike_here(grid: GridId, category: str, *, at: datetime) -> list[Matter]:
    """Those that make up one cluster, the oldest first."""
    village = organisation.grid(grid).unit
    rows = _alone(at).filter(village=village, grid=grid, category_key=category)
    return list(rows.order_by("raised_at", "id")[:LIMIT])


def cause_of(matter: MatterId) -> str:
    """The number of the matter in which what lies behind this one is handled; empty where there is none."""
    found = CauseLink.objects.filter(matter=matter).values_list("cause__number", flat=True).first()
    return str(found or "")


def numbers_behind(cause: MatterId) -> tuple[str, ...]:
    """The numbers of the matters that a cause was raised for."""
    rows = CauseLink.objects.filter(cause=cause).order_by("matter").values_list("matter__number", flat=True)
    return tuple(rows[:LIMIT])


def _alone(at: datetime) -> QuerySet[Matter]:
    """Requests about places and things that stand for themselves, and that no cause has been sought for yet."""
    since = at - timedelta(days=int(organisation.setting("week.cluster_days")))
    rows = Matter.objects.filter(raised_at__gte=since, raised_at__lte=at, kind=Kind.SERVICE_REQUEST)
    rows = rows.filter(unit_concerned__isnull=True).exclude(channel=Channel.CENTRE).exclude(state__in=NOT_OF_THEIR_OWN)
    return rows.filter(~Exists(CauseLink.objects.filter(matter=OuterRef("pk"))))


def _cluster(grid: int, category: str, n: int) -> Cluster:
    row, place = catalogue().rows.get(category), organisation.grid(GridId(grid))
    called = Name(row.zh, row.en) if row else Name(category)
    return Cluster(GridId(grid), Name(place.name, place.name), category, called, n)
