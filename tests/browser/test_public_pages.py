"""The pages everybody can read, in every look."""

import pytest

from tests.browser.judge import LOOKS, PHONE, Look, assert_accessible, assert_fits, tab_to

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("look", LOOKS, ids=str)
@pytest.mark.parametrize("name", ["", "help", "never", "privacy", "accessibility", "map", "receipt", "raise"])
def test_a_public_page_is_usable_by_all(visit, name: str, look: Look):
    assert_accessible(visit(f"/{name}/" if name else "/", look), name or "home")


def test_somebody_without_script_changes_language_and_colours(visit):
    page = visit("/style/", PHONE, script=False)
    page.get_by_role("button", name="English").click()
    assert page.locator("html").get_attribute("lang") == "en"
    page.get_by_role("button", name="Dark").click()
    assert page.locator("html").get_attribute("data-theme") == "dark"


def test_somebody_with_only_a_keyboard_skips_to_the_content(visit):
    page = visit("/style/")
    tab_to(page, page.locator("a.skip"), limit=1)
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"


def test_a_page_at_four_times_its_size_still_fits(visit):
    """1280 px at 400 % is a window of 320 px."""
    assert_fits(visit("/style/", Look("en", 320)))
