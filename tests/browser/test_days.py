"""Seven invented people go through their day in real Chromium, with the demo's data. Where a step surprised, it was
changed; the diaries stand in `docs/journeys/`."""

import re
from dataclasses import dataclass
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Page, expect

from linli.accounts.models import User
from linli.accounts.tests.factories import sign_in
from linli.kernel.actor import RESIDENT, Actor, GridId, Role, UnitId
from linli.matters import api as matters
from linli.matters.data import Channel, RaiseRequest, Receipt
from linli.operations.actions.demo.founding import found_district
from linli.operations.actions.demo.teaching import teach
from linli.operations.actions.demo.telling import tell
from linli.organisation import api as organisation
from tests.browser.diary import Diary
from tests.browser.judge import PHONE, Look, assert_fits, tab_to

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]
DESK = Look("zh-hans", 1280)
OLD = Look("zh-hans", 320)


def grid_of(name: str) -> GridId:
    return next(one.id for one in organisation.grids() if one.name == name)


def unit_of(code: str) -> UnitId:
    found = organisation.unit_by_code(code)
    assert found
    return found.id


@dataclass
class Town:
    people: list[Actor]

    def who(self, role: Role, unit: str = "") -> Actor:
        return next(one for one in self.people if one.role is role and (not unit or one.unit == unit_of(unit)))

    def raise_one(self, category: str, words: str) -> str:
        """The number of a matter that a resident raised just now."""
        return self._raised(category, words, "云台花园").number

    def _raised(self, category: str, words: str, grid: str) -> Receipt:
        asked = RaiseRequest(category=category, words=words, grid=grid_of(grid), channel=Channel.PORTAL)
        return matters.raise_matter(asked, actor=RESIDENT, at=timezone.now())

    def dispatched(self, category: str, words: str, to: str) -> str:
        receipt, clerk = self._raised(category, words, "云台花园"), self.who(Role.CLERK, "990110002001")
        matters.dispatch(receipt.matter, unit=unit_of(to), actor=clerk, at=timezone.now())
        return receipt.number


@pytest.fixture
def town(transactional_db: None, settings, tmp_path) -> Town:
    settings.VAR = tmp_path
    now = timezone.now()
    people = found_district(at=now)
    list(tell(people, count=24, now=now))
    teach()
    return Town([person.actor for person in people])


@pytest.fixture
def at(visit, client: Client):
    """`at(actor, path, look)` opens a page as somebody of the town."""

    def open_page(actor: Actor, path: str, look: Look = DESK) -> Page:
        sign_in(client, User.objects.get(pk=actor.user))
        return visit(path, look, cookies={"sessionid": client.cookies["sessionid"].value})

    return open_page


def onward(diary: Diary) -> None:
    diary.go(diary.page.locator(".actions button").first)


def test_a_clerk_with_a_ringing_telephone(at, town: Town) -> None:
    """陈木 takes two calls at once and dispatches what came in."""
    clerk = town.who(Role.CLERK, "990110002001")
    page = at(clerk, "/desk/take-down/")
    diary = Diary("clerk", "陈木（示例），社区受理员，手边有一部响个不停的电话", page)
    with diary.step("第一个电话：边听边记，没说完对方要去找门牌号，先放一放。"):
        diary.say(page.locator("textarea").first, "东门路灯不亮，已经三天了。")
        diary.go(page.locator("button[value=next]"))
    with diary.step("第二个电话：路面有坑，记下类别和网格，当场登记。"):
        diary.say(page.locator("textarea").first, "路面塌了一个大坑，车子颠得厉害。")
        diary.choose(page.locator("#id_category"), "m06013")
        diary.choose(page.locator("#id_grid"), str(grid_of("云台老街")))
        diary.go(page.locator("button[value=send]"))
    with diary.step("打开刚登记的事项，按建议一键派给城市管理局。"):
        if "/desk/matters/" not in page.url:
            diary.go(page.locator("main a[href*='/desk/matters/']").first)
        diary.go(page.locator("[data-key=d]"))
        expect(page.locator("main")).to_contain_text("城市管理局")
    assert diary.actions() <= 10
    diary.keep()


def test_a_grid_worker_on_a_doorstep(at, town: Town) -> None:
    """王荷 answers on the spot, on her phone."""
    worker = town.who(Role.GRID_WORKER)
    number = town.raise_one("m06042", "垃圾箱满了没有清运")
    page = at(worker, "/desk/", PHONE)
    diary = Diary("grid-worker", "王荷（示例），网格员，站在居民家门口", page)
    with diary.step("看今天自己网格里的事，打开刚来的一件。"):
        diary.go(page.locator(f"a[href*='{number}']").first)
    with diary.step("已经联系清运，当场答复。"):
        diary.go(page.locator("a[href$='/answer_on_the_spot/']").first)
        diary.say(page.locator("#id_findings"), "现场看过，垃圾箱确实满了。")
        diary.say(page.locator("#id_action"), "已联系清运公司，今天上午清空。")
        diary.go(page.locator("form.card .actions button").first)
        expect(page.locator(".story .now")).to_contain_text("答复")
    assert diary.actions() <= 6
    diary.keep()


def test_a_resident_of_sixty_eight_with_an_old_phone(visit, town: Town) -> None:
    """孙大山, 68, without script, on a screen of 320 pixels."""
    page = visit("/", OLD, script=False)
    diary = Diary("old-phone", "孙大山（示例），68 岁，旧手机，屏幕窄，脚本不运行", page)
    with diary.step("从首页开始，先答是关于什么，再选是哪一类。"):
        diary.go(page.locator("a[href='/raise/']").first)
        diary.go(page.locator("main a[href*='/raise/place']").first)
        diary.go(page.locator("a.card").first)
        diary.go(page.locator(".picks a").first)
        assert_fits(page)
    with diary.step("用自己的话写在哪里。"):
        diary.say(page.locator("#id_place"), "幸福里东门外路口")
        onward(diary)
    with diary.step("写一句怎么了，不留电话，看一遍，交上去。"):
        diary.say(page.locator("textarea"), "路灯坏了，晚上看不见台阶。")
        onward(diary)
        onward(diary)
    with diary.step("回执上写着谁办、哪天以前、按哪一条。"):
        assert re.search(r"/mine/[0-9]+/", page.url)
        assert_fits(page)
    assert diary.actions() <= 10
    diary.keep()


def test_a_blind_resident_at_the_keyboard(visit, town: Town) -> None:
    """林晚 hears the page: no mouse, every control by its name."""
    page = visit("/raise/place/m06013/", Look("zh-hans", 1280))
    diary = Diary("blind", "林晚（示例），看不见屏幕，只用键盘和读屏软件", page)
    with diary.step("标题先读到，每个框都有名字；写下地点，回车继续。"):
        assert page.get_by_role("heading", level=1).count() == 1
        tab_to(page, page.locator("#id_place"))
        page.keyboard.type("幸福里东门")
        diary.key("Enter", leads=True)
    with diary.step("写下怎么了，到“继续”，回车。"):
        tab_to(page, page.locator("textarea"))
        page.keyboard.type("盲道被车占了。")
        tab_to(page, page.locator(".actions button").first)
        diary.key("Enter", leads=True)
    with diary.step("听一遍要交的内容，交上去，回执的标题自己读出来。"):
        tab_to(page, page.locator(".actions button").first)
        diary.key("Enter", leads=True)
        assert page.get_by_role("heading", level=1).count() == 1
    diary.keep()


def test_a_department_that_gets_what_is_not_its_own(at, town: Town) -> None:
    """赵山 of Urban Management objects and names the right unit."""
    number = town.dispatched("ponding", "地下通道积水很深", "QC-CG")
    page = at(town.who(Role.HANDLER, "QC-CG"), f"/desk/matters/{number}/")
    diary = Diary("not-mine", "赵山（示例），城市管理局承办人，收到一件不归本局的事", page)
    with diary.step("看了内容，点“不是本单位的”，写明归谁、按哪条职责。"):
        if not page.locator("a[href$='/object/']").first.is_visible():
            diary.tap(page.locator(".acts summary").first)
        diary.go(page.locator("a[href$='/object/']").first)
        diary.choose(page.locator("select").first, str(unit_of("QC-SW")))
        diary.say(page.locator("#id_duty"), "三定方案：城市排水设施")
        diary.say(page.locator("textarea").first, "积水由排水管网引起，属水务职责。")
        diary.go(page.locator("form.card .actions button").first)
    with diary.step("区中心看到异议和所写的职责，指定水务局承办。"):
        page = diary.page = at(town.who(Role.CLERK, "990110"), f"/desk/matters/{number}/")
        diary.go(page.locator("a[href$='/designate/']").first)
        diary.choose(page.locator("#id_unit"), str(unit_of("QC-SW")))
        diary.say(page.locator("textarea").first, "排水管网属水务职责。")
        diary.go(page.locator("form.card .actions button").first)
        expect(page.locator("main")).to_contain_text("水务局")
    assert diary.actions() <= 10
    diary.keep()


def test_a_lead_of_a_township(at, town: Town) -> None:
    """周林 looks at what is late, and at the figures."""
    page = at(town.who(Role.LEAD, "990110"), "/desk/")
    diary = Diary("lead", "周林（示例），中心负责人，早上九点", page)
    with diary.step("今天有什么超期，一眼看到，点开。"):
        diary.go(page.locator("a[href*='/desk/orders/']").first)
    with diary.step("本单位的数字：收了多少、按时多少、三率各多少件里的多少件。"):
        diary.tap(page.locator(".further summary"))
        diary.go(page.locator(".further a[href='/reports/']"))
        expect(page.locator("table").first).to_be_visible()
    assert diary.actions() <= 4
    diary.keep()


def test_a_lead_holds_the_weekly_meeting(at, town: Town) -> None:
    """周林 opens the weekly sheet, lets something be decided, and shows the sheet to the room."""
    page = at(town.who(Role.LEAD, "990110"), "/reports/week/")
    diary = Diary("weekly", "周林（示例），中心负责人，周一调度会", page)
    with diary.step("会上定下一件事：谁、做什么、到哪天；下周的调度表一打开就先问它。"):
        diary.say(page.locator("#id_what"), "检修东门路灯线路")
        diary.choose(
            page.locator("#id_who"), page.locator("#id_who option[value^=u]").first.get_attribute("value") or ""
        )
        diary.say(page.locator("#id_by"), (timezone.localdate() + timedelta(days=3)).isoformat())
        diary.go(page.locator("form.card .actions button").first)
        expect(page.get_by_text("检修东门路灯线路")).to_be_visible()
    with diary.step("投影给大家看：字大，没有居民的话，也没有联系方式。"):
        diary.go(page.get_by_role("link", name="投影视图"))
        expect(page.locator("body.projector")).to_be_visible()
    assert diary.actions() <= 5
    diary.keep()


def test_an_operator_of_the_hotline(at, town: Town) -> None:
    """何苗 hands over what somebody told 12345."""
    page = at(town.who(Role.CLERK, "990110"), "/desk/take-down/")
    diary = Diary("hotline", "何苗（示例），12345 话务转办", page)
    with diary.step("选来源 12345，抄下原话和热线工单号。"):
        diary.choose(page.locator("#id_channel"), "hotline_12345")
        diary.say(page.locator("textarea").first, "群众来电：小区门口的消防通道被杂物堵住了。")
        diary.choose(page.locator("#id_category"), "m09012")
        diary.choose(page.locator("#id_grid"), str(grid_of("云台花园")))
        diary.go(page.locator("button[value=send]"))
    with diary.step("登记好了，把编号念给来电人；打开事项，来源写着 12345。"):
        diary.go(page.locator("main a[href*='/desk/matters/']").first)
        expect(page.locator("main")).to_contain_text("12345")
    assert diary.actions() <= 6
    diary.keep()
