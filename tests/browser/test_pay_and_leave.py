"""Leave and pay in real Chromium: the officer's own pages on a phone, those of the organ at a desk."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.utils import timezone

from linli.accounts.tests.factories import sign_in
from linli.auxiliaries.actions import leave as leave_acts
from linli.auxiliaries.actions.pay import exports, statements
from linli.auxiliaries.data.files import Span
from linli.auxiliaries.data.leave import LeaveKind
from linli.auxiliaries.data.pay import LineKind, StatementId
from linli.auxiliaries.models.pay import PayStatement
from linli.auxiliaries.tests.wages import make_payers
from linli.kernel.actor import Actor
from linli.kernel.calendar import add_months
from tests.browser.judge import LOOKS, assert_accessible, follow

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def paid():
    """Last month released and disputed, a draft of the wage table, an export asked for, leave approved."""
    payers, now = make_payers(), timezone.now()
    people, today = payers.people, timezone.localdate()
    payers.month = add_months(today.replace(day=1), -1)
    who = {"actor": payers.jin, "at": now}
    statements.compute_month(payers.organ, payers.month, **who)
    payers.statement = StatementId(PayStatement.objects.get().pk)
    statements.add_line(payers.statement, kind=LineKind.ALLOWANCE, fen=300_00, reference="示例值班表", **who)
    statements.release(payers.statement, **who)
    exports.ask_export(payers.organ, payers.month, **who)
    statements.dispute(payers.statement, kind=LineKind.HOLIDAY, words="示例：值班未计", actor=people.own, at=now)
    payers.draft = payers.table(since=today + timedelta(days=30))
    leave_acts.enter_service_before(
        people.zhou.id, months=130, in_a_row=130, reference="示例社保记录", actor=people.hr, at=now
    )
    days = [Span(today + timedelta(days=n), today + timedelta(days=n + 1)) for n in (4, 20)]
    payers.leave, _asked = (
        leave_acts.ask_leave(people.zhou.id, kind=kind, days=span, words="示例", actor=people.own, at=now)
        for kind, span in zip((LeaveKind.SICK, LeaveKind.FAMILY), days, strict=True)
    )
    leave_acts.approve_leave(payers.leave, words="祝早日康复", actor=people.hr, at=now)
    return payers


def cookies(actor: Actor) -> dict[str, str]:
    client = Client()
    sign_in(client, get_user_model().objects.get(pk=actor.user))
    return {"sessionid": client.cookies["sessionid"].value}


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_the_officers_own_leave_and_pay(visit, paid, look):
    for name, path in {
        "own": "own/", "own-leave": "own/leave/", "ask-leave": "own/leave/ask/",
        "leave-one": f"own/leave/{paid.leave}/", "own-pay": "own/pay/", "own-statement": f"own/pay/{paid.statement}/",
        "dispute": f"own/pay/{paid.statement}/dispute/",
    }.items():  # fmt: skip
        page = visit(f"/auxiliaries/{path}", look, cookies=cookies(paid.people.own))
        assert_accessible(page, f"pay-{name}")


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_the_organs_leave_and_pay(visit, paid, look):
    organ, month = paid.organ, f"{paid.month:%Y-%m}"
    for name, (actor, path) in {
        "leaves": (paid.huang, "leave/"), "leave": (paid.huang, f"leave/{paid.leave}/"),
        "balances": (paid.huang, "leave/balances/"),
        "officer": (paid.huang, f"leave/officer/{paid.people.zhou.id}/"),
        "settle": (paid.huang, f"leave/officer/{paid.people.zhou.id}/settle/"),
        "away": (paid.people.captain, "leave/away/"), "month": (paid.huang, f"pay/{organ}/{month}/"),
        "tables": (paid.jin, f"pay/{organ}/wages/"), "table": (paid.jin, f"pay/table/{paid.draft}/"),
        "row": (paid.jin, f"pay/table/{paid.draft}/row/?code=A1"),
        "placements": (paid.jin, f"pay/{organ}/wages/officers/"),
        "statement": (paid.jin, f"pay/statement/{paid.statement}/"),
    }.items():  # fmt: skip
        assert_accessible(visit(f"/auxiliaries/{path}", look, cookies=cookies(actor)), f"pay-{name}")


def test_leave_is_asked_for_without_script(visit, paid):
    page = visit("/auxiliaries/own/leave/ask/", script=False, cookies=cookies(paid.people.own))
    page.locator("select[name=kind]").select_option("bereavement")
    day = (timezone.localdate() + timedelta(days=40)).isoformat()
    page.locator("input[name=first]").fill(day)
    page.locator("input[name=last]").fill(day)
    follow(page, page.locator("main form button").last)
    assert "丧假" in page.content()
