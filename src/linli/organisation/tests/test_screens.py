"""The screens: Lead Lin appoints in her township; Clerk Chen looks; a stranger sees cards and law, and nothing else."""

import json
from datetime import date, timedelta

import pytest
from django.contrib.auth import get_user_model
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from linli.accounts.tests.factories import sign_in
from linli.kernel.actor import Actor, Role
from linli.organisation import api
from linli.organisation.tests.factories import District, feature_of, make_district, make_user, square

pytestmark = pytest.mark.django_db


@pytest.fixture
def district() -> District:
    return make_district()


def as_(actor: Actor) -> Client:
    client = Client(headers={"accept-language": "en"})
    sign_in(client, get_user_model().objects.get(pk=actor.user))
    return client


STAFF_PAGES = ("units", "mine", "grids", "calendar")
OPERATOR_PAGES = ("settings", "take_layer", "new_top")


@pytest.mark.parametrize("name", [*STAFF_PAGES, *OPERATOR_PAGES])
def test_a_stranger_sees_nothing_of_the_inside(district: District, client: Client, name: str) -> None:
    assert client.get(reverse(f"organisation:{name}")).status_code == 403


@pytest.mark.parametrize("name", STAFF_PAGES)
def test_a_clerk_looks_at_the_organisation(district: District, name: str) -> None:
    client = as_(district.actor(Role.CLERK, district.township))
    assert client.get(reverse(f"organisation:{name}"), follow=True).status_code == 200


@pytest.mark.parametrize("name", OPERATOR_PAGES)
def test_what_changes_everything_is_for_the_operator(district: District, name: str) -> None:
    url = reverse(f"organisation:{name}")
    assert as_(district.actor(Role.CLERK, district.township)).get(url).status_code == 403
    assert as_(district.actor(Role.OPERATOR)).get(url).status_code == 200


@pytest.mark.parametrize("language", ["en", "zh-hans"])
@pytest.mark.parametrize("name", ["unit", "rename_unit", "close_unit", "new_unit", "hours", "appoint"])
def test_every_page_of_a_unit_opens_in_both_languages(district: District, name: str, language: str) -> None:
    client = as_(district.actor(Role.OPERATOR))
    page = client.get(reverse(f"organisation:{name}", args=[district.township]), headers={"accept-language": language})
    assert page.status_code == 200
    assert ("Organisation" if language == "en" else "组织机构") in page.content.decode()


def test_a_unit_page_costs_the_same_however_many_posts(district: District, django_assert_max_num_queries) -> None:
    client = as_(district.actor(Role.CLERK, district.township))
    for number in range(12):
        district.actor(Role.HANDLER, district.township, name=f"handler {number}")
    with django_assert_max_num_queries(8):
        client.get(reverse("organisation:unit", args=[district.township]))


def test_lead_lin_appoints_a_clerk_with_a_last_day(district: District) -> None:
    client = as_(district.actor(Role.LEAD, district.township))
    given = {"user": make_user("min"), "role": "clerk", "valid_from": "2026-03-02", "last_day": "2026-03-31"}
    page = client.post(reverse("organisation:appoint", args=[district.township]), given)
    assert page.status_code == 302
    held = api.posts_of(make_user("min"), on=date.fromisoformat("2026-03-31"))
    assert [post.role for post in held] == [Role.CLERK]
    assert api.posts_of(make_user("min"), on=date.fromisoformat("2026-04-01")) == []


def test_lead_lin_appoints_nobody_next_door(district: District) -> None:
    client = as_(district.actor(Role.LEAD, district.township))
    given = {"user": make_user("min"), "role": "clerk", "valid_from": "2026-03-02"}
    assert client.post(reverse("organisation:appoint", args=[district.other_township]), given).status_code == 403


def test_a_mistake_stands_at_its_field_and_what_was_typed_stays(district: District) -> None:
    client = as_(district.actor(Role.OPERATOR))
    given = {"user": make_user("min"), "role": "grid_worker", "title": "Old hand", "valid_from": "2026-03-02"}
    page = client.post(reverse("organisation:appoint", args=[district.township]), given)
    assert page.status_code == 400
    assert "A grid worker has a grid" in page.content.decode()
    assert "Old hand" in page.content.decode()


def test_ending_a_post_asks_once_and_then_ends_it_and_the_session(district: District) -> None:
    clerk = district.actor(Role.CLERK, district.township)
    his, hers = as_(clerk), as_(district.actor(Role.LEAD, district.district))
    url = reverse("organisation:end_post", args=[clerk.post])
    assert hers.get(url).status_code == 200
    assert his.get(reverse("organisation:units")).status_code == 200
    assert hers.post(url).status_code == 302
    assert his.get(reverse("organisation:units")).status_code != 200


def test_somebody_with_two_posts_chooses(district: District) -> None:
    clerk = district.actor(Role.CLERK, district.township, name="min")
    checker = district.actor(Role.CHECKER, district.district, name="min")
    client = as_(clerk)
    assert client.post(reverse("organisation:choose", args=[checker.post])).status_code == 302
    page = client.get(reverse("organisation:mine"))
    assert page.context["actor"].role is Role.CHECKER
    stranger = district.actor(Role.CHECKER, district.township)
    assert client.post(reverse("organisation:choose", args=[stranger.post])).status_code == 403


def test_the_holder_names_a_deputy(district: District) -> None:
    clerk = district.actor(Role.CLERK, district.township)
    today = timezone.localdate()
    given = {"user": make_user("lin"), "valid_from": today, "last_day": today + timedelta(days=4)}
    url = reverse("organisation:deputise", args=[clerk.post])
    assert as_(clerk).post(url, given).status_code == 302
    assert as_(district.actor(Role.CLERK, district.other_township)).post(url, given).status_code == 403


def test_a_layer_is_checked_before_it_is_taken(district: District) -> None:
    client = as_(district.actor(Role.OPERATOR))
    layer = json.dumps(feature_of("990101001001009", square(30, 0)))
    given = {"code": "code", "name": "name", "unit": "unit", "datum": "wgs84", "dry_run": "on"}
    url = reverse("organisation:take_layer")
    page = client.post(url, {**given, "file": SimpleUploadedFile("a.json", layer.encode())})
    assert "Checked; nothing was stored" in page.content.decode()
    given.pop("dry_run")
    client.post(url, {**given, "file": SimpleUploadedFile("a.json", layer.encode())})
    assert api.grid_by_code("990101001001009") is not None


@pytest.mark.parametrize("content", [b"\xff\xfe", b"{", b""])
def test_a_file_that_is_no_layer_is_refused_at_its_field(district: District, content: bytes) -> None:
    client = as_(district.actor(Role.OPERATOR))
    given = {"code": "code", "name": "name", "unit": "unit", "datum": "wgs84"}
    page = client.post(reverse("organisation:take_layer"), {**given, "file": SimpleUploadedFile("a.json", content)})
    assert page.status_code == 400


def test_the_card_of_a_grid_is_for_everybody(district: District, client: Client) -> None:
    worker = district.actor(Role.GRID_WORKER)
    page = client.get(reverse("organisation:card", args=[district.grid("A1").code])).content.decode()
    for told in ("A1网格", "A1网格 片区", get_user_model().objects.get(pk=worker.user).display_name, "0000-000001"):
        assert told in page
    assert client.get(reverse("organisation:card", args=["no-such"])).status_code == 404


def test_the_map_has_polygons_and_names_and_nothing_else(district: District, client: Client) -> None:
    layer = client.get(reverse("organisation:areas")).json()
    assert len(layer["features"]) == 6
    assert {key for one in layer["features"] for key in one["properties"]} == {"name", "code"}


@pytest.mark.parametrize("year", [2026, 2027, 1999])
def test_a_year_opens_and_says_whether_it_is_provisional(district: District, year: int) -> None:
    page = as_(district.actor(Role.OPERATOR)).get(reverse("organisation:year", args=[year]))
    assert page.status_code == (404 if year < 2000 else 200)
    assert ("No notice for this year is known" in page.content.decode()) is (year == 2027)


def test_the_operator_corrects_a_day_on_the_screen(district: District) -> None:
    client = as_(district.actor(Role.OPERATOR))
    given = {"day": "2027-02-04", "kind": "rest"}
    assert client.post(reverse("organisation:correct_day", args=[2027]), given).status_code == 302
    assert not api.calendar_of().is_working_day(date.fromisoformat("2027-02-04"))
    assert client.post(reverse("organisation:confirm_year", args=[2027]), {"source": "notice"}).status_code == 302


@pytest.mark.parametrize(
    ("key", "value", "code"),
    [("place.nearest_m", "15", 302), ("place.nearest_m", "near", 400), ("calendar.holidays", "none", 302),
     ("calendar.holidays", "XX", 400), ("place.declared_overlapping", "True", 302), ("petition.decide", "90", 400),
     ("matters.keep", "200", 302), ("no.such", "1", 404)],
)  # fmt: skip
def test_a_setting_takes_what_it_may_be(district: District, key: str, value: str, code: int) -> None:
    page = as_(district.actor(Role.OPERATOR)).post(reverse("organisation:decide", args=[key]), {"value": value})
    assert page.status_code == code


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_the_register_of_law_is_for_everybody(client: Client, language: str) -> None:
    headers = {"accept-language": language}
    assert client.get(reverse("organisation:law"), headers=headers).status_code == 200
    page = client.get(reverse("organisation:act", args=["petition-regulation-2022"]), headers=headers).content.decode()
    assert ("60 days" if language == "en" else "60 天") in page
    assert client.get(reverse("organisation:act", args=["no-such"])).status_code == 404


def test_a_page_for_the_public_asks_the_organisation_nothing_it_need_not(
    client: Client, district: District, django_assert_num_queries
) -> None:
    with django_assert_num_queries(0):
        client.get(reverse("organisation:law"))
