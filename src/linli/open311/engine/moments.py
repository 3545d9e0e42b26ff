"""Dates as GeoReport writes them: the W3C subset of ISO 8601, with a zone always."""

import re
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from linli.kernel.errors import BadInput
from linli.kernel.words import _

_W3C = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)", re.ASCII)


def read(field: str, text: str) -> datetime:
    """An aware moment; BadInput naming the field for anything without a zone or off the calendar."""
    # A `+` that was not escaped in an address arrives as a space; nothing else could be meant.
    candidate = text.strip().replace(" ", "+")
    sentence = _("Write the date and time with its zone, such as 2026-03-01T08:00:00+08:00 or 2026-03-01T00:00:00Z.")
    if not _W3C.fullmatch(candidate):
        raise BadInput(field, sentence)
    try:
        return datetime.fromisoformat(candidate).astimezone(UTC)
    except (ValueError, OverflowError):
        raise BadInput(field, sentence) from None


def write(moment: datetime | None, zone: ZoneInfo) -> str | None:
    return None if moment is None else moment.astimezone(zone).isoformat(timespec="seconds")
