"""王小满 raises a matter on her phone, step by step, without script and without an account."""

import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from linli.matters.models import Matter, Receipt
from linli.organisation import api as organisation
from linli.organisation.tests.factories import District, make_asset

pytestmark = pytest.mark.django_db
ROAD = "/raise/place/m06013/"
KEY = "k" * 32


@pytest.fixture
def phone(client: Client) -> Client:
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "en"
    return client


def filled(district: District, **fields: Any) -> dict[str, Any]:
    lon, lat = district.point("A1")
    return {"step": "send", "lon": lon, "lat": lat, "words": "A hole in the road.", "key": KEY, **fields}


def test_she_is_led_from_what_to_send_and_nothing_is_kept_on_the_way(phone: Client, district: District):
    assert 'name="place"' in phone.get(ROAD).content.decode()
    words = phone.post(ROAD, {"step": "where", "place": "East gate"}).content.decode()
    assert 'name="words"' in words
    assert 'name="place" value="East gate"' in words
    send = phone.post(ROAD, {"step": "words", "place": "East gate", "words": "A hole."}).content.decode()
    assert "A hole." in send
    assert not Matter.objects.exists()
    assert "sessionid" not in phone.cookies


def test_sending_leads_to_the_receipt(phone: Client, district: District):
    answer = phone.post(ROAD, filled(district))
    assert re.fullmatch(r"/mine/\d+/", answer["Location"])
    code = re.search(r"[2-9A-Z]{9}-[2-9A-Z]{9}-[2-9A-Z]{9}", phone.get(answer["Location"]).content.decode())
    assert code and Client().get(f"/m/{code[0]}/")["Location"] == answer["Location"]
    assert Matter.objects.get().grid_id == district.grids["A1"]


def test_pressing_send_twice_gives_the_same_receipt(phone: Client, district: District):
    first, second = phone.post(ROAD, filled(district)), phone.post(ROAD, filled(district))
    assert first["Location"] == second["Location"]
    assert Receipt.objects.count() == 1


def test_what_belongs_to_a_person_is_covered_before_she_sends(phone: Client, district: District):
    html = phone.post(ROAD, filled(district, step="words", words="Ring 13900000000")).content.decode()
    quoted = re.search(r"<blockquote.*?</blockquote>", html, re.DOTALL)
    assert quoted and "13900000000" not in quoted[0]
    assert "1 number that belongs to a person is covered" in html


def test_a_sign_of_a_person_warns_and_never_blocks(phone: Client, district: District):
    words = "隔壁老王信教"
    assert "leave it out, please" in phone.post(ROAD, filled(district, step="words", words=words)).content.decode()
    assert phone.post(ROAD, filled(district, words=words)).status_code == 302


def test_a_place_without_any_sign_of_where_is_asked_for_at_its_field(phone: Client, district: District):
    answer = phone.post(ROAD, filled(district, lon="", lat="", place=""))
    html = answer.content.decode()
    assert answer.status_code == 400
    assert "Say where it is" in html
    assert 'value="A hole in the road."' in html


def test_a_grid_named_in_words_is_found(phone: Client, district: District):
    code = organisation.grid(district.grids["A1"]).code
    phone.post(ROAD, filled(district, lon="", lat="", place=code))
    assert Matter.objects.get().grid_id == district.grids["A1"]


def test_where_a_name_fits_several_grids_she_is_asked_once(phone: Client, district: District):
    vague = filled(district, step="where", lon="", lat="", place="A")
    html = phone.post(ROAD, vague).content.decode()
    assert html.count('type="radio"') >= 3
    assert 'name="words"' in phone.post(ROAD, {**vague, "grid": "none"}).content.decode()


def test_the_way_back_keeps_everything(phone: Client, district: District):
    html = phone.post(ROAD, filled(district, back="words", phone="13900000000")).content.decode()
    assert "A hole in the road.</textarea>" in html
    assert 'name="phone" value="13900000000"' in html


def test_a_contact_needs_her_yes(phone: Client, district: District):
    answer = phone.post(ROAD, filled(district, phone="13900000000"))
    assert "Tick this, or leave the contact empty" in answer.content.decode()
    assert phone.post(ROAD, filled(district, phone="13900000000", agree="on")).status_code == 302


def test_an_official_s_conduct_needs_the_office_it_is_about(phone: Client, district: District):
    url = "/raise/conduct/complaint_conduct/"
    assert "Which office" in phone.get(url).content.decode()
    assert phone.post(url, filled(district)).status_code == 400
    phone.post(url, filled(district, unit_concerned=district.village))
    assert Matter.objects.get().unit_concerned_id == district.village


def test_a_file_that_is_no_picture_is_named_and_the_words_stay(phone: Client, district: District):
    file = SimpleUploadedFile("bill.jpg", b"%PDF-1.7 not a picture", "image/jpeg")
    answer = phone.post(ROAD, filled(district, photos=file))
    html = answer.content.decode()
    assert answer.status_code == 400
    assert "bill.jpg" in html
    assert 'name="words" value="A hole in the road."' in html


def test_a_picture_that_is_too_large_is_let_go_by(phone: Client, district: District, settings: Any):
    settings.UPLOAD_LIMIT = 1000
    file = SimpleUploadedFile("huge.jpg", b"x" * 200_000, "image/jpeg")
    answer = phone.post(ROAD, filled(district, photos=file))
    assert answer.status_code == 400
    assert "1 picture is too large" in answer.content.decode()


@pytest.mark.parametrize(
    "path", ["/raise/person/m06013/", "/raise/place/nothing/", "/raise/place/m07007/", "/raise/x/"]
)
def test_what_cannot_be_raised_has_no_form(phone: Client, district: District, path: str):
    assert phone.get(path).status_code == 404


@pytest.mark.parametrize(
    "path", ["/raise/", "/raise/place/", "/raise/place/?group=roads", "/raise/place/?q=road", ROAD]
)
def test_pages_on_the_way_are_light(phone: Client, district: District, path: str, django_assert_max_num_queries: Any):
    with django_assert_max_num_queries(12):
        answer = phone.get(path)
    assert len(answer.content) < 20_000


def test_a_sticker_fills_in_the_place_from_the_first_page_to_the_matter(phone: Client, district: District):
    code = make_asset(district.grids["B1"], "七号灯", label_en="Lamp 7")
    first = phone.get(f"/at/{code}/").content.decode()
    assert "Lamp 7" in first and f"/raise/place/?at={code}" in first
    assert f"m06013/?at={code}" in phone.get("/raise/place/", {"group": "roads", "at": code}).content.decode()
    where = phone.get(f"{ROAD}?at={code}").content.decode()
    assert 'value="七号灯"' in where and f'name="at" value="{code}"' in where
    phone.post(ROAD, filled(district, at=code, place="七号灯", lon="", lat=""))
    assert Matter.objects.get().grid_id == district.grids["B1"]


def test_whoever_writes_another_grid_than_the_sticker_s_means_it(phone: Client, district: District):
    code = make_asset(district.grids["B1"], "七号灯")
    phone.post(ROAD, filled(district, at=code, place="A1网格", lon="", lat=""))
    assert Matter.objects.get().grid_id == district.grids["A1"]


def test_a_sticker_with_a_point_brings_it_along(phone: Client, district: District):
    lon, lat = district.point("B1")
    code = make_asset(district.grids["B1"], "七号灯", lon=lon, lat=lat)
    phone.post(ROAD, filled(district, at=code, place="七号灯", lon="", lat=""))
    assert (Matter.objects.get().lon, Matter.objects.get().lat) == (lon, lat)


def test_a_place_written_over_the_sticker_s_takes_the_grid_and_not_the_point(phone: Client, district: District):
    lon, lat = district.point("B1")
    code = make_asset(district.grids["B1"], "七号灯", lon=lon, lat=lat)
    phone.post(ROAD, filled(district, at=code, place="七号灯对面", lon="", lat=""))
    assert (Matter.objects.get().lon, Matter.objects.get().grid_id) == (None, district.grids["B1"])


def test_a_sticker_nobody_knows_says_so(phone: Client, district: District):
    assert phone.get("/at/NOTHING/").status_code == 404
