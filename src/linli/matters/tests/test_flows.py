"""What happens between a centre, its units and 王小满, in the order of the table."""

from datetime import timedelta

import pytest

from linli.kernel.actor import RESIDENT, Role
from linli.kernel.errors import BadInput, NotAllowed, NotLawful, NotPermitted, Overtaken
from linli.matters import api as acts
from linli.matters.actions.step import Step
from linli.matters.data import Answer, Cause, ClockKind, OrderState, PauseCause, State
from linli.matters.models import Clock, Extension, Matter, MatterEvent, Objection, SuperviseOrder
from linli.matters.queries.queue import offered_to
from linli.matters.tests.factories import (
    DONE,
    NOON,
    at_state,
    checker,
    coordinator,
    dispatched,
    fresh,
    handler,
    raise_a,
    utc,
)  # fmt: skip
from linli.organisation.api import end_post
from linli.organisation.tests.factories import District


def running(matter: int, kind: ClockKind) -> Clock:
    return Clock.objects.get(matter=matter, kind=kind, stopped_at__isnull=True)


def objects(district: District, matter: int, *, unit: str = "water", right: str = "roads", at=NOON) -> None:
    actor = district.actor(Role.HANDLER, district.departments[unit])
    right_unit = district.departments[right]
    acts.object_to_dispatch(matter, right_unit=right_unit, duty="roads", reason="不归我们", actor=actor, at=at)


def test_an_objection_goes_back_to_the_centre_and_the_handling_clock_runs_on(district: District) -> None:
    matter = at_state(district, State.OBJECTED)
    assert fresh(matter).holder_unit_id == district.village
    assert running(matter, ClockKind.HANDLE).unit_id == district.department


def test_a_unit_objects_once(district: District) -> None:
    matter = at_state(district, State.OBJECTED)
    acts.redispatch(matter, unit=district.department, because="再看看", actor=coordinator(district), at=NOON)
    with pytest.raises(NotLawful, match="once"):
        objects(district, matter)


@pytest.mark.parametrize(("day", "allowed"), [(4, True), (5, False)])
def test_an_objection_has_two_working_days(district: District, day: int, allowed: bool) -> None:
    matter = dispatched(district, raise_a(district).matter)  # Monday the 2nd
    if allowed:
        return objects(district, matter, at=utc(2026, 3, day))
    with pytest.raises(NotLawful, match="2026-03-04"):
        objects(district, matter, at=utc(2026, 3, day))
    return None


def test_a_designated_unit_cannot_object_again(district: District) -> None:
    matter = at_state(district, State.OBJECTED)
    acts.designate(matter, unit=district.departments["roads"], because="职责清单", actor=coordinator(district), at=NOON)
    with pytest.raises(NotLawful, match="designated"):
        objects(district, matter, unit="roads", right="water")


def test_two_units_that_object_lift_it_one_level(district: District) -> None:
    matter = at_state(district, State.OBJECTED)
    acts.redispatch(matter, unit=district.departments["roads"], because="同意", actor=coordinator(district), at=NOON)
    objects(district, matter, unit="roads", right="station")
    assert fresh(matter).holder_unit_id == district.township
    assert SuperviseOrder.objects.get(matter=matter).cause == Cause.RETURNED_TWICE
    with pytest.raises(NotPermitted):
        acts.designate(matter, because="我定", actor=coordinator(district), at=NOON)
    acts.designate(matter, because="定", actor=district.actor(Role.CLERK, district.township), at=NOON)
    assert fresh(matter).state == State.DISPATCHED


def test_an_agreed_transfer_needs_no_coordinator(district: District) -> None:
    matter = at_state(district, State.HANDLING)
    end = running(matter, ClockKind.HANDLE).due_at
    acts.offer_transfer(matter, to=district.departments["roads"], reason="更合适", actor=handler(district), at=NOON)
    roads = district.actor(Role.HANDLER, district.departments["roads"])
    acts.take_over(matter, actor=roads, at=NOON)
    clock = running(matter, ClockKind.HANDLE)
    assert (fresh(matter).lead_unit_id, clock.unit_id, clock.due_at) == (roads.unit, roads.unit, end)


def test_the_unit_named_in_an_objection_takes_it_over_without_a_coordinator(district: District) -> None:
    matter = at_state(district, State.OBJECTED)
    roads = district.actor(Role.HANDLER, district.departments["roads"])
    assert [item.id for item in offered_to(roads.units, actor=roads, at=NOON)] == [matter]
    acts.take_over(matter, actor=roads, at=NOON)
    taken = fresh(matter)
    assert (taken.state, taken.lead_unit_id, taken.offered_to_id) == (State.HANDLING, roads.unit, None)
    assert Objection.objects.get(matter=matter).decision == "taken_over"


def test_a_matter_climbs_from_village_to_township_to_district_and_no_further(district: District) -> None:
    matter = raise_a(district).matter
    for centre, above in (("village", "township"), ("township", "district")):
        acts.escalate(matter, reason="超出能力", actor=district.actor(Role.CLERK, getattr(district, centre)), at=NOON)
        assert fresh(matter).holder_unit_id == getattr(district, above)
    with pytest.raises(NotAllowed):
        acts.escalate(matter, reason="还要上", actor=district.actor(Role.CLERK, district.district), at=NOON)


def test_it_is_not_returned_to_the_village_that_the_resident_asked_to_go_round(district: District) -> None:
    matter = raise_a(district, avoid_village=True).matter
    clerk = district.actor(Role.CLERK, district.township)
    with pytest.raises(BadInput):
        acts.return_down(matter, unit=district.village, reason="更近", actor=clerk, at=NOON)


def test_a_pause_moves_the_deadline_by_the_working_days_it_took(district: District) -> None:
    matter = at_state(district, State.HANDLING)
    before = running(matter, ClockKind.HANDLE).last_day  # three working days: Thursday the 5th
    acts.pause(matter, cause=PauseCause.APPRAISAL, reason="等鉴定", actor=handler(district), at=NOON)
    assert fresh(matter).due_at > utc(2999, 1, 1)
    acts.resume(matter, actor=handler(district), at=utc(2026, 3, 9))  # five working days later
    assert (before.day, running(matter, ClockKind.HANDLE).last_day.day) == (5, 12)


def test_a_petition_does_not_stand_still_because_an_office_waits(district: District) -> None:
    matter = at_state(district, State.HANDLING, category="petition")
    acts.pause(matter, cause=PauseCause.APPRAISAL, reason="等鉴定", actor=handler(district), at=NOON)
    assert Clock.objects.get(matter=matter, kind=ClockKind.ANSWER).paused_at is None
    assert fresh(matter).due_at == running(matter, ClockKind.ANSWER).due_at


def test_an_extension_is_given_once_by_somebody_else_and_told(district: District) -> None:
    matter, actor = at_state(district, State.HANDLING), handler(district)
    end = running(matter, ClockKind.HANDLE).last_day
    with pytest.raises(NotLawful):
        acts.request_extension(matter, days=31, reason="复杂", actor=actor, at=NOON)
    acts.request_extension(matter, days=30, reason="复杂", actor=actor, at=NOON)
    with pytest.raises(NotPermitted):
        acts.approve_extension(matter, actor=actor, at=NOON)
    acts.approve_extension(matter, actor=district.actor(Role.LEAD, district.department), at=NOON)
    assert running(matter, ClockKind.HANDLE).last_day == end + timedelta(days=30)
    with pytest.raises(NotLawful):
        acts.request_extension(matter, days=1, reason="又", actor=actor, at=NOON)
    assert Extension.objects.count() == 1


def test_who_handled_or_dispatched_does_not_check(district: District) -> None:
    matter = at_state(district, State.HANDLED)
    for actor in (handler(district), coordinator(district)):
        with pytest.raises(NotPermitted):
            acts.pass_check(matter, actor=actor, at=NOON)
    acts.pass_check(matter, actor=checker(district), at=NOON)
    assert fresh(matter).state == State.CHECKED


def test_rework_keeps_the_old_deadline_and_missing_evidence_is_an_order(district: District) -> None:
    matter = at_state(district, State.HANDLING)
    end = running(matter, ClockKind.HANDLE).due_at
    acts.report_handled(matter, answer=DONE, actor=handler(district), at=NOON)
    acts.rework(matter, reason="没有照片", no_evidence=True, actor=checker(district), at=NOON)
    assert running(matter, ClockKind.HANDLE).due_at == end
    assert SuperviseOrder.objects.get(matter=matter).cause == Cause.NO_EVIDENCE


@pytest.mark.parametrize(
    ("answer", "field"),
    [
        (Answer(""), "findings"),
        (Answer("看过"), "action"),
        (Answer("看过", action="修了"), "done_on"),
        (Answer("看过", action="修了", done_on=utc(2026, 3, 3).date()), "done_on"),
        (Answer("看过", why_not="没有预算"), "basis"),
        (Answer("看过", why_not="没有预算", basis="预算法"), "who_can_change"),
        (Answer("看过", action="决定", done_on=NOON.date(), administrative=True), "remedies"),
    ],
)
def test_a_reply_is_findings_action_and_date_or_why_not(district: District, answer: Answer, field: str) -> None:
    matter = at_state(district, State.CHECKED)
    with pytest.raises(BadInput) as refused:
        acts.reply(matter, answer=answer, actor=handler(district), at=NOON)
    assert refused.value.field == field


def test_not_solved_reopens_with_an_order_that_is_answered_in_writing(district: District) -> None:
    matter = at_state(district, State.REPLIED)
    assert acts.rate(matter, solved=False, satisfied=False, words="又塌了", actor=RESIDENT, at=NOON)
    assert (fresh(matter).state, fresh(matter).reopened) == (State.HANDLING, 1)
    order = SuperviseOrder.objects.get(matter=matter)
    acts.answer_order(order.pk, text="当日返工", actor=handler(district), at=NOON)
    acts.settle_order(order.pk, actor=district.actor(Role.LEAD, district.township), at=NOON)
    assert SuperviseOrder.objects.get(pk=order.pk).state == OrderState.SETTLED


@pytest.mark.parametrize(("day", "allowed"), [(1, True), (2, False)])
def test_a_review_is_asked_within_thirty_days_of_the_answer(district: District, day: int, allowed: bool) -> None:
    matter = at_state(district, State.REPLIED)  # answered on 2 March; the thirtieth day is 1 April
    if allowed:
        return acts.request_review(matter, reason="不同意", actor=RESIDENT, at=utc(2026, 4, day))
    with pytest.raises(NotLawful):
        acts.request_review(matter, reason="不同意", actor=RESIDENT, at=utc(2026, 4, day))
    return None


def test_an_answer_that_nobody_could_be_told_of_counts_from_its_first_opening(district: District) -> None:
    matter = at_state(district, State.REPLIED, contact=None)
    acts.mark_opened(matter, at=utc(2026, 4, 20))
    acts.request_review(matter, reason="不同意", actor=RESIDENT, at=utc(2026, 5, 20))
    assert fresh(matter).state == State.REVIEWING


def test_there_is_no_fourth_stage(district: District) -> None:
    matter = at_state(district, State.FINAL)
    with pytest.raises(NotAllowed):
        acts.request_rereview(matter, reason="再来", actor=RESIDENT, at=NOON)


def test_what_was_answered_closes_when_the_window_is_over(district: District) -> None:
    matter = at_state(district, State.REPLIED)
    assert acts.close_windows(utc(2026, 4, 1)) == 0
    assert acts.close_windows(utc(2026, 4, 2)) == 1
    assert fresh(matter).state == State.CLOSED


def test_a_merge_stops_the_clocks_and_its_undo_lets_them_run_as_before(district: District) -> None:
    first, second = raise_a(district).matter, raise_a(district).matter
    due = fresh(second).due_at
    acts.merge(second, into=first, actor=coordinator(district), at=NOON)
    assert fresh(second).due_at > utc(2999, 1, 1)
    acts.unmerge(second, actor=coordinator(district), at=utc(2026, 3, 3))
    assert (fresh(second).state, fresh(second).due_at) == (State.RAISED, due)


def test_what_was_merged_into_a_withdrawn_matter_goes_its_own_way_again(district: District) -> None:
    main, other = raise_a(district).matter, raise_a(district).matter
    acts.merge(other, into=main, actor=coordinator(district), at=NOON)
    acts.withdraw(main, actor=RESIDENT, at=NOON)
    assert (fresh(other).state, fresh(other).merged_into_id) == (State.RAISED, None)


def test_two_clerks_at_once_and_the_second_is_told(district: District) -> None:
    matter, clerk = raise_a(district).matter, coordinator(district)
    slow = Step("dispatch", matter, actor=clerk, at=NOON)
    dispatched(district, matter)
    with pytest.raises(Overtaken):
        slow.take(holder_unit_id=district.departments["roads"])


def test_a_missed_deadline_is_written_down_and_asks_for_a_written_answer(district: District) -> None:
    matter = at_state(district, State.HANDLING)
    district.actor(Role.LEAD, district.department)
    assert acts.warn_of_clocks(utc(2026, 3, 5, 10)) >= 1
    assert acts.breach_clocks(utc(2026, 3, 6)) >= 1
    assert MatterEvent.objects.filter(matter=matter, act="breach").exists()
    assert SuperviseOrder.objects.get(matter=matter).cause == Cause.OVERDUE
    assert acts.breach_clocks(utc(2026, 3, 6)) == 0


def test_a_unit_that_neither_accepts_nor_objects_has_refused_to_receive(district: District) -> None:
    matter = dispatched(district, raise_a(district).matter)
    acts.breach_clocks(utc(2026, 3, 5))
    assert SuperviseOrder.objects.get(matter=matter).cause == Cause.NOT_RECEIVED


def test_ending_a_post_returns_its_matters_to_the_queue_of_its_unit(district: District) -> None:
    matter = at_state(district, State.HANDLING)
    actor = handler(district)
    acts.give_to_post(matter, post=actor.post, actor=actor, at=NOON)
    end_post(actor.post, actor=district.actor(Role.OPERATOR), at=NOON)
    assert fresh(matter).holder_post_id is None
    assert MatterEvent.objects.filter(matter=matter, act="post_ended").exists()


def test_who_has_recused_himself_is_a_stranger(district: District) -> None:
    matter, clerk = raise_a(district).matter, coordinator(district)
    acts.recuse(matter, reason="亲属", actor=clerk, at=NOON)
    with pytest.raises(NotPermitted):
        acts.matter_page(matter, actor=clerk, at=NOON)
    with pytest.raises(NotPermitted):
        acts.dispatch(matter, unit=district.department, actor=clerk, at=NOON)


def test_no_open_matter_is_without_a_holder_that_can_act(district: District) -> None:
    for state in State:
        at_state(district, state)
    for matter in Matter.objects.filter(closed_at__isnull=True):
        assert matter.holder_unit_id
