"""王小满 hands something in."""

import pytest
from pytest_django import DjangoAssertNumQueries

from linli.kernel.actor import RESIDENT, Role
from linli.kernel.errors import BadInput, NotPermitted
from linli.ledger.api import entries_about
from linli.ledger.data import Subject
from linli.matters.actions.intake import raise_matter
from linli.matters.data import About
from linli.matters.models import Matter, MatterEvent, Receipt
from linli.matters.queries.queue import queue
from linli.matters.tests.factories import NOON, PHONE, WORDS, fresh, raise_a, request_for
from linli.organisation.tests.factories import District
from linli.privacy.api import read_own


def test_a_broken_road_lands_at_the_village_centre_of_its_grid(district: District) -> None:
    matter = fresh(raise_a(district).matter)
    assert matter.holder_unit_id == district.village
    assert matter.grid_id == district.grids["A1"]
    assert [e.act for e in entries_about(Subject("matter", matter.pk))] == ["matters.raise"]


def test_words_and_contact_are_only_in_the_vault(district: District) -> None:
    matter = raise_a(district).matter
    ours = str(list(Matter.objects.values())) + str(list(MatterEvent.objects.values()))
    assert WORDS not in ours and PHONE not in ours
    held = {opened.field: opened.text for opened in read_own(Subject("matter", matter))}
    assert held == {"words": WORDS, "name": "王小满", "phone": PHONE}


def test_a_telephone_number_in_the_words_is_masked_before_it_is_kept(district: District) -> None:
    matter = raise_a(district, words="请打 13911112222 找他").matter
    [words] = [o.text for o in read_own(Subject("matter", matter)) if o.field == "words"]
    assert "13911112222" not in words


def test_raising_takes_at_most_twelve_statements(
    district: District, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    raise_a(district)
    with django_assert_max_num_queries(12):
        raise_matter(request_for(district, key="a"), actor=RESIDENT, at=NOON)


def test_a_repeated_request_gives_the_same_receipt(district: District) -> None:
    first, second = raise_a(district, key="k1"), raise_a(district, key="k1")
    assert (second.matter, second.code, second.again) == (first.matter, first.code, True)
    assert Matter.objects.count() == Receipt.objects.count() == 1


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"category": "m99999"}, "category"),
        ({"category": "m07007"}, "category"),
        ({"lon": 0.0}, "lon"),
        ({"lon": float("nan")}, "lon"),
        ({"lat": None}, "lat"),
        ({"datum": "moon"}, "datum"),
        ({"words": "a" * 4001}, "words"),
        ({"words": "\ud800"}, "words"),
        ({"lon": None, "lat": None}, "place"),
        ({"lon": None, "lat": None, "grid": 999_999}, "grid"),
        ({"about": About.PERSON}, "about"),
        ({"seen_on": NOON.date().replace(year=2027)}, "seen_on"),
        ({"photos": (b"",) * 6}, "photos"),
    ],
)
def test_what_cannot_be_understood_names_its_field(district: District, fields: dict, field: str) -> None:
    with pytest.raises(BadInput) as refused:
        raise_a(district, **fields)
    assert refused.value.field == field
    assert not Matter.objects.exists()


def test_a_complaint_about_the_village_goes_to_the_township_and_is_in_no_queue_there(district: District) -> None:
    matter = fresh(raise_a(district, "complaint_conduct", unit_concerned=district.village).matter)
    assert matter.holder_unit_id == district.township
    villager = district.actor(Role.CLERK, district.village)
    assert not queue(district.village, actor=villager, at=NOON).items
    with pytest.raises(NotPermitted):
        queue(district.township, actor=villager, at=NOON)


def test_somebody_may_ask_that_it_does_not_go_through_the_village(district: District) -> None:
    assert fresh(raise_a(district, avoid_village=True).matter).holder_unit_id == district.township


def test_the_queue_shows_titles_and_no_words(district: District) -> None:
    raise_a(district)
    page = queue(district.village, actor=district.actor(Role.CLERK, district.village), at=NOON)
    [item] = page.items
    assert str(item.title) == "道路破损 · A1网格"
    assert WORDS not in repr(page)
