"""Earlier work, leave taken on days without duty, and a few requests that wait."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from linli.auxiliaries.actions.seeding import inventing
from linli.auxiliaries.data import Officer, OfficerState
from linli.auxiliaries.data.leave import LeaveKind, LeaveState
from linli.auxiliaries.data.seeding import Bureau
from linli.auxiliaries.models.deployment import DutyLine
from linli.auxiliaries.models.leave import LeaveRequest, ServiceBefore
from linli.kernel.actor import Role

BATCH, TRIES, WAITING = 500, 12, 6
ONE_DAY, WEEK = timedelta(days=1), timedelta(days=7)
KINDS = (LeaveKind.ANNUAL, LeaveKind.ANNUAL, LeaveKind.SICK, LeaveKind.MARRIAGE)


def leave(bureau: Bureau) -> Iterator[int]:
    for group in inventing.groups(bureau.officers, BATCH):
        yield _of_group([one for one in group if one.state is OfficerState.EMPLOYED], bureau)


@transaction.atomic
def _of_group(group: Sequence[Officer], bureau: Bureau) -> int:
    dice, busy = bureau.dice, _duty_days(group)
    before = [
        ServiceBefore(officer_id=one.id, months=months, in_a_row=min(months, 12), reference=f"示社{one.number}")
        for one in group
        if (months := dice.choice((0, 0, 24, 60, 130)))
    ]
    ServiceBefore.objects.bulk_create(before)
    asked = [row for one in group[WAITING:] if dice.random() < 0.35 and (row := _granted(one, bureau, busy[one.id]))]
    asked += [_waiting(one, bureau) for one in group[:WAITING]]
    LeaveRequest.objects.bulk_create(asked)
    return len(before) + len(asked)


def _waiting(one: Officer, bureau: Bureau) -> LeaveRequest:
    """Next month's, still to be decided."""
    today = timezone.localdate(bureau.now)
    first = today + timedelta(days=bureau.dice.randint(20, 50))
    return LeaveRequest(
        officer_id=one.id, kind=LeaveKind.FAMILY, first=first, last=first + ONE_DAY, asked_at=bureau.now,
        asked_by=int(bureau.actors[Role.HR].post or 0), due_on=today + WEEK,
    )  # fmt: skip


def _granted(one: Officer, bureau: Bureau, busy: set[date]) -> LeaveRequest | None:
    """Two days that were free of duty; None where there are none."""
    dice, today = bureau.dice, timezone.localdate(bureau.now)
    keeper = int(bureau.actors[Role.HR].post or 0)
    for _try in range(TRIES):
        first = today - timedelta(days=dice.randint(20, 150))
        around = {first + n * ONE_DAY for n in range(-1, 3)}
        if first >= one.started_on and first.weekday() < 4 and not around & busy:
            asked = inventing.at(first - WEEK)
            return LeaveRequest(
                officer_id=one.id, kind=dice.choice(KINDS), state=LeaveState.APPROVED, first=first,
                last=first + ONE_DAY, asked_at=asked, asked_by=keeper, due_on=first, decided_at=asked,
                decided_by=keeper, reference="示例材料",
            )  # fmt: skip
    return None


def _duty_days(group: Sequence[Officer]) -> dict[int, set[date]]:
    found: dict[int, set[date]] = defaultdict(set)
    lines = DutyLine.objects.filter(officer__in=[one.id for one in group])
    for officer, day in lines.values_list("officer_id", "sheet__day"):
        found[officer].add(day)
    return found
