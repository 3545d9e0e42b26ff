"""Things in the street with stickers, and cards shown at the door: Lead Lin enters, prints, makes and takes back."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.utils import timezone

from linli.accounts.tests.factories import sign_in
from linli.kernel.actor import Actor, PostId, Role
from linli.kernel.errors import BadInput, NotAllowed, NotPermitted, Overtaken
from linli.organisation import api, models
from linli.organisation.data import AssetKind, Thing
from linli.organisation.tests.factories import BEGAN, NOON, District, make_district
from linli.organisation.views.stickers import ASKED

pytestmark = pytest.mark.django_db


@pytest.fixture
def district() -> District:
    return make_district()


@pytest.fixture
def lead(district: District) -> Actor:
    return district.actor(Role.LEAD, district.township)


@pytest.fixture
def worker(district: District) -> PostId:
    post = district.actor(Role.GRID_WORKER).post
    assert post is not None
    return post


def as_(actor: Actor) -> Client:
    client = Client(headers={"accept-language": "en"})
    sign_in(client, get_user_model().objects.get(pk=actor.user))
    return client


def hang(district: District, lead: Actor, *things: Thing) -> list[str]:
    api.add_assets(district.grids["A1"], AssetKind.BUS_STOP, things, actor=lead, at=NOON)
    return list(models.Asset.objects.order_by("id").values_list("code", flat=True))


def test_a_thing_is_found_by_its_code_however_it_is_typed(district: District, lead: Actor) -> None:
    lon, lat = district.point("A1")
    [code] = hang(district, lead, Thing("东门公交站", "East gate stop", lon, lat))
    found = api.sticker(f" {code[:3].lower()}-{code[3:].lower()} ")
    assert found is not None and (found.label, found.lon, found.grid.id) == ("东门公交站", lon, district.grids["A1"])


def test_a_grid_has_a_sticker_too_and_an_unknown_code_has_none(district: District) -> None:
    found = api.sticker(district.grid("A1").code)
    assert found is not None and (found.label, found.kind) == ("A1网格", None)
    assert api.sticker("nothing") is None and api.sticker("") is None


def test_of_a_thing_that_is_gone_the_grid_stays(district: District, lead: Actor) -> None:
    [code] = hang(district, lead, Thing("旧路灯"))
    api.remove_asset(models.Asset.objects.get().pk, actor=lead, at=NOON)
    found = api.sticker(code)
    assert found is not None and (found.label, found.kind) == ("A1网格", None)
    with pytest.raises(Overtaken):
        api.remove_asset(models.Asset.objects.get().pk, actor=lead, at=NOON)


@pytest.mark.parametrize(
    "thing", [Thing(""), Thing("站", lon=106.0), Thing("站", lon=999.0, lat=1.0), Thing("站", lon=1.0, lat=1.0)]
)
def test_one_line_that_does_not_fit_and_nothing_is_entered(district: District, lead: Actor, thing: Thing) -> None:
    with pytest.raises(BadInput) as refused:
        hang(district, lead, Thing("好的"), thing)
    assert refused.value.field == "things" and not models.Asset.objects.exists()


def test_only_who_describes_a_grid_hangs_things_in_it(district: District) -> None:
    for stranger in (district.actor(Role.CLERK, district.village), district.actor(Role.LEAD, district.other_township)):
        with pytest.raises(NotPermitted):
            hang(district, stranger, Thing("站"))


def test_lines_with_either_comma_are_entered_on_the_page(district: District, lead: Actor) -> None:
    lon, lat = district.point("A1")
    path = f"/organisation/grids/{district.grids['A1']}/things/"
    text = f"一号灯\n\n二号灯，Lamp two\n三号灯, Lamp three, {lon}, {lat}\n"
    assert as_(lead).post(path, {"kind": "lamp", "things": text}).status_code == 302
    assert list(models.Asset.objects.order_by("id").values_list("label_en", flat=True)) == [
        "",
        "Lamp two",
        "Lamp three",
    ]
    page = as_(lead).post(path, {"kind": "lamp", "things": "四号灯, x, y"})
    assert page.status_code == 400 and "Line 1" in page.content.decode()


def test_a_sheet_has_a_square_for_every_grid_below_and_for_every_thing_of_a_grid(district: District, lead: Actor):
    hang(district, lead, Thing("东门公交站"), Thing("西门公交站"))
    assert as_(lead).get("/organisation/stickers/").content.decode().count("<svg viewBox") == 4
    page = as_(lead).get(f"/organisation/stickers/?grid={district.grids['A1']}").content.decode()
    assert page.count("<svg viewBox") == 2 and "东门公交站" in page
    assert as_(lead).get("/organisation/stickers/?grid=x").status_code == 400


def test_a_card_answers_four_things_and_nothing_else(district: District, lead: Actor, worker: PostId) -> None:
    code = api.make_card(worker, actor=lead, at=NOON)
    page = Client(headers={"accept-language": "en"}).get(f"/card/{code}/")
    told = page.content.decode()
    assert (
        page.status_code == 200 and page["X-Robots-Tag"] == "noindex, nofollow" and "no-store" in page["Cache-Control"]
    )
    assert all(word in told for word in ("Valid today", "Grid worker", "A村综治中心 (demo)", "0000-000001"))
    held = models.Post.objects.select_related("user").get(pk=worker)
    assert not any(word in told for word in (held.user.display_name, held.user.username, "0000-000002", str(worker)))


def test_the_code_is_kept_only_as_a_hash_and_may_be_typed(lead: Actor, worker: PostId, client: Client) -> None:
    code = api.make_card(worker, actor=lead, at=NOON)
    assert code.replace("-", "") not in str(models.StaffCard.objects.values().get())
    assert client.post("/card/", {"code": code.lower().replace("-", " ")}).status_code == 200


def test_lost_replaced_ended_and_unknown_all_say_the_same_no(district: District, lead: Actor, worker: PostId, client):
    first = api.make_card(worker, actor=lead, at=NOON)
    second = api.make_card(worker, actor=lead, at=NOON)
    answers = {client.get(f"/card/{first}/").content, client.get("/card/AAAA-BBBB/").content}
    api.revoke_card(worker, actor=lead, at=NOON)
    answers.add(client.get(f"/card/{second}/").content)
    third = api.make_card(worker, actor=lead, at=NOON)
    api.end_post(worker, actor=lead, at=timezone.now())
    answers.add(client.get(f"/card/{third}/").content)
    assert len({strip(answer) for answer in answers}) == 1 and client.get(f"/card/{third}/").status_code == 404


def strip(page: bytes) -> str:
    """Without the token of the forms and the address of the page."""
    lines = page.decode().split("\n")
    return "\n".join(line for line in lines if "csrf" not in line and 'name="next"' not in line)


def test_a_card_of_tomorrow_is_not_valid_today(district: District, lead: Actor, worker: PostId) -> None:
    code = api.make_card(worker, actor=lead, at=NOON)
    assert api.card(code, on=BEGAN) is not None
    assert api.card(code, on=BEGAN - timedelta(days=1)) is None


def test_who_appoints_makes_and_takes_back_and_nobody_else(district: District, worker: PostId, lead: Actor) -> None:
    for stranger in (district.actor(Role.CLERK, district.village), district.actor(Role.LEAD, district.other_township)):
        for act in (api.make_card, api.revoke_card):
            with pytest.raises(NotPermitted):
                act(worker, actor=stranger, at=NOON)
        assert as_(stranger).get(f"/organisation/posts/{worker}/card/").status_code == 403
    with pytest.raises(NotAllowed):
        api.revoke_card(worker, actor=lead, at=NOON)


def test_a_card_is_made_printed_once_and_taken_back_on_the_page(lead: Actor, worker: PostId) -> None:
    client, path = as_(lead), f"/organisation/posts/{worker}/card/"
    assert "This post has no card" in client.get(path).content.decode()
    assert "<svg viewBox" in client.post(path, {"make": "1"}).content.decode()
    assert "A card of this post is in force" in client.get(path).content.decode()
    client.post(path, {"revoke": "1"})
    assert not models.StaffCard.objects.filter(revoked_at__isnull=True).exists()


def test_who_tries_codes_is_slowed_down(client: Client, district: District) -> None:
    answers = [client.get(f"/card/AAAA-{n:04d}/").status_code for n in range(ASKED + 1)]
    assert set(answers[:-1]) == {404} and answers[-1] == 429


@pytest.mark.parametrize("count", [1, 40])
def test_a_sheet_costs_the_same_at_any_size(district: District, lead: Actor, count: int, django_assert_max_num_queries):
    hang(district, lead, *[Thing(f"{n}号灯") for n in range(count)])
    client = as_(lead)
    with django_assert_max_num_queries(8):
        client.get(f"/organisation/stickers/?grid={district.grids['A1']}")
