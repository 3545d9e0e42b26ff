"""A third language, by catalogue alone: from right to left, on the pages of residents, and whole pages elsewhere."""

import pytest
from django.test import Client
from django.utils.translation import override

from linli.kernel.words import Name, _
from linli.web import languages
from linli.web.templatetags.ui import said

pytestmark = pytest.mark.django_db


@pytest.fixture
def arabic(settings, client: Client) -> Client:
    settings.LANGUAGES = languages.chosen(["ar"])
    client.cookies["django_language"] = "ar"
    return client


def test_a_page_of_residents_is_said_from_right_to_left(arabic: Client) -> None:
    page = arabic.get("/").content.decode()
    assert '<html lang="ar" dir="rtl"' in page
    assert "قدّم طلبًا" in page


@pytest.mark.parametrize("path", ["/never/", "/nowhere/", "/desk/"])
def test_what_it_does_not_cover_is_a_whole_page_in_the_installations_language(arabic: Client, path: str) -> None:
    page = arabic.get(path, follow=True).content.decode()
    assert '<html lang="zh-hans" dir="ltr"' in page


def test_a_name_it_lacks_says_its_language_where_it_stands(arabic: Client) -> None:
    with override("ar"):
        assert said(Name("东镇", "East")) == '<bdi lang="zh-hans">东镇</bdi>'
        assert said(_("Send")) == "أرسل"


def test_without_the_setting_nobody_is_offered_it(client: Client) -> None:
    client.cookies["django_language"] = "ar"
    assert "العربية" not in client.get("/").content.decode()


def test_a_language_without_a_catalogue_is_refused_when_settings_are_read() -> None:
    with pytest.raises(LookupError, match="tlh"):
        languages.chosen(["tlh"])
