"""An old phone on a thin line: what is fetched, what a lost signal costs, and what stays on the device."""

from collections.abc import Callable
from functools import partial
from io import BytesIO

import pytest
from django.utils import timezone
from PIL import Image
from playwright.sync_api import Page, expect

from linli.kernel.actor import SYSTEM
from linli.matters import api as matters
from linli.matters.models import Matter
from linli.matters.tests.factories import STEPS, make_catalogue, raise_a
from linli.organisation.tests.factories import District, make_district
from tests.browser.judge import PHONE, Look, assert_accessible, assert_fits, follow

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
ROAD = "/raise/place/m06013/"
MOST = 60 * 1024
WORDS = "路中间有一个大坑，下雨看不见。"
KEPT = "localStorage.getItem('linli.draft')"


@pytest.fixture
def district(transactional_db: None) -> District:
    made = make_district()
    make_catalogue()
    return made


def onward(page: Page) -> None:
    follow(page, page.locator(".actions button").first)


def weighed(page: Page) -> list[float]:
    """Fills with what the browser receives from now on, in bytes as they came over the line."""
    line, bytes_ = page.context.new_cdp_session(page), []
    line.send("Network.enable")
    line.send("Network.setCacheDisabled", {"cacheDisabled": True})
    line.on("Network.loadingFinished", lambda event: bytes_.append(event["encodedDataLength"]))
    return bytes_


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_each_page_of_raising_weighs_at_most_sixty_kilobytes(visit, district: District, language: str):
    """With the whole catalogue of the house; html, styles, scripts, signs and fonts, nothing from a cache."""
    matters.publish_house_catalogue(actor=SYSTEM, at=timezone.now())
    road = next(row.key for row in matters.categories() if row.public)
    page = visit("/raise/", Look(language, 360))
    bytes_, base = weighed(page), page.url.removesuffix("/raise/")
    for path in ("/raise/", "/raise/place/", "/raise/place/?group=roads", "/ring-me/", f"/raise/place/{road}/"):
        assert weight(page, bytes_, partial(page.goto, base + path)) <= MOST, path
    page.locator("#id_place").fill("东门口")
    assert weight(page, bytes_, partial(onward, page)) <= MOST
    page.locator("textarea").fill(WORDS * 20)
    assert weight(page, bytes_, partial(onward, page)) <= MOST


def weight(page: Page, bytes_: list[float], go: Callable[[], object]) -> float:
    bytes_.clear()
    go()
    page.wait_for_load_state("networkidle")
    return sum(bytes_)


def test_the_map_comes_only_when_it_is_asked_for(visit, district: District):
    page = visit(ROAD)
    assert page.evaluate("typeof L") == "undefined"
    page.locator("[data-place-map]").click()
    page.locator(".map[data-ready]").wait_for()
    page.locator("[data-map-middle]").click()
    expect(page.locator("#map-told")).to_have_text("位置已选好。")
    assert_accessible(page, "where-map")
    page.locator("[data-place-forget]").click()
    assert page.locator("#id_lon").input_value() == ""


def test_where_the_device_is_needs_no_map(visit, district: District):
    page = visit("/raise/")
    lon, lat = district.point("A1")
    page.context.grant_permissions(["geolocation"])
    page.context.set_geolocation({"longitude": lon, "latitude": lat})
    page.goto(page.url.replace("/raise/", ROAD))
    page.locator("[data-place-here]").click()
    expect(page.locator("#id_lon")).to_have_value(f"{lon:.6f}")
    for _ in range(3):
        onward(page)
    assert Matter.objects.get().grid_id == district.grids["A1"]


def test_a_map_that_does_not_come_is_said(visit, district: District):
    page = visit(ROAD)
    page.context.set_offline(True)
    page.locator("[data-place-map]").click()
    expect(page.locator("#map-told")).to_contain_text("地图没有打开")


def to_words(page: Page) -> None:
    page.locator("#id_place").fill("东门口")
    onward(page)
    page.locator("textarea").fill(WORDS)


def test_without_the_choice_nothing_is_kept_on_the_device(visit, district: District):
    page = visit(ROAD)
    to_words(page)
    page.wait_for_timeout(400)
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]


def test_without_a_signal_what_was_written_stays_on_the_page(visit, district: District):
    page = visit(ROAD)
    to_words(page)
    page.context.set_offline(True)
    page.locator(".actions button").first.click()
    expect(page.locator("[data-draft-lost]")).to_be_visible()
    assert_accessible(page, "words-no-signal")
    page.context.set_offline(False)
    onward(page)
    onward(page)
    assert Matter.objects.count() == 1


def test_a_draft_survives_a_phone_that_died_and_is_gone_once_it_was_sent(visit, district: District):
    page = visit(ROAD)
    page.locator("[data-draft-keep]").check()
    to_words(page)
    expect(page.locator("[data-draft-told]")).to_contain_text("已保存在本设备")
    page.wait_for_timeout(400)
    page.goto(page.url.split("/raise")[0] + "/raise/")
    follow(page, page.locator("[data-draft-offer] a"))
    assert_accessible(page, "where-draft")
    assert page.locator("#id_place").input_value() == "东门口"
    onward(page)
    assert page.locator("textarea").input_value() == WORDS
    onward(page)
    onward(page)
    assert Matter.objects.count() == 1 and page.evaluate(KEPT) is None


def test_sent_but_the_answer_was_lost_is_still_one_matter(visit, district: District):
    page = visit(ROAD)
    page.locator("[data-draft-keep]").check()
    to_words(page)
    onward(page)
    page.wait_for_timeout(400)
    kept = page.evaluate(KEPT)
    onward(page)  # it arrived; but let the phone believe that it did not
    page.evaluate("kept => localStorage.setItem('linli.draft', kept)", kept)
    page.goto(page.url.split("/mine")[0] + ROAD)
    for _ in range(3):
        onward(page)
    assert Matter.objects.count() == 1


def test_a_draft_never_holds_a_number_and_is_forgotten_at_once(visit, district: District):
    page = visit(ROAD)
    to_words(page)
    onward(page)
    page.locator("[data-draft-keep]").check()
    page.get_by_label("怎么称呼您").fill("王小满")
    page.locator("#id_phone").fill("13900000000")
    page.wait_for_timeout(400)
    assert WORDS in page.evaluate(KEPT) and "13900000000" not in page.evaluate(KEPT) and "王" not in page.evaluate(KEPT)
    page.locator("[data-draft-forget]").click()
    assert page.evaluate(KEPT) is None
    expect(page.locator("[data-draft-told]")).to_contain_text("本设备上没有保留任何内容")


def test_an_old_draft_is_gone_by_itself(visit, district: District):
    page = visit(ROAD)
    page.evaluate(
        "path => localStorage.setItem('linli.draft', JSON.stringify("
        "{path, at: Date.now() - 4 * 864e5, fields: {place: 'x'}}))", ROAD,
    )  # fmt: skip
    page.reload()
    assert page.locator("#id_place").input_value() == "" and page.evaluate(KEPT) is None


def a_photo() -> bytes:
    out = BytesIO()
    Image.effect_noise((4000, 3000), 60).convert("RGB").save(out, "JPEG", quality=80)
    return out.getvalue()


def test_a_large_photo_is_made_smaller_before_it_goes_out(visit, district: District):
    page, photo = visit(ROAD), a_photo()
    to_words(page)
    onward(page)
    page.locator("input[type=file]").set_input_files({"name": "IMG.JPG", "mimeType": "image/jpeg", "buffer": photo})
    expect(page.locator("[data-smaller]")).to_contain_text("MB")
    size = page.evaluate("document.querySelector('input[type=file]').files[0].size")
    assert size < len(photo) / 3
    onward(page)
    assert "photo" in dict(map(reversed, Matter.objects.get().events.get(act="raise").sealed))


RESIDENTS = (
    "/", "/help/", "/never/", "/privacy/", "/accessibility/", "/map/", "/receipt/", "/receipt/lost/", "/raise/",
    "/raise/person/", "/raise/place/", "/raise/conduct/", "/raise/place/?group=roads", "/raise/place/?q=坑", ROAD,
    "/raise/conduct/complaint_conduct/", "/ring-me/", "/ring-me/taken/", "/card/", "/rights/", "/law/",
    "/law/pipl-2021/", "/ledger/", "/privacy/held/", "/reports/public/",
)  # fmt: skip


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_every_page_of_a_resident_reflows_at_four_hundred_per_cent(visit, district: District, language: str):
    """1280 px at 400 % is a window of 320 px; nobody scrolls sideways to read."""
    given = raise_a(district)
    for step in ("dispatch", "accept", "report", "check", "reply"):
        STEPS[step](district, given.matter)
    page = visit("/", Look(language, 320))
    base, here = page.url.rstrip("/"), district.grid("A1").code
    for path in (
        *RESIDENTS,
        f"/at/{here}/",
        f"/grids/{here}/",
        f"/raise/join/{given.number}/",
        f"/m/{given.code}/?new",
    ):
        answer = page.goto(base + path)
        assert answer is not None and answer.status == 200, path
        assert_fits(page)
    mine = page.url
    for act in ("rate", "add_words", "request_review", "rights/looks"):
        page.goto(f"{mine}{act}/")
        assert_fits(page)


def test_the_look_of_a_draft_on_a_phone(visit, district: District):
    page = visit(ROAD, PHONE)
    page.locator("[data-draft-keep]").check()
    assert_accessible(page, "where-keep")
