"""Anybody can read what is held, what for, and until when; an uploaded file is given out, never run."""

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import include, path
from django.utils.http import urlencode

from linli.kernel.errors import StepUpNeeded
from linli.privacy import registry
from linli.privacy.api import declarations
from linli.privacy.data import DataClass
from linli.privacy.queries import what_is_held
from linli.web.access import PUBLIC, guard
from linli.web.photos import photo_response

pytestmark = pytest.mark.django_db


@guard(PUBLIC)
def picture(request: HttpRequest) -> HttpResponse:
    return photo_response(b"RIFF....WEBP")


@guard(PUBLIC)
def contact(request: HttpRequest) -> HttpResponse:
    raise StepUpNeeded


urlpatterns = [
    path("picture/", picture),
    path("contact/", contact),
    path("accounts/", include("linli.accounts.urls")),
]


@pytest.mark.parametrize(
    ("language", "words"), [("zh-hans", "我们保存什么、保存到何时"), ("en", "What we hold and until when")]
)
def test_the_page_says_it_in_both_languages(client: Client, language: str, words: str) -> None:
    page = client.get("/privacy/held/", headers={"accept-language": language})
    assert page.status_code == 200 and words in page.text and "privacy.SealedItem" in page.text


def test_every_field_stands_on_the_page() -> None:
    assert sum(len(group.fields) for group in what_is_held()) == len(declarations())


def test_what_tells_of_people_stands_first() -> None:
    tells = [set(group.classes) - {DataClass.PLAIN, DataClass.PUBLIC} != set() for group in what_is_held()]
    assert tells == sorted(tells, reverse=True)


def test_fields_of_one_end_stand_together_by_table(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "_declarations", {})
    told = {"purpose": "To help.", "cites": ("pipl-2021/13",), "ends": "Never."}
    registry.holds("c.C", {"x": DataClass.PUBLIC}, **told | {"cites": ()})
    registry.holds("d.D", {"x": DataClass.SEALED, "y": DataClass.PLAIN}, **told)
    registry.holds("b.B", {"x": DataClass.PLAIN}, **told)
    registry.holds("e.E", {"x": DataClass.STAFF}, **told | {"purpose": "To know."})
    registry.holds("a.A", {"x": DataClass.STAFF}, **told | {"ends": "Soon."})
    groups = what_is_held()
    assert [[f"{one.model}.{one.field}" for one in group.fields] for group in groups] == [
        ["a.A.x"], ["b.B.x", "d.D.x", "d.D.y"], ["e.E.x"], ["c.C.x"],
    ]  # fmt: skip
    said = [(group.purpose.msgid, group.ends.msgid, group.cites) for group in groups]
    cited = ("pipl-2021/13",)
    assert said == [
        ("To help.", "Soon.", cited), ("To help.", "Never.", cited), ("To know.", "Never.", cited),
        ("To help.", "Never.", ()),
    ]  # fmt: skip


@override_settings(ROOT_URLCONF=__name__)
def test_what_was_uploaded_is_given_out_but_never_run(client: Client) -> None:
    headers = client.get("/picture/").headers
    assert headers["Content-Disposition"] == 'attachment; filename="photo.webp"'
    assert headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert (headers["X-Content-Type-Options"], headers["Cache-Control"]) == ("nosniff", "no-store")
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"


@override_settings(ROOT_URLCONF=__name__)
@pytest.mark.parametrize(
    ("method", "headers", "back"),
    [
        ("get", {}, "/contact/?of=7"),
        ("post", {"referer": "http://testserver/desk/7/"}, "/desk/7/"),
        ("post", {"referer": "http://elsewhere/desk/7/"}, "/"),
        ("post", {}, "/"),
    ],
)
def test_without_a_fresh_second_factor_one_is_led_to_it_and_back(
    client: Client, method: str, headers: dict[str, str], back: str
) -> None:
    answer = getattr(client, method)("/contact/?of=7", headers=headers)
    assert (answer.status_code, answer["Location"]) == (302, "/accounts/step-up/?" + urlencode({"next": back}))
    answer = getattr(client, method)("/contact/?of=7", headers={"hx-request": "true"} | headers)
    assert answer["HX-Redirect"].startswith("/accounts/step-up/?next=")
