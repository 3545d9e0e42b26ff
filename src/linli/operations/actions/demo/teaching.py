"""What the demo's suggester learned before anybody signs in: invented sentences, every thing wrong at some place."""

import tomllib
from itertools import product
from pathlib import Path

from linli.kernel.errors import Refusal
from linli.matters import api as matters

LESSONS = Path(__file__).parent / "lessons.toml"


def lessons() -> list[tuple[str, str]]:
    """(words, category key), in the order of the file."""
    told = tomllib.loads(LESSONS.read_text("utf-8"))
    places, wishes = told.pop("places"), told.pop("wishes")
    found: list[tuple[str, str]] = []
    for category, one in told.items():
        for what, how in product(one["what"], one["how"]):
            number = len(found)
            found.append((places[number % len(places)] + what + how + "，" + wishes[number % len(wishes)], category))
    return found


def teach() -> bool:
    """False where the extra `suggest` is not installed: the demo then goes without suggestions."""
    try:
        matters.learn_categories(lessons())
    except Refusal:
        return False
    return True
