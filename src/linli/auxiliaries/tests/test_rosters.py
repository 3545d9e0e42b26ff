"""Captain Chen plans a fortnight: a program proposes, he changes a day, and nothing unlawful is ever published."""

from datetime import UTC, date, datetime, timedelta

import pytest

from linli.auxiliaries.actions import equipment, leave, overtime
from linli.auxiliaries.actions.deployment.keeping import recheck
from linli.auxiliaries.actions.rostering import kinds, solving
from linli.auxiliaries.actions.rostering import rosters as acts
from linli.auxiliaries.data.files import Span
from linli.auxiliaries.data.hours import ExtraKind, Limit
from linli.auxiliaries.data.leave import LeaveKind
from linli.auxiliaries.data.rostering import RosterState, Trouble
from linli.auxiliaries.engine import roster as engine
from linli.auxiliaries.models import rostering
from linli.auxiliaries.queries import rosters as ask
from linli.auxiliaries.rules.roster import check_plan
from linli.auxiliaries.tests.people import make_people
from linli.auxiliaries.tests.rosters import make_kind, make_ready
from linli.kernel.actor import Role
from linli.kernel.errors import BadInput, NotAllowed, NotLawful, NotPermitted

pytestmark = pytest.mark.django_db
AT = datetime(2026, 3, 6, 1, tzinfo=UTC)
MONDAY = date(2026, 3, 9)
FORTNIGHT = Span(MONDAY, MONDAY + timedelta(days=13))
needs_solver = pytest.mark.skipif(engine.missing() is not None, reason="the extra roster is not installed")


class Unit:
    """Six officers, a day and a night shift, two on days and one on nights."""

    def __init__(self, officers: int = 6, *, days: int = 2, nights: int = 1) -> None:
        people = make_people()
        self.bureau, self.captain, self.hr, self.organ = people.bureau, people.captain, people.hr, people.bureau.organ
        rostering.AuxiliaryOfficer.objects.filter(pk=people.zhou.id).delete()
        self.officers = [make_ready(self.bureau, f"示例{n}") for n in range(officers)]
        self.day = make_kind(self.organ, "D", 8, need=days)
        self.night = make_kind(self.organ, "N", 22, need=nights)

    def draft(self, days: Span = FORTNIGHT) -> int:
        return acts.draft_roster(self.organ, days=days, actor=self.captain, at=AT)

    def put(self, id: int, who: int, day: int, kind: str = "D", **more: object):
        officer = self.officers[who].id
        given = {"officer": officer, "day": MONDAY + timedelta(days=day), "kind": kind, "actor": self.captain, "at": AT}
        return acts.set_cell(id, **{**given, **more})

    def publish(self, id: int) -> None:
        acts.publish_roster(id, actor=self.captain, at=AT)


@pytest.fixture
def unit(db: None) -> Unit:
    return Unit()


@needs_solver
def test_a_program_proposes_within_the_law_and_names_what_it_could_not_meet(unit, settings) -> None:
    id = unit.draft()
    unit.put(id, 0, 0, "N", locked=True)
    permit = equipment_of(unit, 5)
    solving.begin_solving(id, actor=unit.captain, at=AT)
    assert ask.roster(id).state is RosterState.SOLVING
    solving.solve_roster(id, 1, now=lambda: AT)
    one = ask.roster(id)
    assert (one.state, one.trouble) == (RosterState.PROPOSED, None)
    assert one.bound <= one.cost
    shown = ask.cells(one)
    assert shown[unit.officers[0].id][MONDAY] == "N"
    assert permit not in shown
    checked = check_plan(ask.planning(one, today=MONDAY), shown)
    assert checked.is_clean
    # Five people, forty hours each: 50 of the 42 shifts could be worked, so nothing need be missing.
    assert sum(gap.missing for gap in checked.verdict.gaps) == 0
    unit.publish(id)
    assert ask.roster(id).state is RosterState.PUBLISHED


def equipment_of(unit: Unit, who: int) -> int:
    """His permit is taken back: no day of the roster is open to him."""
    officer = unit.officers[who].id
    from linli.auxiliaries.models.equipment import WorkPermit

    permit = WorkPermit.objects.get(officer_id=officer)
    equipment.take_permit_back(permit.pk, on=AT.date(), actor=unit.hr, at=AT)
    return officer


@needs_solver
def test_a_search_that_was_stopped_or_overtaken_leaves_nothing(unit) -> None:
    id = unit.draft()
    solving.begin_solving(id, actor=unit.captain, at=AT)
    solving.stop_solving(id, actor=unit.captain, at=AT)
    solving.solve_roster(id, 1, now=lambda: AT)
    assert (ask.roster(id).state, ask.roster(id).trouble) == (RosterState.DRAFT, Trouble.STOPPED)
    assert ask.cells(ask.roster(id)) == {}


@needs_solver
def test_somebody_whose_settled_days_contradict_each_other_is_named(unit) -> None:
    id = unit.draft()
    for day, kind in ((0, "N"), (1, "D")):
        unit.put(id, 3, day, kind, locked=True)
    solving.begin_solving(id, actor=unit.captain, at=AT)
    solving.solve_roster(id, 1, now=lambda: AT)
    one = ask.roster(id)
    assert (one.state, one.trouble, one.trouble_officer) == (
        RosterState.DRAFT, Trouble.IMPOSSIBLE, unit.officers[3].id,
    )  # fmt: skip


def test_without_the_program_a_roster_is_made_by_hand(unit, monkeypatch) -> None:
    monkeypatch.setattr(engine, "find_spec", lambda _name: None)
    id = unit.draft()
    with pytest.raises(NotAllowed):
        solving.begin_solving(id, actor=unit.captain, at=AT)
    unit.put(id, 0, 0)
    unit.publish(id)


def test_a_seventh_day_a_sixth_day_and_a_double_shift_are_refused_with_their_articles(unit) -> None:
    id = unit.draft()
    for day in range(5):
        unit.put(id, 0, day)
    with pytest.raises(NotLawful) as sixth:
        unit.put(id, 0, 5)
    assert "labour-law/41" in sixth.value.articles
    allow(unit, ExtraKind.REST_DAY)
    unit.put(id, 0, 5)
    with pytest.raises(NotLawful) as seventh:
        unit.put(id, 0, 6)
    assert seventh.value.articles == ("labour-law/38",)


def allow(unit: Unit, *kinds: ExtraKind) -> None:
    asked = overtime.ask_overtime(
        unit.organ, days=FORTNIGHT, kinds=kinds, minutes=480, special=False, reason="示例", talks="示例1号",
        actor=unit.captain, at=AT,
    )  # fmt: skip
    overtime.approve_overtime(asked, actor=unit.hr, at=AT)


def test_what_only_a_setting_forbids_warns_and_is_not_published(unit) -> None:
    id = unit.draft()
    unit.put(id, 0, 0, "N")
    [warning] = unit.put(id, 0, 1, "D")
    assert warning.limit is Limit.BETWEEN
    with pytest.raises(NotLawful):
        unit.publish(id)
    unit.put(id, 0, 1, "")
    unit.publish(id)
    with pytest.raises(NotLawful):
        unit.put(id, 0, 1, "D")
    assert ask.cells(ask.roster(id))[unit.officers[0].id] == {MONDAY: "N"}


def test_nobody_is_put_on_a_day_that_is_not_open_to_him(unit) -> None:
    id, officer = unit.draft(), unit.officers[0]
    overtime.bar_nights(officer.id, days=FORTNIGHT, paper="示例", actor=unit.hr, at=AT)
    with pytest.raises(NotLawful) as refusal:
        unit.put(id, 0, 2, "N")
    assert "labour-law/61" in refusal.value.articles
    unit.put(id, 0, 2, "D")
    equipment_of(unit, 1)
    with pytest.raises(NotLawful) as refusal:
        unit.put(id, 1, 2, "D")
    assert refusal.value.articles == ("wuhan-order-270/22",)


def test_no_night_runs_into_the_first_day_of_leave(unit) -> None:
    """As on duty sheets: the shift of the evening before is refused, planned or published before."""
    id, officer = unit.draft(), unit.officers[0]
    unit.put(id, 0, 2, "N")
    unit.publish(id)
    asked = leave.ask_leave(
        officer.id, kind=LeaveKind.FAMILY, days=Span(MONDAY + timedelta(days=3), MONDAY + timedelta(days=4)),
        actor=unit.hr, at=AT,
    )  # fmt: skip
    leave.approve_leave(asked, actor=unit.hr, at=AT)
    assert list(rostering.ShiftCall.objects.values_list("day", flat=True)) == [MONDAY + timedelta(days=2)]
    with pytest.raises(NotLawful) as refusal:
        unit.put(id, 0, 2, "N")
    assert refusal.value.articles == ("wuhan-order-270/12(2)",)
    unit.put(id, 0, 2, "D")


def test_the_sign_of_a_kind_may_be_any_letter(unit) -> None:
    who = {"actor": unit.captain, "at": AT}
    kinds.describe_kind(unit.organ, code="白", name="白班", begins=540, ends=1020, pause=0, **who)
    id = unit.draft()
    unit.put(id, 0, 0, "白")
    assert ask.cells(ask.roster(id))[unit.officers[0].id] == {MONDAY: "白"}


def test_the_last_days_of_the_roster_before_count(unit) -> None:
    first = unit.draft(Span(MONDAY, MONDAY + timedelta(days=6)))
    allow(unit, ExtraKind.REST_DAY)
    for day in range(1, 7):
        unit.put(first, 0, day)
    unit.publish(first)
    following = unit.draft(Span(MONDAY + timedelta(days=7), MONDAY + timedelta(days=13)))
    with pytest.raises(NotLawful):
        unit.put(following, 0, 7)


def test_nobody_stands_on_two_published_rosters_on_one_day(unit) -> None:
    for _turn in range(2):
        id = unit.draft()
        if _turn:
            with pytest.raises(NotLawful):
                unit.put(id, 0, 0)
        else:
            unit.put(id, 0, 0)
            unit.publish(id)
    other = rostering.Roster.objects.get(pk=id)
    rostering.RosterShift.objects.create(
        roster=other, officer_id=unit.officers[0].id, day=MONDAY, kind_id=unit.night.id
    )
    with pytest.raises(NotLawful):
        unit.publish(id)


def test_a_published_shift_that_is_no_longer_lawful_falls_open(unit) -> None:
    id = unit.draft()
    unit.put(id, 0, 2, "N")
    unit.put(id, 0, 9, "D")
    unit.publish(id)
    overtime.bar_nights(unit.officers[0].id, days=FORTNIGHT, paper="示例", actor=unit.hr, at=AT)
    assert list(rostering.ShiftCall.objects.values_list("day", "cause")) == [(MONDAY + timedelta(days=2), "fell_away")]
    equipment_of(unit, 0)
    assert not rostering.RosterShift.objects.exists()
    assert recheck(at=AT) == 0


def test_everybody_on_it_is_told(unit) -> None:
    from linli.notifications.api import inbox

    officer = unit.officers[0]
    own = unit.bureau.actor(Role.AUXILIARY, name="own")
    rostering.AuxiliaryOfficer.objects.filter(pk=officer.id).update(user=own.user)
    id = unit.draft()
    unit.put(id, 0, 2)
    unit.publish(id)
    assert any("2026-03-09" in str(notice) for notice in inbox(own.post))


def test_a_withdrawn_roster_frees_its_officers(unit) -> None:
    id = unit.draft()
    unit.put(id, 0, 2)
    unit.publish(id)
    acts.withdraw_roster(id, actor=unit.captain, at=AT)
    again = unit.draft()
    unit.put(again, 0, 2)
    unit.publish(again)


@pytest.mark.parametrize(
    ("days", "field"),
    [
        (Span(MONDAY, MONDAY - timedelta(days=1)), "last"),
        (Span(MONDAY, MONDAY + timedelta(days=42)), "last"),
        (Span(date(2026, 3, 1), MONDAY), "first"),
    ],
)
def test_days_that_cannot_be_are_refused_by_field(unit, days, field) -> None:
    with pytest.raises(BadInput) as refusal:
        unit.draft(days)
    assert refusal.value.field == field


def test_only_planners_of_the_unit_touch_a_roster(unit) -> None:
    id = unit.draft()
    unit.put(id, 0, 0)
    for actor in (unit.bureau.actor(Role.FINANCE), unit.bureau.actor(Role.COMMANDER, unit.bureau.provider)):
        for act in (acts.publish_roster, acts.withdraw_roster, solving.begin_solving):
            with pytest.raises(NotPermitted):
                act(id, actor=actor, at=AT)


@pytest.mark.parametrize("many", [2, 12])
def test_a_roster_is_read_in_few_statements(many, django_assert_max_num_queries) -> None:
    unit = Unit(many)
    id = unit.draft()
    unit.put(id, 0, 0)
    with django_assert_max_num_queries(24):
        ask.planning(ask.roster(id), today=AT.date())
