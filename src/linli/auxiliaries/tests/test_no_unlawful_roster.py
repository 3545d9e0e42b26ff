"""Whatever anybody does in whatever order, no published roster ever holds what the law forbids."""

from contextlib import suppress
from datetime import date, timedelta
from itertools import pairwise
from typing import Any, ClassVar

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from linli.auxiliaries.actions import equipment, overtime
from linli.auxiliaries.actions.rostering import calls, swaps
from linli.auxiliaries.actions.rostering import rosters as acts
from linli.auxiliaries.data.files import Span
from linli.auxiliaries.data.hours import ExtraKind
from linli.auxiliaries.data.swaps import Consent
from linli.auxiliaries.models import AuxiliaryOfficer
from linli.auxiliaries.models.equipment import WorkPermit
from linli.auxiliaries.models.rostering import Roster, RosterShift
from linli.auxiliaries.models.worked import DutyBar, OvertimeApproval
from linli.auxiliaries.tests.rosters import make_kind
from linli.auxiliaries.tests.test_rosters import AT, FORTNIGHT, MONDAY, Unit
from linli.kernel.actor import Actor, Role
from linli.kernel.errors import Refusal

one_of_two, any_day = st.integers(0, 1), st.integers(0, 13)
A_DAY = 1440


class Station(RuleBasedStateMachine):
    """Two officers, a day, a night and a long shift, two rosters of the same fortnight."""

    unit: Unit
    own: ClassVar[list[Actor]]

    @initialize()
    def begin(self) -> None:
        for table in (Roster, DutyBar, OvertimeApproval):
            table.objects.all().delete()
        WorkPermit.objects.update(ended_on=None, state="valid")
        self.rosters = [self.unit.draft(), self.unit.draft()]

    @rule(roster=one_of_two, who=one_of_two, day=any_day, kind=st.sampled_from(["D", "D", "N", "L", ""]))
    def put(self, roster: int, who: int, day: int, kind: str) -> None:
        with suppress(Refusal):
            self.unit.put(self.rosters[roster], who, day, kind)

    @rule(roster=one_of_two, who=one_of_two, first=st.integers(0, 8))
    def put_a_week(self, roster: int, who: int, first: int) -> None:
        for day in range(first, min(14, first + 6)):
            self.put(roster, who, day, "D")

    @rule(roster=one_of_two)
    def publish(self, roster: int) -> None:
        with suppress(Refusal):
            self.unit.publish(self.rosters[roster])

    @rule(roster=one_of_two)
    def withdraw_and_draft(self, roster: int) -> None:
        with suppress(Refusal):
            acts.withdraw_roster(self.rosters[roster], actor=self.unit.captain, at=AT)
        self.rosters[roster] = self.unit.draft()

    @rule(who=one_of_two, day=any_day, other=st.one_of(st.none(), any_day))
    def shifts_are_swapped(self, who: int, day: int, other: int | None) -> None:
        giver, taker = self.unit.officers[who].id, self.unit.officers[1 - who].id
        with suppress(Refusal):
            row = RosterShift.objects.filter(officer_id=giver, day=MONDAY + timedelta(days=day), stands=True).first()
            id = swaps.offer_swap(
                row.roster_id if row else self.rosters[0], giver=giver, day=MONDAY + timedelta(days=day), taker=taker,
                other_day=None if other is None else MONDAY + timedelta(days=other), actor=self.own[who], at=AT,
            )  # fmt: skip
            swaps.answer_swap(id, accepted=True, actor=self.own[1 - who], at=AT)
            swaps.decide_swap(id, approved=True, actor=self.unit.captain, at=AT)

    @rule(who=one_of_two, by=one_of_two)
    def somebody_is_replaced(self, who: int, by: int) -> None:
        shift = RosterShift.objects.filter(officer_id=self.unit.officers[who].id, stands=True).first()
        if shift is not None:
            with suppress(Refusal):
                id = calls.call_sick(shift.pk, actor=self.unit.captain, at=AT)
                calls.assign_replacement(
                    id, officer=self.unit.officers[by].id, consent=Consent.TELEPHONE, actor=self.unit.captain, at=AT
                )  # fmt: skip

    @rule(who=one_of_two, day=any_day)
    def a_paper_against_nights(self, who: int, day: int) -> None:
        days = Span(MONDAY + timedelta(days=day), MONDAY + timedelta(days=day + 3))
        overtime.bar_nights(self.unit.officers[who].id, days=days, paper="示例", actor=self.unit.hr, at=AT)

    @rule(kind=st.sampled_from(list(ExtraKind)), minutes=st.sampled_from([60, 120, 480]))
    def overtime_is_approved(self, kind: ExtraKind, minutes: int) -> None:
        with suppress(Refusal):
            id = overtime.ask_overtime(
                self.unit.organ, days=FORTNIGHT, kinds=[kind], minutes=minutes, special=True, reason="示例",
                talks="示例", actor=self.unit.captain, at=AT,
            )  # fmt: skip
            overtime.approve_overtime(id, actor=self.unit.hr, at=AT)

    @rule(who=one_of_two)
    def a_permit_is_taken_back(self, who: int) -> None:
        permit = WorkPermit.objects.get(officer_id=self.unit.officers[who].id)
        with suppress(Refusal):
            equipment.take_permit_back(permit.pk, on=AT.date(), actor=self.unit.hr, at=AT)

    @invariant()
    def no_published_roster_breaks_the_law(self) -> None:
        for officer in (getattr(self, "rosters", None) and self.unit.officers) or ():
            rows = RosterShift.objects.filter(roster__state="published", officer_id=officer.id)
            shifts = [(row.day, row.kind) for row in rows.select_related("kind").order_by("day")]
            if shifts:
                self.is_lawful(officer.id, shifts)

    def is_lawful(self, officer: int, shifts: list[tuple[date, Any]]) -> None:
        """Said once more in other words than the rules', so that a rule that forgets something is found."""
        days = [day for day, _kind in shifts]
        assert len(set(days)) == len(days)
        assert WorkPermit.objects.get(officer_id=officer).ended_on is None
        for start in days:
            assert len([day for day in days if start <= day < start + timedelta(days=7)]) < 7
        for (day, kind), (after, following) in pairwise(shifts):
            assert (after - day).days * A_DAY + following.begins - kind.ends >= 11 * 60
        for bar in DutyBar.objects.filter(officer_id=officer):
            assert not any(kind.code in "NL" for day, kind in shifts if bar.first <= day <= bar.last)
        approved = OvertimeApproval.objects.filter(state="approved")
        if any(kind.code == "L" for _day, kind in shifts):
            assert any("longer" in one.kinds and one.minutes >= 120 for one in approved)
        for monday in (MONDAY, MONDAY + timedelta(days=7)):
            week = [kind for day, kind in shifts if monday <= day < monday + timedelta(days=7)]
            if len(week) > 5:
                assert any("rest_day" in one.kinds and one.minutes >= 480 for one in approved)


@pytest.mark.slow
@pytest.mark.django_db
def test_no_published_roster_breaks_the_law() -> None:
    Station.unit = Unit(2)
    make_kind(Station.unit.organ, "L", 8, 10)
    Station.own = [Station.unit.bureau.actor(Role.AUXILIARY, name=name) for name in ("zhou", "li")]
    for officer, actor in zip(Station.unit.officers, Station.own, strict=True):
        AuxiliaryOfficer.objects.filter(pk=officer.id).update(user=actor.user)
    chosen = settings(
        max_examples=12, stateful_step_count=20, deadline=None, suppress_health_check=list(HealthCheck)
    )  # fmt: skip
    run_state_machine_as_test(Station, settings=chosen)
