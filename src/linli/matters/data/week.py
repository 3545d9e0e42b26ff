"""What the weekly sheet of a unit is made of. Titles are category and place; there is no word of a resident in it."""

from dataclasses import dataclass
from datetime import datetime

from linli.kernel.actor import GridId
from linli.kernel.words import Name, Sentence
from linli.matters.data.pages import QueueItem
from linli.matters.data.words import OrderState, Title


@dataclass(frozen=True, slots=True)
class Cluster:
    """So many matters of this category were raised in this grid, and nobody has looked for what lies behind them."""

    grid: GridId
    place: Name
    category: str
    called: Name
    matters: int


@dataclass(frozen=True, slots=True)
class WeekOrder:
    """A supervise order of the week. `state` says how far it has come."""

    number: str
    title: Title
    unit: Name
    cause: Sentence
    returned_twice: bool
    state: OrderState
    due_at: datetime


@dataclass(frozen=True, slots=True)
class WeekFacts:
    """The lists of a sheet, none of them endless; `more` names those that go on."""

    new: tuple[QueueItem, ...]
    stuck: tuple[QueueItem, ...]
    overdue: tuple[QueueItem, ...]
    orders: tuple[WeekOrder, ...]
    recurring: tuple[Cluster, ...]
    more: frozenset[str]

    @property
    def returned_twice(self) -> tuple[WeekOrder, ...]:
        return tuple(order for order in self.orders if order.returned_twice)
