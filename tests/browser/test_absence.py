"""Handing over before an absence, and emptying an office, in real Chromium."""

import pytest
from django.utils import timezone

from linli.kernel.actor import Role
from linli.matters import api as acts
from linli.matters.data import State
from linli.matters.tests.factories import at_state, fresh, handler
from tests.browser.judge import LOOKS, assert_accessible, follow
from tests.browser.test_units import as_post, district  # noqa: F401 - fixtures

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def in_hand(district):  # noqa: F811
    now = timezone.now()
    matter = at_state(district, State.HANDLING, at=now)
    acts.give_to_post(matter, post=handler(district).post, actor=handler(district), at=now)
    return fresh(matter)


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_absences_are_arranged_on_pages_usable_by_all(as_post, district, look):  # noqa: F811
    in_hand(district)
    district.actor(Role.HANDLER, district.department, name="zhou")
    lead = district.actor(Role.LEAD, district.department)
    pages = {
        "hand-over": (handler(district), "/desk/hand-over/"),
        "hand-over-lead": (lead, "/desk/hand-over/"),
        "move-out": (lead, f"/desk/move-out/?unit={district.department}"),
    }
    for name, (actor, path) in pages.items():
        assert_accessible(as_post(actor, path, look), f"absence-{name}")


def test_a_handler_hands_over_and_takes_back_without_script(as_post, district):  # noqa: F811
    matter, li = in_hand(district), handler(district)
    zhou = district.actor(Role.HANDLER, district.department, name="zhou")
    page = as_post(li, "/desk/hand-over/", script=False)
    today = timezone.localdate().isoformat()
    page.select_option("select[name=user]", str(zhou.user))
    page.fill("input[name=valid_from]", today)
    page.fill("input[name=last_day]", today)
    page.select_option(f"select[name=to_{matter.pk}]", str(zhou.post))
    follow(page, page.locator("form.card button"))
    assert fresh(matter.pk).holder_post_id == zhou.post
    follow(page, page.locator("form[action$='/undo/'] button"))
    assert fresh(matter.pk).holder_post_id == li.post
