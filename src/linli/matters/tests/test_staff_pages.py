"""What staff do at the desk, by the pages alone: no script, one press or one small form each."""

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from linli.accounts.tests.factories import sign_in
from linli.kernel.actor import Actor, Role
from linli.matters import api as acts
from linli.matters.actions.intake import raise_matter
from linli.matters.data import State
from linli.matters.forms.acts import FORMS
from linli.matters.models import Matter, MatterEvent
from linli.matters.states import ASSIST, MATTER, ORDER
from linli.matters.tests.factories import WORDS, dispatched, fresh, make_catalogue, raise_a, request_for
from linli.organisation.tests.factories import District, make_district

pytestmark = pytest.mark.django_db


@pytest.fixture
def district() -> District:
    make_catalogue()
    return make_district()


def enter(client: Client, actor: Actor) -> Client:
    sign_in(client, get_user_model().objects.get(pk=actor.user))
    return client


def raised(district: District) -> Matter:
    given = raise_a(district, at=timezone.now())
    return fresh(given.matter)


def test_every_act_of_staff_has_a_form_and_a_function():
    by_hand = {move.act for move in MATTER if move.by not in ("resident", "system")}
    assert by_hand | set(ORDER.acts()) | set(ASSIST.acts()) == set(FORMS)


def test_a_clerk_sees_the_queue_of_the_own_centre_without_words(client, district):
    matter = raised(district)
    page = enter(client, district.actor(Role.CLERK, district.village)).get("/desk/queue/").content.decode()
    assert matter.number in page
    assert WORDS not in page


@pytest.mark.parametrize("query", ["state=new", "due=over", "due=soon", "scope=mine", "scope=led", "state=nonsense"])
def test_filters_are_links_that_always_answer(client, district, query):
    raised(district)
    assert enter(client, district.actor(Role.CLERK, district.village)).get(f"/desk/queue/?{query}").status_code == 200


@pytest.mark.parametrize("query", ["after=x", "kind=nothing", "unit=999999999999999999"])
def test_a_queue_that_does_not_exist_is_refused_clearly(client, district, query):
    answer = enter(client, district.actor(Role.CLERK, district.village)).get(f"/desk/queue/?{query}")
    assert answer.status_code in (400, 403)


def test_a_stranger_gets_nothing(client, district):
    matter = raised(district)
    for path in ("/desk/", "/desk/queue/", f"/desk/matters/{matter.number}/", "/desk/take-down/"):
        assert client.get(path).status_code == 403


def test_one_press_dispatches_and_a_second_clerk_is_told(client, district):
    matter = raised(district)
    enter(client, district.actor(Role.CLERK, district.village))
    path = f"/desk/matters/{matter.number}/dispatch/"
    assert client.post(path, {"unit": district.department}).status_code == 302
    assert fresh(matter.pk).state == State.DISPATCHED
    assert client.post(path, {"unit": district.department}).status_code == 400


def test_several_are_accepted_at_once(client, district):
    numbers = []
    for _ in range(3):
        matter = raised(district)
        dispatched(district, matter.pk, at=timezone.now())
        numbers.append(matter.number)
    enter(client, district.actor(Role.HANDLER, district.department))
    client.post("/desk/several/", {"act": "accept", "matter": [*numbers, "26-XXXX-XXXX"]})
    assert set(Matter.objects.values_list("state", flat=True)) == {State.HANDLING}


def test_several_are_dispatched_as_suggested_and_one_without_advice_is_named(client, district):
    advised, plain = raised(district), raised(district)
    MatterEvent.objects.filter(matter=advised, act="raise").update(detail={"suggests": district.department})
    enter(client, district.actor(Role.CLERK, district.village))
    given = {"act": "dispatch", "matter": [advised.number, plain.number]}
    said = client.post("/desk/several/", given, follow=True).content.decode()
    assert fresh(advised.pk).lead_unit_id == district.department
    assert fresh(plain.pk).state == State.RAISED
    assert plain.number in said


def test_a_press_that_is_refused_says_so_on_its_page(client, district):
    matter = raised(district)
    enter(client, district.actor(Role.HANDLER, district.department))
    answer = client.post(f"/desk/matters/{dispatched_and_accepted(district, matter)}/accept/", {})
    assert answer.status_code == 400
    assert 'role="alert"' in answer.content.decode()


def dispatched_and_accepted(district, matter) -> str:
    dispatched(district, matter.pk, at=timezone.now())
    acts.accept(matter.pk, actor=district.actor(Role.HANDLER, district.department), at=timezone.now())
    return matter.number


def test_an_objection_without_the_right_unit_names_the_field(client, district):
    matter = raised(district)
    dispatched(district, matter.pk, at=timezone.now())
    enter(client, district.actor(Role.HANDLER, district.department))
    answer = client.post(f"/desk/matters/{matter.number}/object/", {"duty": "三定方案", "reason": "不属于本单位"})
    assert answer.status_code == 400
    assert 'id="id_right_unit_error"' in answer.content.decode()


def test_a_clerk_takes_a_matter_down_by_telephone(client, district):
    enter(client, district.actor(Role.CLERK, district.village))
    given = {
        "channel": "telephone",
        "category": "m06013",
        "words": "电话 13900000000",
        "address": "晴川路",
        "key": "k" * 24,
    }
    page = client.post("/desk/take-down/", given)
    assert page.status_code == 200
    matter = Matter.objects.get()
    assert (matter.channel, matter.number in page.content.decode()) == ("telephone", True)


@pytest.mark.django_db(transaction=True)
def test_the_page_of_a_matter_shows_the_words_and_costs_at_most_fifteen_statements(client, district):
    """The whole request: sign-in, page, first look with its entry, duplicates. BEGIN and COMMIT are not counted."""
    given = raise_matter(request_for(district), actor=district.actor(Role.CLERK, district.village), at=timezone.now())
    enter(client, district.actor(Role.CLERK, district.village)).get("/desk/keys/")
    with CaptureQueriesContext(connection) as captured:
        page = client.get(f"/desk/matters/{given.number}/")
    assert WORDS in page.content.decode()
    assert len([q for q in captured if not q["sql"].startswith(("BEGIN", "COMMIT"))]) <= 15


def test_the_queue_costs_at_most_ten_statements(client, district, django_assert_max_num_queries):
    for _ in range(5):
        raised(district)
    enter(client, district.actor(Role.CLERK, district.village))
    with django_assert_max_num_queries(10):
        client.get("/desk/queue/")
