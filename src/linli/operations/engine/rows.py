"""A row in our columns, checked field by field: what it says, or which field cannot be understood.

matters    reference, opened_at (both needed), category (needed: key or name), closed_at, due_at, department, grid,
           lon, lat, address, channel, outcome (done, open, refused, referred), words
catalogue  name (needed), key, name_en, kind, group, public, department, limit_hours or limit_days or
           limit_working_days, radius_m, n (of rows with the same key the one with the largest n counts)
"""

import hashlib
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from linli.kernel.calendar import LengthUnit
from linli.kernel.errors import BadInput
from linli.kernel.text import clean
from linli.kernel.words import _

OUTCOMES = ("done", "open", "refused", "referred")
KEY = 40
_LONGEST_LIMIT = 32_000
_SLUG = re.compile("[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class MatterRow:
    reference: str
    opened_at: datetime
    category: str
    closed_at: datetime | None = None
    due_at: datetime | None = None
    department: str = ""
    grid: str = ""
    lon: float | None = None
    lat: float | None = None
    address: str = ""
    channel: str = ""
    outcome: str = "open"
    words: str = ""


@dataclass(frozen=True, slots=True)
class CategoryRow:
    key: str
    name: str
    name_en: str
    kind: str
    group: str
    public: bool
    department: str
    length: int | None
    unit: LengthUnit | None
    radius_m: int
    weight: float


def key_of(name: str) -> str:
    """A short word for a category that has only a name; the same name always gets the same."""
    slug = _SLUG.sub("-", name.casefold()).strip("-")
    if slug and slug.isascii() and len(slug) <= KEY and len(slug) * 2 > len(name):
        return slug
    return f"{slug[: KEY - 9].strip('-') or 'c'}-{hashlib.sha256(name.encode('utf-8', 'replace')).hexdigest()[:8]}"


def read_matter(ours: Mapping[str, str], *, zone: ZoneInfo, now: datetime) -> MatterRow:
    """BadInput names the first field that cannot be understood."""
    opened = _moment(ours, "opened_at", zone)
    closed = _moment(ours, "closed_at", zone)
    if opened is None:
        raise BadInput("opened_at", _("This is needed."))
    if opened > now:
        raise BadInput("opened_at", _("This lies in the future."))
    if closed is not None and closed < opened:
        raise BadInput("closed_at", _("This is before the matter was opened."))
    lon, lat = _number(ours, "lon", 180), _number(ours, "lat", 90)
    return MatterRow(
        reference=clean("reference", ours.get("reference", ""), limit=64, required=True),
        opened_at=opened,
        category=clean("category", ours.get("category", ""), limit=200, required=True),
        closed_at=closed if closed is None or closed <= now else None,
        due_at=_moment(ours, "due_at", zone),
        department=clean("department", ours.get("department", ""), limit=100),
        grid=clean("grid", ours.get("grid", ""), limit=32),
        lon=lon if lat is not None else None,
        lat=lat if lon is not None else None,
        address=clean("address", ours.get("address", ""), limit=500),
        channel=clean("channel", ours.get("channel", ""), limit=20),
        outcome=_outcome(ours, closed),
        words=clean("words", ours.get("words", ""), limit=4000),
    )


def _outcome(ours: Mapping[str, str], closed: datetime | None) -> str:
    outcome = ours.get("outcome", "") or ("done" if closed else "open")
    if outcome not in OUTCOMES:
        raise BadInput("outcome", _("This must be one of {expected}.", expected=", ".join(OUTCOMES)))
    return outcome if closed else "open"


def _moment(ours: Mapping[str, str], field: str, zone: ZoneInfo) -> datetime | None:
    """Wall-clock times without a zone are read in `zone`; of an hour that came twice, the first is meant."""
    text = ours.get(field, "")
    if not text:
        return None
    try:
        moment = datetime.fromisoformat(text)
        return (moment if moment.tzinfo else moment.replace(tzinfo=zone)).astimezone(UTC)
    except (ValueError, OverflowError):
        raise BadInput(field, _("This must be a date and time such as 2026-03-01 08:00:00.")) from None


def _number(ours: Mapping[str, str], field: str, most: float) -> float | None:
    text = ours.get(field, "")
    if not text:
        return None
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not -most <= value <= most:
        raise BadInput(field, _("This must be a number from {low} to {high}.", low=-most, high=most))
    return value


def read_category(ours: Mapping[str, str]) -> CategoryRow:
    """BadInput names the first field that cannot be understood."""
    name = clean("name", ours.get("name", "") or ours.get("name_en", ""), limit=200, required=True)
    length, unit = _limit(ours)
    return CategoryRow(
        key=clean("key", ours.get("key", ""), limit=KEY) or key_of(name),
        name=name[:60],
        name_en=clean("name_en", ours.get("name_en", ""), limit=120),
        kind=clean("kind", ours.get("kind", ""), limit=20) or "service_request",
        group=clean("group", ours.get("group", ""), limit=200)[:24],
        public=ours.get("public", "yes").lower() in {"yes", "true", "1"},
        department=clean("department", ours.get("department", ""), limit=100),
        length=length,
        unit=unit,
        radius_m=int(_number(ours, "radius_m", _LONGEST_LIMIT) or 50),
        weight=_number(ours, "n", math.inf) or 0,
    )


def _limit(ours: Mapping[str, str]) -> tuple[int | None, LengthUnit | None]:
    """Whole hours or days; a part of an hour counts as one."""
    fields = {
        "limit_hours": LengthUnit.HOURS,
        "limit_days": LengthUnit.CALENDAR_DAYS,
        "limit_working_days": LengthUnit.WORKING_DAYS,
    }
    for field, unit in fields.items():
        if (value := _number(ours, field, _LONGEST_LIMIT)) is not None:
            if value <= 0:
                raise BadInput(field, _("A limit is longer than nothing."))
            return math.ceil(value - 1e-6), unit
    return None, None
