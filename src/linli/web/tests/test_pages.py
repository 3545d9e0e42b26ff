"""What every page promises: a clear no, the reader's language and colours, nothing inline."""

import re
from dataclasses import replace
from datetime import date

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.utils.translation import override

from linli.kernel.actor import RESIDENT, Role, UserId
from linli.kernel.errors import NotAllowed, NotFound, NotLawful, NotPermitted, Overtaken, Refusal, TooMany
from linli.kernel.words import _
from linli.web import navigation, refusals
from linli.web.middleware import GuardMiddleware
from linli.web.words import say


def test_the_components_page_has_nothing_inline(client: Client):
    html = client.get("/style/").content.decode()
    assert not re.search(r"<style|<script(?! src)|\son\w+=|\sstyle=", html)


@pytest.mark.parametrize(
    ("refusal", "status"),
    [
        (NotFound(), 404),
        (NotAllowed(_("No.")), 409),
        (Overtaken(), 409),
        (NotLawful(_("No."), ["petition-regulation-2022/34"]), 422),
        (TooMany(_("No."), 30), 429),
    ],
)
def test_every_refusal_is_a_page_with_its_status(rf: RequestFactory, refusal: Refusal, status: int):
    request = rf.get("/")
    request.actor = RESIDENT
    response = refusals.page(request, refusal)
    assert response.status_code == status
    assert "<h1>" in response.content.decode()


def test_a_stranger_is_shown_the_way_in_and_back(client: Client, db: None):
    html = client.get("/desk/queue/?due=over").content.decode()
    assert 'href="/accounts/login/?next=%2Fdesk%2Fqueue%2F%3Fdue%3Dover"' in html


def test_whoever_has_signed_in_is_not_asked_to_do_so_again(rf: RequestFactory):
    request = rf.get("/")
    request.actor = replace(RESIDENT, role=Role.CLERK, user=UserId(1))
    assert "/accounts/login/" not in refusals.page(request, NotPermitted()).content.decode()


def test_too_many_says_when_to_come_back(rf: RequestFactory):
    assert refusals.page(rf.get("/"), TooMany(_("No."), 30))["Retry-After"] == "30"


def test_a_view_that_did_not_say_who_may_call_it_cannot_be_called(rf: RequestFactory):
    def bare(request):
        return HttpResponse("secret")

    answer = GuardMiddleware(bare).process_view(rf.get("/"), bare)
    assert answer.status_code == 403


@pytest.mark.parametrize("address", ["/help/?after=%00", "/help/?%00=1", "/receipt/a%00b/"])
def test_an_address_that_is_no_text_is_refused_in_a_sentence(client: Client, db: None, address: str):
    answer = client.get(address, headers={"accept-language": "en"})
    assert answer.status_code in {400, 404}


def test_an_unknown_address_is_a_page_in_both_languages(client: Client):
    assert "这里什么也没有" in client.get("/nowhere/").content.decode()
    english = client.get("/nowhere/", headers={"accept-language": "en"})
    assert english.status_code == 404
    assert "There is nothing here" in english.content.decode()


def test_a_choice_of_colours_is_kept_in_a_cookie_and_comes_back(client: Client):
    answer = client.post("/theme/", {"theme": "dark", "next": "/style/"})
    assert answer["Location"] == "/style/"
    assert 'data-theme="dark"' in client.get("/style/").content.decode()


def test_a_choice_never_leads_to_another_site(client: Client):
    assert client.post("/theme/", {"next": "https://elsewhere.example/"})["Location"] == "/"


def test_gaps_of_a_sentence_are_said_in_the_reader_s_language():
    sentence = _("Until {day}.", day=date(2026, 5, 4))
    with override("en"):
        assert say(sentence) == "Until May 4, 2026."


def test_a_way_is_shown_to_those_who_may_follow_it(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(navigation._ways, "test", {})
    navigation.enter("test", "web:style", _("Second"), order=2)
    navigation.enter("test", "web:theme", _("First"), order=1)
    assert [str(way.words) for way in navigation.ways("test", RESIDENT)] == ["First", "Second"]


def test_a_form_sent_from_elsewhere_is_refused(db):
    answer = Client(enforce_csrf_checks=True).post("/theme/", {"theme": "dark"})
    assert answer.status_code == 403 and "theme" not in answer.cookies
