"""韩奶奶 would rather speak than write: she leaves a number, 陶叶 rings, and neither number nor language stays."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.apps import apps

from linli.kernel.actor import RESIDENT, SYSTEM, Actor, Role
from linli.kernel.errors import BadInput, NotAllowed, NotFound, NotPermitted
from linli.ledger.api import entries_about
from linli.matters.actions import calls
from linli.matters.actions.calls import drafts
from linli.matters.actions.calls.record import move
from linli.matters.actions.calls.ringing import subject
from linli.matters.data import DayTime, RingId, RingState
from linli.matters.models import Ring
from linli.matters.permissions import may_open_number
from linli.matters.queries.calls import ring_in_hand, rings
from linli.matters.states import RING
from linli.matters.tests.factories import NOON
from linli.organisation import api as organisation
from linli.organisation.tests.factories import District
from linli.privacy import api as privacy
from linli.privacy.data import Purpose

pytestmark = pytest.mark.django_db
NUMBER = "13900000001"
LATER = NOON + timedelta(minutes=10)


@pytest.fixture
def caller(district: District) -> Actor:
    return replace(district.actor(Role.CALLER, district.district), stepped_up_at=LATER)


@pytest.fixture
def ring(caller: Actor) -> RingId:
    return ask()


def ask(**given: Any) -> RingId:
    wish = {"phone": NUMBER, "language": "ar", "day_time": DayTime.MORNING, **given}
    return calls.ask_ring(**wish, actor=RESIDENT, at=NOON)


def held(ring: RingId) -> dict[str, str]:
    return {one.field: one.text for one in privacy.read_own(subject(ring)) if one.is_open}


def acts(ring: RingId) -> list[str]:
    return [entry.act for entry in entries_about(subject(ring))]


def test_number_and_language_are_in_the_vault_and_nowhere_else(ring: RingId) -> None:
    assert held(ring) == {"phone": NUMBER, "language": "ar"}
    plain = " ".join(str(value) for value in Ring.objects.values().get().values())
    assert NUMBER not in plain and "'ar'" not in plain


@pytest.mark.parametrize(("given", "field"), [({"phone": ""}, "phone"), ({"phone": "12"}, "phone")])
def test_what_is_no_number_is_refused_and_nothing_is_kept(caller: Actor, given: dict[str, str], field: str) -> None:
    with pytest.raises(BadInput) as refused:
        ask(**given)
    assert refused.value.field == field and not Ring.objects.exists()


def test_it_goes_to_the_centre_of_the_sticker_or_of_the_district(district: District, caller: Actor) -> None:
    ask(place=district.grid("A1").code)
    ask(place="no such code")
    assert set(Ring.objects.values_list("unit", flat=True)) == {district.village, district.district}


def test_only_who_has_taken_it_may_open_the_number(district: District, caller: Actor, ring: RingId) -> None:
    beside = district.actor(Role.CLERK, district.district)
    assert not may_open_number(caller, subject(ring), Purpose.CONTACT)
    calls.take(ring, actor=caller, at=LATER)
    assert may_open_number(caller, subject(ring), Purpose.CONTACT)
    assert not may_open_number(beside, subject(ring), Purpose.CONTACT)
    assert [line.mine for line in rings(caller)] == [True] and rings(beside) == ()
    with pytest.raises(NotFound):
        ring_in_hand(ring, actor=beside)


def test_reached_begins_a_call_with_the_number_and_ends_the_wish(caller: Actor, ring: RingId) -> None:
    calls.take(ring, actor=caller, at=LATER)
    draft = calls.reached(ring, actor=caller, at=LATER)
    kept = {one.field: one.text for one in privacy.read_own(drafts.subject(draft)) if one.text}
    assert kept == {"phone": NUMBER, "language": "ar"} and held(ring) == {}
    assert Ring.objects.get().state == RingState.REACHED
    assert acts(ring) == ["matters.ring_ask", "matters.ring_take", "matters.ring_reached", "privacy.erase"]


def test_three_calls_that_nobody_takes_end_kindly(caller: Actor, ring: RingId) -> None:
    ends = []
    for _ in range(3):
        calls.take(ring, actor=caller, at=LATER)
        ends.append(calls.not_reached(ring, actor=caller, at=LATER))
    assert ends == [False, False, True] and Ring.objects.get().state == RingState.ENDED
    assert apps.get_model("notifications.Delivery").objects.get().template == "matters.ring_ended"
    assert rings(caller) == ()


def test_the_number_dies_on_its_date_whatever_happened(caller: Actor, ring: RingId) -> None:
    privacy.expire(NOON + timedelta(days=8))
    assert held(ring) == {}
    assert calls.rings_due(NOON + timedelta(days=8)) == 1
    assert calls.end_rings(NOON + timedelta(days=8)) == 1 and not Ring.objects.exists()


def test_who_cannot_ring_puts_it_back_and_who_forgets_loses_it(caller: Actor, ring: RingId) -> None:
    calls.take(ring, actor=caller, at=LATER)
    calls.put_back(ring, actor=caller, at=LATER)
    calls.take(ring, actor=caller, at=LATER)
    assert calls.free_forgotten(LATER + timedelta(hours=1)) == 0
    assert calls.free_forgotten(LATER + timedelta(hours=3)) == 1
    assert Ring.objects.get().state == RingState.WAITING


def test_an_ended_post_holds_no_number(district: District, caller: Actor, ring: RingId) -> None:
    calls.take(ring, actor=caller, at=LATER)
    assert caller.post is not None
    organisation.end_post(caller.post, actor=district.actor(Role.OPERATOR), at=LATER)
    assert Ring.objects.get().taken_by_id is None


ACTS: dict[str, Callable[..., object]] = {
    "take": calls.take, "put_back": calls.put_back, "not_reached": calls.not_reached, "reached": calls.reached,
}  # fmt: skip


@pytest.mark.parametrize("state", list(RingState))
@pytest.mark.parametrize("name", RING.acts())
def test_every_act_is_tried_from_every_state(caller: Actor, ring: RingId, name: str, state: RingState) -> None:
    taken = {"taken_by": caller.post, "taken_at": NOON} if state is RingState.TAKEN else {}
    Ring.objects.update(state=state, **taken)
    row = Ring.objects.get()
    if RING.allows(name, state):
        target = RING.move(name, state).target
        kept = {} if target is RingState.TAKEN else {"taken_by_id": None, "taken_at": None}
        now = {"taken_by_id": caller.post, "taken_at": NOON} if target is RingState.TAKEN else kept
        move(RING, name, row, actor=caller, at=LATER, told={}, **now)
        assert Ring.objects.get().state == target
        return
    with pytest.raises(NotAllowed):
        ACTS.get(name, lambda *_a, **_k: move(RING, name, row, actor=SYSTEM, at=LATER, told={}))(
            ring, actor=caller, at=LATER
        )


def test_a_stranger_can_do_nothing(district: District, ring: RingId) -> None:
    strangers = (district.actor(Role.CLERK, district.village), district.actor(Role.HANDLER), RESIDENT)
    for stranger in strangers:
        for act in ACTS.values():
            with pytest.raises(NotPermitted):
                act(ring, actor=stranger, at=LATER)
