"""The water department leads; 城市管理局 helps with a part of 王小满's matter, on a clock of its own."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import DjangoAssertNumQueries

from linli.kernel.actor import RESIDENT, Actor, Role
from linli.kernel.errors import BadInput, NotAllowed, NotPermitted, Overtaken
from linli.matters import api as acts
from linli.matters.data import AssistState, AssistTask, Cause, ClockKind, Evidence, MatterId, State
from linli.matters.models import Assist, Clock, SuperviseOrder
from linli.matters.permissions import may_reveal
from linli.matters.queries.assists import assists_asked_of
from linli.matters.states import ASSIST
from linli.matters.tests.factories import DONE, NOON, STEPS, WORDS, at_state, coordinator, fresh, handler, utc
from linli.matters.tests.pictures import a_photo
from linli.matters.tests.test_chasing import news_of, story_of
from linli.matters.tests.test_staff_pages import enter
from linli.organisation.tests.factories import District
from linli.privacy.data import Purpose


def roads(district: District, role: Role = Role.HANDLER) -> Actor:
    return district.actor(role, district.departments["roads"])


def asked(district: District, matter: MatterId, *, unit: str = "roads", at=NOON, **given) -> int:
    return acts.ask_assist(
        matter, unit=district.departments[unit], task=AssistTask.PART, actor=handler(district), at=at, **given
    )


@pytest.fixture
def matter(district: District) -> MatterId:
    return at_state(district, State.HANDLING)


def state_of(assist: int) -> AssistState:
    return AssistState(Assist.objects.get(pk=assist).state)


def test_a_unit_helps_and_the_resident_reads_each_step(district: District, matter: MatterId) -> None:
    lead = district.actor(Role.LEAD, district.departments["roads"])
    assist = asked(district, matter, note="请核对道路权属。")
    assert "Your unit is asked to help with {number}" in news_of(lead)
    acts.accept_assist(assist, actor=roads(district), at=NOON)
    acts.report_assist(assist, said="属市政道路，已围挡。", actor=roads(district), at=NOON)
    assert state_of(assist) is AssistState.DONE
    assert story_of(matter)[-3:] == [
        "水务局 asked 城市管理局 to do a part of the work.",
        "城市管理局 is helping.",
        "城市管理局 has done its part.",
    ]


def test_what_units_write_to_each_other_is_not_on_her_page(district: District, matter: MatterId) -> None:
    assist = asked(district, matter, note="请核对道路权属。")
    photo = (Evidence(a_photo(), "围挡"),)
    acts.report_assist(assist, said="属市政道路。", photos=photo, actor=roads(district), at=NOON)
    page = acts.receipt_page(acts.open_receipt(code_of(district, matter)), at=NOON)
    assert not {"请核对道路权属。", "属市政道路。"} & {text.text for text in page.texts}
    assert page.photos == ()


def code_of(district: District, matter: MatterId) -> str:
    from linli.matters.models import Receipt
    from linli.matters.rules import receipts

    code = receipts.code_for(None, secret="")
    Receipt.objects.filter(matter=matter).update(code_hash=receipts.hashed(code))
    return code


@pytest.mark.parametrize(("days", "last"), [(None, 4), (1, 3), (4, 6)])
def test_a_helper_has_a_clock_of_its_own_which_is_not_the_holder_s(
    district: District, matter: MatterId, days: int | None, last: int
) -> None:
    due = fresh(matter).due_at
    asked(district, matter, days=days)
    clock = Clock.objects.get(matter=matter, kind=ClockKind.ASSIST)
    assert (clock.unit_id, clock.last_day.day) == (district.departments["roads"], last)
    assert fresh(matter).due_at == due


def test_its_clock_warns_it_and_what_it_misses_is_its_own_order(district: District, matter: MatterId) -> None:
    lead = district.actor(Role.LEAD, district.departments["roads"])
    asked(district, matter)
    acts.warn_of_clocks(utc(2026, 3, 4, 12))
    assert "{number} is due soon" in news_of(lead)
    acts.breach_clocks(utc(2026, 3, 6))
    orders = SuperviseOrder.objects.filter(matter=matter, cause=Cause.OVERDUE)
    assert {order.unit_id for order in orders} == {district.department, district.departments["roads"]}


def test_who_leads_says_why_it_reports_while_somebody_still_helps(district: District, matter: MatterId) -> None:
    assist = asked(district, matter)
    with pytest.raises(BadInput) as refused:
        acts.report_handled(matter, answer=DONE, actor=handler(district), at=NOON)
    assert (refused.value.field, state_of(assist)) == ("despite", AssistState.ASKED)
    acts.report_handled(matter, answer=DONE, despite="抢修已完成。", actor=handler(district), at=NOON)
    assert (state_of(assist), fresh(matter).assisting) == (AssistState.CALLED_OFF, [])
    assert not Clock.objects.filter(matter=matter, kind=ClockKind.ASSIST, stopped_at__isnull=True).exists()
    assert "why it did not wait" in story_of(matter)[-1]


def test_once_all_have_helped_it_reports_as_ever(district: District, matter: MatterId) -> None:
    acts.report_assist(asked(district, matter), said="已完成。", actor=roads(district), at=NOON)
    acts.report_handled(matter, answer=DONE, actor=handler(district), at=NOON)
    assert fresh(matter).state == State.HANDLED


def test_a_part_that_is_not_enough_goes_on_with_a_new_clock(district: District, matter: MatterId) -> None:
    assist = asked(district, matter)
    acts.report_assist(assist, said="看过。", actor=roads(district), at=NOON)
    acts.send_back_assist(assist, reason="请补测量数据。", actor=handler(district), at=utc(2026, 3, 3))
    assert (state_of(assist), fresh(matter).assisting) == (AssistState.HELPING, [district.departments["roads"]])
    assert Assist.objects.get(pk=assist).clock.last_day.day == 5


def test_what_is_given_back_says_why_and_can_be_asked_of_another(district: District, matter: MatterId) -> None:
    assist = asked(district, matter)
    with pytest.raises(BadInput):
        acts.return_assist(assist, reason=" ", actor=roads(district), at=NOON)
    acts.return_assist(assist, reason="无测量设备。", actor=roads(district), at=NOON)
    lead = district.actor(Role.LEAD, district.department)
    assert "A unit you asked to help has answered: {number}" not in news_of(lead)  # appointed later than the news
    assert asked(district, matter, unit="station")
    assert state_of(assist) is AssistState.RETURNED


@pytest.mark.parametrize(
    ("unit", "days", "field"), [("water", None, "unit"), ("station", 0, "days"), ("station", 11, "days")]
)
def test_a_wrong_unit_or_time_is_named(district: District, matter: MatterId, unit: str, days, field: str) -> None:
    with pytest.raises(BadInput) as refused:
        asked(district, matter, unit=unit, days=days)
    assert refused.value.field == field


def test_nobody_is_asked_twice_at_once(district: District, matter: MatterId) -> None:
    asked(district, matter)
    with pytest.raises(BadInput, match="already"):
        asked(district, matter)


def test_a_helper_reads_the_words_and_not_how_to_reach_her(district: District, matter: MatterId) -> None:
    from linli.ledger.data import Subject

    subject, stranger = Subject("matter", matter), roads(district)
    assert not may_reveal(stranger, subject, Purpose.HANDLING)
    assist = asked(district, matter)
    assert may_reveal(stranger, subject, Purpose.HANDLING)
    assert not may_reveal(stranger, subject, Purpose.CONTACT)
    acts.report_assist(assist, said="已完成。", actor=stranger, at=NOON)
    assert not may_reveal(stranger, subject, Purpose.HANDLING)
    with pytest.raises(NotPermitted):
        acts.matter_page(matter, actor=stranger, at=NOON)


@pytest.mark.parametrize("act", ASSIST.acts())
def test_nobody_else_turns_it(district: District, matter: MatterId, act: str) -> None:
    assist = asked(district, matter)
    given = {"return_assist": {"reason": "x"}, "send_back_assist": {"reason": "x"}, "report_assist": {"said": "x"}}
    other = "station" if "back" in act or "off" in act else "water"
    for actor in (district.actor(Role.HANDLER, district.departments[other]), RESIDENT, district.actor(Role.INSPECTOR)):
        with pytest.raises((NotPermitted, NotAllowed)):
            getattr(acts, act)(assist, **given.get(act, {}), actor=actor, at=NOON)


@pytest.mark.parametrize("state", list(AssistState))
@pytest.mark.parametrize("act", ASSIST.acts())
def test_every_act_on_a_task_is_tried_from_every_state(district, matter, act: str, state: AssistState) -> None:
    assist = brought_to(district, matter, state)
    actor = handler(district) if ASSIST.moves[[m.act for m in ASSIST].index(act)].by == "answerer" else roads(district)
    given = {"return_assist": {"reason": "x"}, "send_back_assist": {"reason": "x"}, "report_assist": {"said": "x"}}
    if ASSIST.allows(act, state):
        getattr(acts, act)(assist, **given.get(act, {}), actor=actor, at=NOON)
        assert state_of(assist) is ASSIST.move(act, state).target
        return
    with pytest.raises((NotAllowed, NotPermitted)):
        getattr(acts, act)(assist, **given.get(act, {}), actor=actor, at=NOON)


def brought_to(district: District, matter: MatterId, state: AssistState) -> int:
    assist = asked(district, matter)
    ways = {
        AssistState.HELPING: lambda: acts.accept_assist(assist, actor=roads(district), at=NOON),
        AssistState.DONE: lambda: acts.report_assist(assist, said="好", actor=roads(district), at=NOON),
        AssistState.RETURNED: lambda: acts.return_assist(assist, reason="不", actor=roads(district), at=NOON),
        AssistState.CALLED_OFF: lambda: acts.call_off_assist(assist, actor=handler(district), at=NOON),
    }
    ways.get(state, lambda: None)()
    return assist


def test_the_dispatcher_may_ask_while_the_unit_has_not_accepted(district: District) -> None:
    matter = at_state(district, State.DISPATCHED)
    acts.ask_assist(
        matter, unit=district.departments["roads"], task=AssistTask.SECURE, actor=coordinator(district), at=NOON
    )
    STEPS["accept"](district, matter)
    assert fresh(matter).assisting == [district.departments["roads"]]


@pytest.mark.parametrize("way", ["take_over", "redispatch"])
def test_a_helper_that_becomes_the_lead_helps_no_more(district: District, matter: MatterId, way: str) -> None:
    if way == "redispatch":
        matter = at_state(district, State.DISPATCHED)
    assist, unit = asked(district, matter), district.departments["roads"]
    if way == "take_over":
        acts.offer_transfer(matter, to=unit, reason="更合适", actor=handler(district), at=NOON)
        acts.take_over(matter, actor=roads(district), at=NOON)
    else:
        acts.redispatch(matter, unit=unit, because="道路", actor=coordinator(district), at=NOON)
    assert (state_of(assist), fresh(matter).assisting, fresh(matter).lead_unit_id) == (AssistState.CALLED_OFF, [], unit)


def test_her_withdrawal_ends_what_was_asked(district: District, matter: MatterId) -> None:
    assist = asked(district, matter)
    acts.withdraw(matter, actor=RESIDENT, at=NOON)
    assert state_of(assist) is AssistState.CALLED_OFF
    with pytest.raises((Overtaken, NotAllowed, NotPermitted)):
        acts.report_assist(assist, said="晚了", actor=roads(district), at=NOON)


def test_its_list_shows_the_earliest_first_and_costs_the_same_for_many(
    district: District, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for days in (3, 1, 2):
        asked(district, at_state(district, State.HANDLING), days=days)
    reader = roads(district)
    with django_assert_max_num_queries(4):
        lines = assists_asked_of(reader.units, actor=reader)
    assert [line.due_at for line in lines] == sorted(line.due_at for line in lines if line.due_at)


def test_help_is_asked_given_and_reported_on_the_pages(client: Client, district: District) -> None:
    now = timezone.now()
    number = fresh(at_state(district, State.HANDLING, at=now)).number
    lead = enter(client, handler(district))
    given = {"unit": district.departments["roads"], "task": "visit", "days": "2", "note": "请一同到场"}
    assert lead.post(f"/desk/matters/{number}/ask_assist/", given).status_code == 302
    helper, assist = enter(Client(), roads(district)), Assist.objects.get().pk
    assert number in helper.get("/desk/asked/").content.decode()
    assert "id_despite" in lead.get(f"/desk/matters/{number}/report_handled/").content.decode()
    assert helper.post(f"/desk/asked/{assist}/report_assist/", {"said": ""}).status_code == 400
    assert helper.post(f"/desk/asked/{assist}/report_assist/", {"said": "看过"}).status_code == 302
    assert "id_despite" not in lead.get(f"/desk/matters/{number}/report_handled/").content.decode()
    assert helper.get(f"/desk/asked/{assist}/report_assist/").status_code == 404


@pytest.mark.django_db(transaction=True)
def test_the_helper_s_page_shows_the_words_and_no_contact(client: Client) -> None:
    from linli.matters.tests.factories import make_catalogue
    from linli.organisation.tests.factories import make_district

    district, _ = make_district(), make_catalogue()
    matter = at_state(district, State.HANDLING, at=timezone.now() - timedelta(minutes=1))
    asked(district, matter, at=timezone.now())
    page = enter(client, roads(district)).get(f"/desk/matters/{fresh(matter).number}/").content.decode()
    assert WORDS in page
    assert "/contact/" not in page
