"""The staff's page of one matter, without words; and the suggestion that routing makes."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from linli.kernel.actor import Actor, GridId, UnitId
from linli.kernel.errors import BadInput, NotFound, NotPermitted
from linli.kernel.words import _
from linli.matters.data import Button, Cause, MatterId, MatterPage, OrderLine, OrderState, State, Suggested, Title
from linli.matters.models import Clock, Matter, MatterEvent, SuperviseOrder
from linli.matters.queries.assists import assists_of
from linli.matters.queries.buttons import acts_open_to
from linli.matters.queries.catalogue import catalogue
from linli.matters.queries.names import title_of, unit_name
from linli.matters.queries.parts import parts_seen_by
from linli.matters.queries.promises import clock_line, promise_of
from linli.matters.queries.queue import item
from linli.matters.queries.story import story
from linli.matters.rules.parties import sees
from linli.organisation import api as organisation

HISTORY = 200


def matter_page(wanted: MatterId | str, *, actor: Actor, at: datetime) -> MatterPage:
    """All that staff see before they look, by id or by spoken number. NotPermitted for a stranger."""
    by = {"number": wanted.strip().upper()[:16]} if isinstance(wanted, str) else {"pk": wanted}
    matter = Matter.objects.select_related("category", "public_words").filter(**by).first()
    if matter is None:
        raise NotFound
    if not sees(actor, matter.standing()):
        raise NotPermitted
    with organisation.pinned():
        return _page(matter, actor, at)


def _page(matter: Matter, actor: Actor, at: datetime) -> MatterPage:
    events = list(MatterEvent.objects.filter(matter=matter).order_by("id")[:HISTORY])
    clocks = list(Clock.objects.filter(matter=matter).order_by("id")[:HISTORY])
    ordered = _told(events, "order_issued", "supervise")
    orders = SuperviseOrder.objects.filter(matter=matter).order_by("id") if ordered else ()
    public = getattr(matter, "public_words", None)
    return MatterPage(
        item=item(matter, at), promise=promise_of(matter, clocks), story=story(events, for_resident=False),
        clocks=tuple(clock_line(clock) for clock in clocks), buttons=acts_open_to(actor, matter),
        suggested=_suggested(matter, events), orders=tuple(order_line(order) for order in orders),
        assists=assists_of(matter, actor) if _told(events, "ask_assist") else (),
        parts=parts_seen_by(actor, matter),
        public_text=public.text if public else "", designated=matter.designated,
        extended=any(clock.extended_by for clock in clocks), planned_on=matter.planned_on,
        news_by=matter.news_by, asked_at=matter.asked_at,
        lead=UnitId(matter.lead_unit_id) if matter.lead_unit_id else None,
        merged_into=MatterId(matter.merged_into_id) if matter.merged_into_id else None,
        grid=GridId(matter.grid_id) if matter.grid_id else None, category=matter.category_key,
    )  # fmt: skip


def buttons_of(matter: MatterId, *, actor: Actor) -> tuple[Button, ...]:
    return acts_open_to(actor, Matter.objects.get(pk=matter))


def _told(events: list[MatterEvent], *acts: str) -> bool:
    """Whether the history tells of it; what it does not tell of need not be asked for."""
    return len(events) == HISTORY or any(event.act in acts for event in events)


def order_line(order: SuperviseOrder) -> OrderLine:
    return OrderLine(
        id=order.pk, matter=MatterId(order.matter_id), cause=Cause(order.cause), state=OrderState(order.state),
        unit=UnitId(order.unit_id), unit_name=unit_name(order.unit_id), issued_at=order.issued_at, due_at=order.due_at,
    )  # fmt: skip


def orders_of(unit: UnitId, *, limit: int = 50) -> tuple[OrderLine, ...]:
    """The open supervise orders that a unit has to answer, the earliest due first."""
    rows = SuperviseOrder.objects.filter(unit=unit).exclude(state=OrderState.SETTLED).order_by("due_at")
    with organisation.pinned():
        return tuple(order_line(order) for order in rows[:limit])


def _suggested(matter: Matter, events: Iterable[MatterEvent]) -> Suggested | None:
    """What routing said when it was raised, while that still helps."""
    if matter.state != State.RAISED:
        return None
    raised = next((event for event in reversed(list(events)) if "suggests" in event.detail), None)
    unit = raised.detail.get("suggests") if raised else None
    if raised is None or unit is None:
        return None
    why = _("Rule {rule} names this unit for such matters.", rule=_rule_place(raised.detail.get("rule")))
    return Suggested(UnitId(unit), unit_name(unit), why, raised.detail.get("rule"))


def _rule_place(rule: int | None) -> int | str:
    """Its place in the list, as the lead reads it; of a rule that holds no more, its id."""
    found = next((row for row in catalogue().routing if row.id == rule), None)
    return found.place_in_list if found else rule or ""


def service_log(actor: Actor, *, after: int = 0, limit: int = 50) -> tuple[tuple[MatterId, str, datetime, str], ...]:
    """What this post has done, newest last: it writes itself from the acts. (matter, number, when, act)"""
    rows = MatterEvent.objects.filter(unit=actor.unit, post=actor.post, id__gt=after).select_related("matter")
    return tuple((MatterId(e.matter_id), e.matter.number, e.at, e.act) for e in rows.order_by("id")[:limit])


@dataclass(frozen=True, slots=True)
class AnswerGround:
    """What an answer is about, in words of catalogue and map; and whether a report of the work lies before it."""

    number: str
    category: str
    title: Title
    reported: bool


def ground_of(matter_id: MatterId) -> AnswerGround:
    matter = Matter.objects.select_related("category").get(pk=matter_id)
    reported = matter.handled_at is not None
    return AnswerGround(matter.number, matter.category_key, title_of(matter, matter.category), reported)


def by_number(number: str, *, field: str = "number") -> MatterId:
    """The matter of a spoken number; NotFound for an address, BadInput where a form's `field` asked for it."""
    found = Matter.objects.filter(number=number.strip().upper()[:16]).values_list("pk", flat=True).first()
    if found is None and field != "number":
        raise BadInput(field, _("There is no matter with this number."))
    if found is None:
        raise NotFound
    return MatterId(found)


def numbers_of(ids: Collection[MatterId]) -> dict[MatterId, str]:
    """The spoken number of each of these matters; those that do not exist are left out. One statement."""
    rows = Matter.objects.filter(pk__in=ids).values_list("pk", "number")
    return {MatterId(pk): number for pk, number in rows}


def heading(matter_id: MatterId, *, actor: Actor) -> Title:
    """The title of a matter that this actor may see."""
    matter = Matter.objects.select_related("category").get(pk=matter_id)
    if not sees(actor, matter.standing()):
        raise NotPermitted
    return title_of(matter, matter.category)
