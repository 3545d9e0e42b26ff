"""Every paragraph and item of an act accounted for: kept by a rule, by a record, or by hand by somebody named.

Where `coverage` gathers whatever mentions an article, this is what each module vouches for. It says so in one place,
`<context>/covers/<module>.toml`:

    act = "wuhan-order-270"

    [[covers]]
    parts = ["14.1"]
    by = "rule"                                        # rule, record or hand
    what = "auxiliaries.rules.plan:RATIO"              # a rule; for a record its table, by module and class
    tests = ["auxiliaries/tests/test_plan.py::test_traffic_and_rail_stand_apart"]
    document = "auxiliaries/templates/auxiliaries/documents/ratio.typ"     # where it comes out on paper
    who = "government"                                 # by hand: who, and in `zh` and `en` what that is
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from linli.law.data import Article, ByHand
from linli.law.register import HOME, BadRegister, act, article

HOUSE = HOME.parent


class By(StrEnum):
    """In the order of strength: a rule computes or blocks, a record is kept, a hand does what no program can."""

    RULE = "rule"
    RECORD = "record"
    HAND = "hand"


@dataclass(frozen=True, slots=True)
class Cover:
    """One part of an act and what keeps it. `where` is the file that vouches for it."""

    part: str
    by: By
    what: str
    tests: tuple[str, ...]
    document: str
    who: ByHand | None
    zh: str
    en: str
    where: str


@dataclass(frozen=True, slots=True)
class Entry:
    """An article with its parts (itself, where it has none) and what keeps each."""

    article: Article
    parts: tuple[tuple[str, tuple[Cover, ...]], ...]

    @property
    def missing(self) -> tuple[str, ...]:
        return tuple(part for part, covers in self.parts if not covers)

    @property
    def by(self) -> By | None:
        """The strongest of what keeps it; None while a part is unaccounted for."""
        if self.missing:
            return None
        kinds = {cover.by for _part, covers in self.parts for cover in covers}
        return next(by for by in By if by in kinds)


def account(act_id: str) -> tuple[Entry, ...]:
    """Every article of the act, in its order."""
    covers = covers_of(act_id)
    return tuple(
        Entry(entry, tuple((part, tuple(c for c in covers if c.part == part)) for part in entry.parts or (number,)))
        for number, entry in act(act_id).articles.items()
    )


def counts(entries: tuple[Entry, ...]) -> dict[str, int]:
    return {
        "articles": len(entries),
        **{f"by_{by.value}": sum(entry.by is by for entry in entries) for by in By},
        "unaccounted": sum(entry.by is None for entry in entries),
    }


@cache
def covers_of(act_id: str) -> tuple[Cover, ...]:
    """What all modules vouch for. BadRegister where a part does not exist or nothing is named that keeps it."""
    found = [cover for file in sorted(HOUSE.glob("*/covers/*.toml")) for cover in _read(file, act_id)]
    return tuple(found)


def _read(file: Path, act_id: str) -> Iterator[Cover]:
    raw = tomllib.loads(file.read_text(encoding="utf-8"))
    if raw["act"] != act_id:
        return
    where = file.relative_to(HOUSE).as_posix()
    for row in raw["covers"]:
        for part in row["parts"]:
            entry = article(f"{act_id}/{part}")
            if part not in (entry.parts or (entry.number,)):
                raise BadRegister(f"{where}: article {entry.number} is accounted for by {', '.join(entry.parts)}")
            yield _cover(part, row, where)


def _cover(part: str, row: dict[str, Any], where: str) -> Cover:
    by, who = By(row["by"]), ByHand(row["who"]) if "who" in row else None
    if (who is None) if by is By.HAND else not (row.get("what") and row.get("tests")):
        raise BadRegister(f"{where}: {part}: a hand needs a name, a rule or record its module and its tests")
    return Cover(
        part, by, row.get("what", ""), tuple(row.get("tests", ())), row.get("document", ""), who,
        row.get("zh", ""), row.get("en", ""), where,
    )  # fmt: skip
