"""Rights follow from the post held today."""

from datetime import date, timedelta

import pytest
from django.contrib.auth import get_user_model
from django.http import HttpResponse
from django.test import RequestFactory

from linli.accounts.api import close_user
from linli.kernel.actor import SYSTEM, Role
from linli.kernel.errors import BadInput, NotAllowed, NotPermitted, Overtaken
from linli.organisation import api, data
from linli.organisation.middleware import ActorMiddleware
from linli.organisation.tests.factories import BEGAN, NOON, District, make_district, make_post, make_user

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 2)
DAY = timedelta(days=1)


@pytest.fixture
def district() -> District:
    return make_district()


def test_a_lead_appoints_in_the_own_unit_and_below_but_not_beside(district: District) -> None:
    lead = district.actor(Role.LEAD, district.township)
    user = make_user("min")
    for unit in (district.township, district.villages["b"]):
        api.appoint(role=Role.CLERK, unit=unit, user=user, valid_from=TODAY, actor=lead, at=NOON)
    with pytest.raises(NotPermitted):
        api.appoint(role=Role.CLERK, unit=district.other_township, user=user, valid_from=TODAY, actor=lead, at=NOON)


@pytest.mark.parametrize("role", [Role.OPERATOR, Role.PRIVACY_OFFICER])
def test_a_lead_makes_no_operator_and_chooses_no_reviewer(district: District, role: Role) -> None:
    lead = district.actor(Role.LEAD, district.district)
    with pytest.raises(NotPermitted):
        api.appoint(role=role, unit=district.district, user=make_user("min"), valid_from=TODAY, actor=lead, at=NOON)


def test_a_post_makes_an_actor_from_its_first_day_to_the_day_before_its_end(district: District) -> None:
    user = make_user("min")
    operator = district.actor(Role.OPERATOR)
    api.appoint(
        role=Role.CHECKER, unit=district.township, user=user, valid_from=TODAY, valid_to=TODAY + 2 * DAY,
        actor=operator, at=NOON,
    )  # fmt: skip
    roles = [api.actor_for(user, at=NOON + n * DAY).role for n in (-1, 0, 1, 2)]
    assert roles == [Role.RESIDENT, Role.CHECKER, Role.CHECKER, Role.RESIDENT]


def test_a_deputy_may_choose_the_post_and_only_while_standing_in(district: District) -> None:
    clerk = district.actor(Role.CLERK, district.township)
    stand_in = make_user("lin")
    make_post(Role.HANDLER, district.department, stand_in)
    api.deputise(clerk.post, user=stand_in, valid_from=TODAY, valid_to=TODAY + DAY, actor=clerk, at=NOON)
    assert api.actor_for(stand_in, at=NOON).role is Role.HANDLER
    chosen = api.actor_for(stand_in, at=NOON, post=clerk.post)
    assert (chosen.role, chosen.unit) == (Role.CLERK, district.township)
    with pytest.raises(NotPermitted):
        api.actor_for(stand_in, at=NOON + DAY, post=clerk.post)


def test_standing_in_widens_the_units_of_the_same_role_only(district: District) -> None:
    lin = make_user("lin")
    make_post(Role.CLERK, district.township, lin)
    for role in (Role.CLERK, Role.CHECKER):
        other = district.actor(role, district.other_township)
        api.deputise(other.post, user=lin, valid_from=TODAY, valid_to=TODAY + DAY, actor=other, at=NOON)
    units = api.actor_for(lin, at=NOON).units
    assert units == {district.township, district.other_township}
    assert api.actor_for(lin, at=NOON).role is Role.CLERK


def test_nobody_stands_in_for_themselves(district: District) -> None:
    clerk = district.actor(Role.CLERK, district.township)
    with pytest.raises(BadInput):
        api.deputise(clerk.post, user=clerk.user, valid_from=TODAY, valid_to=TODAY + DAY, actor=clerk, at=NOON)


def test_ending_a_post_takes_effect_today_and_is_told_in_the_same_transaction(
    district: District, monkeypatch: pytest.MonkeyPatch
) -> None:
    clerk = district.actor(Role.CLERK, district.township)
    told: list[data.PostEnded] = []
    monkeypatch.setattr(data, "POST_ENDED", [told.append])
    monkeypatch.setattr("linli.organisation.actions.posts.POST_ENDED", [told.append])
    api.end_post(clerk.post, actor=district.actor(Role.OPERATOR), at=NOON)
    assert [event.post.id for event in told] == [clerk.post]
    assert api.actor_for(clerk.user, at=NOON).role is Role.RESIDENT
    with pytest.raises(NotAllowed):
        api.end_post(clerk.post, actor=district.actor(Role.OPERATOR), at=NOON)


def test_a_grid_worker_has_a_grid_of_the_own_village_and_nobody_else_has(district: District) -> None:
    operator = district.actor(Role.OPERATOR)
    user = make_user("min")
    wrong = (
        (Role.GRID_WORKER, district.villages["a"], None),
        (Role.GRID_WORKER, district.villages["b"], district.grids["A1"]),
        (Role.CLERK, district.villages["a"], district.grids["A1"]),
    )
    for role, unit, grid in wrong:
        with pytest.raises(BadInput):
            api.appoint(role=role, unit=unit, grid=grid, user=user, valid_from=BEGAN, actor=operator, at=NOON)


def test_whoever_is_closed_as_a_user_holds_no_post_from_that_moment(
    district: District, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[data.PostEnded] = []
    monkeypatch.setattr("linli.organisation.actions.posts.POST_ENDED", [told.append])
    clerk, checker = (district.actor(role, district.township, name="min") for role in (Role.CLERK, Role.CHECKER))
    other = district.actor(Role.LEAD, district.township)
    api.deputise(other.post, user=clerk.user, valid_from=TODAY, valid_to=TODAY + DAY, actor=other, at=NOON)
    close_user(clerk.user, actor=district.actor(Role.OPERATOR), at=NOON)
    assert {event.post.id for event in told} == {clerk.post, checker.post}
    assert api.posts_of(clerk.user, on=TODAY) == []


def test_the_same_post_is_not_given_twice(district: District) -> None:
    clerk = district.actor(Role.CLERK, district.township)
    with pytest.raises(BadInput):
        api.appoint(role=Role.CLERK, unit=district.township, user=clerk.user, valid_from=TODAY, actor=SYSTEM, at=NOON)


def test_two_who_appoint_the_same_person_at_once_are_told_apart(
    district: District, monkeypatch: pytest.MonkeyPatch
) -> None:
    clerk = district.actor(Role.CLERK, district.township)
    monkeypatch.setattr("django.db.models.query.QuerySet.exists", lambda self: False)
    with pytest.raises(Overtaken):
        api.appoint(role=Role.CLERK, unit=district.township, user=clerk.user, valid_from=TODAY, actor=SYSTEM, at=NOON)


def test_a_request_of_staff_costs_one_statement_for_the_actor(
    district: District, django_assert_num_queries, rf: RequestFactory
) -> None:
    clerk = district.actor(Role.CLERK, district.township)
    request = rf.get("/")
    request.user, request.session = get_user_model().objects.get(pk=clerk.user), {}
    with django_assert_num_queries(1):
        ActorMiddleware(lambda request: HttpResponse())(request)
    assert request.actor == clerk


@pytest.mark.parametrize(("kept", "known"), [("2026-03-02T04:00:00+00:00", True), (1772424000, True), ("soon", False),
                                             ("2026-03-02T04:00:00", False), (None, False)])  # fmt: skip
def test_a_step_up_is_read_from_the_session_or_there_was_none(
    district: District, rf: RequestFactory, kept: object, known: bool
) -> None:
    request = rf.get("/")
    clerk = district.actor(Role.CLERK, district.township)
    request.user, request.session = get_user_model().objects.get(pk=clerk.user), {"stepped_up_at": kept}
    ActorMiddleware(lambda request: HttpResponse())(request)
    assert request.actor.stepped_up_at == (NOON if known else None)
