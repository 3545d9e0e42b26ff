"""What tests of rosters, hours, leave and pay share."""

from datetime import date
from zoneinfo import ZoneInfo

from linli.auxiliaries.data.files import Officer
from linli.auxiliaries.data.rostering import ShiftKind
from linli.auxiliaries.models import rostering
from linli.auxiliaries.queries.learners import learner
from linli.auxiliaries.queries.rostering import kind_of
from linli.auxiliaries.tests.factories import Bureau, make_contract, make_officer, make_permit
from linli.kernel.actor import UnitId
from linli.kernel.calendar import DayKind, OfficeCalendar
from linli.training.tests.factories import passed

CALENDAR = OfficeCalendar(
    ZoneInfo("Asia/Shanghai"),
    {
        **{date(2026, 10, n): DayKind.HOLIDAY for n in (1, 2, 3)},
        **{date(2026, 10, n): DayKind.REST for n in (4, 5, 6, 7)},
        date(2026, 9, 20): DayKind.WORKDAY,
        date(2026, 10, 10): DayKind.WORKDAY,
    },
)
"""National Day 2026 as published; other holidays do not matter to these tests."""


def make_ready(bureau: Bureau, name: str, **more: object) -> Officer:
    """All that the law demands for going on duty: contract, induction, a permit for ten years."""
    officer = make_officer(bureau, name, **more)  # type: ignore[arg-type]  # as the factory takes it
    make_contract(officer)
    make_permit(officer, last=date(2036, 1, 1))
    passed(learner(officer.id), on=officer.started_on)
    return officer


def make_kind(unit: UnitId, code: str, begins: int, hours: int = 8, *, need: int = 0) -> ShiftKind:
    """Beginning at that hour; needed so many times on each day."""
    row = rostering.ShiftKind.objects.create(
        unit=unit, code=code, name=f"{code}班", begins=begins * 60, ends=(begins + hours) * 60, pause=0
    )
    if need:
        rostering.ShiftDemand.objects.bulk_create(
            rostering.ShiftDemand(kind=row, weekday=day, count=need) for day in range(7)
        )
    return kind_of(row, on=date(2026, 3, 1))
