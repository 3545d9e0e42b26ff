"""What the privacy notice says ends does end, on its day and not before."""

from datetime import UTC, date, datetime, timedelta

import pytest

from linli.auxiliaries.actions import ends, keeping
from linli.auxiliaries.models import AuxiliaryOfficer
from linli.auxiliaries.models.deployment import DutySheet, JobHolder
from linli.auxiliaries.models.discipline import Absence
from linli.auxiliaries.models.rostering import Roster, RosterFeed, RosterShift, RosterWish, ShiftCall
from linli.auxiliaries.models.worked import OvertimeApproval, WorkedShift
from linli.auxiliaries.tests.rosters import make_kind
from linli.auxiliaries.tests.test_rosters import Unit

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 9)
AT = datetime(2026, 3, 9, 1, tzinfo=UTC)
LAST = datetime(2028, 3, 9, 1, tzinfo=UTC)
"""Two years later to the day: still kept. The day after it goes."""
AFTER = LAST + timedelta(days=1)


@pytest.fixture
def unit() -> Unit:
    unit = Unit(2)
    officer, post = unit.officers[0].id, unit.captain.post
    roster = Roster.objects.create(unit=unit.organ, first=DAY, last=DAY, made_by=post, made_at=AT)
    RosterShift.objects.create(roster=roster, officer_id=officer, day=DAY, kind_id=unit.day.id)
    ShiftCall.objects.create(roster=roster, officer_id=officer, day=DAY, kind_id=unit.day.id, cause="sick", noted_at=AT)
    RosterWish.objects.create(officer_id=officer, day=DAY)
    RosterFeed.objects.create(officer_id=officer, code_hash="示例", made_at=AT)
    WorkedShift.objects.create(
        officer_id=officer, unit=unit.organ, day=DAY, officer_begins=480, officer_ends=960, officer_pause=0,
        entered_by=post, entered_at=AT,
    )  # fmt: skip
    OvertimeApproval.objects.create(
        unit=unit.organ, first=DAY, last=DAY, minutes=60, reason="示例", talks="示例", asked_by=post, asked_at=AT
    )
    return unit


def gone(at: datetime) -> dict[str, int]:
    """As a dry run lists it, and as it then went."""
    found = {}
    for which in (ends.working_time, ends.rosters, ends.cases):
        listed = ends.due(which)(at)
        assert ends.end(which)(at) == listed
        found |= {which.__name__: listed} if listed else {}
    return found


def test_working_time_and_rosters_end_after_two_years(unit) -> None:
    assert gone(LAST) == {}
    assert gone(AFTER) == {"working_time": 2, "rosters": 3}
    for table in (Roster, RosterShift, ShiftCall, RosterWish, WorkedShift, OvertimeApproval):
        assert not table.objects.exists(), table


def test_the_calendar_address_ends_when_the_officer_has_left(unit) -> None:
    AuxiliaryOfficer.objects.filter(pk=unit.officers[0].id).update(state="left", ended_on=DAY)
    assert gone(AT)["rosters"] == 1
    assert not RosterFeed.objects.exists()


def test_a_file_that_ends_takes_everything_with_it(unit) -> None:
    officer = unit.officers[0].id
    AuxiliaryOfficer.objects.filter(pk=officer).update(state="left", ended_on=DAY, kept_until=DAY)
    assert keeping.end_files(AT + timedelta(days=3)) == 1
    assert not WorkedShift.objects.exists() and not RosterShift.objects.exists()


def test_what_was_decided_ends_after_three_years_and_what_is_open_stays(unit) -> None:
    for state, officer in (("confirmed", unit.officers[0]), ("noted", unit.officers[1])):
        decided_by = unit.hr.post if state != "noted" else None
        Absence.objects.create(
            officer_id=officer.id, day=DAY, state=state, noted_by=unit.captain.post, noted_at=AT, decided_by=decided_by
        )
    assert "cases" not in gone(datetime(2029, 3, 9, 1, tzinfo=UTC))
    assert gone(datetime(2029, 3, 10, 1, tzinfo=UTC))["cases"] == 1
    assert [one.state for one in Absence.objects.all()] == ["noted"]


def test_what_is_ahead_or_without_an_end_stays(unit) -> None:
    make_kind(unit.organ, "X", 9)
    assert not DutySheet.objects.exists() and not JobHolder.objects.exists()
    gone(AFTER)
    assert AuxiliaryOfficer.objects.count() == 2
