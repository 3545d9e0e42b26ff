"""What each everyday act costs whoever does it, counted in real Chromium from the queue to the end of the act.

An action is a tap or press, a choice, a file that is chosen, or the tap that brings somebody into a field. Letters are
not counted, nor is writing where the page has the cursor already, nor the Tab key that leads on at a desk.
"""

from io import BytesIO

import pytest
from django.test import Client
from django.utils import timezone
from PIL import Image
from playwright.sync_api import Locator, Page

from linli.accounts.models import User
from linli.accounts.tests.factories import sign_in
from linli.kernel.actor import Role
from linli.matters import api as matters
from linli.matters.data import MatterId, State
from linli.matters.models import CallBack, Matter, Pressure
from linli.matters.tests.factories import PHONE as NUMBER
from linli.matters.tests.factories import STEPS, WANG, WORDS, coordinator, fresh, handler, make_catalogue, raise_a
from linli.organisation.tests.factories import District, make_district
from tests.browser.judge import PHONE, Look, assert_accessible

DESK = Look("zh-hans", 1280)
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


class Hand:
    """Somebody's hand on a page, which counts what it does."""

    def __init__(self, page: Page, *, keys: bool = False) -> None:
        self.page, self.keys, self.actions = page, keys, 0

    def tap(self, target: Locator, *, leads_on: bool = True) -> None:
        self.actions += 1
        if not leads_on:
            target.click()
            return
        with self.page.expect_navigation():
            target.click()

    def choose(self, target: Locator, value: object) -> None:
        self.actions += 1
        target.select_option(str(value))

    def write(self, target: Locator, text: str) -> None:
        if not target.evaluate("field => field === document.activeElement"):
            self._go_into(target)
        self.page.keyboard.insert_text(text)

    def _go_into(self, target: Locator) -> None:
        if not self.keys:
            self.tap(target, leads_on=False)
            return
        for _ in range(30):
            self.page.keyboard.press("Tab")
            if target.evaluate("field => field === document.activeElement"):
                return
        raise AssertionError("the Tab key does not lead there")

    def photograph(self, target: Locator) -> None:
        out = BytesIO()
        Image.new("RGB", (64, 48), "grey").save(out, "JPEG")
        self.actions += 1
        target.set_input_files({"name": "IMG.JPG", "mimeType": "image/jpeg", "buffer": out.getvalue()})


@pytest.fixture
def district(transactional_db: None) -> District:
    make_catalogue()
    return make_district()


@pytest.fixture
def queue_of(visit, client: Client):
    """`queue_of(actor, look)` opens somebody's queue, where every count begins."""

    def open_page(actor, look: Look) -> Page:
        sign_in(client, User.objects.get(pk=actor.user))
        return visit("/desk/queue/", look, cookies={"sessionid": client.cookies["sessionid"].value})

    return open_page


def raised(district: District) -> MatterId:
    return raise_a(district, at=timezone.now()).matter


def dispatched(district: District) -> MatterId:
    matter = raised(district)
    matters.dispatch(matter, unit=district.department, actor=coordinator(district), at=timezone.now())
    return matter


def test_an_answer_on_the_spot_takes_at_most_six_taps(queue_of, district: District):
    matter = raised(district)
    page = queue_of(district.actor(Role.GRID_WORKER), PHONE)
    hand = Hand(page)
    hand.tap(page.locator("tr[data-row] th a"))
    hand.tap(page.locator("a[href$='answer_on_the_spot/']"))
    hand.write(page.locator("#id_findings"), "路面有一个深约二十厘米的坑。")
    hand.write(page.locator("#id_action"), "已于今天上午用沥青填平并夯实。")
    hand.tap(page.locator("form.card .actions button").first)
    if page.locator("[name=anyway]").count():
        hand.tap(page.locator("[name=anyway]"))
    assert fresh(matter).state == State.REPLIED
    assert hand.actions <= 6


@pytest.mark.parametrize("look", [DESK, PHONE], ids=str)
def test_a_dispatch_takes_at_most_three_actions(queue_of, district: District, look: Look):
    matter = raised(district)
    page = queue_of(coordinator(district), look)
    hand = Hand(page)
    hand.tap(page.locator("tr[data-row] th a"))
    assert_accessible(page, "effort-dispatch")
    hand.choose(page.locator("#dispatch-to"), district.department)
    hand.tap(page.locator(".dispatch-line button"))
    assert fresh(matter).state == State.DISPATCHED
    assert hand.actions <= 3


def test_an_objection_takes_at_most_four_actions(queue_of, district: District):
    matter = dispatched(district)
    page = queue_of(handler(district), DESK)
    hand = Hand(page, keys=True)
    hand.tap(page.locator("tr[data-row] th a"))
    hand.tap(page.locator("a[href$='/object/']"))
    hand.choose(page.locator("#id_right_unit"), district.departments["roads"])
    hand.write(page.locator("#id_duty"), "城市道路养护职责清单")
    hand.write(page.locator("#id_reason"), "路面破损，不涉及供水管线。")
    hand.tap(page.locator("form.card .actions button").first)
    assert fresh(matter).state == State.OBJECTED
    assert hand.actions <= 4


def test_a_department_s_done_with_a_photo_takes_at_most_five_on_a_phone(queue_of, district: District):
    matter = dispatched(district)
    matters.accept(matter, actor=handler(district), at=timezone.now())
    page = queue_of(handler(district), PHONE)
    assert_accessible(page, "effort-queue")
    hand = Hand(page)
    hand.tap(page.locator("a[href$='/report_handled/']"))
    hand.write(page.locator("#id_findings"), "路面有一个深约二十厘米的坑。")
    hand.write(page.locator("#id_action"), "已用沥青填平并夯实。")
    hand.photograph(page.locator("#id_photo_1"))
    hand.write(page.locator("#id_shows_1"), "填平后的路面。")
    hand.tap(page.locator("form.card .actions button").first)
    assert fresh(matter).state == State.HANDLED
    assert hand.actions <= 5


def test_ten_call_backs_take_two_presses_each_with_nothing_left_out(visit, client: Client, district: District):
    """From the list to the recorded answer and back at the list: every press is counted, and no tick is left to do."""
    for _matter in range(10):
        answered = raised(district)
        for step in ("dispatch", "accept", "report", "check", "reply"):
            STEPS[step](district, answered)
    Matter.objects.update(replied_at=timezone.now())
    sign_in(client, User.objects.get(pk=district.actor(Role.CALLER, district.village).user))
    page = visit("/desk/calls/", PHONE, cookies={"sessionid": client.cookies["sessionid"].value})
    hand = Hand(page)
    for _call in range(10):
        hand.tap(page.locator("a[href$='/contact/']").first)
        hand.tap(page.locator("button[name=heard]").first)
        assert page.url.endswith("/desk/calls/")
    heard = CallBack.objects.filter(reached=True, contacted=True, solved=True, satisfied=True)
    assert heard.count() == Pressure.objects.filter(said="no").count() == 10
    assert hand.actions == 20


def test_what_is_copied_for_the_chat_is_number_category_and_state_and_nothing_else(queue_of, district: District):
    matter = fresh(raised(district))
    page = queue_of(coordinator(district), DESK)
    Hand(page).tap(page.locator("tr[data-row] th a"))
    assert page.locator(".for-chat").inner_text() == f"{matter.number} · 道路破损 · 待研判"
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="复制到群聊").click()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.locator(".for-chat").inner_text()
    assert not any(text in copied for text in (WORDS, NUMBER, WANG.name, "A1", "A村"))


def test_without_script_it_can_be_selected(visit, client: Client, district: District):
    number = Matter.objects.get(pk=raised(district)).number
    sign_in(client, User.objects.get(pk=coordinator(district).user))
    jar = {"sessionid": client.cookies["sessionid"].value}
    page = visit(f"/desk/matters/{number}/", DESK, script=False, cookies=jar)
    assert number in page.locator(".for-chat").inner_text()
    assert page.locator("[data-copy]").is_hidden()
