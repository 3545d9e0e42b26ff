"""Job descriptions by the acts; a year of published duty sheets in rows, on which only those stand who have the day
shift of the published roster: whom the law keeps off has none."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import groupby
from operator import itemgetter

from django.db import transaction
from django.utils import timezone

from linli.auxiliaries.actions.deployment import jobs
from linli.auxiliaries.actions.seeding import inventing
from linli.auxiliaries.actions.seeding.turns import DAY_SHIFT
from linli.auxiliaries.data import Category, Officer, OfficerId
from linli.auxiliaries.data.deployment import JobId, LineState, SheetState
from linli.auxiliaries.data.seeding import Bureau
from linli.auxiliaries.models.deployment import DutyLine, DutySheet, JobHolder
from linli.auxiliaries.models.rostering import RosterShift
from linli.kernel.actor import Actor, PostId, Role, UnitId
from linli.organisation import api as organisation

BEGINS, ENDS = time(0, 30), time(8, 30)
"""Half past eight to half past four in the offices of the East."""
ON_A_SHEET, BATCH, AHEAD = 12, 2000, timedelta(days=7)
TASKS = {
    Category.REGULATORY: ("9.2.patrol", "9.4.order", "9.5.traffic", "9.9.publicity"),
    Category.ADMINISTRATIVE: ("8.1.window", "8.1.archives", "8.1.entry"),
}
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
    """Each working day of each unit, up to the week that comes: whoever has the day shift of the roster."""
    last = timezone.localdate(bureau.now) + AHEAD
    working = organisation.calendar_of(bureau.organ).is_working_day
    for unit in bureau.units:
        yield _of_unit(bureau, unit, lambda day: day <= last and working(day))


@transaction.atomic
def _of_unit(bureau: Bureau, unit: UnitId, wanted: Callable[[date], bool]) -> int:
    commander, made, lines = PostId(bureau.commanders[unit].post or 0), list[DutySheet](), list[DutyLine]()
    known = {one.id: one for one in bureau.officers if one.unit == unit}
    shifts = RosterShift.objects.filter(roster__unit=unit, stands=True, kind__code=DAY_SHIFT).order_by("day", "officer")
    by_day = groupby(shifts.values_list("day", "officer_id"), key=itemgetter(0))
    for number, (day, those) in enumerate((day, [officer for _day, officer in found]) for day, found in by_day):
        if not wanted(day):
            continue
        turn = [known[OfficerId(those[(number + at) % len(those)])] for at in range(min(ON_A_SHEET, len(those)))]
        sheet = _sheet(unit, day, commander, bureau.now)
        made.append(sheet)
        lines += [
            DutyLine(sheet=sheet, officer_id=one.id, duty=_duty(one, number), state=LineState.ASSIGNED,
                     added_by=commander) for one in turn
        ]  # fmt: skip
    DutySheet.objects.bulk_create(made)
    DutyLine.objects.bulk_create(lines, batch_size=BATCH)
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


def _by_unit(officers: Sequence[Officer]) -> dict[UnitId, list[Officer]]:
    found: dict[UnitId, list[Officer]] = defaultdict(list)
    for one in officers:
        found[one.unit].append(one)
    return found
