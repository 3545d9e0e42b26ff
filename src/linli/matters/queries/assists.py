"""Who helps with a matter, and what a unit has been asked to help with."""

from collections.abc import Iterable

from django.db.models import QuerySet

from linli.kernel.actor import Actor, UnitId
from linli.kernel.errors import NotFound
from linli.matters.data import OPEN_ASSISTS, TASKS_CALLED, AssistLine, AssistState, AssistTask, Button, MatterId, Name
from linli.matters.models import Assist, Matter
from linli.matters.queries.buttons import CALLED
from linli.matters.queries.names import title_of, unit_name
from linli.matters.rules.parties import is_party, kept_away, sees
from linli.matters.states import ASSIST, HELPED, NEEDS_REASON
from linli.organisation import api as organisation


def helpers(matter: MatterId) -> tuple[Name, ...]:
    """The units that have been asked to help and have not finished."""
    rows = Assist.objects.filter(matter=matter, state__among=OPEN_ASSISTS).order_by("id")
    with organisation.pinned():
        return tuple(unit_name(unit) for unit in rows.values_list("unit_id", flat=True))


def assists_of(matter: Matter, actor: Actor) -> tuple[AssistLine, ...]:
    """All tasks of one matter, the oldest first, each with what this actor can do about it."""
    rows = Assist.objects.filter(matter=matter).select_related("clock").order_by("id")
    return tuple(_line(row, matter, actor) for row in rows)


def assists_asked_of(units: Iterable[UnitId], *, actor: Actor, limit: int = 100) -> tuple[AssistLine, ...]:
    """What these units have been asked for and have not finished, the earliest due first."""
    rows = Assist.objects.filter(unit__in=list(units), state__among=OPEN_ASSISTS)
    return _lines(rows.order_by("clock__due_at", "id"), actor, limit)


def seen_assist(assist: int, *, actor: Actor) -> AssistLine:
    """One task; NotFound, also for who may not see the matter."""
    row = Assist.objects.filter(pk=assist).select_related("clock", "matter__category").first()
    if row is None or not sees(actor, row.matter.standing()):
        raise NotFound
    return _line(row, row.matter, actor)


def _lines(rows: QuerySet[Assist], actor: Actor, limit: int) -> tuple[AssistLine, ...]:
    found = list(rows.select_related("clock", "matter__category")[:limit])
    with organisation.pinned():
        shown = [row for row in found if not kept_away(actor, row.matter.standing())]
        return tuple(_line(row, row.matter, actor) for row in shown)


def _line(row: Assist, matter: Matter, actor: Actor) -> AssistLine:
    state = AssistState(row.state)
    return AssistLine(
        id=row.pk, number=matter.number, title=title_of(matter, matter.category), unit=UnitId(row.unit_id),
        unit_name=unit_name(row.unit_id), lead_name=unit_name(matter.lead_unit_id),
        task=TASKS_CALLED[AssistTask(row.task)], state=state, asked_at=row.asked_at,
        due_at=row.clock.due_at if state in OPEN_ASSISTS else None, acts=_acts(row, matter, actor),
    )  # fmt: skip


def _acts(row: Assist, matter: Matter, actor: Actor) -> tuple[Button, ...]:
    standing, own = matter.standing(), actor.belongs_to(UnitId(row.unit_id))
    if standing.state not in HELPED:
        return ()
    open_to_it = [
        move
        for move in ASSIST.moves_from(AssistState(row.state))
        if is_party(move.by, actor, standing) and (own or move.by != "assistant")
    ]
    return tuple(Button(move.act, CALLED[move.act], move.because, move.act in NEEDS_REASON) for move in open_to_it)
