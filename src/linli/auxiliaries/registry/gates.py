"""What stands before an act that may hurt an officer. A module enters its question in `tasks/<module>.py`; the act asks
all of them inside its transaction, of the officer as the act would leave him, and each may refuse with NotLawful or
NotAllowed."""

from collections.abc import Callable
from datetime import datetime
from enum import StrEnum

from linli.auxiliaries.data import Officer
from linli.kernel.actor import Actor

Question = Callable[[Officer, Actor, datetime], None]


class Gate(StrEnum):
    TRANSFER = "transfer"
    ENDING = "ending"


_questions: dict[Gate, list[Question]] = {gate: [] for gate in Gate}


def stands_before(gate: Gate, question: Question) -> None:
    _questions[gate].append(question)


def pass_through(gate: Gate, officer: Officer, *, actor: Actor, at: datetime) -> None:
    for question in _questions[gate]:
        question(officer, actor, at)
