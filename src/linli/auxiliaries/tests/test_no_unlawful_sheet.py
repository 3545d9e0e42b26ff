"""Whatever anybody does in whatever order, no published sheet ever holds what the Order forbids."""

from contextlib import suppress
from datetime import timedelta
from itertools import count
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from linli.auxiliaries.actions.deployment import keeping, lines, sheets
from linli.auxiliaries.data.deployment import SheetId, SheetState
from linli.auxiliaries.models import AuxiliaryOfficer
from linli.auxiliaries.models.deployment import DutyLine, DutySheet
from linli.auxiliaries.queries import deployment as queries
from linli.auxiliaries.queries.files import shape
from linli.auxiliaries.registry.standing import Fact
from linli.auxiliaries.rules.duties import barred_words, duties
from linli.auxiliaries.states.deployment import STANDING
from linli.auxiliaries.tests.factories import make_bureau, make_officer
from linli.auxiliaries.tests.facts import Facts, facts  # noqa: F401 - a fixture
from linli.auxiliaries.tests.test_sheets import AT, BEGINS
from linli.kernel.actor import Actor, Role
from linli.kernel.errors import Refusal
from linli.organisation.api import end_post

TASKS = ["9.2.patrol", "9.11.mediation", "9.3.questioning", "8.1.window", "8.2.scene", ""]
WORDS = ["", "校门口护学", "给证人做笔录", "保管枪支", "视频巡查", "陪同外勤"]
FACTS = [fact.value for fact in Fact]
_captains = count(1)
one_of_three = st.integers(0, 2)


class Bureau(RuleBasedStateMachine):
    """Three officers, two commanders, a personnel officer; three sheets of overlapping shifts."""

    bureau: Any
    facts: Facts

    @initialize()
    def begin(self) -> None:
        """The same bureau each time, with empty tables and everything known again."""
        DutyLine.objects.all().delete()
        DutySheet.objects.all().delete()
        self.people = [self.commander(), self.commander(), self.bureau.actor(Role.HR)]
        for known in (getattr(self.facts, fact) for fact in FACTS):
            known.clear()
        self.officers = [shape(row) for row in AuxiliaryOfficer.objects.order_by("pk")]
        self.facts.ready(*(one.id for one in self.officers))
        self.sheets = [self.plan(hours) for hours in (0, 4, 12)]

    def commander(self) -> Actor:
        return self.bureau.actor(Role.COMMANDER, name=f"captain-{next(_captains)}")

    def plan(self, hours: int) -> SheetId:
        begins, actor = BEGINS + timedelta(hours=hours), self.people[0]
        ends = begins + timedelta(hours=8)
        return sheets.plan_sheet(self.bureau.organ, starts_at=begins, ends_at=ends, actor=actor, at=AT)

    @rule(
        sheet=one_of_three,
        officer=one_of_three,
        duty=st.sampled_from(TASKS),
        words=st.sampled_from(WORDS),
        by=one_of_three,
    )
    def assign(self, sheet: int, officer: int, duty: str, words: str, by: int) -> None:
        with suppress(Refusal):
            lines.assign(
                self.sheets[sheet], self.officers[officer].id, duty=duty, words=words, actor=self.people[by], at=AT
            )

    @rule(number=st.integers(0, 9), act=st.sampled_from(["approve", "refer", "off", "grant", "ask"]), by=one_of_three)
    def change_a_line(self, number: int, act: str, by: int) -> None:
        found = list(DutyLine.objects.order_by("pk"))
        if not found:
            return
        id, actor = found[number % len(found)].pk, self.people[by]
        with suppress(Refusal):
            match act:
                case "approve":
                    lines.approve(id, actor=actor, at=AT)
                case "refer":
                    lines.refer_recording(id, recording="R-1", actor=actor, at=AT)
                case "off":
                    lines.take_off(id, actor=actor, at=AT)
                case "ask":
                    DutyLine.objects.filter(pk=id, state="assigned").update(state="recusal_asked")
                case _:
                    lines.decide_recusal(id, granted=number % 2 == 0, actor=actor, at=AT)

    @rule(sheet=one_of_three, commander=one_of_three, by=one_of_three)
    def name_commander(self, sheet: int, commander: int, by: int) -> None:
        with suppress(Refusal):
            sheets.name_commander(
                self.sheets[sheet], commander=self.people[commander].post, actor=self.people[by], at=AT
            )

    @rule(sheet=one_of_three, by=one_of_three)
    def publish(self, sheet: int, by: int) -> None:
        with suppress(Refusal):
            sheets.publish(self.sheets[sheet], actor=self.people[by], at=AT)

    @rule(sheet=one_of_three)
    def withdraw(self, sheet: int) -> None:
        with suppress(Refusal):
            sheets.withdraw(self.sheets[sheet], actor=self.people[2], at=AT)

    @rule(officer=one_of_three, fact=st.sampled_from(FACTS), there=st.booleans())
    def a_fact_changes(self, officer: int, fact: str, there: bool) -> None:
        """A permit is issued or returned, leave granted, hours worked: the act that does it calls the recheck."""
        known, id = getattr(self.facts, fact), self.officers[officer].id
        if isinstance(known, dict):
            known.update({id: AT.date()}) if there else known.pop(id, None)
        else:
            (known.add if there else known.discard)(id)
        keeping.recheck([id], at=AT)

    @rule(commander=st.integers(0, 1))
    def a_commander_is_followed_by_another(self, commander: int) -> None:
        end_post(self.people[commander].post, actor=self.bureau.actor(Role.LEAD), at=AT)
        self.people[commander] = self.commander()

    @invariant()
    def no_published_sheet_breaks_the_order(self) -> None:
        for row in DutySheet.objects.filter(state=SheetState.PUBLISHED):
            assert row.commander in {post.id for post in queries.commanders(row.unit, on=row.day)}
            for line in row.lines.filter(state__in=STANDING).select_related("officer"):
                self.is_lawful(row, line)

    def is_lawful(self, row: DutySheet, line: DutyLine) -> None:
        """Said once more in other words than the rules': so that a rule that forgets something is found."""
        id, duty = line.officer_id, duties().get(line.duty)
        assert id in self.facts.covered and id in self.facts.permitted
        assert self.facts.inducted[id] <= row.day
        assert id not in self.facts.on_leave and id not in self.facts.over_hours
        if duty is None:
            assert line.approved_by not in (None, line.added_by)
            assert barred_words.on(row.day)(line.words) is None
        else:
            assert duty.excluded is None and line.officer.category in duty.categories
            assert line.recording or not duty.recorded


@pytest.mark.slow
@pytest.mark.django_db
def test_no_published_sheet_breaks_the_order(facts: Facts) -> None:  # noqa: F811 - the fixture
    Bureau.bureau, Bureau.facts = make_bureau(), facts
    for n in range(3):
        make_officer(Bureau.bureau, f"示例{n}")
    checks = list(HealthCheck)
    chosen = settings(max_examples=40, stateful_step_count=30, deadline=None, suppress_health_check=checks)
    run_state_machine_as_test(Bureau, settings=chosen)
