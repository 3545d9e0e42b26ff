"""Earlier work, leave granted and taken within what the law gives, and a few requests that wait."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from linli.auxiliaries.actions.seeding import inventing
from linli.auxiliaries.data import Officer, OfficerState
from linli.auxiliaries.data.files import OfficerId, Span
from linli.auxiliaries.data.leave import LeaveKind, LeaveState
from linli.auxiliaries.data.seeding import Bureau
from linli.auxiliaries.models.leave import LeaveRequest, ServiceBefore
from linli.auxiliaries.queries.leave import balances
from linli.auxiliaries.rules.leave import days_of
from linli.kernel.actor import Role
from linli.organisation.api import calendar_of

BATCH, TRIES, WAITING = 500, 12, 6
ONE_DAY, WEEK, APART = timedelta(days=1), timedelta(days=7), timedelta(days=21)
OTHERS = (LeaveKind.SICK, LeaveKind.SICK, LeaveKind.FAMILY, LeaveKind.BEREAVEMENT)
OLDEST, NEWEST = 330, 20
"""Days ago."""
Left = dict[tuple[OfficerId, int], int]
"""Days of annual leave that each still had in a year."""


def leave(bureau: Bureau) -> Iterator[int]:
    for group in inventing.groups(bureau.officers, BATCH):
        yield _of_group([one for one in group if one.state is OfficerState.EMPLOYED], bureau)


@transaction.atomic
def _of_group(group: Sequence[Officer], bureau: Bureau) -> int:
    dice = bureau.dice
    before = [
        ServiceBefore(officer_id=one.id, months=months, in_a_row=min(months, 12), reference=f"示社{one.number}")
        for one in group
        if (months := dice.choice((0, 0, 24, 60, 130)))
    ]
    ServiceBefore.objects.bulk_create(before)
    left = _left(group, bureau)
    asked = [_waiting(one, bureau) for one in group[:WAITING]]
    for one in group[WAITING:]:
        asked += _granted(one, bureau, left)
    LeaveRequest.objects.bulk_create(asked)
    return len(before) + len(asked)


def _left(group: Sequence[Officer], bureau: Bureau) -> Left:
    """By the rule that an approval asks; as it stood when the year of history began, or the calendar year did."""
    today = timezone.localdate(bureau.now)
    first = today - timedelta(days=OLDEST)
    return {
        (id, year): known.left
        for year in range(first.year, today.year + 1)
        for id, known in balances(group, year, on=max(first, date(year, 1, 1))).items()
    }


def _waiting(one: Officer, bureau: Bureau) -> LeaveRequest:
    """Next month's, still to be decided."""
    today = timezone.localdate(bureau.now)
    first = today + timedelta(days=bureau.dice.randint(20, 50))
    return LeaveRequest(
        officer_id=one.id, kind=LeaveKind.FAMILY, first=first, last=first + ONE_DAY, asked_at=bureau.now,
        asked_by=int(bureau.actors[Role.HR].post or 0), due_on=today + WEEK,
    )  # fmt: skip


def _granted(one: Officer, bureau: Bureau, left: Left) -> list[LeaveRequest]:
    """Annual leave where there was any, and now and then another kind some weeks apart."""
    dice, today, found = bureau.dice, timezone.localdate(bureau.now), list[LeaveRequest]()
    for _try in range(TRIES):
        day = today - timedelta(days=dice.randint(NEWEST, OLDEST))
        first = day - timedelta(days=day.weekday())
        if len(found) == 1 + (one.id % 3 == 0):
            break
        if first <= one.started_on + APART or any(abs(first - other.first) < APART for other in found):
            continue
        span = _annual(one.id, first, left) if not found else None
        kind = LeaveKind.ANNUAL if span else dice.choice(OTHERS)
        found.append(_approved(one, kind, span or Span(first, first + dice.randint(0, 2) * ONE_DAY), bureau))
    return found


def _annual(officer: OfficerId, first: date, left: Left) -> Span | None:
    """From a Monday, up to a week, as many days as there are left; None where there is none."""
    calendar, key = calendar_of(), (officer, first.year)
    for last in (first + n * ONE_DAY for n in (4, 2, 1, 0)):
        days = days_of(LeaveKind.ANNUAL, Span(first, last), calendar)
        if last.year == first.year and 0 < days <= left.get(key, 0):
            left[key] -= days
            return Span(first, last)
    return None


def _approved(one: Officer, kind: LeaveKind, span: Span, bureau: Bureau) -> LeaveRequest:
    asked, keeper = inventing.at(span.first - WEEK), int(bureau.actors[Role.HR].post or 0)
    asker = bureau.own.get(one.id)
    return LeaveRequest(
        officer_id=one.id, kind=kind, state=LeaveState.APPROVED, first=span.first, last=span.last or span.first,
        asked_at=asked, asked_by=int(asker.post or 0) if asker else keeper, due_on=span.first,
        decided_at=asked + ONE_DAY, decided_by=keeper, reference="" if kind is LeaveKind.ANNUAL else "示例材料",
    )  # fmt: skip
