"""The pages of rosters, as the commander presses them."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from linli.auxiliaries.engine import roster as engine
from linli.auxiliaries.models.rostering import Roster, RosterShift
from linli.auxiliaries.tests.test_duty_pages import as_, page
from linli.auxiliaries.tests.test_rosters import Unit
from linli.jobs.api import run_due
from linli.kernel.actor import Role
from linli.web import charts

pytestmark = pytest.mark.django_db


def monday() -> date:
    today = timezone.localdate()
    return today + timedelta(days=7 - today.weekday())


@pytest.fixture
def unit(db: None) -> Unit:
    return Unit()


def drafted(unit: Unit) -> tuple[object, int]:
    client, first = as_(unit.captain), monday()
    given = {"first": first.isoformat(), "last": (first + timedelta(days=6)).isoformat()}
    assert client.get(page("draft-roster")).status_code == 200
    assert client.post(page("draft-roster"), given).status_code == 302
    return client, Roster.objects.get().pk


@pytest.mark.skipif(engine.missing() is not None, reason="the extra roster is not installed")
def test_a_roster_is_drafted_worked_out_and_published(unit) -> None:
    client, id = drafted(unit)
    assert client.post(page("roster-act", id, "solve")).status_code == 302
    assert "正在排队" in client.get(page("roster", id)).text
    run_due(timezone.now() + timedelta(seconds=1))
    said = client.get(page("roster", id)).text
    assert "没有发现违法之处" in said
    assert client.get(page("roster-day", id, monday().isoformat())).status_code == 200
    assert client.post(page("roster-act", id, "publish")).status_code == 302
    assert Roster.objects.get().state == "published"
    assert RosterShift.objects.filter(stands=True).count() >= 21
    assert "已发布" in client.get(page("rosters")).text


def test_a_day_is_changed_warned_and_refused_on_its_page(unit) -> None:
    client, id = drafted(unit)
    officer, first = unit.officers[0].id, monday()
    assert client.get(page("roster-cell", id, officer, first.isoformat())).status_code == 200
    for n, kind in ((0, "N"), (1, "D")):
        at = page("roster-cell", id, officer, (first + timedelta(days=n)).isoformat())
        assert client.post(at, {"kind": kind, "locked": "on"}).status_code == 302
    said = client.get(page("roster", id)).text
    assert "妨碍发布的事项" in said
    refused = client.post(page("roster-act", id, "publish"))
    assert refused.status_code == 400
    assert "第28条" in refused.text
    assert client.get(page("roster-day", id, "2026-13-01")).status_code == 400
    assert client.get(page("roster-cell", id, officer, "2020-01-01")).status_code == 404


def test_needs_that_are_not_met_are_named(unit) -> None:
    client, id = drafted(unit)
    client.post(page("roster-cell", id, unit.officers[0].id, monday().isoformat()), {"kind": "D"})
    said = client.get(page("roster", id)).text
    assert "14 项需求未满足" in said
    assert "缺1人" in said


def test_strangers_get_nothing(unit) -> None:
    _client, id = drafted(unit)
    for role, home in ((Role.COMMANDER, unit.bureau.district.township), (Role.FINANCE, unit.organ)):
        client = as_(unit.bureau.actor(role, home))
        for address in (page("roster", id), page("roster-day", id, monday().isoformat())):
            assert client.get(address).status_code == 403
        assert client.post(page("roster-act", id, "withdraw")).status_code == 403


@pytest.mark.parametrize("many", [2, 12])
def test_the_grid_is_drawn_with_few_statements(many, django_assert_max_num_queries) -> None:
    unit = Unit(many)
    client, id = drafted(unit)
    with django_assert_max_num_queries(34):
        assert client.get(page("roster", id)).status_code == 200


@pytest.mark.skipif(not charts.can_draw(), reason="the extra charts is not installed")
def test_a_chart_stands_beside_the_table_of_needed_and_there(unit) -> None:
    captain, id = as_(unit.captain), unit.draft()
    unit.put(id, 0, 0, "D")
    said = captain.get(page("roster", id)).text
    assert page("roster-chart", id) in said
    assert "需要人数与在岗人数" in said
    drawn = captain.get(page("roster-chart", id))
    assert drawn["Content-Type"] == "image/svg+xml" and drawn.content.startswith(b"<svg")
    assert drawn.content != captain.get(page("roster-chart", id), {"dark": "1"}).content
    stranger = as_(unit.bureau.actor(Role.COMMANDER, unit.bureau.district.township))
    assert stranger.get(page("roster-chart", id)).status_code == 403
