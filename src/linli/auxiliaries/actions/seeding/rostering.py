"""Kinds of shifts and demand by the acts; a year of published rosters in rows, lawful by the very rules that a
publication asks; some shifts fell open, and a few found a replacement."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from linli.auxiliaries.actions import overtime
from linli.auxiliaries.actions.rostering import kinds as acts
from linli.auxiliaries.actions.seeding import inventing
from linli.auxiliaries.actions.seeding.turns import DAY_SHIFT, TURNS, Row, Unit, takes, unit_of, year_of
from linli.auxiliaries.data.files import Officer, OfficerId, Span
from linli.auxiliaries.data.hours import ExtraKind
from linli.auxiliaries.data.rostering import RosterState, ShiftKind
from linli.auxiliaries.data.seeding import Bureau
from linli.auxiliaries.data.swaps import CallState, Cause, Consent
from linli.auxiliaries.data.worked import Ground
from linli.auxiliaries.models.rostering import Roster, RosterShift, ShiftCall
from linli.auxiliaries.queries.rostering import kinds
from linli.kernel.actor import Role, UnitId
from linli.kernel.calendar import DayKind, add_months
from linli.organisation import api as organisation

HOURS = {DAY_SHIFT: (510, 1020, 30), "中": (930, 1440, 30), "夜": (1410, 510, 60)}
"""From when to when and how long a break: eight hours of work each."""
NAMES = {DAY_SHIFT: "白班（示例）", "中": "中班（示例）", "夜": "夜班（示例）"}
AHEAD, BEFORE, A_DAY = timedelta(days=14), timedelta(days=6), timedelta(days=1)
SICK, ASKED, BATCH = 0.003, 6, 2000
CAMPAIGNS = (1, 2, 6)
"""Months ago, in whose second third an hour more a day was approved."""
CAMPAIGN = timedelta(days=13)
PAPER = "示例协商记录1号"
Rows = Mapping[OfficerId, Row]


def rosters(bureau: Bureau) -> Iterator[int]:
    """Unit by unit, month by month, up to the month of the day a fortnight ahead."""
    days = rostered_days(bureau)
    yield _allowed(bureau, days)
    for unit in bureau.units:
        people = [one for one in bureau.officers if one.unit == unit]
        if people:
            yield _of_unit(bureau, unit, people, days)


def rostered_days(bureau: Bureau) -> Span:
    first = timezone.localdate(bureau.began).replace(day=1)
    last = add_months((timezone.localdate(bureau.now) + AHEAD).replace(day=1), 1) - A_DAY
    return Span(first, last)


def campaigns(bureau: Bureau) -> list[Span]:
    this = timezone.localdate(bureau.now).replace(day=1)
    starts = [add_months(this, -back) + timedelta(days=9) for back in CAMPAIGNS]
    return [Span(day, day + CAMPAIGN) for day in starts]


def _allowed(bureau: Bureau, days: Span) -> int:
    """By the acts, for the whole organ: work on statutory holidays, an hour more in some weeks, a day of flood, and an
    officer without nights."""
    holidays = _holidays(bureau, days)
    for span in holidays:
        _approved(bureau, span, ExtraKind.HOLIDAY, 480, "节日执勤（示例）。")
    for span in campaigns(bureau):
        _approved(bureau, span, ExtraKind.LONGER, 60, "专项巡逻（示例）。")
    flood = days.first + timedelta(days=200)
    overtime.note_emergency(
        bureau.organ, days=Span(flood, flood), ground=Ground.DISASTER, reason="防汛抢险（示例）。",
        actor=bureau.commanders[bureau.organ], at=inventing.at(flood),
    )  # fmt: skip
    today = timezone.localdate(bureau.now)
    barred = Span(today - timedelta(days=60), today + timedelta(days=120))
    overtime.bar_nights(
        bureau.officers[-1].id, days=barred, paper="示例证明1号", actor=bureau.actors[Role.HR],
        at=inventing.at(barred.first),
    )  # fmt: skip
    return len(holidays) + len(CAMPAIGNS) + 2


def _approved(bureau: Bureau, days: Span, kind: ExtraKind, minutes: int, reason: str) -> None:
    asked = min(inventing.at(days.first - BEFORE), bureau.now)
    id = overtime.ask_overtime(
        bureau.organ, days=days, kinds=[kind], minutes=minutes, special=False, reason=reason, talks=PAPER,
        actor=bureau.commanders[bureau.organ], at=asked,
    )  # fmt: skip
    overtime.approve_overtime(id, actor=bureau.actors[Role.HR], at=asked)


def _holidays(bureau: Bureau, days: Span) -> list[Span]:
    """Statutory holidays, those that follow each other together, still to come when they were approved."""
    found: list[Span] = []
    notices = organisation.calendar_of(bureau.organ).notices
    for day in sorted(day for day, kind in notices.items() if kind is DayKind.HOLIDAY and days.holds(day)):
        if found and found[-1].last == day - A_DAY:
            found[-1] = Span(found[-1].first, day)
        else:
            found.append(Span(day, day))
    return [one for one in found if one.first != timezone.localdate(bureau.now)]


@transaction.atomic
def _of_unit(bureau: Bureau, unit: UnitId, people: Sequence[Officer], days: Span) -> int:
    known = _described(bureau, unit, people, days.first)
    about = unit_of(people, known, days)
    rows = {one.id: year_of(about, one, number, days) for number, one in enumerate(people)}
    called = _called(bureau, about, rows)
    made = _months(bureau, unit, days)
    shifts = [
        RosterShift(roster=made[day.replace(day=1)], officer_id=officer, day=day, kind_id=known[code].id, stands=True)
        for officer, row in rows.items()
        for day, code in row.items()
    ]
    RosterShift.objects.bulk_create(shifts, batch_size=BATCH)
    for call, code in called:
        call.roster, call.kind_id = made[call.day.replace(day=1)], known[code].id
    ShiftCall.objects.bulk_create(call for call, _code in called)
    return len(shifts) + len(called) + len(made) + len(known)


def _described(bureau: Bureau, unit: UnitId, people: Sequence[Officer], first: date) -> Mapping[str, ShiftKind]:
    """Three kinds, each needed by about one in five of the unit."""
    who: inventing.Who = {"actor": bureau.commanders[unit], "at": inventing.at(first)}
    count = max(1, len(people) * 5 // 21 - len(people) // 12)
    for code in TURNS:
        begins, ends, pause = HOURS[code]
        id = acts.describe_kind(unit, code=code, name=NAMES[code], begins=begins, ends=ends, pause=pause, **who)
        acts.set_demand(id, counts=dict.fromkeys(range(7), count), **who)
    return {one.code: one for one in kinds(unit, on=first)}


def _months(bureau: Bureau, unit: UnitId, days: Span) -> dict[date, Roster]:
    commander, month, made = int(bureau.commanders[unit].post or 0), days.first, list[Roster]()
    while month <= (days.last or days.first):
        published = min(inventing.at(month - BEFORE), bureau.now)
        made.append(Roster(
            unit=unit, first=month, last=add_months(month, 1) - A_DAY, state=RosterState.PUBLISHED, made_by=commander,
            made_at=published, published_by=commander, published_at=published,
        ))  # fmt: skip
        month = add_months(month, 1)
    Roster.objects.bulk_create(made)
    return {row.first: row for row in made}


def _called(bureau: Bureau, about: Unit, rows: Rows) -> list[tuple[ShiftCall, str]]:
    """Who called in sick, day by day; somebody who may takes the shift, or it was left open."""
    today, found, busy = timezone.localdate(bureau.now), list[tuple[ShiftCall, str]](), defaultdict[date, int](int)
    commander = int(bureau.commanders[_unit_of(bureau, rows)].post or 0)
    sick = [(o, d) for o, row in rows.items() for d in row if d < today and bureau.dice.random() < SICK]
    for officer, day in sick:
        code, noted = rows[officer].pop(day), inventing.at(day - A_DAY)
        busy[day] += 1
        others = [o for o in bureau.dice.sample(sorted(rows), min(ASKED, len(rows))) if (o, day) not in sick]
        by = next((o for o in others if takes(about, o, rows[o], day, code)), None)
        call = ShiftCall(officer_id=officer, day=day, cause=Cause.SICK, state=CallState.LEFT, noted_by=commander,
                         noted_at=noted)  # fmt: skip
        if by is not None:
            rows[by][day] = code
            call.state, call.replaced_by_id, call.consent = CallState.COVERED, by, Consent.TELEPHONE
            call.covered_by, call.covered_at = commander, noted + timedelta(hours=1)
        found.append((call, code))
    return found


def _unit_of(bureau: Bureau, rows: Rows) -> UnitId:
    return next(one.unit for one in bureau.officers if one.id in rows)
