"""Reads `acts/*.toml` and `values/*.toml` once and answers from them; nonsense in a file stops the start."""

import tomllib
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from linli.kernel.calendar import LengthUnit
from linli.law.data import Act, Article, ByHand, Checked, Mark, NotInForce, UnknownLaw, Value

HOME = Path(__file__).parent
COUNTED = frozenset(
    {"persons", "percent", "times", "square_metres", "metres", "seconds", "minutes", "days", "days_a_year", "years",
     "years_of_age"}
)  # fmt: skip
"""What a value may count besides time."""


class BadRegister(ValueError):
    """A file of the register contradicts itself; the message names file and entry."""


def acts() -> Mapping[str, Act]:
    return _acts(HOME)


def act(id: str) -> Act:
    try:
        return acts()[id]
    except KeyError:
        raise UnknownLaw(f"no act “{id}” in the register") from None


def act_like(name: str) -> Act:
    """By its id, or by a part that only one id has, such as `order-270`."""
    found = [entry for id, entry in acts().items() if name and name in id]
    return found[0] if len(found) == 1 else act(name)


def article(cite: str) -> Article:
    """The article behind `act-id/number`; a point or paragraph may follow, as in `31(6)` or `23.3`."""
    act_id, slash, number = cite.partition("/")
    if not slash:
        raise UnknownLaw(f"“{cite}” is no citation: write act-id/number")
    found = act(act_id).articles
    entry = found.get(number) or found.get(_whole(number))
    if entry is None:
        raise UnknownLaw(f"no article “{cite}” in the register")
    return Article(entry.act, entry.number, entry.zh, entry.en, cite, entry.mark, entry.by_hand, entry.parts)


def values(*, set: str | None = None) -> tuple[Value, ...]:
    """Every version of every value, by name and then by date; or those of one set, such as `weifang-12345-2021`."""
    found = (version for versions in _values(HOME).values() for version in versions)
    return tuple(version for version in found if set is None or version.set == set)


def sets() -> tuple[str, ...]:
    """The sets of local limits among which an installation may choose."""
    return tuple(sorted({version.set for version in values() if version.set}))


def value(name: str, *, on: date) -> Value:
    versions = _values(HOME).get(name)
    if versions is None:
        raise UnknownLaw(f"no value “{name}” in the register")
    for version in reversed(versions):
        if version.since <= on and (version.until is None or on < version.until):
            return version
    raise NotInForce(f"“{name}” was not in force on {on}")


def _whole(number: str) -> str:
    """`31(6)` and `23.3` belong to articles 31 and 23."""
    return number.partition("(")[0].partition(".")[0]


@cache
def _acts(home: Path) -> Mapping[str, Act]:
    found: dict[str, Act] = {}
    for file in sorted((home / "acts").glob("*.toml")):
        entry = _read_act(file)
        found[entry.id] = entry
    return found


def _read_act(file: Path) -> Act:
    raw = tomllib.loads(file.read_text(encoding="utf-8"))
    id = raw["id"]
    if id != file.stem:
        raise BadRegister(f"{file.name}: the id “{id}” is not the name of the file")
    mark = Mark(raw["mark"])
    articles: dict[str, Article] = {}
    for row in raw.get("article", ()):
        number = str(row["number"])
        if number in articles:
            raise BadRegister(f"{file.name}: article {number} stands twice")
        articles[number] = Article(
            id,
            number,
            row["zh"],
            row["en"],
            f"{id}/{number}",
            Mark(row.get("mark", mark.value)),
            _by_hand(file, number, row.get("by_hand")),
            tuple(row.get("parts", ())),
        )
    return Act(
        id, raw["zh"], raw["en"], _day(file, id, raw["since"]), mark,
        raw.get("place", ""), raw.get("note_zh", ""), raw.get("note_en", ""), articles,
    )  # fmt: skip


@cache
def _values(home: Path) -> Mapping[str, tuple[Value, ...]]:
    found: dict[str, list[Value]] = {}
    for file in sorted((home / "values").glob("*.toml")):
        raw = tomllib.loads(file.read_text(encoding="utf-8"))
        for row in raw["value"]:
            entry = _read_value(file, row, raw.get("checked"))
            found.setdefault(entry.name, []).append(entry)
    for name, versions in found.items():
        versions.sort(key=lambda version: version.since)
        if len({version.since for version in versions}) != len(versions):
            raise BadRegister(f"{name}: two versions begin on one day")
    return {name: tuple(versions) for name, versions in sorted(found.items())}


def _read_value(file: Path, row: Mapping[str, Any], checked: Mapping[str, Any] | None) -> Value:
    name, unit, cites = row["name"], row["unit"], tuple(row["cites"])
    if unit not in set(LengthUnit) | COUNTED:
        raise BadRegister(f"{file.name}: {name}: nothing is counted in “{unit}”")
    mark = Mark(row["mark"])
    if not cites and mark is not Mark.DESIGN:
        raise BadRegister(f"{file.name}: {name} cites nothing")
    for cite in cites:
        article(cite)
    seen = row.get("checked", checked)
    if seen is None:
        raise BadRegister(f"{file.name}: {name}: nobody checked it")
    return Value(
        name=name, since=_day(file, name, row["since"]), until=row.get("until"), length=int(row["is"]), unit=unit,
        cites=cites, mark=mark, checked=Checked(_day(file, name, seen["on"]), seen["by"]),
        rolls_over=row.get("rolls_over", False), zh=row["zh"], en=row["en"], start=row.get("start", ""),
        on_whom=row.get("on_whom", ""), extension=row.get("extension", ""), code=row.get("code", ""),
        set=row.get("set", ""),
    )  # fmt: skip


def _by_hand(file: Path, number: str, who: str | None) -> ByHand | None:
    if who is not None and who not in set(ByHand):
        raise BadRegister(f"{file.name}: article {number}: nobody is called “{who}”")
    return ByHand(who) if who else None


def _day(file: Path, entry: str, given: object) -> date:
    if not isinstance(given, date):
        raise BadRegister(f"{file.name}: {entry}: “{given}” is not a date")
    return given
