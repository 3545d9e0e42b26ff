"""A made-up bureau, and who writes which part of its made-up year."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from random import Random

from linli.auxiliaries.data.files import Officer, OfficerId
from linli.kernel.actor import Actor, Role, UnitId


@dataclass(frozen=True, slots=True)
class Bureau:
    """An invented organ: its units, its officers and who holds its posts. `began` is where its year of history begins.

    `commanders` has one commanding people's police officer for each unit; `own` those officers who sign in, once they
    do; `dice` gives the same bureau each time.
    """

    organ: UnitId
    provider: UnitId
    units: tuple[UnitId, ...]
    officers: tuple[Officer, ...]
    actors: Mapping[Role, Actor]
    commanders: Mapping[UnitId, Actor]
    began: datetime
    now: datetime
    dice: Random
    own: dict[OfficerId, Actor] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Sower:
    """Writes one module's part of the history in batches; yields how many rows each wrote."""

    name: str
    order: int
    sow: Callable[[Bureau], Iterator[int]]
