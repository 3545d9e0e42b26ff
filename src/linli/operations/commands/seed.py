"""`linli seed`: invented matters by the million, to measure with; and an invented bureau with its year."""

import os
from collections import Counter
from typing import Annotated

import typer
from django.utils import timezone

from linli.auxiliaries import api as bureaus
from linli.kernel.actor import SYSTEM, UnitId
from linli.matters import api
from linli.operations.actions.demo.founding import found_district
from linli.operations.commands.console import answered, counting, err, progressing, show
from linli.operations.commands.imports import AsJson
from linli.organisation import api as organisation

Count = Annotated[int, typer.Option(min=0, max=50_000_000, help="how many matters")]
Seed = Annotated[int, typer.Option(help="the same seed makes the same town")]
Start = Annotated[int, typer.Option(min=0, help="how many were seeded before")]
Auxiliaries = Annotated[bool, typer.Option("--auxiliaries", help="a bureau of auxiliary officers instead of matters")]
Officers = Annotated[int, typer.Option(min=4, max=20_000, help="how many officers the bureau has")]
Units = Annotated[int, typer.Option(min=1, max=500, help="in how many units")]
ROWS = 160
"""About so many rows for each officer, so that the bar knows its end."""


def seed(
    matters: Count = 10_000, seed: Seed = 1, start: Start = 0, auxiliaries: Auxiliaries = False,
    officers: Officers = 1_200, units: Units = 40, json: AsJson = False,
) -> None:  # fmt: skip
    """Write invented matters for measuring: a few busy units, a fifth open, no words, nothing in the ledger.

    With --auxiliaries: a bureau with its officers and a year of history. Not for an installation in use. Without units
    yet, the demo's district is made first.
    """
    if os.environ.get("DJANGO_SETTINGS_MODULE", "").endswith("prod"):
        err.print("[red]These are production settings; invented matters have no place here.[/red]")
        raise typer.Exit(1)
    with answered():
        at, written = timezone.now(), 0
        if not organisation.grids():
            found_district(at=at)
        if auxiliaries and any(unit.code == f"AUX{seed}" for unit in organisation.units()):
            err.print(f"[red]The bureau of seed {seed} is here already. Name another: --seed {seed + 1}[/red]")
            raise typer.Exit(1)
        if auxiliaries:
            show(dict(sow_bureau(officers, units, seed)), as_json=json)
            return
        chunks = api.seed_matters(matters, seed=seed, actor=SYSTEM, at=at, start=start)
        for size in progressing(chunks, "5,000 matters", -(-matters // 5_000)):
            written += size
        show({"matters": written, "seed": seed}, as_json=json)


def sow_bureau(officers: int, units: int, seed: int) -> Counter[str]:
    """Rows by subject, with a bar while they are written."""
    rows: Counter[str] = Counter()
    with counting("Bureau", ROWS * officers) as more:
        for step in bureaus.seed_bureau(officers, units=units, seed=seed, district=_district(), at=timezone.now()):
            if isinstance(step, tuple):
                rows[step[0]] += step[1]
                more(step[1])
    return rows


def _district() -> UnitId:
    return next(unit.id for unit in organisation.units() if unit.parent is None)
