"""The catalogue of duties, and what Article 10 forbids, read from `catalogue/duties.toml`. Pure."""

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from linli.auxiliaries.data.deployment import Bar, Block, Duty, Prohibited
from linli.auxiliaries.data.files import Category
from linli.kernel.rules import Rule
from linli.kernel.words import Name, _

HOME = Path(__file__).parents[1] / "catalogue"

barred_words: Rule[[str], Block | None] = Rule("auxiliaries.barred_words")
barred_duty: Rule[[Duty, Category], Block | None] = Rule("auxiliaries.barred_duty")


@barred_words.since("2016-06-01", cites=("wuhan-order-270/10",))
def _never(words: str) -> Block | None:
    """What Article 10 names, or Linli leaves out of Articles 8 and 9, is blocked also when written in own words."""
    for kind in prohibited():
        if _speaks_of(words, kind.words, kind.unless):
            return Block(
                Bar.PROHIBITED, (kind.article,), _("Auxiliary officers never do this: {kind}.", kind=kind.name)
            )
    for duty in duties().values():
        if duty.excluded and _speaks_of(words, duty.words, duty.unless):
            return _left_out(duty)
    return None


@barred_duty.since("2016-06-01", cites=("wuhan-order-270/7", "wuhan-order-270/8", "wuhan-order-270/9"))
def _not_his(duty: Duty, category: Category) -> Block | None:
    """An administrative auxiliary does what Article 8 lists, a regulatory one what Article 9 lists."""
    if duty.excluded:
        return _left_out(duty)
    if category not in duty.categories:
        words = _("This duty belongs to the other category of auxiliary officers.")
        return Block(Bar.CATEGORY, ("wuhan-order-270/7", duty.article), words)
    return None


def duties() -> Mapping[str, Duty]:
    """Every row of Articles 8 and 9 by its code, the excluded ones too, in the order of the Order."""
    return _read()[0]


def prohibited() -> tuple[Prohibited, ...]:
    """The six kinds of Article 10."""
    return _read()[1]


def _left_out(duty: Duty) -> Block:
    words = _("{duty}: not in Linli. {reason}", duty=duty.name, reason=duty.excluded or Name(""))
    return Block(Bar.EXCLUDED, (duty.article,), words)


def _speaks_of(text: str, words: tuple[str, ...], unless: tuple[str, ...]) -> bool:
    """Spaces and signs between Chinese letters hide nothing; Latin words count from their beginning."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    close = re.sub(r"[\W_]+", "", plain)
    for harmless in unless:
        plain, close = plain.replace(harmless, " "), close.replace(harmless, " ")
    return any(re.search(rf"\b{re.escape(word)}", plain) if word.isascii() else word in close for word in words)


@cache
def _read() -> tuple[Mapping[str, Duty], tuple[Prohibited, ...]]:
    raw = tomllib.loads((HOME / "duties.toml").read_text(encoding="utf-8"))
    rows = {row["code"]: _duty(row) for row in raw["duty"]}
    never = tuple(
        Prohibited(row["article"], _name(row), tuple(row["words"]), tuple(row.get("unless", ())))
        for row in raw["prohibited"]
    )
    return rows, never


def _duty(row: Mapping[str, Any]) -> Duty:
    return Duty(
        code=row["code"],
        categories=frozenset(map(Category, row["categories"])),
        article=row["article"],
        name=_name(row),
        assisting="/9(" in row["article"],
        excluded=Name(row["excluded_zh"], row["excluded_en"]) if "excluded_zh" in row else None,
        near=row.get("near", ""),
        recorded=row.get("recorded", False),
        words=tuple(row.get("words", ())),
        unless=tuple(row.get("unless", ())),
    )


def _name(row: Mapping[str, Any]) -> Name:
    return Name(row["zh"], row["en"])
