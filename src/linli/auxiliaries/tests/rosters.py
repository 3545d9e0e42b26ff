"""What tests of rosters, hours, leave and pay share."""

from datetime import date
from zoneinfo import ZoneInfo

from linli.kernel.calendar import DayKind, OfficeCalendar

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
