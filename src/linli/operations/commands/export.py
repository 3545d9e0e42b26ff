"""`linli export`: what is public, as a table for anybody."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer
from django.utils import timezone

from linli.matters import api as matters
from linli.matters.data import PublicMatter
from linli.operations.adapters import writers
from linli.operations.commands.console import answered, progressing, show
from linli.operations.commands.imports import AsJson
from linli.operations.data import EXPORT
from linli.privacy import api as privacy

COLUMNS = (
    "number", "category", "title_zh", "title_en", "state", "open", "lon", "lat", "unit_zh", "unit_en", "raised_at",
    "updated_at", "due_at", "text", "reply",
)  # fmt: skip
PAGE = 1000
Target = Annotated[Path, typer.Argument(help="FILE.csv, .jsonl, .geojson, .xlsx or .parquet")]
Day = Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"])]


def export(file: Target, since: Day = None, until: Day = None, json: AsJson = False) -> None:
    """Write the public projection of matters: category, state, a point snapped to 50 metres, unit, dates, and the
    texts that a clerk has approved. Nothing else ever leaves this way. Newest first; cells that a spreadsheet would
    run as a formula get an apostrophe in front."""
    with answered():
        privacy.demand_assessed(EXPORT)
        written = writers.write(file, COLUMNS, progressing(lines(since, until), "matters", None))
        show({"written": written, "file": str(file)}, as_json=json)


def lines(since: datetime | None, until: datetime | None) -> Iterator[writers.Line]:
    first = timezone.make_aware(since) if since else None
    last = timezone.make_aware(until) if until else None
    after: tuple[datetime, str] | None = None
    while page := matters.public_matters(raised_from=first, raised_to=last, after=after, limit=PAGE):
        yield from (_line(row) for row in page)
        after = (page[-1].raised_at, page[-1].number)


def _line(row: PublicMatter) -> writers.Line:
    return {
        "number": row.number, "category": row.category, "title_zh": row.title.zh, "title_en": row.title.en,
        "state": row.state.value, "open": row.open, "lon": row.lon, "lat": row.lat, "unit_zh": row.unit_name.zh,
        "unit_en": row.unit_name.en, "raised_at": row.raised_at.isoformat(), "updated_at": row.updated_at.isoformat(),
        "due_at": row.due_at.isoformat() if row.due_at else "", "text": row.text, "reply": row.reply,
    }  # fmt: skip
