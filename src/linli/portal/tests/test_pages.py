"""What anybody finds here without a receipt."""

import pytest
from django.test import Client

from linli.matters.tests.factories import WORDS, raise_a
from linli.organisation.tests.factories import make_district

pytestmark = pytest.mark.django_db
PAGES = ["/", "/help/", "/never/", "/privacy/", "/accessibility/", "/map/", "/receipt/", "/raise/", "/raise/person/"]


@pytest.mark.parametrize("path", PAGES)
def test_a_public_page_costs_no_account_and_no_session(client: Client, path: str):
    answer = client.get(path)
    assert answer.status_code == 200
    assert "sessionid" not in answer.cookies


def test_the_page_about_another_person_takes_no_text(client: Client):
    assert "<textarea" not in (html := client.get("/raise/person/").content.decode())
    assert 'href="tel:110"' in html


def test_a_code_opens_however_it_was_typed(client: Client):
    code = raise_a(make_district()).code
    for typed in (code, code.lower(), code.replace("-", ""), f" {code.replace('-', ' - ')} "):
        answer = client.post("/receipt/", {"code": typed}, follow=True)
        assert answer.redirect_chain[0] == ("/m/", 307) and answer.status_code == 200


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("", "Type the code"),
        ("26-7KQ4-M2XD", "It can be spoken and opens nothing"),
        ("ABCDE", "this has 5"),
        ("0" + "A" * 26, "never has 0"),
    ],
)
def test_a_wrong_code_is_explained_at_the_field_and_kept(client: Client, typed: str, told: str):
    answer = client.post("/receipt/", {"code": typed}, headers={"accept-language": "en"})
    html = answer.content.decode()
    assert answer.status_code == 400
    assert told in html
    assert f'value="{typed}"' in html or not typed


def test_the_map_shows_the_public_matter_to_fifty_metres_and_never_its_words(client: Client):
    district = make_district()
    open_one = raise_a(district)
    sealed = raise_a(district, "complaint_conduct", unit_concerned=district.village)
    answer = client.get("/map/points.json")
    [point] = answer.json()["features"]
    assert point["properties"]["number"] == open_one.number
    assert point["geometry"]["coordinates"] != list(district.point("A1"))
    page = client.get("/map/").content.decode()
    assert open_one.number in page
    for told in (answer.content.decode(), page):
        assert sealed.number not in told
        assert WORDS not in told


def test_the_grids_are_drawn_with_their_names(client: Client):
    make_district()
    answer = client.get("/map/areas.json")
    assert len(answer.json()["features"]) == 6
    assert "max-age" in answer["Cache-Control"]
