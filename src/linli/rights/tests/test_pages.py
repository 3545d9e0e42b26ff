"""The pages: a receipt's holder sees and asks; officers answer; strangers get nothing."""

from datetime import timedelta

import pytest
from django.test import Client, RequestFactory
from django.urls import resolve, reverse
from django.utils import timezone

from linli.kernel.actor import RESIDENT, Role
from linli.kernel.errors import NotFound, NotPermitted
from linli.ledger.api import sequence
from linli.matters.api import open_receipt, own_matter
from linli.matters.tests.factories import raise_a
from linli.organisation.tests.factories import NOON
from linli.rights import api
from linli.rights.data import Cause, Doubt, Right
from linli.rights.models import Breach, LookReview, SeenDay, SubjectRequest
from linli.rights.tests.test_acts import looked_at

pytestmark = pytest.mark.django_db
DESK = ["reviews", "requests", "breaches", "assessments", "assess", "delays"]


@pytest.fixture
def receipt(district):
    return raise_a(district)


@pytest.fixture
def own(client, receipt):
    """The number of the receipt that this browser has just opened with its code."""
    client.get(reverse("matters:receipt", args=[receipt.code]))
    return open_receipt(receipt.code)


@pytest.fixture
def matter(receipt):
    return own_matter(open_receipt(receipt.code))


@pytest.fixture
def officer(district):
    return district.actor(Role.PRIVACY_OFFICER, district.district)


def called(actor, name, *args, data=None):
    """The page as this actor gets it, without the way of signing in."""
    from django.contrib.auth.models import AnonymousUser
    from django.contrib.messages.storage.cookie import CookieStorage
    from django.contrib.sessions.backends.signed_cookies import SessionStore

    address = reverse(f"rights:{name}", args=args)
    request = RequestFactory().get(address) if data is None else RequestFactory().post(address, data)
    request.actor, request.user, request.htmx, request.session = actor, AnonymousUser(), False, SessionStore()
    request._messages = CookieStorage(request)
    found = resolve(address)
    return found.func(request, *found.args, **found.kwargs)


def test_the_holder_sees_looks_asks_and_saves_the_proof(client: Client, own, matter, district):
    number = looked_at(matter, district.actor(Role.CLERK, district.village))
    sequence(at=NOON)
    page = reverse("rights:looks", args=[own])
    assert f"look-{number}" in client.get(page).text
    asked = client.post(reverse("rights:question", args=[own, number]), {"doubt": "no_reason"})
    assert asked.status_code == 302
    assert LookReview.objects.get().doubt == "no_reason"
    assert client.get(page).status_code == 200
    assert client.get(reverse("rights:proof", args=[own])).json()["format"] == "linli-proof/1"


def test_the_holder_demands_and_reads_what_became_of_it(client: Client, own):
    demand = reverse("rights:demand", args=[own])
    assert client.post(demand, {"right": "copy", "words": ""}).status_code == 302
    assert client.post(demand, {"right": "correct", "words": ""}).status_code == 400
    assert client.post(demand, {"right": "everything"}).status_code == 400
    assert SubjectRequest.objects.get().state == "done"
    assert client.get(reverse("rights:looks", args=[own])).status_code == 200


def test_who_has_not_opened_the_receipt_is_asked_for_its_code(client: Client, receipt):
    for name in ("looks", "proof"):
        answer = client.get(reverse(f"rights:{name}", args=[open_receipt(receipt.code)]))
        assert answer.headers["Location"] == reverse("portal:receipt")


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_everybody_can_count(client: Client, language):
    assert client.get(reverse("rights:about"), headers={"accept-language": language}).status_code == 200


@pytest.mark.parametrize("name", DESK)
def test_officers_see_their_pages_and_others_do_not(officer, district, name):
    assert called(officer, name).status_code == 200
    for stranger in (RESIDENT, district.actor(Role.CLERK, district.village)):
        with pytest.raises(NotPermitted):
            called(stranger, name)


def test_an_officer_answers_for_a_look(officer, matter, district):
    clerk = district.actor(Role.CLERK, district.village)
    review = api.question_look(matter, looked_at(matter, clerk), doubt=Doubt.OTHER, at=NOON)
    assert b"rights" in called(officer, "reviews").content
    assert called(officer, "review", review, data={"finding": "mistake", "text": ""}).status_code == 400
    assert called(officer, "review", review, data={"finding": "mistake", "text": "已纠正。"}).status_code == 302
    assert LookReview.objects.get().finding == "mistake"


@pytest.fixture
def flag(district):
    """A clerk of the village read much in the evening; the day before is counted."""
    clerk = district.actor(Role.CLERK, district.village)
    told = {"post": clerk.post, "unit": clerk.unit, "count": 23, "usual": 1.8, "found": 4, "late": 3}
    before = timezone.localdate(NOON - timedelta(days=1))
    SeenDay.objects.create(
        role="clerk", post=clerk.post, day=before, looks=31, strangers=2, searches=1, found=0, late=0
    )
    return clerk, LookReview.objects.create(entry=1, cause=Cause.STRANGERS, asked_at=NOON, **told)


def test_a_flag_is_shown_with_its_figures_and_the_days_before_to_another_unit_alone(officer, flag, district):
    clerk, review = flag
    page = called(officer, "review", review.pk).content.decode()
    assert all(f"<dd>{figure}</dd>" in page for figure in ("23", "1.8", "4", "3"))
    assert "<td>31</td><td>2</td>" in page
    for barred in (clerk, district.actor(Role.INSPECTOR, district.village)):
        with pytest.raises(NotPermitted):
            called(barred, "review", review.pk)
    with pytest.raises(NotFound):
        called(officer, "review", 1)


def test_the_one_who_looked_reads_what_was_found_once_it_is_answered(officer, flag, district):
    clerk, review = flag
    assert api.own_reviews(clerk) == []
    called(officer, "review", review.pk, data={"finding": "in_order", "text": "为会议查资料。"})
    assert "为会议查资料。" in called(clerk, "own").content.decode()
    assert "为会议查资料。" not in called(district.actor(Role.LEAD, district.village), "own").content.decode()
    assert api.alarms_answered() == {"in_order": 1, "mistake": 0, "misuse": 0}
    assert called(officer, "review", review.pk).status_code == 200


def test_an_officer_walks_a_demand_to_its_end(officer, matter):
    request = api.demand_right(matter, Right.EXPLAIN, at=NOON)
    assert called(officer, "requests").status_code == 200
    for act in ("accept", "begin"):
        assert called(officer, "request-act", request, act, data={}).status_code == 302
    assert called(officer, "request-act", request, "refuse", data={"reason": "x"}).status_code == 400
    assert called(officer, "request-act", request, "finish", data={"reply": "按目录规则派单。"}).status_code == 302
    assert SubjectRequest.objects.get().state == "done"


def test_only_a_deletion_asks_for_the_law_that_demands_keeping(officer, matter):
    for right, is_asked in ((Right.DELETE, True), (Right.RESTRICT, False)):
        request = api.demand_right(matter, right, at=NOON)
        for act in ("accept", "begin"):
            called(officer, "request-act", request, act, data={})
        page = called(officer, "request-act", request, "finish").content.decode()
        assert ('name="article"' in page) is is_asked
    kept = {"reply": "封存至期满。", "article": "pipl-2021/47", "kept_until": "2030-01-01"}
    deletion = SubjectRequest.objects.get(right="delete").pk
    assert called(officer, "request-act", deletion, "finish", data=kept).status_code == 302
    assert SubjectRequest.objects.get(right="delete").state == "partly"


def test_the_list_of_demands_names_the_matter_and_says_what_is_overdue(officer, matter, receipt):
    api.demand_right(matter, Right.RESTRICT, at=NOON - timedelta(days=400))
    page = called(officer, "requests").content.decode()
    assert receipt.number in page and "badge bad" in page


def test_a_look_is_put_off_by_its_number_and_by_two(officer, matter, receipt, district):
    number = looked_at(matter, district.actor(Role.CLERK, district.village))
    soon = str(timezone.localdate() + timedelta(days=30))
    asked = {"matter": receipt.number, "number": number, "article": "pipl-2021/18", "until": soon}
    for wrong in ({"matter": "26-XXXX-XXXX"}, {"number": 999}, {"article": "nothing/1"}, {"until": "2099-01-01"}):
        assert called(officer, "delays", data=asked | wrong).status_code == 400
    assert called(officer, "delays", data=asked).status_code == 302
    [(delay, _number)] = api.open_delays()
    assert "decline" not in called(officer, "delays").content.decode()
    with pytest.raises(NotPermitted):
        called(district.actor(Role.CLERK, district.village), "delay", delay.pk, "approve", data={})
    second = district.actor(Role.INSPECTOR, district.district)
    assert "decline" in called(second, "delays").content.decode()
    assert called(second, "delay", delay.pk, "approve").status_code == 200
    assert called(second, "delay", delay.pk, "approve", data={}).status_code == 302


def test_an_officer_writes_and_publishes_a_breach(officer, client):
    assert called(officer, "breaches", data={}).status_code == 302
    id = Breach.objects.get().pk
    assert (
        called(officer, "breach", id, data={"what": "a", "measures": "", "contact": "b", "send": "1"}).status_code
        == 400
    )
    whole = {"what": "甲类数据", "measures": "请留意", "contact": "电话", "send": "1"}
    assert called(officer, "breach", id, data=whole).status_code == 302
    assert "甲类数据" in client.get(reverse("rights:about")).text
