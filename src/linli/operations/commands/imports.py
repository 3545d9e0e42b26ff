"""`linli import`: units, grids, the catalogue and matters out of any table, by a mapping and not by code."""

from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer
from django.utils import timezone

from linli.kernel.actor import SYSTEM
from linli.operations.actions import matters, places
from linli.operations.adapters import refusals, tables
from linli.operations.commands.console import answered, err, out, progressing, show
from linli.operations.data import Outcome, Row
from linli.operations.engine import mapping
from linli.operations.engine.mapping import Legend
from linli.web.words import say

app = typer.Typer(
    help="Bring in units, grids, the catalogue or matters: CSV, JSON, GeoJSON or Excel, also gzipped.\n\n"
    "A mapping file says which of the file's columns is which of ours; those of Boston, Los Angeles and New York "
    "come with Linli (--mapping boston). Refused rows are written to FILE.refused.csv in this folder, with the reason.",
    no_args_is_help=True,
)
File = Annotated[Path, typer.Argument(help="CSV, JSON, JSON lines, GeoJSON or Excel (.gz too)")]
MappingFile = Annotated[str, typer.Option("--mapping", help="a TOML file, or boston, los_angeles, new_york")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="check everything, store nothing")]
AsJson = Annotated[bool, typer.Option("--json", help="one JSON object on the last line")]
SHIPPED = Path(__file__).parents[1] / "mappings"
Take = Callable[..., Outcome]


@app.command()
def units(file: File, mapping: MappingFile = "", dry_run: DryRun = False, json: AsJson = False) -> None:
    """Centres, departments, stations. Columns: code, name, name_en, kind, level, parent, phone, address."""
    _whole("units", places.import_units, file, mapping, dry_run, json)


@app.command()
def grids(file: File, mapping: MappingFile = "", dry_run: DryRun = False, json: AsJson = False) -> None:
    """Grids with their polygons (GeoJSON). Columns: code, name, unit (or township), area, supervision_phone."""
    _whole("grids", places.import_grids, file, mapping, dry_run, json)


@app.command()
def catalogue(file: File, mapping: MappingFile = "", dry_run: DryRun = False, json: AsJson = False) -> None:
    """Categories with their limits, as a new edition. Columns: name, key, name_en, kind, group, public, department,
    limit_hours or limit_days or limit_working_days, radius_m, n."""
    _whole("catalogue", places.import_catalogue, file, mapping, dry_run, json)


@app.command("matters")
def import_matters(file: File, mapping: MappingFile = "", dry_run: DryRun = False, json: AsJson = False) -> None:
    """Matters, through the real acts and at their real dates. Columns: reference, opened_at, category (needed);
    closed_at, due_at, department, grid, lon, lat, address, channel, outcome, words. Can be run again after a break:
    what was taken is skipped."""
    with answered():
        legend = legend_of(mapping, "matters")
        total = sum(1 for _row in tables.read(file, legend.encoding))
        seen = progressing(tables.read(file, legend.encoding), "matters", total)
        outcome = matters.import_matters(seen, legend, at=timezone.now(), dry_run=dry_run)
        _report(outcome, file, dry_run, json)


def legend_of(name: str, kind: str) -> Legend:
    if not name:
        return Legend()
    shipped = SHIPPED / f"{name}.toml"
    return mapping.load(shipped if shipped.is_file() else Path(name), kind)


def _whole(kind: str, take: Take, file: Path, mapping: str, dry_run: bool, json: bool) -> None:
    with answered():
        legend = legend_of(mapping, kind)
        rows: Iterable[Row] = list(progressing(tables.read(file, legend.encoding), kind, None))
        at: datetime = timezone.now()
        _report(take(rows, legend, actor=SYSTEM, at=at, dry_run=dry_run), file, dry_run, json)


def _report(outcome: Outcome, file: Path, dry_run: bool, json: bool) -> None:
    """The counts, and the refused rows in a table of their own. Code 1 where a row was refused."""
    for warning in outcome.warnings[:20]:
        err.print(f"[yellow]{say(warning)}[/yellow]")
    figures = {"taken": outcome.taken, "skipped": outcome.skipped, "refused": len(outcome.refused), "dry_run": dry_run}
    if outcome.refused:
        path = Path.cwd() / f"{file.name.partition('.')[0]}.refused.csv"
        refusals.write(path, outcome.refused)
        out.print(f"Refused rows, each with its reason: {path}")
    show(figures, as_json=json)
    if outcome.refused:
        raise typer.Exit(1)
