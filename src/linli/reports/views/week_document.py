"""The weekly sheet as data for its document: every word already said in the reader's language."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.utils import timezone
from django.utils.translation import get_language, gettext

from linli.matters.data import STATES_CALLED, QueueItem, WeekOrder
from linli.reports.data import Decision, DecisionState, WeekSheet
from linli.reports.views.asking import said_in, unit_name
from linli.web import documents
from linli.web.words import day, moment, say

Rows = list[list[str]]


def made(sheet: WeekSheet, groups: Iterable[tuple[str, tuple[int, int]]]) -> bytes:
    title = gettext("Weekly sheet of %(unit)s") % {"unit": unit_name(sheet.unit)}
    facts = sheet.facts
    parts = [
        _part(gettext("Decided before"), _of_decisions(), _decisions(sheet.before)),
        _part(gettext("Raised"), [gettext("Group"), gettext("This week"), gettext("The week before")],
              [[name, str(now), str(was)] for name, (now, was) in groups]),
        _part(gettext("New"), _of_matters(), _items(facts.new)),
        _part(gettext("Stuck"), _of_matters(), _items(facts.stuck) if sheet.is_now else []),
        _part(gettext("Overdue"), _of_matters(), _items(facts.overdue) if sheet.is_now else []),
        _part(gettext("Sent back twice"), _of_orders(), _orders(facts.returned_twice)),
        _part(gettext("Supervise orders"), _of_orders(), _orders(facts.orders)),
        _part(gettext("Decided this week"), _of_decisions(), _decisions(sheet.made)),
    ]  # fmt: skip
    data = {
        "lead": f"{day(sheet.monday)} – {day(sheet.sunday)} · "
        + gettext("as it stood at %(at)s") % {"at": moment(timezone.now())},
        "parts": parts, "nothing": gettext("Nothing."),
    }  # fmt: skip
    return documents.render_pdf("reports/documents/week.typ", data, title=title, language=get_language() or "zh-hans")


def _part(title: str, head: Sequence[str], rows: Rows) -> dict[str, Any]:
    return {"title": title, "head": list(head), "rows": rows}


def _of_matters() -> list[str]:
    return [gettext("Matter"), gettext("Number"), gettext("State"), gettext("Due"), gettext("With")]


def _of_orders() -> list[str]:
    return [gettext("Matter"), gettext("Number"), gettext("Why"), gettext("Who answers"), gettext("Due")]


def _of_decisions() -> list[str]:
    return [gettext("What"), gettext("Who does it"), gettext("To be done by"), gettext("What became of it")]


def _items(items: Iterable[QueueItem]) -> Rows:
    return [
        [
            say(item.title), item.number, say(STATES_CALLED[item.state]), moment(item.due_at) if item.due_at else "–",
            said_in(item.holder_name),
        ]
        for item in items
    ]  # fmt: skip


def _orders(orders: Iterable[WeekOrder]) -> Rows:
    return [
        [say(order.title), order.number, say(order.cause), said_in(order.unit), moment(order.due_at)]
        for order in orders
    ]


def _decisions(decisions: Iterable[Decision]) -> Rows:
    became = {
        DecisionState.OPEN: gettext("still open"), DecisionState.DONE: gettext("done"),
        DecisionState.NOT_DONE: gettext("not done"),
    }  # fmt: skip
    return [
        [one.what, said_in(one.who), day(one.by), became[one.state] + (f": {one.reason}" if one.reason else "")]
        for one in decisions
    ]
