"""Hours worked, in rows: entered by the officer, or by the personnel office for whoever has no page, and confirmed by
the commander. Of the last days some wait, some are disputed, and a few shifts have none."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from linli.auxiliaries.actions.seeding import inventing
from linli.auxiliaries.actions.seeding.rostering import BATCH, campaigns
from linli.auxiliaries.actions.seeding.turns import DAY_SHIFT
from linli.auxiliaries.data.files import OfficerId, OfficerState
from linli.auxiliaries.data.seeding import Bureau
from linli.auxiliaries.data.worked import Side, WorkedState
from linli.auxiliaries.models.rostering import RosterShift
from linli.auxiliaries.models.worked import DutyBar, WorkedShift
from linli.kernel.actor import Role, UnitId

A_DAY = timedelta(days=1)
LONGER, AN_HOUR, MOST_LONGER = 0.3, 60, 4
"""In a month whose four holidays were worked, four hours more are the most."""
RECENT, FRESH, DISPUTED, FORGOTTEN = timedelta(days=25), timedelta(days=4), 0.04, 0.004
ABSENT = 3
"""So many shifts in a row somebody did not come: the personnel office has a case of it."""
Shift = tuple[int, date, int, int, int, str]


def hours(bureau: Bureau) -> Iterator[int]:
    missing = set(absent_days(bureau))
    for unit in bureau.units:
        yield _of_unit(bureau, unit, missing)


def absent_days(bureau: Bureau) -> list[tuple[OfficerId, date]]:
    """The shifts to which the first officer of the organ did not come, some days ago."""
    here = [one for one in bureau.officers if one.unit == bureau.organ and one.state is OfficerState.EMPLOYED]
    until = timezone.localdate(bureau.now) - timedelta(days=8)
    rows = RosterShift.objects.filter(officer=here[0].id, stands=True, day__lt=until) if here else None
    days = list(rows.order_by("-day").values_list("day", flat=True)[:ABSENT]) if rows is not None else []
    return [(here[0].id, day) for day in reversed(days)]


@transaction.atomic
def _of_unit(bureau: Bureau, unit: UnitId, missing: set[tuple[OfficerId, date]]) -> int:
    today = timezone.localdate(bureau.now)
    found = RosterShift.objects.filter(roster__unit=unit, stands=True, day__lt=today)
    shifts: Sequence[Shift] = list(
        found.order_by("day").values_list(
            "officer_id", "day", "kind__begins", "kind__ends", "kind__pause", "kind__code"
        )
    )
    longer = _longer(bureau, shifts)
    rows = [
        _row(bureau, unit, shift, today, longer=shift[:2] in longer)
        for shift in shifts
        if shift[:2] not in missing and not (today - shift[1] < RECENT and bureau.dice.random() < FORGOTTEN)
    ]
    WorkedShift.objects.bulk_create(rows, batch_size=BATCH)
    return len(rows)


def _longer(bureau: Bureau, shifts: Sequence[Shift]) -> set[tuple[int, date]]:
    """Day shifts of the weeks for which an hour more was approved, a few of each officer."""
    spans, times, found = campaigns(bureau), dict[tuple[int, int], int](), set[tuple[int, date]]()
    barred = set(DutyBar.objects.values_list("officer_id", flat=True))
    for officer, day, _begins, _ends, _pause, code in shifts:
        if code != DAY_SHIFT or officer in barred or not any(span.holds(day) for span in spans):
            continue
        if bureau.dice.random() < LONGER:
            month = officer, day.month
            times[month] = times.get(month, 0) + 1
            if times[month] <= MOST_LONGER:
                found.add((officer, day))
    return found


def _row(bureau: Bureau, unit: UnitId, shift: Shift, today: date, *, longer: bool) -> WorkedShift:
    officer, day, begins, ends, pause, _code = shift
    own, ends, since = bureau.own.get(OfficerId(officer)), ends + AN_HOUR * longer, today - day
    entered = min(inventing.at(day + A_DAY), bureau.now)
    row = WorkedShift(
        officer_id=officer, unit=unit, day=day, entered_at=entered,
        entered_by=int((own or bureau.actors[Role.HR]).post or 0),
    )  # fmt: skip
    if own:
        row.officer_begins, row.officer_ends, row.officer_pause = begins, ends, pause
    else:
        row.organ_begins, row.organ_ends, row.organ_pause = begins, ends, pause
    if own and since < RECENT and bureau.dice.random() < DISPUTED:
        row.state, row.officer_ends = WorkedState.DISPUTED, ends + AN_HOUR
        row.organ_begins, row.organ_ends, row.organ_pause = begins, ends, pause
    elif since >= FRESH:
        row.state, row.stands = WorkedState.CONFIRMED, Side.OFFICER if own else Side.ORGAN
        row.confirmed_by, row.confirmed_at = bureau.commanders[unit].post, min(entered + A_DAY, bureau.now)
    return row
