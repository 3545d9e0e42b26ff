"""`linli seed`: invented matters by the million, to measure with."""

import os
from typing import Annotated

import typer
from django.utils import timezone

from linli.kernel.actor import SYSTEM
from linli.matters import api
from linli.operations.actions.demo.founding import found_district
from linli.operations.commands.console import answered, err, progressing, show
from linli.operations.commands.imports import AsJson
from linli.organisation import api as organisation

Count = Annotated[int, typer.Option(min=1, max=50_000_000, help="how many")]
Seed = Annotated[int, typer.Option(help="the same seed makes the same town")]
Start = Annotated[int, typer.Option(min=0, help="how many were seeded before")]


def seed(matters: Count = 10_000, seed: Seed = 1, start: Start = 0, json: AsJson = False) -> None:
    """Write invented matters for measuring: a few busy units, a fifth open, no words, nothing in the ledger.

    Not for an installation in use. Without units yet, the demo's district is made first.
    """
    if os.environ.get("DJANGO_SETTINGS_MODULE", "").endswith("prod"):
        err.print("[red]These are production settings; invented matters have no place here.[/red]")
        raise typer.Exit(1)
    with answered():
        at, written = timezone.now(), 0
        if not organisation.grids():
            found_district(at=at)
        chunks = api.seed_matters(matters, seed=seed, actor=SYSTEM, at=at, start=start)
        for size in progressing(chunks, "5,000 matters", -(-matters // 5_000)):
            written += size
        show({"matters": written, "seed": seed}, as_json=json)
