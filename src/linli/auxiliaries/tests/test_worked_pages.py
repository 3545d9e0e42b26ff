"""The pages of hours, overtime, shifts and demand, as the officer and the organ press them."""

from datetime import timedelta

import pytest
from django.utils import timezone

from linli.auxiliaries.data.files import Span
from linli.auxiliaries.models.discipline import Absence
from linli.auxiliaries.models.leave import LeaveRequest
from linli.auxiliaries.models.rostering import Roster, RosterShift, ShiftDemand, ShiftKind
from linli.auxiliaries.models.worked import DutyBar, EmergencyDays, HoursSystem, OvertimeApproval, WorkedShift
from linli.auxiliaries.queries.worked import without_hours
from linli.auxiliaries.tests.factories import make_officer
from linli.auxiliaries.tests.people import people  # noqa: F401 - a fixture
from linli.auxiliaries.tests.rosters import make_kind
from linli.auxiliaries.tests.test_duty_pages import as_, page
from linli.kernel.actor import Role

pytestmark = pytest.mark.django_db
# ruff: noqa: F811 - fixtures are arguments
HOURS = {"begins": "08:00", "ends": "17:00", "pause": "60"}


def test_hours_go_from_the_officer_to_the_commander_and_back(people) -> None:
    own, captain, today = as_(people.own), as_(people.captain), timezone.localdate().isoformat()
    assert own.post(page("own-enter-hours"), {"day": today, **HOURS}).status_code == 302
    row = WorkedShift.objects.get()
    assert people.zhou.name in captain.get(page("worked")).text
    other = {"begins": "08:00", "ends": "16:00", "pause": "60"}
    assert captain.get(page("worked-act", row.pk, "differ")).status_code == 200
    assert captain.post(page("worked-act", row.pk, "differ"), other).status_code == 302
    assert "两个版本" in own.get(page("own-worked-one", row.pk)).text
    assert own.post(page("own-worked-act", row.pk, "agree")).status_code == 302
    row.refresh_from_db()
    assert (row.state, row.stands, row.officer_ends) == ("confirmed", "organ", 1020)
    assert own.get(page("own")).status_code == own.get(page("own-worked")).status_code == 200
    assert captain.get(page("worked-all")).status_code == captain.get(page("worked-one", row.pk)).status_code == 200


def test_a_night_typed_by_clock_ends_the_next_day(people) -> None:
    given = {"day": timezone.localdate().isoformat(), "begins": "22:00", "ends": "06:00", "pause": "0"}
    as_(people.own).post(page("own-enter-hours"), given)
    assert WorkedShift.objects.get().officer_ends == 1800


def test_the_commander_enters_hours_of_somebody_without_a_page(people) -> None:
    li = make_officer(people.bureau, "李示例")
    given = {"officer": li.id, "day": timezone.localdate().isoformat(), **HOURS}
    assert as_(people.captain).post(page("enter-hours"), given).status_code == 302
    assert WorkedShift.objects.get().organ_begins == 480


def test_overtime_is_asked_and_answered_by_its_pages(people) -> None:
    captain, hr = as_(people.captain), as_(people.hr)
    given = {
        "first": "2035-03-05", "last": "2035-03-06", "kinds": ["longer"], "hours": "2", "special": "on",
        "reason": "示例赛事", "talks": "示例3号", "officer": "",
    }  # fmt: skip
    assert captain.post(page("ask-overtime"), given).status_code == 302
    row = OvertimeApproval.objects.get()
    assert "示例赛事" in captain.get(page("overtime")).text
    assert captain.post(page("overtime-act", row.pk, "approve")).status_code == 403
    assert hr.post(page("overtime-act", row.pk, "approve")).status_code == 302
    row.refresh_from_db()
    assert (row.state, row.minutes) == ("approved", 120)


def test_emergencies_systems_and_bars_are_entered(people) -> None:
    hr, days = as_(people.hr), {"first": "2035-03-05", "last": "2035-03-06"}
    hr.post(page("note-emergency"), {**days, "ground": "42(1)", "reason": "示例洪水"})
    hr.post(page("enter-system"), {**days, "system": "comprehensive", "period": "month", "paper": "示例7号"})
    hr.post(page("bar-nights"), {**days, "officer": people.zhou.id, "paper": "示例8号"})
    assert [one.objects.count() for one in (EmergencyDays, HoursSystem, DutyBar)] == [1, 1, 1]
    said = hr.get(page("overtime")).text
    assert "示例7号" in said and "示例8号" in said
    assert as_(people.captain).get(page("bar-nights")).status_code == 403


def test_kinds_and_demand_of_a_unit(people) -> None:
    captain, unit = as_(people.captain), people.zhou.unit
    given = {"name": "夜班", "code": "N", "begins": "22:00", "ends": "06:00", "pause": "0"}
    assert captain.post(page("describe-kind", unit), given).status_code == 302
    assert captain.post(page("describe-kind", unit), given).status_code == 400
    kind = ShiftKind.objects.get()
    assert (kind.begins, kind.ends) == (1320, 1800)
    assert captain.get(page("demand", kind.pk)).status_code == 200
    assert captain.post(page("demand", kind.pk), {"day0": "4", "day5": "6"}).status_code == 302
    assert list(ShiftDemand.objects.order_by("weekday").values_list("weekday", "count")) == [(0, 4), (5, 6)]
    assert "夜班" in captain.get(page("shifts")).text
    assert captain.post(page("demand", kind.pk), {"day0": "9999"}).status_code == 400
    assert captain.post(page("end-kind", kind.pk)).status_code == 302
    assert "夜班" not in captain.get(page("shifts")).text


def test_other_units_are_not_there(people) -> None:
    stranger = as_(people.bureau.actor(Role.COMMANDER, people.bureau.district.township))
    assert stranger.get(f"{page('shifts')}?unit={people.zhou.unit}").status_code == 404
    assert stranger.post(page("describe-kind", people.zhou.unit), {}).status_code == 403
    row = WorkedShift.objects.create(
        officer_id=people.zhou.id, unit=people.zhou.unit, day=timezone.localdate(), officer_begins=1, officer_ends=9,
        officer_pause=0, entered_by=1, entered_at=timezone.now(),
    )  # fmt: skip
    assert stranger.get(page("worked-one", row.pk)).status_code == 403


def test_a_list_of_disputed_hours_is_drawn(people) -> None:
    own, captain, today = as_(people.own), as_(people.captain), timezone.localdate().isoformat()
    own.post(page("own-enter-hours"), {"day": today, **HOURS})
    captain.post(page("worked-act", WorkedShift.objects.get().pk, "differ"), {**HOURS, "ends": "16:00"})
    for client, name in ((own, "own-worked"), (captain, "worked")):
        assert "两个版本" in client.get(page(name)).text


def test_a_shift_without_hours_is_proposed_and_only_a_human_makes_an_absence_of_it(people) -> None:
    day = timezone.localdate() - timedelta(days=2)
    kind = make_kind(people.bureau.organ, "D", 8)
    roster = Roster.objects.create(
        unit=people.bureau.organ, first=day, last=day, made_by=1, made_at=timezone.now(), state="published",
        published_by=1, published_at=timezone.now(),
    )  # fmt: skip
    RosterShift.objects.create(roster=roster, officer_id=people.zhou.id, day=day, kind_id=kind.id, stands=True)
    captain = as_(people.captain)
    shown = captain.get(page("worked")).text
    link = f"{page('note-absence')}?officer={people.zhou.id}&amp;day={day.isoformat()}"
    assert link in shown and not Absence.objects.exists()
    assert f'value="{day.isoformat()}"' in captain.get(link.replace("&amp;", "&")).text
    captain.post(page("note-absence"), {"officer": people.zhou.id, "day": day.isoformat()})
    assert Absence.objects.get().state == "noted"
    assert link not in captain.get(page("worked")).text


@pytest.mark.parametrize("why", ["hours", "leave", "draft"])
def test_what_is_explained_is_not_proposed(people, why) -> None:
    day = timezone.localdate() - timedelta(days=2)
    kind, zhou, organ = make_kind(people.bureau.organ, "D", 8), people.zhou.id, people.bureau.organ
    roster = Roster.objects.create(unit=organ, first=day, last=day, made_by=1, made_at=timezone.now())
    RosterShift.objects.create(roster=roster, officer_id=zhou, day=day, kind_id=kind.id, stands=why != "draft")
    days = Span(day, day)
    if why == "hours":
        assert len(without_hours([organ], days)) == 1
        as_(people.own).post(page("own-enter-hours"), {"day": day.isoformat(), **HOURS})
    if why == "leave":
        LeaveRequest.objects.create(
            officer_id=zhou, kind="family", state="approved", first=day, last=day, asked_at=timezone.now(), asked_by=1,
            due_on=day, decided_by=1,
        )  # fmt: skip
    assert without_hours([organ], days) == []
