"""Whatever anybody does in whatever order, no open matter is ever without somebody who holds it today."""

from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from itertools import count
from random import Random
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from linli.kernel.actor import RESIDENT, SYSTEM, Actor, PostId, Role, UnitId
from linli.kernel.errors import Refusal
from linli.matters import api as acts
from linli.matters.data import AT_WORK, WITH_RESIDENT, Answer, AssistTask, MatterId, Part, PauseCause, State
from linli.matters.models import HandOver, Matter
from linli.matters.states import MATTER
from linli.matters.tests.factories import DONE, NOON, at_state, make_catalogue, raise_a
from linli.organisation import api as organisation
from linli.organisation.tests.factories import District, look_again, make_district, make_post, make_user, posts_ever

DAY = timedelta(days=1)
_names = count(1)
STAFF = (Role.HANDLER, Role.CLERK, Role.CHECKER, Role.LEAD)

Do = Callable[[MatterId, UnitId, PostId | None, dict[str, Any]], object]
ACTS: dict[str, Do] = {
    "answer_on_the_spot": lambda m, u, p, who: acts.answer_on_the_spot(m, answer=DONE, **who),
    "dispatch": lambda m, u, p, who: acts.dispatch(m, unit=u, post=p, **who),
    "redispatch": lambda m, u, p, who: acts.redispatch(m, unit=u, post=p, because="x", **who),
    "designate": lambda m, u, p, who: acts.designate(m, unit=u, because="x", **who),
    "pass_up": lambda m, u, p, who: acts.pass_up(m, reason="x", **who),
    "escalate": lambda m, u, p, who: acts.escalate(m, reason="x", **who),
    "return_down": lambda m, u, p, who: acts.return_down(m, unit=u, reason="x", **who),
    "split": lambda m, u, p, who: acts.split(m, parts=[Part("m06010", "还有垃圾。")], **who),
    "unsplit": lambda m, u, p, who: acts.unsplit(m, **who),
    "unmerge": lambda m, u, p, who: acts.unmerge(m, **who),
    "refuse": lambda m, u, p, who: acts.refuse(m, row="court", **who),
    "accept": lambda m, u, p, who: acts.accept(m, **who),
    "object": lambda m, u, p, who: acts.object_to_dispatch(m, right_unit=u, duty="x", reason="x", **who),
    "offer_transfer": lambda m, u, p, who: acts.offer_transfer(m, to=u, reason="x", **who),
    "take_over": lambda m, u, p, who: acts.take_over(m, **who),
    "pause": lambda m, u, p, who: acts.pause(m, cause=PauseCause.APPRAISAL, reason="x", **who),
    "resume": lambda m, u, p, who: acts.resume(m, **who),
    "give_to_post": lambda m, u, p, who: acts.give_to_post(m, post=p, **who),
    "recuse": lambda m, u, p, who: acts.recuse(m, reason="x", **who),
    "ask_assist": lambda m, u, p, who: acts.ask_assist(m, unit=u, task=AssistTask.VISIT, **who),
    "report_handled": lambda m, u, p, who: acts.report_handled(m, answer=DONE, despite="x", **who),
    "pass_check": lambda m, u, p, who: acts.pass_check(m, **who),
    "rework": lambda m, u, p, who: acts.rework(m, reason="x", **who),
    "reply": lambda m, u, p, who: acts.reply(m, answer=DONE, **who),
    "reopen": lambda m, u, p, who: acts.reopen(m, reason="x", **who),
    "request_review": lambda m, u, p, who: acts.request_review(m, reason="x", **who),
    "decide_review": lambda m, u, p, who: acts.decide_review(m, changed=True, answer=UPHELD, **who),
    "request_rereview": lambda m, u, p, who: acts.request_rereview(m, reason="x", **who),
    "withdraw": lambda m, u, p, who: acts.withdraw(m, **who),
}
UPHELD = Answer("看过现场。", basis="现场照片")
SITS: dict[str, tuple[Role, str]] = {
    "unit": (Role.HANDLER, "lead_unit_id"), "answerer": (Role.HANDLER, "lead_unit_id"),
    "coordinator": (Role.CLERK, "dispatching_unit_id"), "checker": (Role.CHECKER, "dispatching_unit_id"),
    "receiver": (Role.HANDLER, "offered_to_id"), "resident": (Role.RESIDENT, "holder_unit_id"),
}  # fmt: skip
"""Who does it, by the party of the table; everybody else sits as a clerk where the matter is."""
few = st.integers(0, 9)


class House(RuleBasedStateMachine):
    """A district in which people come, go, stand in, pass things on, and whole offices are closed."""

    district: District
    frame: transaction.Atomic | None = None

    @initialize(states=st.lists(st.sampled_from((*AT_WORK, *WITH_RESIDENT)), min_size=3, max_size=5))
    def begin(self, states: list[State]) -> None:
        self.frame = transaction.atomic()
        self.frame.__enter__()
        self.at = NOON
        self.units = [
            *self.district.departments.values(), self.district.village, self.district.township, self.district.district
        ]  # fmt: skip
        self.district._actors.clear()
        for state in states:
            at_state(self.district, state)

    def teardown(self) -> None:
        if self.frame is None:  # given up before it began: there is nothing of its own to take back
            return
        transaction.set_rollback(True)
        self.frame.__exit__(None, None, None)
        look_again()

    def matter(self, number: int) -> Matter:
        """Any matter; most often one that is open."""
        found = list(Matter.objects.order_by("pk"))
        going = [one for one in found if one.state in (*AT_WORK, *WITH_RESIDENT)]
        among = going if going and number else found
        return among[number % len(among)]

    def unit(self, number: int) -> UnitId:
        return self.units[number % len(self.units)]

    def sitting(self, role: Role, unit: UnitId) -> Actor:
        """Whoever holds such a post today; somebody new where nobody does, or where the unit is closed already."""
        if role is Role.RESIDENT:
            return RESIDENT
        today = self.at.date()
        held = organisation.posts_in(unit, role, on=today)
        if held:
            return organisation.actor_for(held[0].user, at=self.at, post=held[0].id)
        user = make_user(f"somebody-{next(_names)}")
        if not organisation.unit(unit).stands_on(today):
            return Actor(role=role, user=user, unit=unit, units=frozenset({unit}))
        return organisation.actor_for(user, at=self.at, post=make_post(role, unit, user))

    def post(self, number: int) -> PostId | None:
        """Any post there is or was, in any unit."""
        held = posts_ever()
        return held[number % len(held)] if held else None

    def post_in(self, unit: UnitId, number: int) -> PostId | None:
        """One of the unit that is or was held, one of anywhere, or none."""
        among = [*posts_ever(unit), self.post(number), None]
        return among[number % len(among)]

    @rule()
    def raise_one(self) -> None:
        raise_a(self.district, at=self.at)

    @rule(dice=st.randoms(use_true_random=True), times=st.integers(4, 10))
    def go_on(self, dice: Random, times: int) -> None:
        for _time in range(times):
            self.act(*(dice.randrange(60) for _of in range(4)))

    def act(self, number: int, pick: int, to: int, post: int) -> None:
        """One of those the table allows here, by somebody whom it allows; to anybody, also to who has left."""
        matter = self.matter(number)
        moves = [move for move in MATTER.moves_from(State(matter.state)) if move.act in ACTS]
        if not moves:
            return
        move, unit = moves[pick % len(moves)], self.unit(to)
        role, where = SITS.get(move.by, (Role.CLERK, "holder_unit_id"))
        actor = self.sitting(role, UnitId(getattr(matter, where) or matter.holder_unit_id))
        given = self.post_in(UnitId(matter.holder_unit_id) if move.act == "give_to_post" else unit, post)
        with suppress(Refusal):
            ACTS[move.act](MatterId(matter.pk), unit, given, {"actor": actor, "at": self.at})

    @rule(number=few, into=few)
    def merge(self, number: int, into: int) -> None:
        matter = self.matter(number)
        actor = self.sitting(Role.CLERK, UnitId(matter.holder_unit_id))
        with suppress(Refusal):
            acts.merge(MatterId(matter.pk), into=MatterId(self.matter(into).pk), actor=actor, at=self.at)

    @rule(number=few, role=st.sampled_from(STAFF), days=st.integers(1, 3))
    def appoint_for_some_days(self, number: int, role: Role, days: int) -> None:
        today = self.at.date()
        with suppress(Refusal):
            organisation.appoint(
                role=role, unit=self.unit(number), user=make_user(f"somebody-{next(_names)}"), valid_from=today,
                valid_to=today + days * DAY, actor=SYSTEM, at=self.at,
            )  # fmt: skip

    @rule(number=few)
    def end_a_post(self, number: int) -> None:
        post = self.post(number)
        with suppress(Refusal):
            organisation.end_post(post or PostId(0), actor=SYSTEM, at=self.at)

    @rule()
    def sleep(self) -> None:
        """A night passes; the first thing in the morning is the job that ends what has come to its day."""
        self.at += DAY
        organisation.end_due_posts(self.at)

    @rule(number=few, to=few)
    def go_away(self, number: int, to: int) -> None:
        """Every second matter goes to a colleague or the queue."""
        matter = self.matter(number)
        if matter.holder_post_id is None:
            return
        held = organisation.post(PostId(matter.holder_post_id))
        others = [post.id for post in organisation.posts_in(held.unit, on=self.at.date()) if post.id != held.id]
        other = others[to % len(others)] if others and to else None
        with suppress(Refusal):
            acts.hand_over(
                held.id, user=make_user(f"deputy-{next(_names)}"), valid_from=self.at.date(),
                valid_to=self.at.date() + 2 * DAY, to={MatterId(matter.pk): other},
                actor=organisation.actor_for(held.user, at=self.at, post=held.id), at=self.at,
            )  # fmt: skip

    @rule(number=few)
    def come_back_early(self, number: int) -> None:
        found = list(HandOver.objects.order_by("pk"))
        if not found:
            return
        row = found[number % len(found)]
        held = organisation.post(PostId(row.post_id))
        with suppress(Refusal):
            actor = organisation.actor_for(held.user, at=self.at, post=held.id)
            acts.undo_hand_over(row.pk, actor=actor, at=self.at)

    @rule(number=few, to=few, decides=st.booleans())
    def close_a_unit(self, number: int, to: int, decides: bool) -> None:
        """Everybody there leaves; its matters go somewhere, or it stays open."""
        unit = list(self.district.departments.values())[number % len(self.district.departments)]
        with suppress(Refusal), transaction.atomic():
            if decides:
                lead = self.sitting(Role.LEAD, self.district.district)
                acts.move_out(unit, to={}, others=self.unit(to), actor=lead, at=self.at)
            for post in organisation.posts_in(unit, on=self.at.date()):
                organisation.end_post(post.id, actor=SYSTEM, at=self.at)
            organisation.close_unit(unit, valid_to=self.at.date(), actor=SYSTEM, at=self.at)

    @invariant()
    def every_open_matter_has_a_current_holder(self) -> None:
        today = self.at.date()
        for matter in Matter.objects.filter(state__in=AT_WORK):
            for unit in filter(None, (matter.holder_unit_id, matter.lead_unit_id, matter.dispatching_unit_id)):
                assert organisation.unit(UnitId(unit)).stands_on(today), (matter.state, unit)
            assert matter.holder_unit_id != matter.unit_concerned_id
            if matter.holder_post_id is not None:
                post = organisation.post(PostId(matter.holder_post_id))
                assert post.is_held_on(today), matter.state
                assert post.unit == matter.holder_unit_id, matter.state


@pytest.mark.django_db
def test_no_open_matter_is_ever_without_a_current_holder() -> None:
    make_catalogue()
    House.district = make_district()
    checks = list(HealthCheck)
    run_state_machine_as_test(
        House,
        settings=settings(
            phases=[Phase.generate],
            max_examples=15,
            stateful_step_count=15,
            deadline=None,
            suppress_health_check=checks,
        ),
    )
