"""李 goes away for a week, 林 stands in; and an office is closed."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from linli.kernel.actor import SYSTEM, Actor, PostId, Role, UnitId
from linli.kernel.errors import BadInput, NotAllowed, NotPermitted, Overtaken
from linli.ledger import api as ledger
from linli.ledger.data import Subject
from linli.matters import api as acts
from linli.matters.data import AssistTask, MatterId, State
from linli.matters.models import Clock, Handed, HandOver, Matter, MatterEvent
from linli.matters.tests.factories import DONE, at_state, clerk, dispatched, fresh, handler, raise_a
from linli.matters.tests.test_staff_pages import enter
from linli.organisation import api as organisation
from linli.organisation.tests.factories import NOON, District, make_user
from linli.privacy import api as privacy
from linli.privacy.data import Purpose

DAY = timedelta(days=1)
TODAY = NOON.date()


@pytest.fixture
def li(district: District) -> Actor:
    return handler(district)


@pytest.fixture
def zhou(district: District) -> Actor:
    """A colleague in the same unit."""
    return district.actor(Role.HANDLER, district.department, name="zhou")


def in_hand(district: District, li: Actor, *, at=NOON) -> MatterId:
    matter = at_state(district, State.HANDLING, at=at)
    acts.give_to_post(matter, post=li.post, actor=li, at=at)
    return matter


def goes_away(li: Actor, to: dict[MatterId, PostId | None], *, first=TODAY, at=NOON) -> tuple[int, int]:
    """The hand-over and the user who stands in for three days."""
    lin = make_user("lin")
    return acts.hand_over(
        li.post, user=lin, valid_from=first, valid_to=first + 3 * DAY, to=to, actor=li, at=at
    ), lin  # fmt: skip


def test_each_matter_stays_goes_to_a_colleague_or_back_to_the_queue(district: District, li: Actor, zhou: Actor) -> None:
    stays, to_zhou, to_queue = (in_hand(district, li) for _n in range(3))
    goes_away(li, {to_zhou: zhou.post, to_queue: None})
    assert [fresh(one).holder_post_id for one in (stays, to_zhou, to_queue)] == [li.post, zhou.post, None]
    assert {fresh(one).holder_unit_id for one in (stays, to_zhou, to_queue)} == {district.department}


def test_who_stands_in_acts_within_the_dates_and_not_a_day_longer(district: District, li: Actor) -> None:
    matter = in_hand(district, li)
    _id, lin = goes_away(li, {}, first=TODAY + DAY)
    for day, role in ((0, Role.RESIDENT), (1, Role.HANDLER), (3, Role.HANDLER), (4, Role.RESIDENT)):
        assert organisation.actor_for(lin, at=NOON + day * DAY).role is role
    deputy = organisation.actor_for(lin, at=NOON + DAY, post=li.post)
    acts.report_handled(matter, answer=DONE, actor=deputy, at=NOON + DAY)
    assert fresh(matter).handled_by_id == lin


@pytest.mark.django_db(transaction=True)
def test_the_look_of_who_stands_in_is_recorded_under_their_own_name(transactional_db: None) -> None:
    from linli.matters.tests.factories import make_catalogue
    from linli.organisation.tests.factories import make_district

    make_catalogue()
    district, now = make_district(), timezone.now()
    li = handler(district)
    matter = in_hand(district, li, at=now)
    _id, lin = goes_away(li, {}, first=timezone.localdate(), at=now)
    deputy = organisation.actor_for(lin, at=now, post=li.post)
    privacy.look(Subject("matter", matter), actor=deputy, purpose=Purpose.HANDLING, at=now)
    [look] = [one for one in ledger.entries_about(Subject("matter", matter)) if one.act == "privacy.look"]
    assert (look.actor.user, look.actor.post) == (lin, li.post)


def test_a_complaint_about_my_own_office_stays_closed_while_i_stand_in_elsewhere(district: District) -> None:
    """A handler of village A who stands in for the clerk above does not read what is said about village A."""
    complaint = raise_a(district, "complaint_conduct", unit_concerned=district.village).matter
    above = clerk(district, complaint)
    wei = district.actor(Role.HANDLER, district.village, name="wei")
    organisation.deputise(
        above.post, user=wei.user, valid_from=TODAY, valid_to=TODAY + DAY, actor=above, at=NOON
    )  # fmt: skip
    acting = organisation.actor_for(wei.user, at=NOON, post=above.post)
    assert acting.role is Role.CLERK
    assert not acts.queue(UnitId(above.unit or 0), actor=acting, at=NOON).items
    with pytest.raises(NotPermitted):
        acts.matter_page(complaint, actor=acting, at=NOON)


def test_undoing_gives_back_what_nobody_has_touched(district: District, li: Actor, zhou: Actor) -> None:
    touched, untouched = in_hand(district, li), in_hand(district, li)
    id, lin = goes_away(li, {touched: zhou.post, untouched: zhou.post})
    acts.plan_date(touched, on=TODAY + DAY, actor=zhou, at=NOON)
    assert acts.undo_hand_over(id, actor=li, at=NOON) == (1, 1)
    assert [fresh(one).holder_post_id for one in (touched, untouched)] == [zhou.post, li.post]
    assert organisation.posts_of(lin, on=TODAY) == []
    assert Handed.objects.get(matter=untouched).returned_at == NOON
    with pytest.raises(NotAllowed):
        acts.undo_hand_over(id, actor=li, at=NOON)


def test_what_was_given_away_meanwhile_cannot_be_handed_over(district: District, li: Actor, zhou: Actor) -> None:
    matter = in_hand(district, li)
    acts.give_to_post(matter, post=zhou.post, actor=li, at=NOON)
    with pytest.raises(Overtaken):
        goes_away(li, {matter: None})
    assert not HandOver.objects.exists()


def test_a_stranger_hands_nothing_over_and_takes_nothing_back(district: District, li: Actor) -> None:
    stranger = district.actor(Role.HANDLER, district.departments["roads"])
    with pytest.raises(NotPermitted):
        acts.hand_over(
            li.post, user=make_user("lin"), valid_from=TODAY, valid_to=TODAY + DAY, to={}, actor=stranger, at=NOON
        )  # fmt: skip
    id, _lin = goes_away(li, {})
    with pytest.raises(NotPermitted):
        acts.undo_hand_over(id, actor=stranger, at=NOON)


def test_nothing_is_given_to_a_post_that_nobody_holds_today(district: District, li: Actor, zhou: Actor) -> None:
    matter = in_hand(district, li)
    organisation.end_post(zhou.post, actor=SYSTEM, at=NOON)
    with pytest.raises(BadInput):
        acts.give_to_post(matter, post=zhou.post, actor=li, at=NOON)


def test_a_post_that_comes_to_its_day_gives_back_what_it_held_once(district: District) -> None:
    min_ = make_user("min")
    post = organisation.appoint(
        role=Role.HANDLER, unit=district.department, user=min_, valid_from=TODAY, valid_to=TODAY + DAY,
        actor=SYSTEM, at=NOON,
    )  # fmt: skip
    matter = dispatched(district, raise_a(district).matter)
    acts.give_to_post(matter, post=post, actor=handler(district), at=NOON)
    assert organisation.end_due_posts(NOON) == 0
    assert [organisation.end_due_posts(NOON + DAY) for _n in range(2)] == [1, 0]
    assert fresh(matter).holder_post_id is None
    assert MatterEvent.objects.filter(matter=matter, act="post_ended").count() == 1


def close(district: District, unit: UnitId) -> None:
    for post in organisation.posts_in(unit, on=TODAY):
        organisation.end_post(post.id, actor=SYSTEM, at=NOON)
    organisation.close_unit(unit, valid_to=TODAY, actor=SYSTEM, at=NOON)


def test_a_unit_with_an_open_matter_is_not_closed(district: District) -> None:
    matter = at_state(district, State.HANDLING)
    with pytest.raises(NotAllowed) as refused:
        close(district, district.department)
    assert "1" in str(refused.value.sentence)
    assert fresh(matter).holder_unit_id == district.department


def test_the_lead_says_where_each_goes_and_the_clock_runs_on(district: District) -> None:
    first, second, back = (at_state(district, state) for state in (State.HANDLING, State.DISPATCHED, State.REPLIED))
    ends = Clock.objects.get(matter=first, kind="handle", stopped_at=None).due_at
    roads, station = district.departments["roads"], district.departments["station"]
    lead = district.actor(Role.LEAD, district.district)
    assert acts.move_out(district.department, to={first: roads}, others=station, actor=lead, at=NOON) == 3
    assert [fresh(one).lead_unit_id for one in (first, second, back)] == [roads, station, station]
    moved = Clock.objects.get(matter=first, kind="handle", stopped_at=None)
    assert (moved.unit_id, moved.due_at) == (roads, ends)
    close(district, district.department)
    acts.accept(second, actor=district.actor(Role.HANDLER, station), at=NOON)


def test_nothing_moves_while_one_has_no_destination(district: District) -> None:
    matter, other = at_state(district, State.HANDLING), at_state(district, State.HANDLING)
    lead = district.actor(Role.LEAD, district.department)
    with pytest.raises(BadInput) as refused:
        acts.move_out(
            district.department, to={matter: district.departments["roads"]}, others=None, actor=lead, at=NOON
        )  # fmt: skip
    assert refused.value.field == f"to_{other}"
    assert fresh(matter).lead_unit_id == district.department


def test_what_has_to_be_decided_on_goes_to_a_centre(district: District) -> None:
    matter = raise_a(district).matter
    lead = district.actor(Role.LEAD, district.township)
    with pytest.raises(BadInput):
        acts.move_out(district.village, to={}, others=district.department, actor=lead, at=NOON)
    acts.move_out(district.village, to={}, others=district.township, actor=lead, at=NOON)
    assert fresh(matter).holder_unit_id == district.township


def test_help_and_offers_of_a_unit_that_closes_end(district: District) -> None:
    roads = district.departments["roads"]
    helped, objected = at_state(district, State.HANDLING), at_state(district, State.OBJECTED)
    acts.ask_assist(helped, unit=roads, task=AssistTask.VISIT, actor=handler(district), at=NOON)
    acts.move_out(roads, to={}, actor=district.actor(Role.LEAD, district.district), at=NOON)
    assert (fresh(helped).assisting, fresh(objected).offered_to_id) == ([], None)
    close(district, roads)


def test_only_a_lead_of_the_unit_or_above_empties_it(district: District) -> None:
    for actor in (handler(district), district.actor(Role.LEAD, district.departments["roads"])):
        with pytest.raises(NotPermitted):
            acts.move_out(district.department, to={}, others=district.district, actor=actor, at=NOON)


def test_what_was_merged_comes_back_to_a_unit_that_stands(district: District) -> None:
    merged = at_state(district, State.MERGED)
    Matter.objects.filter(pk=merged).update(holder_unit_id=district.departments["station"])
    close(district, district.departments["station"])
    acts.withdraw(MatterId(fresh(merged).merged_into_id or 0), actor=Actor(role=Role.RESIDENT), at=NOON)
    assert fresh(merged).holder_unit_id == district.township


def test_the_hand_over_page_works_without_script(client: Client, district: District, li: Actor, zhou: Actor) -> None:
    now, today = timezone.now(), timezone.localdate()
    matter, other = in_hand(district, li, at=now), in_hand(district, li, at=now)
    enter(client, li)
    page = client.get("/desk/hand-over/").content.decode()
    assert fresh(matter).number in page
    form = {"user": zhou.user, "valid_from": today, "last_day": today + DAY, f"to_{matter}": zhou.post}
    assert client.post("/desk/hand-over/", form).status_code == 302
    assert [fresh(one).holder_post_id for one in (matter, other)] == [zhou.post, li.post]
    row = HandOver.objects.get()
    assert row.deputy.valid_to == today + 2 * DAY
    assert client.post(f"/desk/hand-over/{row.pk}/undo/").status_code == 302
    assert fresh(matter).holder_post_id == li.post


@pytest.mark.parametrize("wrong", [{"user": ""}, {"valid_from": "x"}, {"last_day": "2020-01-01"}, {"user": 1 << 70}])
def test_a_wrong_hand_over_is_told_at_its_field(
    client: Client, district: District, li: Actor, zhou: Actor, wrong: dict[str, object]
) -> None:
    today = timezone.localdate()
    form = {"user": zhou.user, "valid_from": today, "last_day": today + DAY} | wrong
    answer = enter(client, li).post("/desk/hand-over/", form)
    assert answer.status_code == 400
    assert not HandOver.objects.exists()


def test_a_lead_hands_over_for_somebody_ill_and_nobody_else_does(client: Client, district: District, li: Actor) -> None:
    lead = district.actor(Role.LEAD, district.department)
    assert enter(client, lead).get(f"/desk/hand-over/{li.post}/").status_code == 200
    stranger = district.actor(Role.LEAD, district.departments["roads"])
    assert enter(client, stranger).get(f"/desk/hand-over/{li.post}/").status_code == 403


def test_the_page_for_a_closing_unit_moves_all_at_once(client: Client, district: District) -> None:
    matter = at_state(district, State.HANDLING, at=timezone.now())
    enter(client, district.actor(Role.LEAD, district.district))
    path = f"/desk/move-out/?unit={district.department}"
    assert fresh(matter).number in client.get(path).content.decode()
    assert client.post(path, {}).status_code == 400
    assert client.post(path, {"others": district.departments["roads"]}).status_code == 302
    assert fresh(matter).lead_unit_id == district.departments["roads"]
    for query in ("", "?unit=x", "?unit=999999"):
        assert client.get(f"/desk/move-out/{query}").status_code == 404


def test_the_lists_cost_the_same_at_any_length(client: Client, district: District, li: Actor, zhou: Actor) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    now = timezone.now()
    enter(client, li)
    counted = []
    for _n in range(2):
        in_hand(district, li, at=now)
        client.get("/desk/hand-over/")
        with CaptureQueriesContext(
            connection,
        ) as seen:
            client.get("/desk/hand-over/")
        counted.append(len(seen))
        for _m in range(3):
            in_hand(district, li, at=now)
    assert counted[0] == counted[1] < 25
