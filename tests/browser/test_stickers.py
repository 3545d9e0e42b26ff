"""Stickers and cards in real Chromium, on the screen and on paper."""

import os

import pypdfium2
import pytest
from django.test import Client
from playwright.sync_api import Page

from linli.accounts.models import User
from linli.accounts.tests.factories import sign_in
from linli.kernel.actor import Role
from linli.matters.models import Matter
from linli.matters.tests.factories import make_catalogue
from linli.organisation import api as organisation
from linli.organisation.tests.factories import NOON, District, make_asset, make_district
from tests.browser.judge import LOOKS, PHONE, PICTURES, Look, assert_accessible, follow

WIDE = Look("zh-hans", 1280)
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def district(transactional_db: None) -> District:
    make_catalogue()
    made = make_district()
    for number in range(1, 10):
        make_asset(made.grids["A1"], f"晴川路{number}号路灯", label_en=f"Qingchuan Road, lamp {number}")
    return made


@pytest.fixture
def as_lead(visit, district: District, client: Client):
    def open_page(path: str, look: Look = WIDE) -> Page:
        sign_in(client, User.objects.get(pk=district.actor(Role.LEAD, district.township).user))
        return visit(path, look, cookies={"sessionid": client.cookies["sessionid"].value})

    return open_page


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_pages_of_stickers_and_cards_are_usable_by_all(as_lead, district: District, look: Look):
    grid, post = district.grids["A1"], district.actor(Role.GRID_WORKER).post
    assert_accessible(as_lead(f"/organisation/grids/{grid}/things/", look), "stickers-things")
    assert_accessible(as_lead(f"/organisation/stickers/?grid={grid}", look), "stickers-sheet")
    page = as_lead(f"/organisation/posts/{post}/card/", look)
    assert_accessible(page, "card-before")
    follow(page, page.locator("button[name=make]"))
    assert_accessible(page, "card-made")


def test_eight_stickers_fit_on_a_sheet_of_paper(as_lead, district: District):
    page = as_lead(f"/organisation/stickers/?grid={district.grids['A1']}")
    paper = page.pdf(prefer_css_page_size=True)
    assert sheets(paper) == 2  # nine of them
    page.emulate_media(media="print")
    assert page.locator("header.site").is_hidden() and page.locator("footer").is_hidden()


def sheets(paper: bytes) -> int:
    document = pypdfium2.PdfDocument(paper)
    if os.environ.get("LINLI_PICTURES"):
        PICTURES.mkdir(parents=True, exist_ok=True)
        for number, sheet in enumerate(document):
            sheet.render(scale=1.5).to_pil().save(PICTURES / f"stickers-paper-{number}.png")
    return len(document)


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_a_resident_asks_about_a_card(visit, district: District, look: Look):
    post = district.actor(Role.GRID_WORKER).post
    assert post is not None
    code = organisation.make_card(post, actor=district.actor(Role.LEAD, district.township), at=NOON)
    page = visit("/card/", look)
    assert_accessible(page, "card-ask")
    page.locator("#id_code").fill("AAAA")
    follow(page, page.locator("main form button"))
    assert_accessible(page, "card-no")
    page.locator("#id_code").fill(code.lower())
    follow(page, page.locator("main form button"))
    assert_accessible(page, "card-yes")


def test_from_the_sticker_to_the_receipt_on_a_phone_without_script(visit, district: District):
    page = visit(f"/at/{make_asset(district.grids['B1'], '东门公交站')}/", PHONE, script=False)
    assert "东门公交站" in page.locator("main").inner_text()
    follow(page, page.locator(".choices a").first)
    follow(page, page.locator("a.card").first)
    follow(page, page.locator(".picks a").first)
    assert page.locator("#id_place").input_value() == "东门公交站"
    for _ in range(3):
        follow(page, page.locator(".actions button").first)
    assert Matter.objects.get().grid_id == district.grids["B1"]
