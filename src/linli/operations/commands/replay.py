"""`linli replay`: a file of real requests through the real acts, on a simulated clock."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Annotated

import typer
from django.utils import timezone

from linli.operations.actions.matters import Reading
from linli.operations.actions.replay import Played, Replay, weeks_until
from linli.operations.adapters import refusals, tables
from linli.operations.commands.console import answered, out, progressing, show
from linli.operations.commands.imports import AsJson, File, MappingFile, legend_of
from linli.operations.data import Row
from linli.operations.engine.lifecycle import Happening
from linli.operations.engine.mapping import Legend

Speed = Annotated[float, typer.Option(min=0, help="simulated seconds a real second; 0: as fast as the acts allow")]
Since = Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="when the first request comes in")]
Rows = Annotated[int, typer.Option(min=0, help="only so many rows of the file; 0: all")]


def replay(
    file: File, mapping: MappingFile = "", speed: Speed = 0, since: Since = None, rows: Rows = 0, json: AsJson = False
) -> None:
    """Play requests through raise, route, dispatch, accept, handle, check and reply, and say what happened.

    The file has the columns of `linli import matters` (see its help), or a --mapping. Dates move by whole weeks to
    --since (a year ago unless told), so that weekdays stay what they were. Import units, grids and catalogue first.
    """
    with answered():
        legend = legend_of(mapping, "matters")
        start = timezone.make_aware(since) if since else timezone.now() - timedelta(days=365)
        taken = list(tables.read(file, legend.encoding))[: rows or None]
        played = play(taken, legend, start=start, speed=speed, quiet=json)
        if played.refused:
            path = Path.cwd() / f"{file.name.partition('.')[0]}.refused.csv"
            refusals.write(path, played.refused)
            out.print(f"Refused rows, each with its reason: {path}")
        show(figures(played), as_json=json)


def play(rows: list[Row], legend: Legend, *, start: datetime, speed: float = 0, quiet: bool = True) -> Played:
    reading = Reading(legend, timezone.now())
    opened = []
    for row in rows:
        text = legend.read(row).get("opened_at", "")
        opened += [text] if text else []
    first = min((_moment(text, reading) for text in opened), default=start)
    replay = Replay(reading, shift=weeks_until(first, start), speed=speed)
    return replay.play(rows, lambda steps, total: steps if quiet else _shown(steps, total))


def _moment(text: str, reading: Reading) -> datetime:
    try:
        return datetime.fromisoformat(text).replace(tzinfo=reading.zone)
    except (ValueError, OverflowError):
        return timezone.now()


def _shown(steps: Iterable[Happening], total: int) -> Iterable[Happening]:
    return progressing(steps, "acts", total)


def figures(played: Played) -> dict[str, object]:
    """Shares beside their counts; a share without anything to divide by is null."""
    seconds = max(played.seconds, 1e-9)
    on_time, ended = played.on_time
    return {
        "rows": played.rows,
        "refused": len(played.refused),
        "raised": played.raised,
        "acts": played.acts,
        "routed": round(played.routed / played.named, 4) if played.named else None,
        "routed_of": played.named,
        "on_time": round(on_time / ended, 4) if ended else None,
        "on_time_of": ended,
        "matters_per_s": round(played.raised / seconds, 1),
        "acts_per_s": round(played.acts / seconds, 1),
        "seconds": round(played.seconds, 1),
    }
