"""The gate of duty sheets: would this shift go beyond the hours that the law allows? Asked with what was worked, and
where nothing was entered, with what is rostered or stands on published sheets."""

from collections.abc import Mapping
from datetime import date

from linli.auxiliaries.data.deployment import Shift
from linli.auxiliaries.data.files import OfficerId, Span
from linli.auxiliaries.data.hours import Limit, Work
from linli.auxiliaries.queries.deployment import on_sheets, work_of
from linli.auxiliaries.queries.files import many_officers
from linli.auxiliaries.queries.hours import RUN_UP, figures, standings
from linli.auxiliaries.queries.rosters import AFTER, around_of
from linli.auxiliaries.rules.deployment import is_within_hours
from linli.auxiliaries.rules.hours import check
from linli.organisation import api as organisation

ELSEWHERE = (Limit.CLOSED, Limit.LEAVE, Limit.TWICE)
"""Said by other bars of a sheet, with their own articles."""


@organisation.pinned()
def over_hours(officers: frozenset[OfficerId], shift: Shift) -> Mapping[OfficerId, str]:
    """For each whom the shift takes beyond the limits: the rule that it would break. Overtime approved before, days of
    emergency and other approved systems of work are within them (labour-law/39, 41, 42)."""
    people = many_officers(officers)
    days = Span(shift.day - RUN_UP, shift.day + AFTER)
    known, applied, calendar = standings(people, days), figures(on=shift.day), organisation.calendar_of()
    _done, around = around_of(officers, days, apart_from=None, today=shift.day)
    sheets, asked = (
        on_sheets(officers, days, apart_from=shift.sheet),
        work_of(shift.day, shift.starts_at, shift.ends_at),
    )
    usual, found = is_within_hours.because(shift.day).cites[0], {}
    for one in people:
        before = _planned(around[one.id], sheets[one.id])
        was = check(before, known[one.id], applied, calendar)
        now = check(with_shift(before, asked), known[one.id], applied, calendar)
        new = [limit for limit in now if limit not in was and limit.day >= shift.day and limit.limit not in ELSEWHERE]
        if new:
            found[one.id] = new[0].cites[0] if new[0].cites else usual
    return found


def with_shift(works: list[Work], shift: Work) -> list[Work]:
    """A sheet within a rostered shift is that shift; where it reaches beyond, the longer of the two counts."""
    touching = [
        work for work in works if work.day == shift.day and work.begins < shift.ends and shift.begins < work.ends
    ]
    if not touching:
        return in_order([*works, shift])
    begins = min(shift.begins, *(work.begins for work in touching))
    ends = max(shift.ends, *(work.ends for work in touching))
    pauses = sum(work.ends - work.begins - work.minutes for work in touching)
    whole = Work(shift.day, begins, ends, ends - begins - pauses)
    return in_order([*(work for work in works if work not in touching), whole])


def in_order(works: list[Work]) -> list[Work]:
    return sorted(works, key=lambda work: (work.day, work.begins))


def _planned(around: list[Work], sheets: list[Work]) -> list[Work]:
    """Sheets count on days of which neither hours worked nor a roster is known."""
    known: set[date] = {work.day for work in around}
    return in_order([*around, *(work for work in sheets if work.day not in known)])
