"""Supervise orders, and what is late or nearly late: of one's own unit, and for a lead of all below."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from linli.kernel.actor import Actor, Role, UnitId
from linli.kernel.errors import NotPermitted
from linli.matters.queries.figures import due_first
from linli.matters.queries.names import unit_name
from linli.matters.queries.orders import open_orders_of
from linli.organisation import api as organisation
from linli.web.access import guard

SOON = timedelta(days=2)


@guard("matters.queue")
def orders(request: HttpRequest) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]  # set by ActorMiddleware
    if actor.unit is None:
        raise NotPermitted
    now, units = timezone.now(), overseen(actor)
    due = due_first(units, actor=actor, at=now, until=now + SOON)
    context = {
        "now": now, "unit_name": unit_name(actor.unit), "below": len(units) > len(actor.units),
        "orders": open_orders_of(units, actor=actor),
        "late": [item for item in due if item.overdue], "soon": [item for item in due if not item.overdue],
    }  # fmt: skip
    return render(request, "matters/staff/orders.html", context)


def overseen(actor: Actor) -> list[UnitId]:
    """Own units; for who leads or inspects, all below them too."""
    own = list(actor.units)
    if not actor.holds(Role.LEAD, Role.INSPECTOR):
        return own
    return list(dict.fromkeys([*own, *(below.id for unit in own for below in organisation.descendants(unit))]))
