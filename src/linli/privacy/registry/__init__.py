"""What higher contexts tell this one as they start: what their tables hold, and who may open what."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from linli.kernel.words import Sentence
from linli.privacy.data import DataClass, Declaration, RevealPredicate


@dataclass(frozen=True, slots=True)
class Retirement:
    """What ends with time: how many are due at a moment, and how to end them (giving how many went)."""

    due: Callable[[datetime], int]
    end: Callable[[datetime], int]


_declarations: dict[tuple[str, str], Declaration] = {}
_predicates: dict[str, RevealPredicate] = {}
_retirements: dict[str, Retirement] = {}


def holds(
    model: str, fields: Mapping[str, DataClass], *, purpose: str | Sentence, cites: Sequence[str], ends: str | Sentence
) -> None:
    """Declare fields of `model` (`matters.Matter`); a model may be declared in parts.

    `purpose` says what for and `ends` when and how it goes, in plain words; both stand on the public page,
    so mark them for translation (`_("…")`). `cites` names articles, or gives the reason where no law does.
    """
    said = Sentence(purpose) if isinstance(purpose, str) else purpose
    goes = Sentence(ends) if isinstance(ends, str) else ends
    for field, data_class in fields.items():
        if (model, field) in _declarations:
            raise ValueError(f"{model}.{field} was declared twice")
        _declarations[model, field] = Declaration(model, field, data_class, said, tuple(cites), goes)


def declarations() -> list[Declaration]:
    return [_declarations[key] for key in sorted(_declarations)]


def allow_reveal(kind: str, predicate: RevealPredicate) -> None:
    """Who may open what subjects of this kind hold; a kind without a predicate opens for nobody."""
    if kind in _predicates:
        raise ValueError(f"{kind} has its predicate already")
    _predicates[kind] = predicate


def predicate_for(kind: str) -> RevealPredicate:
    return _predicates.get(kind, lambda actor, subject, purpose: False)


def retires(name: str, *, due: Callable[[datetime], int], end: Callable[[datetime], int]) -> None:
    """Let `end(at)` run every hour, and `linli retention` list it as `name`. It commits for itself, in batches."""
    _retirements[name] = Retirement(due, end)


def retirements() -> list[tuple[str, Retirement]]:
    return list(_retirements.items())
