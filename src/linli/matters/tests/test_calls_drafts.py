"""邓文 takes calls down in village a: parks one, goes on with it, sends it; nothing is lost and nothing stays."""

from dataclasses import replace
from datetime import timedelta

import pytest

from linli.kernel.actor import SYSTEM, Actor, Role
from linli.kernel.errors import BadInput, NotAllowed, NotPermitted
from linli.ledger.api import entries_about
from linli.matters.actions import calls
from linli.matters.actions.calls.drafts import MOST, subject
from linli.matters.actions.calls.record import move
from linli.matters.data import Channel, Contact, DraftId, DraftState, RaiseRequest, Typed
from linli.matters.models import Draft, Matter, MatterEvent
from linli.matters.permissions import may_open_draft
from linli.matters.queries.calls import parked
from linli.matters.states import DRAFT
from linli.matters.tests.factories import NOON, PHONE, WANG
from linli.organisation import api as organisation
from linli.organisation.tests.factories import District
from linli.privacy import api as privacy
from linli.privacy.data import Purpose

pytestmark = pytest.mark.django_db
CALL = Typed(category="m06013", words="路中间有一个大坑", address="晴川路口", contact=WANG, agreed=True)
LATER = NOON + timedelta(minutes=20)
WHOLE = RaiseRequest(category="m06013", words=CALL.words, address=CALL.address, channel=Channel.TELEPHONE, key="k" * 24)


@pytest.fixture
def clerk(district: District) -> Actor:
    return replace(district.actor(Role.CLERK, district.village), stepped_up_at=LATER)


def held(draft: DraftId) -> dict[str, str]:
    return {one.field: one.text for one in privacy.read_own(subject(draft)) if one.is_open and one.text}


def acts(draft: DraftId) -> list[str]:
    return [entry.act for entry in entries_about(subject(draft))]


def test_what_was_parked_stands_in_the_vault_and_nowhere_else(clerk: Actor) -> None:
    draft = calls.park(CALL, actor=clerk, at=NOON)
    assert held(draft) == {"words": CALL.words, "address": CALL.address, "name": WANG.name, "phone": PHONE}
    plain = " ".join(str(value) for value in Draft.objects.values().get().values())
    assert not any(text in plain for text in (CALL.words, CALL.address, WANG.name, PHONE))


@pytest.mark.django_db(transaction=True)
def test_the_writer_goes_on_where_it_was_parked_and_the_look_is_recorded(clerk: Actor) -> None:
    draft = calls.park(CALL, actor=clerk, at=NOON)
    opened = calls.go_on(draft, actor=clerk, at=LATER)
    assert (opened.typed.words, opened.typed.contact, opened.typed.agreed) == (CALL.words, WANG, True)
    assert acts(draft) == ["matters.draft_park", "privacy.look", "privacy.look"]


@pytest.mark.django_db(transaction=True)
def test_without_a_fresh_second_factor_the_contact_stays_closed_and_still_goes_along(clerk: Actor) -> None:
    draft = calls.park(CALL, actor=clerk, at=NOON)
    opened = calls.go_on(draft, actor=replace(clerk, stepped_up_at=None), at=LATER)
    assert (opened.closed, opened.typed.contact) == (True, Contact())
    given = calls.send(draft, WHOLE, keep_contact=True, actor=clerk, at=LATER)
    sealed = MatterEvent.objects.get(matter=given.matter, act="raise").sealed
    assert {field for _id, field in sealed} >= {"words", "name", "phone"}


def test_typing_on_is_the_same_parking_and_keeps_only_the_last_word(clerk: Actor) -> None:
    draft = calls.park(replace(CALL, words="路"), actor=clerk, at=NOON)
    for words in ("路中", "路中间"):
        assert calls.park(replace(CALL, words=words, contact=None), draft=draft, actor=clerk, at=LATER) == draft
    assert held(draft)["words"] == "路中间" and held(draft)["phone"] == PHONE
    assert len(privacy.held(subject(draft), field="words")) == 1
    assert acts(draft) == ["matters.draft_park"]
    calls.park(CALL, draft=draft, actor=clerk, at=LATER + timedelta(hours=1))
    assert acts(draft)[-1] == "matters.draft_save"


def test_a_contact_that_was_taken_out_is_gone(clerk: Actor) -> None:
    draft = calls.park(CALL, actor=clerk, at=NOON)
    calls.park(replace(CALL, contact=Contact(), agreed=False), draft=draft, actor=clerk, at=LATER)
    assert set(held(draft)) == {"words", "address"}


def test_sending_makes_one_matter_and_leaves_nothing_behind(clerk: Actor) -> None:
    draft = calls.park(replace(CALL, photos=(b"painted",)), actor=clerk, at=NOON)
    given = calls.send(draft, WHOLE, actor=clerk, at=LATER)
    assert held(draft) == {} and Draft.objects.get().state == DraftState.SENT
    sealed = {field for _id, field in MatterEvent.objects.get(matter=given.matter, act="raise").sealed}
    assert sealed == {"words", "address", "photo"}
    assert acts(draft) == ["matters.draft_park", "matters.draft_send", "privacy.erase"]


def test_pressing_twice_gives_the_same_receipt(clerk: Actor) -> None:
    draft = calls.park(CALL, actor=clerk, at=NOON)
    first = calls.send(draft, WHOLE, actor=clerk, at=LATER)
    again = calls.send(draft, WHOLE, actor=clerk, at=LATER)
    assert (again.number, again.code, again.again) == (first.number, first.code, True)
    with pytest.raises(NotAllowed):
        calls.send(draft, replace(WHOLE, key="another key of the same length"), actor=clerk, at=LATER)
    assert Matter.objects.count() == 1


def test_what_cannot_be_sent_stays_parked(clerk: Actor) -> None:
    draft = calls.park(CALL, actor=clerk, at=NOON)
    with pytest.raises(BadInput):
        calls.send(draft, replace(WHOLE, category="nothing"), actor=clerk, at=LATER)
    assert Draft.objects.get().state == DraftState.PARKED and held(draft)["words"] == CALL.words


def test_what_is_thrown_away_is_gone_at_once(clerk: Actor) -> None:
    draft = calls.park(CALL, actor=clerk, at=NOON)
    calls.drop(draft, actor=clerk, at=LATER)
    assert held(draft) == {} and parked(clerk) == ()


def test_it_dies_within_days_and_not_even_the_row_stays(clerk: Actor) -> None:
    draft = calls.park(CALL, actor=clerk, at=NOON)
    assert calls.end_drafts(NOON + timedelta(days=3)) == 0 and held(draft)
    assert calls.drafts_due(NOON + timedelta(days=4)) == 1
    assert calls.end_drafts(NOON + timedelta(days=4)) == 1
    assert held(draft) == {} and not Draft.objects.exists()
    assert acts(draft)[-2:] == ["matters.draft_lapse", "privacy.erase"]


def test_nobody_but_the_writer_goes_on_with_it(district: District, clerk: Actor) -> None:
    draft = calls.park(CALL, actor=clerk, at=NOON)
    beside = district.actor(Role.CLERK, district.village, name="another")
    for stranger in (beside, district.actor(Role.LEAD, district.district), district.actor(Role.CHECKER)):
        assert not may_open_draft(stranger, subject(draft), Purpose.HANDLING)
        for act in (calls.drop, calls.go_on):
            with pytest.raises(NotPermitted):
                act(draft, actor=stranger, at=LATER)
    assert parked(beside) == ()


def test_what_an_ended_post_had_parked_stays_with_its_unit(district: District, clerk: Actor) -> None:
    draft = calls.park(CALL, actor=clerk, at=NOON)
    assert clerk.post is not None
    organisation.end_post(clerk.post, actor=district.actor(Role.OPERATOR), at=LATER)
    beside = district.actor(Role.CLERK, district.village, name="another")
    [line] = parked(beside)
    assert not line.mine
    calls.park(replace(CALL, words="接着记"), draft=draft, actor=beside, at=LATER)
    assert Draft.objects.get().post_id == beside.post and held(draft)["words"] == "接着记"


def test_a_list_shows_category_and_place_and_no_words(clerk: Actor) -> None:
    calls.park(CALL, actor=clerk, at=NOON)
    calls.park(Typed(channel=Channel.LETTER), actor=clerk, at=LATER)
    first, second = parked(clerk)
    assert (first.title, first.channel) == (None, Channel.LETTER)
    assert second.title is not None and second.title.said_in("en") == "Broken road"


def test_a_desk_that_only_parks_is_told(clerk: Actor) -> None:
    for _ in range(MOST):
        calls.park(CALL, actor=clerk, at=NOON)
    with pytest.raises(BadInput):
        calls.park(CALL, actor=clerk, at=NOON)


@pytest.mark.parametrize("state", [state for state in DraftState if state is not DraftState.PARKED])
def test_what_is_over_takes_no_act(clerk: Actor, state: DraftState) -> None:
    draft = calls.park(CALL, actor=clerk, at=NOON)
    Draft.objects.update(state=state)
    for act in (calls.go_on, calls.drop):
        with pytest.raises(NotAllowed):
            act(draft, actor=clerk, at=LATER)
    with pytest.raises(NotAllowed):
        calls.park(CALL, draft=draft, actor=clerk, at=LATER)
    for name in DRAFT.acts():
        with pytest.raises(NotAllowed):
            move(DRAFT, name, Draft.objects.get(), actor=SYSTEM, at=LATER, told={})


@pytest.mark.parametrize("count", [2, 15])
def test_the_list_costs_one_statement(clerk: Actor, count: int, django_assert_max_num_queries) -> None:
    for _ in range(count):
        calls.park(CALL, actor=clerk, at=NOON)
    parked(clerk)
    with django_assert_max_num_queries(2):
        assert len(parked(clerk)) == count
