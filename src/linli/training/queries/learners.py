"""Who a learner is: asked of the books that higher contexts handed over, a kind at a time."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date

from linli.kernel.actor import UnitId, UserId
from linli.kernel.errors import NotFound
from linli.training.data import Learner, LearnerCard, LearnerKind
from linli.training.registry import book_of, books


def by_kind(learners: Iterable[Learner]) -> dict[LearnerKind, list[int]]:
    found: dict[LearnerKind, list[int]] = defaultdict(list)
    for learner in learners:
        found[learner.kind].append(learner.id)
    return found


def cards(learners: Iterable[Learner], *, on: date) -> dict[Learner, LearnerCard]:
    """Those whom a book knows."""
    found: dict[Learner, LearnerCard] = {}
    for kind, ids in by_kind(learners).items():
        if book := book_of(kind):
            found |= {card.learner: card for card in book.cards(ids, on=on).values()}
    return found


def card(learner: Learner, *, on: date) -> LearnerCard:
    """NotFound where no book knows the learner."""
    found = cards([learner], on=on)
    if learner not in found:
        raise NotFound
    return found[learner]


def in_units(units: Collection[UnitId], *, on: date, kind: LearnerKind | None = None) -> list[LearnerCard]:
    """The learners of these units, kind by kind."""
    wanted = {kind: book_of(kind)} if kind else dict(books())
    return [card for book in wanted.values() if book for card in book.in_units(units, on=on)]


def own(user: UserId | None, *, on: date) -> list[LearnerCard]:
    """The learners that somebody signed in is: mostly one."""
    if user is None:
        return []
    return [card for book in books().values() for card in book.of_user(user, on=on)]


def read(text: str) -> Learner:
    """`auxiliary-12` as `str(learner)` wrote it; NotFound for anything else."""
    kind, _dash, number = text.rpartition("-")
    if kind not in set(LearnerKind) or not (number.isascii() and number.isdigit()) or len(number) > 19:
        raise NotFound
    return Learner(LearnerKind(kind), int(number))
