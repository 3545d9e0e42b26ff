"""The lead changes the routing rules in real Chromium: proposed, tried, published."""

import pytest
from django.utils import timezone

from linli.kernel.actor import Role
from linli.matters import api as acts
from linli.matters.models import RoutingRule
from linli.matters.tests.factories import dispatched, fresh, handler, raise_a
from tests.browser.judge import LOOKS, assert_accessible, follow
from tests.browser.test_units import as_post, district  # noqa: F401 - fixtures

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def objected(district):  # noqa: F811
    now, roads = timezone.now(), district.departments["roads"]
    matter = dispatched(district, raise_a(district, at=now).matter, at=now)
    acts.object_to_dispatch(
        matter, right_unit=roads, duty="三定", reason="不归我们。", actor=handler(district), at=now
    )  # fmt: skip
    return matter


def agreed(district) -> None:  # noqa: F811
    roads = district.departments["roads"]
    acts.take_over(objected(district), actor=district.actor(Role.HANDLER, roads), at=timezone.now())


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_routing_is_changed_on_pages_usable_by_all(as_post, district, look):  # noqa: F811
    for _n in range(3):
        agreed(district)
    keeper = district.actor(Role.LEAD, district.district)
    page = as_post(keeper, "/desk/routing/", look)
    assert_accessible(page, "routing")
    follow(page, page.locator("form[action$='/adopt/'] button"))
    assert_accessible(page, "routing-rule")
    follow(page, page.locator("form.card button"))
    assert_accessible(page, "routing-draft")
    page.fill("textarea[name=reason]", "三次异议成立")
    follow(page, page.locator("form.card button"))
    assert_accessible(page, "routing-published")
    assert RoutingRule.objects.get(version__state="published").suggests_id == district.departments["roads"]
    number = fresh(dispatched(district, raise_a(district, at=timezone.now()).matter, at=timezone.now())).number
    assert_accessible(as_post(handler(district), f"/desk/matters/{number}/object/", look), "routing-object")
