"""A burst main, a broken script, a copied sentence: very many matters at once are all taken and wait apart."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.apps import apps
from django.test import Client
from django.utils import timezone

from linli.accounts.tests.factories import sign_in
from linli.kernel.actor import RESIDENT, Role
from linli.kernel.errors import NotAllowed, NotPermitted
from linli.matters import api as acts
from linli.matters.actions.floods import AT_ONE_PLACE, FROM_ONE_LINE, IN_SAME_WORDS
from linli.matters.data import Flood, QueueFilter
from linli.matters.models import Matter
from linli.matters.queries.queue import apart
from linli.matters.tests.factories import NOON, coordinator, dispatched, fresh, raise_a, request_for
from linli.matters.views.resident.raising import PAGES
from linli.organisation.tests.factories import District

pytestmark = pytest.mark.django_db
LONG = "路中间有一个大坑，下雨天看不见，请尽快处理。"
ROAD = "/raise/place/m06013/"


@pytest.mark.parametrize(
    ("cause", "most", "fields"),
    [
        (Flood.TEXT, IN_SAME_WORDS, {"words": LONG, "address": "第{n}号"}),
        (Flood.PLACE, AT_ONE_PLACE, {"words": "第{n}个人说的都是这一个坑，请看一看", "address": "东门口"}),
        (Flood.CLIENT, FROM_ONE_LINE, {"words": "坑", "address": "第{n}号", "line": "10.0.0.1"}),
    ],
)
def test_beyond_so_many_in_an_hour_it_is_a_flood_and_before_it_is_not(district, cause, most, fields) -> None:
    somewhere, said = replace(request_for(district), lon=None, lat=None), []
    for n in range(most + 2):
        told = {name: value.replace("{n}", str(n)) for name, value in fields.items()}
        line = told.pop("line", "")
        said.append(acts.flood_of(replace(somewhere, **told), line=line, at=NOON))
    assert said == [None] * most + [cause] * 2


def test_short_words_and_another_hour_are_no_flood(district: District) -> None:
    for n in range(3 * IN_SAME_WORDS):
        one = replace(request_for(district), words="路灯坏了", lon=None, lat=None, address=f"第{n}号")
        assert acts.flood_of(one, at=NOON) is None
    one = replace(one, words=LONG)
    assert [acts.flood_of(one, at=NOON + n * timedelta(hours=1)) for n in range(IN_SAME_WORDS + 2)][-1] is None


def test_a_held_matter_has_receipt_clock_and_story_and_stands_apart(district: District) -> None:
    given = raise_a(district, held=Flood.PLACE)
    matter, clerk = fresh(given.matter), coordinator(district)
    assert given.code and given.promise.by is not None and matter.due_at
    page = acts.receipt_page(acts.open_receipt(given.code), at=NOON)
    assert "yours is kept" in str(page.story[0].says)
    assert acts.queue(district.village, actor=clerk, at=NOON).items == ()
    [item] = acts.queue(district.village, actor=clerk, at=NOON, only=QueueFilter(held=True)).items
    assert (item.held, apart(district.village)) == (Flood.PLACE, 1)


def test_it_is_on_no_public_page_until_somebody_has_looked(district: District) -> None:
    given = raise_a(district, held=Flood.TEXT)
    assert acts.public_matter(given.number) is None and acts.on_map(acts.Box(-180, -90, 180, 90)) == ()
    acts.let_through(given.matter, actor=coordinator(district), at=NOON)
    assert acts.public_matter(given.number) is not None
    with pytest.raises(NotAllowed):
        acts.let_through(given.matter, actor=coordinator(district), at=NOON)


def test_who_dispatches_it_has_looked_and_who_withdraws_it_has_not(district: District) -> None:
    first, second = raise_a(district, held=Flood.TEXT), raise_a(district, held=Flood.TEXT)
    dispatched(district, first.matter)
    acts.withdraw(second.matter, actor=RESIDENT, at=NOON)
    assert (fresh(first.matter).held, fresh(second.matter).held) == ("", Flood.TEXT)


@pytest.fixture
def clerk(client: Client, district: District) -> Client:
    sign_in(client, coordinator(district).user)
    return client


def test_the_queue_says_how_many_wait_apart_and_lets_several_through(clerk: Client, district: District) -> None:
    numbers = [raise_a(district, held=Flood.CLIENT, at=timezone.now()).number for _ in range(3)]
    assert "3 件" in clerk.get("/desk/queue/").content.decode()
    assert all(number in clerk.get("/desk/queue/?held=1").content.decode() for number in numbers)
    clerk.post("/desk/several/", {"act": "let_through", "matter": numbers})
    assert set(Matter.objects.values_list("held", flat=True)) == {""}


def test_a_village_behind_one_line_loses_nothing_in_a_flood(client: Client, district: District) -> None:
    lon, lat = district.point("A1")
    sent = {"step": "send", "lon": lon, "lat": lat, "words": LONG}
    answers = [client.post(ROAD, {**sent, "key": f"{n:032d}"}).status_code for n in range(IN_SAME_WORDS + 3)]
    assert set(answers) == {302} and Matter.objects.count() == IN_SAME_WORDS + 3
    assert Matter.objects.exclude(held="").count() == 3


def test_beyond_all_measure_a_page_asks_to_wait_and_keeps_what_was_typed(client: Client, district: District) -> None:
    allowances = apps.get_model("accounts.Allowance").objects
    client.post(ROAD, {"step": "where", "place": "东门"})
    allowances.update(spent=PAGES)
    page = client.post(ROAD, {"step": "words", "place": "东门", "words": LONG})
    told = page.content.decode()
    assert (page.status_code, LONG in told, 'value="东门"' in told) == (429, True, True)
    assert int(page["Retry-After"]) > 0 and not Matter.objects.exists()


def test_a_stranger_lets_nothing_through(district: District) -> None:
    given = raise_a(district, held=Flood.TEXT)
    for stranger in (RESIDENT, district.actor(Role.CLERK, district.villages["d"]), district.actor(Role.HANDLER)):
        with pytest.raises(NotPermitted):
            acts.let_through(given.matter, actor=stranger, at=NOON)
