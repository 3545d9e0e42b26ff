"""Open supervise orders of some units, with the matter each is about."""

from collections.abc import Iterable
from dataclasses import dataclass

from linli.kernel.actor import Actor, UnitId
from linli.kernel.words import Sentence
from linli.matters.data import OrderLine, OrderState, Title
from linli.matters.models import SuperviseOrder
from linli.matters.queries.buttons import CALLED
from linli.matters.queries.matters import order_line
from linli.matters.queries.names import title_of
from linli.matters.queries.story import CAUSES
from linli.matters.rules.parties import UNIT_ROLES, kept_away, lead
from linli.matters.states import ORDER
from linli.organisation import api as organisation


@dataclass(frozen=True, slots=True)
class OpenOrder:
    """`acts` are what this actor can do about it now."""

    line: OrderLine
    number: str
    title: Title
    cause: Sentence
    answered: bool
    acts: tuple[tuple[str, Sentence], ...]


def open_orders_of(units: Iterable[UnitId], *, actor: Actor, limit: int = 100) -> tuple[OpenOrder, ...]:
    """The earliest due first; orders about matters that the actor must not see are left out."""
    rows = SuperviseOrder.objects.filter(unit__in=list(units)).exclude(state=OrderState.SETTLED)
    found = list(rows.select_related("matter__category").order_by("due_at", "id")[:limit])
    with organisation.pinned():
        return tuple(_open(row, actor) for row in found if not kept_away(actor, row.matter.standing()))


def _open(row: SuperviseOrder, actor: Actor) -> OpenOrder:
    line = order_line(row)
    answers = actor.holds(*UNIT_ROLES) and actor.belongs_to(line.unit)
    judges = lead(actor, row.matter.standing())
    acts = [move.act for move in ORDER.moves_from(line.state) if (answers if move.by == "unit" else judges)]
    return OpenOrder(
        line, row.matter.number, title_of(row.matter, row.matter.category), CAUSES[line.cause],
        line.state is OrderState.ANSWERED, tuple((act, CALLED[act]) for act in acts),
    )  # fmt: skip
