"""The weekly sheet: what it lists, what a meeting decides, and how the next one opens."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.test import Client
from django.utils import timezone

from linli.accounts.tests.factories import sign_in
from linli.kernel.actor import Actor, Role
from linli.kernel.errors import BadInput, NotPermitted, Overtaken
from linli.kernel.ids import new_id
from linli.matters import api as matters
from linli.matters.data import Cause
from linli.matters.tests.factories import PHONE, WORDS, dispatched, make_catalogue, raise_a
from linli.organisation.tests.factories import NOON, District, make_district
from linli.reports.actions.week import decide, settle
from linli.reports.data import DecisionState, WeekSheet, monday_of
from linli.reports.queries.week import week_sheet
from linli.reports.states import DECISION
from linli.web import documents

pytestmark = pytest.mark.django_db
MONDAY, NEXT = NOON.date(), NOON.date() + timedelta(days=7)
LATER = NOON + timedelta(days=9)
DRAWN = Path(settings.ROOT).parents[1] / "docs" / "states" / "week_decision.mmd"


@pytest.fixture
def district() -> District:
    make_catalogue()
    return make_district()


def lead(district: District) -> Actor:
    return district.actor(Role.LEAD, district.township)


def sheet(district: District, *, monday=MONDAY, at=NOON, actor: Actor | None = None) -> WeekSheet:
    return week_sheet(district.township, monday, actor=actor or lead(district), at=at)


def decided(district: District, *, at=NOON, **given) -> int:
    given = {
        "what": "检修A1网格路灯线路",
        "who": district.village,
        "is_post": False,
        "by": at.date() + timedelta(days=3),
        **given,
    }
    return decide(district.township, actor=lead(district), at=at, **given)


def test_the_drawing_is_current() -> None:
    assert DRAWN.read_text() == DECISION.diagram()


def test_it_lists_what_is_new_what_is_stuck_and_what_is_late(district: District) -> None:
    receipt = raise_a(district)
    first = sheet(district)
    assert [one.number for one in first.facts.new] == [receipt.number]
    assert not first.facts.stuck and not first.facts.overdue
    later = sheet(district, monday=NEXT, at=LATER)
    assert [one.number for one in later.facts.stuck] == [one.number for one in later.facts.overdue] == [receipt.number]
    assert not later.facts.new


def test_a_planned_day_to_come_explains_why_nothing_moves(district: District) -> None:
    station = district.departments["station"]
    handler = district.actor(Role.HANDLER, station)
    for planned in (LATER.date() + timedelta(days=1), None):
        matter = dispatched(district, raise_a(district).matter, unit=station)
        matters.accept(matter, actor=handler, at=NOON)
        if planned:
            matters.plan_date(matter, on=planned, actor=handler, at=NOON)
    assert len(sheet(district, monday=NEXT, at=LATER).facts.stuck) == 1


def test_what_two_units_sent_back_and_the_orders_of_the_week_stand_on_it(district: District) -> None:
    matter = raise_a(district).matter
    matters.supervise(
        matter, cause=Cause.RETURNED_TWICE, reason="两次退回", actor=lead(district), at=NOON
    )  # fmt: skip
    found = sheet(district).facts
    assert len(found.orders) == len(found.returned_twice) == 1
    assert len(sheet(district, monday=NEXT, at=LATER).facts.orders) == 1, "not settled: it stays on the sheet"


def test_a_complaint_about_the_own_unit_stands_on_no_sheet_of_it(district: District) -> None:
    receipt = raise_a(district, "complaint_conduct", unit_concerned=district.township)
    assert receipt.number not in str(sheet(district).facts)


def test_decisions_open_the_next_sheet_and_say_what_became_of_them(district: District) -> None:
    done, put_off = decided(district), decided(district, what="清理堆物")
    assert [one.id for one in sheet(district, monday=NEXT, at=LATER).before] == [done, put_off]
    settle(done, done=True, actor=lead(district), at=LATER)
    again = LATER.date() + timedelta(days=2)
    settle(put_off, done=False, reason="配件未到", anew=again, actor=lead(district), at=LATER)
    found = sheet(district, monday=NEXT, at=LATER)
    assert {one.state for one in found.before} == {DecisionState.DONE, DecisionState.NOT_DONE}
    assert [(one.what, one.by, one.follows) for one in found.made] == [("清理堆物", again, True)]
    after = sheet(district, monday=NEXT + timedelta(days=7), at=LATER + timedelta(days=7))
    assert [one.what for one in after.before] == ["清理堆物"]


def test_who_says_not_done_says_why_and_nobody_says_it_twice(district: District) -> None:
    id = decided(district)
    with pytest.raises(BadInput) as refused:
        settle(id, done=False, reason=" ", actor=lead(district), at=NOON)
    assert refused.value.field == "reason"
    settle(id, done=True, actor=lead(district), at=NOON)
    with pytest.raises(Exception, match="not open now"):
        settle(id, done=True, actor=lead(district), at=NOON)


@pytest.mark.parametrize(
    ("given", "field"), [({"what": " "}, "what"), ({"by": MONDAY - timedelta(days=1)}, "by"), ({"who": 0}, "who")]
)
def test_a_decision_that_says_too_little_is_refused_at_its_field(district: District, given: dict, field: str) -> None:
    given = {"who": district.villages["c"]} if field == "who" else given
    with pytest.raises(BadInput) as refused:
        decided(district, **given)
    assert refused.value.field == field


def test_numbers_of_people_are_masked_in_a_decision(district: District) -> None:
    decided(district, what=f"联系 {PHONE} 处理")
    assert PHONE not in sheet(district).made[0].what


@pytest.mark.parametrize("role", [Role.HANDLER, Role.INSPECTOR, Role.CHECKER])
def test_only_clerk_and_lead_of_the_unit_decide(district: District, role: Role) -> None:
    with pytest.raises(NotPermitted):
        decide(
            district.township, what="x", who=district.village, is_post=False, by=MONDAY,
            actor=district.actor(role, district.township), at=NOON,
        )  # fmt: skip


def test_it_takes_the_same_statements_at_any_size(district: District, django_assert_num_queries) -> None:
    raise_a(district)
    decided(district)
    sheet(district)
    with django_assert_num_queries(10):
        sheet(district)
    for _ in range(30):
        raise_a(district)
        decided(district)
    with django_assert_num_queries(10):
        found = sheet(district)
    assert len(found.facts.new) == 20 and "new" in found.facts.more


def recurring(district: District, n: int = 5) -> None:
    for _ in range(n):
        raise_a(district)


def test_what_comes_back_is_counted_as_matters_and_becomes_one(district: District) -> None:
    recurring(district, 4)
    assert not sheet(district).facts.recurring
    recurring(district, 1)
    [cluster] = sheet(district).facts.recurring
    assert (cluster.grid, cluster.category, cluster.matters) == (district.grids["A1"], "m06013", 5)
    cause = matters.raise_cause(cluster.grid, cluster.category, words="路基下沉", actor=lead(district), at=NOON)
    assert len(matters.numbers_behind(cause)) == 5
    assert not sheet(district).facts.recurring
    with pytest.raises(Overtaken):
        matters.raise_cause(cluster.grid, cluster.category, words="路基下沉", actor=lead(district), at=NOON)


def enter(client: Client, actor: Actor) -> Client:
    sign_in(client, get_user_model().objects.get(pk=actor.user))
    return client


@pytest.mark.parametrize("path", ["", "projector/", "sheet.pdf"])
def test_page_room_and_paper_show_no_word_and_no_contact(client: Client, district: District, path: str) -> None:
    if path == "sheet.pdf" and documents.missing():
        pytest.skip("no typst, or no font with Chinese")
    receipt = raise_a(district, at=timezone.now())
    answer = enter(client, lead(district)).get(f"/reports/week/{path}")
    assert answer.status_code == 200
    said = answer.content.decode(errors="ignore")
    assert WORDS not in said and PHONE not in said and "王小满" not in said
    assert path == "sheet.pdf" or receipt.number in said


def test_a_meeting_writes_and_settles_on_the_page(client: Client, district: District) -> None:
    enter(client, lead(district))
    today = timezone.localdate()
    form = {"what": "修路灯", "who": f"u{district.village}", "by": (today + timedelta(days=2)).isoformat()}
    assert client.post("/reports/week/", form | {"by": ""}).status_code == 400
    assert client.post("/reports/week/", form).status_code == 302
    [made] = week_sheet(district.township, monday_of(today), actor=lead(district), at=timezone.now()).made
    assert client.post(f"/reports/week/decisions/{made.id}/not-done/", {"reason": ""}).status_code == 400
    assert client.post(f"/reports/week/decisions/{made.id}/not-done/", {"reason": "缺件"}).status_code == 302
    assert "缺件" in client.get("/reports/week/").content.decode()


def test_a_lead_above_reads_the_sheet_and_others_do_not(client: Client, district: District) -> None:
    address = f"/reports/week/?unit={district.township}"
    assert enter(client, district.actor(Role.LEAD, district.district)).get(address).status_code == 200
    assert enter(Client(), district.actor(Role.LEAD, district.other_township)).get(address).status_code == 403
    assert enter(Client(), district.actor(Role.HANDLER, district.township)).get("/reports/week/").status_code == 403
    assert client.get("/reports/week/?week=nonsense").status_code == 400


def test_the_chart_says_what_the_table_says(client: Client, district: District) -> None:
    raise_a(district, at=timezone.now())
    matters.count_events(new_id(), at=timezone.now())
    drawn = enter(client, lead(district)).get("/reports/week/chart.svg")
    assert drawn["Content-Type"] == "image/svg+xml"
