"""`linli law`: the register, and which article is kept by what."""

import json
from datetime import date
from typing import Annotated

import typer
from django.utils import timezone
from rich.console import Console
from rich.table import Column, Table

from linli import law as register
from linli.law.coverage import Line, coverage
from linli.organisation.commands.account import account_for

_say = Console()


def law(
    act: Annotated[str, typer.Argument(help="Only this act, such as petition-regulation-2022; or “coverage”.")] = "",
    of: Annotated[str, typer.Argument(help="After “coverage”: the act to account for, such as order-270.")] = "",
    values: Annotated[bool, typer.Option("--values", help="The dated values instead of the articles.")] = False,
    still_open: Annotated[bool, typer.Option("--open", help="Only what nobody keeps, or no test holds.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="One object on the last line.")] = False,
) -> None:
    """Print the register of law: each article, what keeps it, the tests that hold it, or who keeps it by hand.

    “linli law coverage order-270” accounts for every paragraph and item of an act: by rule, by record, or by hand.
    """
    if act == "coverage":
        return account_for(of, as_json=as_json)
    try:
        wanted = [register.act(act).id] if act else list(register.acts())
    except register.UnknownLaw as error:
        raise typer.BadParameter(str(error)) from None
    lines = [line for line in coverage() if line.article.act in wanted]
    if still_open:
        lines = [line for line in lines if line.is_open or (line.keepers and not line.tests)]
    if as_json:
        print(json.dumps(_as_json(lines, wanted), ensure_ascii=False))  # noqa: T201 - for a program to read
    elif values:
        _tell_values(wanted, timezone.localdate())
    else:
        _tell(lines)
    return None


def _tell(lines: list[Line]) -> None:
    table = Table(Column("Article", no_wrap=True), "Says", "Kept by", "Held by", title="Register of law")
    for line in lines:
        mark = "" if line.article.mark.binds else f" [{line.article.mark.value}]"
        kept = "\n".join(f"{keeper.kind} {keeper.name}" for keeper in line.keepers)
        by_hand = f"by hand: {line.by_hand.value}" if line.by_hand else ""
        held = "\n".join(line.tests[:3]) + (f"\n+ {len(line.tests) - 3}" if len(line.tests) > 3 else "")
        table.add_row(line.article.cite + mark, line.article.en, kept or by_hand or "nobody yet", held)
    _say.print(table)
    _say.print(" · ".join(f"{name} {number}" for name, number in _counts(lines).items()))


def _tell_values(wanted: list[str], on: date) -> None:
    table = Table(Column("Value", no_wrap=True), "Is", "Since", "Cites", "Checked", title=f"Values of law on {on}")
    for value in register.values():
        if any(cite.partition("/")[0] in wanted for cite in value.cites):
            mark = " to be confirmed" if value.to_be_confirmed else ""
            checked = f"{value.checked.on}, {value.checked.by}"
            cites = ", ".join(value.cites)
            table.add_row(value.name, f"{value.length} {value.unit}{mark}", str(value.since), cites, checked)
    _say.print(table)


def _counts(lines: list[Line]) -> dict[str, int]:
    return {
        "articles": len(lines),
        "kept_and_tested": sum(bool(line.keepers and line.tests) for line in lines),
        "kept_untested": sum(bool(line.keepers and not line.tests) for line in lines),
        "by_hand": sum(not line.keepers and line.by_hand is not None for line in lines),
        "open": sum(line.is_open for line in lines),
    }


def _as_json(lines: list[Line], wanted: list[str]) -> dict[str, object]:
    return {
        **_counts(lines),
        "lines": [
            {
                "article": line.article.cite, "mark": line.article.mark.value, "zh": line.article.zh,
                "en": line.article.en, "kept_by": [f"{k.kind} {k.name} ({k.where})" for k in line.keepers],
                "tests": list(line.tests), "by_hand": line.by_hand.value if line.by_hand else None,
            }
            for line in lines
        ],
        "values": [
            {
                "name": value.name, "is": value.length, "unit": value.unit, "since": value.since.isoformat(),
                "cites": list(value.cites), "mark": value.mark.value, "rolls_over": value.rolls_over, "set": value.set,
                "checked": {"on": value.checked.on.isoformat(), "by": value.checked.by},
            }
            for value in register.values()
            if not value.cites or any(cite.partition("/")[0] in wanted for cite in value.cites)
        ],
    }  # fmt: skip
