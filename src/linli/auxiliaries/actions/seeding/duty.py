"""Job descriptions by the acts; a year of published duty sheets in rows, on which nobody stands whom the law keeps off:
contracts, induction and permit are asked of the same sources as when a sheet is published."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from django.db import transaction
from django.utils import timezone

from linli.auxiliaries.actions.deployment import jobs
from linli.auxiliaries.actions.seeding import inventing
from linli.auxiliaries.data import Category, Officer, OfficerId, Span
from linli.auxiliaries.data.deployment import JobId, LineState, SheetState
from linli.auxiliaries.data.seeding import Bureau
from linli.auxiliaries.models.deployment import DutyLine, DutySheet, JobHolder
from linli.auxiliaries.queries.contracts import covered
from linli.auxiliaries.queries.equipment import permit_spans
from linli.auxiliaries.queries.learners import learner
from linli.auxiliaries.rules.contracts import is_covered
from linli.kernel.actor import Actor, PostId, Role, UnitId
from linli.kernel.calendar import add_months
from linli.organisation import api as organisation
from linli.training.api import inductions_passed

BEGINS, ENDS = time(0, 30), time(8, 30)
"""Half past eight to half past four in the offices of the East."""
ON_A_SHEET, AHEAD = 12, timedelta(days=7)
TASKS = {
    Category.REGULATORY: ("9.2.patrol", "9.4.order", "9.5.traffic", "9.9.publicity"),
    Category.ADMINISTRATIVE: ("8.1.window", "8.1.archives", "8.1.entry"),
}
Spans = Mapping[OfficerId, Sequence[Span]]
TITLES = {Category.REGULATORY: "巡逻防控岗（示例）", Category.ADMINISTRATIVE: "窗口服务岗（示例）"}


def describe(bureau: Bureau) -> Iterator[int]:
    """Two posts in each unit, in force, and their holders."""
    first = timezone.localdate(bureau.began)
    by_unit = _by_unit(bureau.officers)
    for unit in bureau.units:
        hr = _within(bureau.actors[Role.HR], unit)
        for category, title in TITLES.items():
            id = jobs.describe_job(
                unit, title=title, category=category, responsibilities="协助民警开展工作（示例）。",
                tasks=list(TASKS[category]), standards="着装规范，文明执勤（示例）。", actor=hr, at=inventing.at(first),
            )  # fmt: skip
            jobs.enact_job(id, actor=hr, at=inventing.at(first))
            yield _place(id, [one for one in by_unit[unit] if one.category is category], first)


def _within(hr: Actor, unit: UnitId) -> Actor:
    """The bureau has one personnel office; its writer of posts is asked unit by unit."""
    return replace(hr, units=hr.units | {unit})


def _place(job: JobId, people: Sequence[Officer], first: date) -> int:
    rows = [
        JobHolder(job_id=job, officer_id=one.id, since=max(first, one.started_on), until=one.ended_on)
        for one in people if one.ended_on is None or one.ended_on > max(first, one.started_on)
    ]  # fmt: skip
    JobHolder.objects.bulk_create(rows)
    return len(rows) + 1


def sheets(bureau: Bureau) -> Iterator[int]:
    """Each working day of each unit, a month at a time, and the week that comes."""
    month, last = timezone.localdate(bureau.began).replace(day=1), timezone.localdate(bureau.now) + AHEAD
    spans = permit_spans([one.id for one in bureau.officers])
    while month <= last:
        following = add_months(month, 1)
        ready = _ready(bureau, month)
        days = [day for day in _working(bureau.organ, month, following) if month <= day <= last]
        for unit, people in _by_unit([one for one in bureau.officers if one.id in ready]).items():
            yield _month(bureau, unit, days, people, spans)
        month = following


@organisation.pinned()
def _ready(bureau: Bureau, month: date) -> set[OfficerId]:
    """Whom contracts cover and who has passed the induction before that month begins."""
    inducted = {OfficerId(one.id) for one in inductions_passed([learner(one.id) for one in bureau.officers], on=month)}
    spans = covered(bureau.officers, on=month)
    end = add_months(month, 1) - timedelta(days=1)
    return {id for id in inducted if is_covered(spans[id], month) and is_covered(spans[id], end)}


@transaction.atomic
def _month(
    bureau: Bureau,
    unit: UnitId,
    days: Sequence[date],
    people: Sequence[Officer],
    spans: Spans,
) -> int:
    commander, made, lines = PostId(bureau.commanders[unit].post or 0), list[DutySheet](), list[DutyLine]()
    for number, day in enumerate(days):
        here = [one for one in people if one.serves_on(day) and any(span.holds(day) for span in spans[one.id])]
        turn = [here[(number * ON_A_SHEET + at) % len(here)] for at in range(min(ON_A_SHEET, len(here)))]
        if not turn:
            continue
        sheet = _sheet(unit, day, commander, bureau.now)
        made.append(sheet)
        lines += [
            DutyLine(sheet=sheet, officer_id=one.id, duty=_duty(one, number), state=LineState.ASSIGNED,
                     added_by=commander) for one in turn
        ]  # fmt: skip
    DutySheet.objects.bulk_create(made)
    DutyLine.objects.bulk_create(lines, batch_size=500)
    return len(made) + len(lines)


def _sheet(unit: UnitId, day: date, commander: PostId, now: datetime) -> DutySheet:
    return DutySheet(
        unit=unit, day=day, starts_at=datetime.combine(day, BEGINS, UTC), ends_at=datetime.combine(day, ENDS, UTC),
        state=SheetState.PUBLISHED, commander=commander, made_by=commander, published_by=commander,
        published_at=min(inventing.at(day - timedelta(days=3)), now),
    )  # fmt: skip


def _duty(one: Officer, number: int) -> str:
    tasks = TASKS[one.category]
    return tasks[(one.id + number) % len(tasks)]


def _working(unit: UnitId, first: date, end: date) -> list[date]:
    office, days, day = organisation.calendar_of(unit), list[date](), first
    while day < end:
        if office.is_working_day(day):
            days.append(day)
        day += timedelta(days=1)
    return days


def _by_unit(officers: Sequence[Officer]) -> dict[UnitId, list[Officer]]:
    found: dict[UnitId, list[Officer]] = defaultdict(list)
    for one in officers:
        found[one.unit].append(one)
    return found
