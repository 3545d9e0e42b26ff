"""Day counting, case by case, as a lawyer would check it on a wall calendar."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from linli.kernel.calendar import DayKind, Due, LengthUnit, OfficeCalendar, Term, add_months

SHANGHAI = ZoneInfo("Asia/Shanghai")
CD, WD, WH, H, M = (
    LengthUnit.CALENDAR_DAYS, LengthUnit.WORKING_DAYS, LengthUnit.WORKING_HOURS, LengthUnit.HOURS, LengthUnit.MONTHS,
)  # fmt: skip
# The notices for 2026 that these cases touch.
NOTICES = {
    **{date(2026, 2, day): DayKind.REST for day in (15, 20, 21, 22, 23)},
    **{date(2026, 2, day): DayKind.HOLIDAY for day in (16, 17, 18, 19)},
    **{date(2026, 2, day): DayKind.WORKDAY for day in (14, 28)},
    **{date(2026, 10, day): DayKind.HOLIDAY for day in (1, 2, 3)},
    **{date(2026, 10, day): DayKind.REST for day in (4, 5, 6, 7)},
    date(2026, 10, 10): DayKind.WORKDAY,
    date(2026, 9, 20): DayKind.WORKDAY,
    date(2026, 9, 25): DayKind.HOLIDAY,
}
OFFICE = OfficeCalendar(SHANGHAI, NOTICES)


def local(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)


def due(start: str, term: Term, office: OfficeCalendar = OFFICE) -> Due:
    return office.due(local(start), term)


@pytest.mark.parametrize(
    ("start", "length", "last"),
    [
        ("2026-03-02", 15, "2026-03-17"),  # notice
        ("2026-03-10", 60, "2026-05-09"),  # decision, a Saturday: no roll-over for the authority
        ("2026-05-09", 30, "2026-06-08"),  # with the full extension
        ("2026-06-10", 30, "2026-07-10"),  # last day to ask for a review
        ("2026-06-01", 30, "2026-07-01"),  # review opinion
        ("2026-09-01", 30, "2026-10-01"),  # ends on National Day, not rolled
        ("2024-01-31", 29, "2024-02-29"),  # leap day
    ],
)
def test_calendar_days_do_not_count_the_first_and_do_not_roll(start: str, length: int, last: str) -> None:
    """civil-code/200, civil-code/201"""
    found = due(f"{start} 00:01", Term(length, CD))
    assert found == due(f"{start} 23:59", Term(length, CD))
    assert (found.last_day, found.rolled_from) == (date.fromisoformat(last), None)


@pytest.mark.parametrize(
    ("start", "length", "last", "rolled_from"),
    [
        ("2026-09-01", 30, "2026-10-08", "2026-10-01"),  # first day after the National Day holiday
        ("2026-06-10", 30, "2026-07-10", None),  # a Friday stays
        ("2026-04-09", 30, "2026-05-11", "2026-05-09"),  # a Saturday goes to Monday
        ("2026-01-29", 16, "2026-02-14", None),  # a make-up Saturday is worked, so it stays
        ("2026-01-30", 16, "2026-02-24", "2026-02-15"),  # the whole Spring Festival
    ],
)
def test_a_limit_on_the_resident_rolls_to_the_next_working_day(
    start: str, length: int, last: str, rolled_from: str | None
) -> None:
    """civil-code/203"""
    found = due(f"{start} 12:00", Term(length, CD, rolls_over=True))
    assert found.last_day == date.fromisoformat(last)
    assert found.rolled_from == (date.fromisoformat(rolled_from) if rolled_from else None)


@pytest.mark.parametrize(
    ("start", "length", "last"),
    [
        ("2026-03-06", 5, "2026-03-13"),  # transferred on a Friday; the objection's last day
        ("2026-03-07", 5, "2026-03-13"),  # on a Saturday
        ("2026-02-13", 1, "2026-02-14"),  # the make-up Saturday counts
        ("2026-02-13", 2, "2026-02-24"),  # then nine days of Spring Festival
        ("2026-09-30", 3, "2026-10-10"),  # 8, 9 and the make-up Saturday 10 October
        ("2026-09-19", 1, "2026-09-20"),  # a make-up Sunday
    ],
)
def test_working_days_skip_weekends_and_holidays_but_count_make_up_days(start: str, length: int, last: str) -> None:
    assert due(f"{start} 17:00", Term(length, WD)).last_day == date.fromisoformat(last)


def test_the_fifth_working_day_is_in_time_until_midnight_and_monday_is_late() -> None:
    end = due("2026-03-06 10:00", Term(5, WD)).at
    assert local("2026-03-13 23:59") < end
    assert local("2026-03-16 09:00") > end
    assert end == datetime(2026, 3, 13, 16, tzinfo=UTC)


@pytest.mark.parametrize(
    ("start", "length", "end"),
    [
        ("2026-03-02 09:00", 3, "2026-03-02 12:00"),  # ends as lunch begins
        ("2026-03-02 09:00", 4, "2026-03-02 14:00"),  # lunch does not count
        ("2026-03-02 12:30", 1, "2026-03-02 14:00"),  # asked during lunch
        ("2026-03-06 17:00", 4, "2026-03-09 12:00"),  # over the weekend
        ("2026-03-07 10:00", 2, "2026-03-09 11:00"),  # asked on a Saturday
        ("2026-03-02 20:00", 5, "2026-03-03 15:00"),  # asked in the evening
        ("2026-02-13 17:00", 9, "2026-02-14 18:00"),  # the make-up Saturday has Friday's eight hours
        ("2026-02-13 17:00", 10, "2026-02-24 10:00"),
    ],
)
def test_working_hours_run_only_while_the_office_is_open(start: str, length: int, end: str) -> None:
    assert due(start, Term(length, WH)).at == local(end)


def test_an_office_open_on_saturdays_has_hours_then_but_no_more_working_days() -> None:
    office = OfficeCalendar(SHANGHAI, NOTICES, {5: ((time(9), time(12)),), 0: ((time(9), time(12)),)})
    assert due("2026-03-06 17:00", Term(2, WH), office).at == local("2026-03-07 11:00")
    assert not office.is_working_day(date(2026, 3, 7))
    assert office.spans(date(2026, 10, 3)) == ()


def test_an_office_without_hours_says_so_instead_of_counting_for_ever() -> None:
    with pytest.raises(ValueError, match="office hours"):
        due("2026-03-02 09:00", Term(1, WH), OfficeCalendar(SHANGHAI, {}, {}))


def test_hours_are_hours_also_on_the_night_the_clocks_change() -> None:
    boston = ZoneInfo("America/New_York")
    start = datetime(2026, 3, 7, 12, tzinfo=boston)  # the night has 23 hours
    assert OfficeCalendar(boston).due(start, Term(24, H)).at == datetime(2026, 3, 8, 13, tzinfo=boston)


def test_a_day_ends_at_local_midnight_with_and_without_summer_time() -> None:
    assert OfficeCalendar(SHANGHAI).end_of(date(2026, 7, 1)) == datetime(2026, 7, 1, 16, tzinfo=UTC)
    boston = OfficeCalendar(ZoneInfo("America/New_York"))
    assert boston.end_of(date(2026, 7, 1)) == datetime(2026, 7, 2, 4, tzinfo=UTC)
    assert boston.end_of(date(2026, 1, 1)) == datetime(2026, 1, 2, 5, tzinfo=UTC)


def test_shortly_after_midnight_in_shanghai_is_that_day_although_utc_says_the_day_before() -> None:
    assert due("2026-03-02 00:30", Term(15, CD)).last_day == date(2026, 3, 17)


@pytest.mark.parametrize(
    ("start", "months", "last"),
    [
        ("2026-01-31", 1, "2026-02-28"),
        ("2024-01-31", 1, "2024-02-29"),
        ("2026-03-31", 6, "2026-09-30"),
        ("2026-08-15", 6, "2027-02-15"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2026-12-31", 1, "2027-01-31"),
    ],
)
def test_a_month_ends_on_the_corresponding_day_or_the_months_last(start: str, months: int, last: str) -> None:
    """civil-code/202"""
    assert add_months(date.fromisoformat(start), months) == date.fromisoformat(last)
    assert due(f"{start} 12:00", Term(months, M)).last_day == date.fromisoformat(last)


def test_a_term_that_rests_on_an_unpublished_year_is_provisional() -> None:
    office = OfficeCalendar(SHANGHAI, NOTICES, provisional_years=frozenset({2027}))
    assert not due("2026-12-21 12:00", Term(8, WD), office).provisional
    assert due("2026-12-31 12:00", Term(1, WD), office).provisional
    assert due("2026-12-31 12:00", Term(15, CD, rolls_over=True), office).provisional
    assert not due("2026-12-31 12:00", Term(15, CD), office).provisional
