"""The rosters, hours and leave of a made-up year break no rule that the house itself would enforce."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from linli.auxiliaries.data.files import Span
from linli.auxiliaries.data.rostering import RosterId
from linli.auxiliaries.data.seeding import Bureau
from linli.auxiliaries.data.swaps import CallState
from linli.auxiliaries.data.worked import WorkedState
from linli.auxiliaries.models.leave import LeaveRequest
from linli.auxiliaries.models.pay import PayLine
from linli.auxiliaries.models.rostering import Roster, RosterShift, ShiftCall
from linli.auxiliaries.models.worked import OvertimeApproval, WorkedShift
from linli.auxiliaries.queries import rosters
from linli.auxiliaries.queries.leave import balances
from linli.auxiliaries.queries.worked import found_in
from linli.auxiliaries.rules.roster import check_plan
from linli.auxiliaries.tests.test_bureau import sown

pytestmark = pytest.mark.django_db


@pytest.fixture
def bureau() -> Bureau:
    return sown(36, 3)[0]


def test_the_made_up_year_breaks_no_rule_that_the_house_enforces(bureau) -> None:
    days = Span(bureau.began.date().replace(day=1), timezone.localdate(bureau.now))
    assert not any(found_in(bureau.officers, days).values())
    for id in Roster.objects.values_list("pk", flat=True):
        one = rosters.roster(RosterId(id))
        checked = check_plan(rosters.planning(one, today=one.days.first), rosters.cells(one))
        assert checked.is_clean, (one, checked.findings, checked.breaches)
    _every_kind_of_thing_happened()
    _two_people_and_approvals_before()
    _leave_within_the_law(bureau)
    _missing_hours_are_few(bureau)


def _every_kind_of_thing_happened() -> None:
    states = set(WorkedShift.objects.values_list("state", flat=True))
    assert states == {state.value for state in WorkedState}
    assert PayLine.objects.filter(kind="holiday").exists()
    assert set(ShiftCall.objects.values_list("state", flat=True)) >= {CallState.LEFT.value}
    assert RosterShift.objects.filter(day__gt=timezone.localdate()).exists()


def _two_people_and_approvals_before() -> None:
    rows = WorkedShift.objects.filter(state=WorkedState.CONFIRMED)
    assert rows.exists() and all(row.confirmed_by not in (None, row.entered_by) for row in rows)
    approved = OvertimeApproval.objects.filter(state="approved")
    assert approved.exists() and all(timezone.localdate(one.answered_at) < one.first for one in approved)


def _leave_within_the_law(bureau) -> None:
    taken = LeaveRequest.objects.filter(kind="annual", state="approved")
    assert taken.exists()
    for year in {first.year for first in taken.values_list("first", flat=True)}:
        known = balances(bureau.officers, year, on=date(year, 12, 31))
        assert all(one.taken <= one.entitled + one.carried for one in known.values())


def _missing_hours_are_few(bureau) -> None:
    """Those of the case, and recent ones that the house proposes to explain."""
    today = timezone.localdate(bureau.now)
    worked = set(WorkedShift.objects.values_list("officer_id", "day"))
    shifts = RosterShift.objects.filter(stands=True, day__lt=today).values_list("officer_id", "day")
    missing = [(officer, day) for officer, day in shifts if (officer, day) not in worked]
    assert 3 <= len(missing) <= 12
    assert min(day for _officer, day in missing) > today - timedelta(days=40)
