"""`linli calendar`: fill the table of holidays and show what stands in it."""

import json
from typing import Annotated

import typer
from django.utils import timezone
from rich.console import Console
from rich.table import Table

from linli.kernel.actor import SYSTEM
from linli.kernel.errors import Refusal
from linli.organisation import api
from linli.organisation.data import Year

_say = Console()


def calendar(
    years: Annotated[list[int] | None, typer.Argument(help="Such as 2026 2027; else last, this and next year.")] = None,
    show: Annotated[bool, typer.Option("--show", help="Show the days and change nothing.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="One object on the last line.")] = False,
) -> None:
    """Write the published holidays of these years into the table; a year without a notice becomes provisional."""
    now = timezone.now()
    this_year = timezone.localdate(now).year
    wanted = years or [this_year - 1, this_year, this_year + 1]
    try:
        if not show:
            api.fill_calendar(wanted, actor=SYSTEM, at=now)
        found = [api.year_of(year) for year in wanted]
    except Refusal as refusal:
        raise typer.BadParameter(str(refusal)) from None
    if as_json:
        print(json.dumps({str(year.year): _as_json(year) for year in found}))  # noqa: T201 - for a program to read
        return
    for year in found:
        table = Table("Day", "What it is", "Belongs to", title=f"{year.year}: {year.status.value} ({year.source})")
        for special in year.days:
            table.add_row(f"{special.day:%a %Y-%m-%d}", special.kind.value, special.festival.value)
        _say.print(table)


def _as_json(year: Year) -> dict[str, object]:
    days = {special.day.isoformat(): special.kind.value for special in year.days}
    return {"status": year.status.value, "source": year.source, "kept": year.kept, "days": days}
