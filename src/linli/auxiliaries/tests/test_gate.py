"""The gate of duty sheets asks what was worked, else what is rostered, else what stands on sheets."""

from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone

from linli.auxiliaries.actions import overtime, worked
from linli.auxiliaries.data.deployment import SheetId, Shift
from linli.auxiliaries.data.files import Span
from linli.auxiliaries.data.hours import ExtraKind, Period, System
from linli.auxiliaries.data.worked import Ground, Hours
from linli.auxiliaries.models.deployment import DutyLine, DutySheet
from linli.auxiliaries.models.rostering import Roster, RosterShift
from linli.auxiliaries.queries.gate import over_hours
from linli.auxiliaries.tests.people import people  # noqa: F401 - a fixture
from linli.auxiliaries.tests.rosters import make_kind
from linli.auxiliaries.tests.test_worked import AT

pytestmark = pytest.mark.django_db
# ruff: noqa: F811 - fixtures are arguments
DAY = date(2026, 3, 9)


def shift(hours: float, *, day: date = DAY, begins: int = 8) -> Shift:
    start = timezone.make_aware(datetime.combine(day, datetime.min.time())) + timedelta(hours=begins)
    return Shift(SheetId(1), day, start, start + timedelta(hours=hours))


def beyond(people, *asked: Shift) -> list[str]:
    found = [over_hours(frozenset({people.zhou.id}), one).get(people.zhou.id, "") for one in asked]
    return [cite for cite in found if cite]


def allowed(people, **given) -> None:
    asked = overtime.ask_overtime(
        people.zhou.unit, days=Span(DAY, DAY + timedelta(days=20)), reason="示例", talks="示例1号",
        actor=people.captain, at=AT, **given,
    )  # fmt: skip
    overtime.approve_overtime(asked, actor=people.hr, at=AT)


def test_a_sheet_beyond_the_hours_is_not_published_without_approval(people) -> None:
    assert beyond(people, shift(8)) == []
    assert beyond(people, shift(8.5)) == ["labour-law/41"]
    allowed(people, kinds=[ExtraKind.LONGER], minutes=180, special=True)
    assert beyond(people, shift(11)) == []
    assert beyond(people, shift(11.5)) == ["labour-law/41"]


def test_emergencies_and_other_systems_are_within_the_limits(people) -> None:
    days = Span(DAY, DAY)
    given = {"days": days, "actor": people.hr, "at": AT}
    overtime.note_emergency(people.zhou.unit, ground=Ground.DISASTER, reason="示例", **given)
    assert beyond(people, shift(14)) == []
    following = Span(DAY + timedelta(days=1), DAY + timedelta(days=1))
    overtime.enter_system(
        people.zhou.unit, **{**given, "days": following}, system=System.IRREGULAR, period=Period.MONTH, paper="示例"
    )
    assert beyond(people, shift(14, day=DAY + timedelta(days=1))) == []


def test_hours_worked_go_before_what_was_planned(people) -> None:
    """Five rostered days fill the week; on one of them nobody worked more than an hour."""
    kind = make_kind(people.zhou.unit, "D", 8)
    friday, monday = date(2026, 3, 6), date(2026, 3, 2)
    row = Roster.objects.create(unit=people.zhou.unit, first=monday, last=friday, made_by=1, made_at=AT)
    for n in range(5):
        RosterShift.objects.create(
            roster=row, officer_id=people.zhou.id, day=monday + timedelta(days=n), kind_id=kind.id, stands=True
        )
    saturday = shift(8, day=date(2026, 3, 7))
    assert beyond(people, saturday) == ["labour-law/41"]
    assert beyond(people, shift(7, day=friday)) == []  # is the rostered shift
    worked.enter_hours(people.zhou.id, day=friday, hours=Hours(480, 480 + 1), actor=people.own, at=AT)
    assert beyond(people, shift(7.5, day=date(2026, 3, 7))) == []


def test_sheets_count_where_nothing_else_is_known(people) -> None:
    for n in range(6):
        asked = shift(6, day=DAY + timedelta(days=n))
        row = DutySheet.objects.create(
            unit=people.zhou.unit, day=asked.day, starts_at=asked.starts_at, ends_at=asked.ends_at, made_by=1,
            commander=1, published_at=AT, published_by=1, state="published",
        )  # fmt: skip
        DutyLine.objects.create(sheet=row, officer_id=people.zhou.id, duty="9.2.patrol", added_by=1)
    assert beyond(people, shift(4, day=DAY + timedelta(days=6))) == ["labour-law/38"]
