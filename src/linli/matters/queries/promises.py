"""What was promised: who answers, by when, under which rule."""

from collections.abc import Iterable

from linli.kernel.actor import UnitId
from linli.kernel.calendar import LengthUnit
from linli.kernel.words import Sentence, _
from linli.law import Mark
from linli.matters.data import ClockKind, ClockLine, Promise
from linli.matters.models import Clock, Matter
from linli.matters.queries.limits import calendar
from linli.matters.queries.names import unit_name

_OUTER = (ClockKind.REREVIEW, ClockKind.REVIEW, ClockKind.ANSWER, ClockKind.HANDLE, ClockKind.SCREEN)


def promise_of(matter: Matter, clocks: Iterable[Clock]) -> Promise:
    """The outermost clock that runs; once answered, the unit alone."""
    running = {clock.kind: clock for clock in clocks if clock.stopped_at is None}
    clock = next((running[kind] for kind in _OUTER if kind in running), None)
    unit = UnitId(matter.lead_unit_id or matter.holder_unit_id)
    if clock is None:
        return Promise(unit, unit_name(unit), None, None, _("No clock runs now."))
    return Promise(
        unit=unit, unit_name=unit_name(unit), by=clock.due_at, last_day=clock.last_day, rule=length_of(clock),
        cites=clock.cites, to_be_confirmed=is_to_be_confirmed(clock),
    )  # fmt: skip


def clock_line(clock: Clock) -> ClockLine:
    unit = UnitId(clock.unit_id)
    return ClockLine(
        kind=ClockKind(clock.kind), unit=unit, unit_name=unit_name(unit), due_at=clock.due_at, last_day=clock.last_day,
        says=length_of(clock), running=clock.stopped_at is None and clock.paused_at is None,
        breached=clock.breached_at is not None, to_be_confirmed=is_to_be_confirmed(clock),
    )  # fmt: skip


def is_to_be_confirmed(clock: Clock) -> bool:
    return clock.mark != Mark.VERIFIED.value


def length_of(clock: Clock) -> Sentence:
    """Length and start in words; the citation stands beside it."""
    n, day = clock.length, calendar(clock.unit_id).local_day(clock.started_at)
    match LengthUnit(clock.length_unit):
        case LengthUnit.WORKING_DAYS:
            return _("{n} working days, counted from the day after {day}", n=n, day=day)
        case LengthUnit.CALENDAR_DAYS:
            return _("{n} days, counted from the day after {day}", n=n, day=day)
        case LengthUnit.WORKING_HOURS:
            return _("{n} office hours from {day}", n=n, day=day)
        case LengthUnit.HOURS:
            return _("{n} hours from {day}", n=n, day=day)
        case LengthUnit.MONTHS:
            return _("{n} months from {day}", n=n, day=day)
