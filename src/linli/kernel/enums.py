"""Words of a table (`StrEnum`) as plain text, so that migrations name no class of ours."""

from collections.abc import Iterable
from enum import StrEnum


def values(words: Iterable[StrEnum]) -> list[str]:
    """What may stand in the column."""
    return [word.value for word in words]


def choices(words: Iterable[StrEnum]) -> list[tuple[str, str]]:
    """The same as Django's `choices`; what people read comes from the catalogues of the screens."""
    return [(value, value) for value in values(words)]
