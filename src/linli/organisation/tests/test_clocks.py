"""Every clock of the register, run against the calendar: the last day in time, the first day late."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from linli import law
from linli.kernel.calendar import OfficeCalendar
from linli.organisation.engine.holidays import special_days

SHANGHAI = ZoneInfo("Asia/Shanghai")
OFFICE = OfficeCalendar(SHANGHAI, {special.day: special.kind for special in special_days(2026)})
CLOCKS = [
    # value                       starts        last day
    ("petition.forward",          "2026-03-02", "2026-03-17"),
    ("petition.notice_direct",    "2026-03-02", "2026-03-17"),
    ("petition.notice_forwarded", "2026-03-02", "2026-03-17"),
    ("petition.object",           "2026-03-06", "2026-03-13"),
    ("petition.decide",           "2026-03-10", "2026-05-09"),
    ("petition.extend",           "2026-05-09", "2026-06-08"),
    ("petition.review_request",   "2026-06-10", "2026-07-10"),
    ("petition.review_request",   "2026-09-01", "2026-10-08"),
    ("petition.review",           "2026-06-01", "2026-07-01"),
    ("petition.rereview_request", "2026-06-10", "2026-07-10"),
    ("petition.rereview",         "2026-06-01", "2026-07-01"),
    ("weifang-12345.reply",       "2026-09-28", "2026-10-10"),
    ("jinan-12345.reply",         "2026-03-02", "2026-03-09"),
    ("shandong-hotline.reply",    "2026-03-02", "2026-03-09"),
    ("shandong-hotline.extend",   "2026-03-09", "2026-03-23"),
    ("shandong-hotline.return",   "2026-03-06", "2026-03-10"),
    ("guangdong-12345.question",  "2026-03-02", "2026-03-04"),
    ("guangdong-12345.help",      "2026-03-02", "2026-03-16"),
    ("guangdong-12345.complaint", "2026-03-02", "2026-03-23"),
    ("bureau-hotline.help",       "2026-03-02", "2026-03-05"),
    ("bureau-hotline.complaint",  "2026-03-02", "2026-03-19"),
    ("bureau-hotline.criticise",  "2026-03-02", "2026-03-09"),
    ("beijing-12345.general",     "2026-03-02", "2026-03-09"),
    ("beijing-12345.complex",     "2026-03-02", "2026-03-17"),
    ("gov-information.publish",   "2026-03-02", "2026-03-30"),
    ("jiyuan.exposed_rubbish",    "2026-03-06", "2026-03-09"),
    ("jiyuan.piled_rubbish",      "2026-03-02", "2026-03-06"),
    ("jiyuan.illegal_building",   "2026-03-02", "2026-03-23"),
    ("other-city.green_care",     "2026-03-02", "2026-03-09"),
    ("remedy.reconsideration",    "2026-03-02", "2026-05-06"),  # 1 May is a holiday
    ("remedy.lawsuit",            "2026-08-31", "2027-03-01"),  # 28 February 2027 is a Sunday
    ("personal.request_answered", "2026-03-02", "2026-03-17"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "starts", "last"), CLOCKS)
def test_a_clock_ends_on_its_last_day_at_midnight(name: str, starts: str, last: str) -> None:
    start = datetime.fromisoformat(starts).replace(hour=15, tzinfo=SHANGHAI)
    due = OFFICE.due(start, law.value(name, on=start.date()).term)
    assert due.last_day == date.fromisoformat(last)
    assert due.at == OFFICE.end_of(due.last_day)


@pytest.mark.parametrize(
    ("name", "starts", "ends"),
    [
        ("jiyuan.dirty_road", "2026-03-06 16:00", "2026-03-09 12:00"),
        ("other-city.ponding", "2026-03-02 11:00", "2026-03-02 16:00"),
        ("other-city.exposed_rubbish", "2026-03-02 15:00", "2026-03-03 10:00"),
        ("beijing-12345.emergency", "2026-03-07 23:00", "2026-03-08 01:00"),
        ("beijing-12345.supply", "2026-02-16 08:00", "2026-02-17 08:00"),
        ("gb33358.mailbox", "2026-02-16 08:00", "2026-02-17 08:00"),
    ],
)
def test_a_clock_in_hours_ends_at_its_hour(name: str, starts: str, ends: str) -> None:
    start, end = (datetime.fromisoformat(text).replace(tzinfo=SHANGHAI) for text in (starts, ends))
    assert OFFICE.due(start, law.value(name, on=start.date()).term).at == end


def test_an_extension_names_the_value_that_allows_it() -> None:
    for value in law.values():
        if value.extension:
            assert law.value(value.extension, on=date(2026, 11, 21)).unit == value.unit
