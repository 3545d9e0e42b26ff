"""The office's calendar: published, computed where no notice exists, and corrected by hand."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from linli import law
from linli.kernel.actor import SYSTEM, Role
from linli.kernel.calendar import DayKind
from linli.kernel.errors import BadInput, NotPermitted
from linli.organisation import api
from linli.organisation.data import YearStatus
from linli.organisation.engine.holidays import published_years, special_days, statutory
from linli.organisation.models import Setting
from linli.organisation.tests.factories import NOON, District, make_district

DUMPLINGS = date(2027, 2, 5)  # the eve of the Spring Festival


@pytest.fixture
def district(db: None) -> District:
    return make_district()


@pytest.mark.parametrize("year", sorted(published_years()))
def test_every_statutory_day_we_compute_is_in_the_published_notice(year: int) -> None:
    free = {special.day for special in special_days(year) if special.kind is not DayKind.WORKDAY}
    assert set(statutory(year)) <= free


@pytest.mark.parametrize(("year", "days"), [(2024, 11), (2025, 13), (2026, 13), (2027, 13)])
def test_there_are_eleven_statutory_days_and_thirteen_since_2025(year: int, days: int) -> None:
    assert len(statutory(year)) == days
    if year >= 2025:
        assert law.value("holidays.statutory", on=date(year, 1, 1)).length == days


def test_the_law_named_no_thirteen_days_before_2025() -> None:
    with pytest.raises(law.UnknownLaw):
        law.value("holidays.statutory", on=date(2024, 12, 31))


def test_a_statutory_day_on_a_weekend_is_made_up_on_a_working_day() -> None:
    """public-holidays-2024/6"""
    kinds = {special.day: special.kind for special in special_days(2027)}
    assert kinds[date(2027, 5, 1)] is DayKind.HOLIDAY  # Saturday
    assert kinds[date(2027, 5, 3)] is DayKind.REST
    assert kinds[date(2027, 5, 4)] is DayKind.REST


def test_2026_is_published_and_2027_is_provisional(district: District) -> None:
    api.fill_calendar((2026, 2027), actor=SYSTEM, at=NOON)
    assert api.year_of(2026).status is YearStatus.PUBLISHED
    assert api.year_of(2027).status is YearStatus.PROVISIONAL
    assert api.calendar_of(district.township).provisional_years >= {2027}
    assert 2026 not in api.calendar_of().provisional_years


def test_a_year_nobody_has_filled_is_known_all_the_same(district: District) -> None:
    assert not api.year_of(2027).kept
    calendar = api.calendar_of(district.township)
    assert not calendar.is_working_day(DUMPLINGS)
    assert calendar.is_working_day(date(2026, 10, 10))


def test_an_office_elsewhere_has_no_chinese_holidays(district: District) -> None:
    Setting.objects.create(key="calendar.holidays", value="none")
    api.set_hours(district.district, hours={0: [("08:00", "16:00")]}, actor=SYSTEM, at=NOON)
    assert api.calendar_of(district.district).is_working_day(DUMPLINGS)


def test_the_operator_corrects_a_day_and_the_next_filling_respects_it(district: District) -> None:
    operator = district.actor(Role.OPERATOR)
    api.correct_day(date(2027, 2, 4), kind=DayKind.REST, actor=operator, at=NOON)
    assert not api.calendar_of().is_working_day(date(2027, 2, 4))
    assert api.fill_calendar([2027], actor=SYSTEM, at=NOON) == {2027: YearStatus.CORRECTED}
    assert not api.calendar_of().is_working_day(date(2027, 2, 4))
    api.correct_day(date(2027, 2, 4), kind=None, actor=operator, at=NOON)
    assert api.calendar_of().is_working_day(date(2027, 2, 4))


def test_a_confirmed_year_is_provisional_no_more(district: District) -> None:
    api.fill_calendar([2027], actor=SYSTEM, at=NOON)
    api.confirm_year(2027, source="国办发明电〔2026〕0号", actor=district.actor(Role.OPERATOR), at=NOON)
    assert 2027 not in api.calendar_of().provisional_years


def test_a_clerk_corrects_no_calendar(district: District) -> None:
    with pytest.raises(NotPermitted):
        api.correct_day(DUMPLINGS, kind=None, actor=district.actor(Role.CLERK), at=NOON)


def test_hours_hold_for_the_unit_and_for_those_below_without_their_own(district: District) -> None:
    lead = district.actor(Role.LEAD, district.township)
    api.set_hours(district.township, hours={0: [("08:30", "12:00"), ("14:00", "17:30")]}, actor=lead, at=NOON)
    for unit in (district.township, district.villages["a"], district.departments["station"]):
        assert api.calendar_of(unit).hours[0][0] == (time(8, 30), time(12))
    assert api.calendar_of(district.other_township).hours[0][0] == (time(9), time(12))
    assert api.calendar_of(district.township).spans(date(2026, 3, 2))[1][0] == datetime(
        2026, 3, 2, 14, tzinfo=ZoneInfo("Asia/Shanghai")
    )


@pytest.mark.parametrize(
    "spans",
    [[("9:00", "12:00")], [("12:00", "09:00")], [("09:00", "13:00"), ("12:00", "18:00")], [("09:00", "25:00")]],
)
def test_hours_that_make_no_day_are_refused(district: District, spans: list[tuple[str, str]]) -> None:
    with pytest.raises(BadInput):
        api.set_hours(district.township, hours={0: spans}, actor=SYSTEM, at=NOON)
