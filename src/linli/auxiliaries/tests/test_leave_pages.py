"""The pages of leave, walked by the officer, the personnel officer and a commander."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from linli.auxiliaries.actions import leave as acts
from linli.auxiliaries.data.files import Span
from linli.auxiliaries.data.leave import LeaveKind
from linli.auxiliaries.models.leave import LeaveRequest, UntakenLeave
from linli.auxiliaries.tests.factories import make_officer
from linli.auxiliaries.tests.people import people  # noqa: F401 - a fixture
from linli.auxiliaries.tests.test_duty_pages import as_, page
from linli.auxiliaries.tests.test_people_pages import press
from linli.kernel.actor import Role

pytestmark = pytest.mark.django_db
# ruff: noqa: F811 - fixtures are arguments


def soon(days: int) -> date:
    return timezone.localdate() + timedelta(days=days)


def test_leave_walks_from_the_officer_over_the_organ_to_the_list_of_who_is_away(people) -> None:
    own, hr = as_(people.own), as_(people.hr)
    press(own, "ask-leave", kind="sick", first=soon(3), last=soon(4), reference="示例病假条1号", words="示例：复诊")
    id = LeaveRequest.objects.get().pk
    assert people.zhou.name in hr.get(page("leaves")).text
    assert "示例：复诊" in hr.get(page("leave", id)).text
    press(hr, "leave-act", id, "approve", words="祝早日康复")
    assert "祝早日康复" in own.get(page("own-leave-one", id)).text
    told = as_(people.captain).get(page("away")).text
    assert people.zhou.name in told
    assert "病假" not in told


def test_the_organ_declines_with_a_reason_and_never_without(people) -> None:
    press(as_(people.own), "ask-leave", kind="family", first=soon(3), last=soon(3))
    id, hr = LeaveRequest.objects.get().pk, as_(people.hr)
    assert hr.post(page("leave-act", id, "decline"), {"words": ""}).status_code == 400
    press(hr, "leave-act", id, "decline", words="示例：当日有活动")
    assert LeaveRequest.objects.get().state == "declined"


def test_a_request_is_written_down_revoked_and_taken_back(people) -> None:
    own, hr = as_(people.own), as_(people.hr)
    press(hr, "enter-leave", officer=people.zhou.id, kind="marriage", first=soon(5), last=soon(7), reference="示例证")
    id = LeaveRequest.objects.get().pk
    press(hr, "leave-act", id, "approve")
    press(hr, "leave-act", id, "revoke", words="示例理由")
    press(own, "ask-leave", kind="family", first=soon(5), last=soon(7))
    press(own, "own-leave-act", LeaveRequest.objects.latest("id").pk, "withdraw")
    assert set(LeaveRequest.objects.values_list("state", flat=True)) == {"revoked", "withdrawn"}


def test_too_much_annual_leave_comes_back_with_the_article(people) -> None:
    answer = as_(people.own).post(page("ask-leave"), {"kind": "annual", "first": soon(3), "last": soon(60)})
    assert answer.status_code == 400
    assert "《职工带薪年休假条例》" in answer.text or "职工带薪年休假条例" in answer.text


def test_earlier_work_and_untaken_days_are_entered(people) -> None:
    hr, last_year = as_(people.hr), timezone.localdate().year - 1
    press(hr, "service-before", people.zhou.id, months=130, in_a_row=130, reference="示例社保记录")
    press(hr, "settle-leave", people.zhou.id, year=last_year, outcome="paid", days=1, reference="示例同意书")
    assert UntakenLeave.objects.get().year == last_year
    shown = hr.get(page("officer-leave", people.zhou.id)).text
    assert "示例同意书" in shown
    assert "示例社保记录" in as_(people.own).get(page("own-leave")).text


def test_nobody_reads_the_leave_of_others(people) -> None:
    id = acts.ask_leave(
        people.zhou.id, kind=LeaveKind.SICK, days=Span(soon(1), soon(2)), actor=people.own, at=timezone.now()
    )
    stranger = people.bureau.actor(Role.AUXILIARY, name="stranger")
    make_officer(people.bureau, "某乙（示例）", user=stranger.user)
    assert as_(stranger).get(page("own-leave-one", id)).status_code == 404
    assert as_(people.captain).get(page("leaves")).status_code == 403
    elsewhere = people.bureau.actor(Role.HR, people.bureau.provider, name="elsewhere")
    for path in (page("leave", id), page("leave-act", id, "approve"), page("officer-leave", people.zhou.id)):
        assert as_(elsewhere).get(path).status_code in (403, 404)


@pytest.mark.parametrize("many", [1, 30])
def test_lists_stay_within_their_statements(people, many: int, django_assert_max_num_queries) -> None:
    for n in range(many):
        one = make_officer(people.bureau, f"某{n}（示例）")
        acts.ask_leave(one.id, kind=LeaveKind.SICK, days=Span(soon(1), soon(2)), actor=people.hr, at=timezone.now())
    hr = as_(people.hr)
    for name in ("leaves", "leave-balances"):
        with django_assert_max_num_queries(22):
            assert hr.get(page(name)).status_code == 200


@pytest.mark.parametrize("given", [{"year": "x"}, {"year": "9999"}, {"after": "\x00"}])
def test_addresses_that_make_no_sense_are_answered(people, given: dict[str, str]) -> None:
    assert as_(people.hr).get(page("leave-balances"), given).status_code < 500
