"""The non-acceptance matrix and the offices outside Linli, as data of the installation."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from linli.kernel.errors import BadInput
from linli.kernel.words import Name, _
from linli.matters.data import NonAcceptance, Office

_FILE = Path(__file__).parents[1] / "catalogue" / "refusals.toml"


def refusals() -> tuple[NonAcceptance, ...]:
    """Every lawful “no”, in the order in which the intake asks."""
    return tuple(_read()[1].values())


def refusal(key: str) -> NonAcceptance:
    try:
        return _read()[1][key]
    except KeyError:
        raise BadInput("row", _("Choose a row of the non-acceptance matrix.")) from None


def offices() -> tuple[Office, ...]:
    return tuple(_read()[0].values())


def office(key: str) -> Office:
    try:
        return _read()[0][key]
    except KeyError:
        raise BadInput("to", _("Choose one of the offices.")) from None


@cache
def _read() -> tuple[Mapping[str, Office], Mapping[str, NonAcceptance]]:
    raw = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    found = {row["key"]: Office(row["key"], Name(row["zh"], row["en"]), row.get("phone", "")) for row in raw["office"]}
    rows = {
        row["key"]: NonAcceptance(
            key=row["key"], name=Name(row["zh"], row["en"]), says=Name(row["says_zh"], row["says_en"]),
            offices=tuple(found[key] for key in row["offices"]), cites=tuple(row["cites"]),
            erases=row.get("erases", False), asked_first=row.get("asked_first", False),
        )
        for row in raw["refusal"]
    }  # fmt: skip
    return found, rows
