"""What everybody may see of a matter: one projection, and no other way out.

Service requests in catalogue rows marked public: category, state, a point snapped to 50 metres, unit, dates, and the
text that a clerk has approved. The map, “nearby”, “me too”, Open311 and the feeds all read this and nothing else.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from linli.kernel.actor import UnitId
from linli.kernel.words import Name
from linli.matters.data import AT_WORK, OVER, PublicMatter, State
from linli.matters.models import FAR, Matter
from linli.matters.queries.names import unit_name
from linli.matters.rules.places import box_around, metres_between, snapped
from linli.organisation import api as organisation

MOST = 1000
NOT_SHOWN = (State.REFUSED, State.MERGED, State.PUT_BACK)
_COLUMNS = (
    "id", "number", "category_key", "category__zh", "category__en", "state", "lon", "lat", "lead_unit", "holder_unit",
    "raised_at", "updated_at", "closed_at", "due_at", "public_words__text", "public_words__reply",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Box:
    """West, south, east, north in degrees."""

    west: float
    south: float
    east: float
    north: float


def _rows() -> QuerySet[Matter]:
    rows = Matter.objects.filter(public=True, unit_concerned__isnull=True, held="").exclude(state__in=NOT_SHOWN)
    return rows.select_related("category", "public_words").only(*_COLUMNS)


def public_matter(number: str) -> PublicMatter | None:
    return next(iter(_shown(_rows().filter(number=number))), None)


def public_matters(
    *, numbers: Sequence[str] = (), categories: Sequence[str] = (), is_open: bool | None = None,
    raised_from: datetime | None = None, raised_to: datetime | None = None, updated_from: datetime | None = None,
    updated_to: datetime | None = None, after: tuple[datetime, str] | None = None, offset: int = 0, limit: int = MOST,
) -> tuple[PublicMatter, ...]:  # fmt: skip
    """Newest first, at most 1,000. `after` is (raised_at, number) of the last seen; `offset` for feeds that count."""
    wanted = {
        "number__in": list(numbers), "category_key__in": list(categories), "raised_at__gte": raised_from,
        "raised_at__lt": raised_to, "updated_at__gte": updated_from, "updated_at__lt": updated_to,
    }  # fmt: skip
    rows = _rows().filter(**{name: value for name, value in wanted.items() if value})
    if is_open is not None:
        closed = [State.REPLIED, State.REVIEWED, *OVER]
        rows = rows.exclude(state__in=closed) if is_open else rows.filter(state__in=closed)
    if after is not None:
        rows = rows.filter(raised_at__lte=after[0]).exclude(Q(raised_at=after[0]) & Q(number__gte=after[1]))
    ordered = rows.order_by("-raised_at", "-number")
    return _shown(ordered[offset : offset + min(limit, MOST)])


def on_map(box: Box, *, limit: int = 500) -> tuple[PublicMatter, ...]:
    """Open matters in a box; no count is ever taken."""
    inside = {"lat__gte": box.south, "lat__lte": box.north, "lon__gte": box.west, "lon__lte": box.east}
    return _shown(_rows().filter(state__among=AT_WORK, **inside)[: min(limit, MOST)])


def nearby(category: str, lon: float, lat: float, *, metres: int, limit: int = 5) -> tuple[PublicMatter, ...]:
    """Open matters of the same category within a radius, nearest first: before filing, to join instead."""
    west, south, east, north = box_around(lon, lat, metres)
    inside = {"lat__gte": south, "lat__lte": north, "lon__gte": west, "lon__lte": east}
    rows = _rows().filter(category_key=category, state__among=AT_WORK, **inside)[:200]
    found = ((metres_between((lon, lat), (r.lon or 0.0, r.lat or 0.0)), r) for r in rows)
    near = sorted(((away, row) for away, row in found if away <= metres), key=lambda pair: pair[0])[:limit]
    # Told in steps of 50 metres: an exact distance from two places would give the doorstep away.
    with organisation.pinned():
        return tuple(_show(row, metres=int(away // 50) * 50) for away, row in near)


def _shown(rows: Iterable[Matter]) -> tuple[PublicMatter, ...]:
    with organisation.pinned():
        return tuple(_show(row) for row in rows)


def _show(row: Matter, metres: int | None = None) -> PublicMatter:
    point = snapped(row.lon, row.lat) if row.lon is not None and row.lat is not None else (None, None)
    unit = row.lead_unit_id or row.holder_unit_id
    words = getattr(row, "public_words", None)
    return PublicMatter(
        number=row.number, category=row.category_key, title=Name(row.category.zh, row.category.en),
        state=State(row.state), open=row.state in AT_WORK, lon=point[0], lat=point[1],
        unit=UnitId(unit), unit_name=unit_name(unit), raised_at=row.raised_at, updated_at=row.updated_at,
        closed_at=row.closed_at, due_at=None if row.due_at == FAR else row.due_at,
        text=words.text if words else "", reply=words.reply if words else "", metres=metres,
    )  # fmt: skip


def matter_of(number: str) -> int | None:
    """The id behind a public number, for “me too”; None where it is not public."""
    return _rows().filter(number=number).values_list("id", flat=True).first()
