"""Every page that somebody can reach, held against the same measure: walked to as people do, by the links of the pages.

Each address without a number in it is a place to begin; from there the walk follows what is linked. A page is the view
together with the words of its address, so that each act's form is visited and no matter's page twice. Looks take turns.
"""

from collections.abc import Iterator
from itertools import cycle
from urllib.parse import urlsplit

import pytest
import rules
from django.test import Client
from django.urls import Resolver404, resolve
from django.utils import timezone
from playwright.sync_api import Page

from linli.accounts.models import User
from linli.accounts.tests.factories import sign_in
from linli.kernel.actor import RESIDENT, Actor, Role
from linli.matters.api import raise_matter
from linli.matters.data import Channel, RaiseRequest
from linli.operations.actions.demo.founding import found_district
from linli.operations.actions.demo.telling import COURSES, tell
from linli.organisation import api as organisation
from linli.organisation.queries.posts import actor_for
from linli.organisation.tests.factories import make_post, make_user
from tests.browser.judge import LOOKS, assert_accessible
from tests.matrix.table import BUREAU
from tests.matrix.test_addresses import ADDRESSES

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]
NO_PAGES = ("api/", "open311/", "static/", "i18n/", "ledger/tile", "ledger/checkpoint", "metrics", "healthz")
SIGNING_IN = ("accounts/",)
"""Has tests of its own; and signing out ends the walk."""
DESK = [Role.CLERK, Role.LEAD, Role.HANDLER, Role.CHECKER, Role.CALLER, Role.GRID_WORKER, Role.INSPECTOR,
        Role.PRIVACY_OFFICER, Role.OPERATOR]  # fmt: skip
MOST = 250


class Walk:
    """Where somebody has been; `pages` are four windows, one a look."""

    def __init__(self, base: str, pages: list[Page], seen: set[tuple[str, ...]]) -> None:
        self.base, self.pages, self.seen, self.found = base, cycle(pages), seen, []

    def go(self, begin: list[str]) -> None:
        paths = [(path, "") for path in begin]
        while paths and len(self.seen) < MOST:
            path, linked_from = paths.pop(0)
            paths += [(link, path) for link in self._visit(path, linked_from) if self._is_new(link)]

    def _visit(self, path: str, linked_from: str) -> list[str]:
        if not self._is_new(path):
            return []
        self.seen.add(page_of(path))
        page = next(self.pages)
        answer = page.request.get(self.base + path)
        if answer.status != 200:
            if linked_from or answer.status >= 500:
                self.found.append(f"{path} answers {answer.status}; linked from {linked_from}")
            return []
        if "text/html" not in answer.headers.get("content-type", ""):
            return []
        page.goto(self.base + path)
        try:
            assert_accessible(page)
        except AssertionError as wrong:
            self.found.append(f"{path} ({page.look}): {wrong}")  # type: ignore[attr-defined]
        links = page.locator("a[href]").evaluate_all("found => found.map(one => one.href)")
        return [urlsplit(link).path for link in links if link.startswith(self.base)]

    def _is_new(self, path: str) -> bool:
        if path.lstrip("/").startswith((*NO_PAGES, *SIGNING_IN)):
            return False
        return bool(page_of(path)) and page_of(path) not in self.seen


def page_of(path: str) -> tuple[str, ...]:
    try:
        match = resolve(path)
    except Resolver404:
        return ()
    return (match.view_name, *(str(value) for value in match.kwargs.values() if str(value).isalpha()))


def beginnings(actor: Actor) -> list[str]:
    """The addresses without a number that this actor's role opens."""
    plain = (f"/{path}" for path, view in ADDRESSES.items() if "<" not in path and "(" not in path and "^" not in path)
    guards = ((path, getattr(resolve(path).func, "guard", "")) for path in plain)
    return [path for path, guard in guards if guard and rules.test_rule(guard, actor)]


@pytest.fixture
def town(transactional_db: None) -> list[Actor]:
    now = timezone.now()
    people = found_district(at=now)
    list(tell(people, count=len(COURSES), now=now))
    return [person.actor for person in people]


def of_role(role: Role, people: list[Actor]) -> Actor:
    """Somebody of the demo who holds such a post, or somebody new at the first office."""
    known = next((actor for actor in people if actor.role is role), None)
    if known:
        return known
    user = make_user(f"walker-{role.value}")
    post = make_post(role, organisation.departments()[0].id, user)
    return actor_for(user, at=timezone.now(), post=post)


def walk(visit, live_server, client: Client, actors: Iterator[Actor], *more: str) -> list[str]:
    seen: set[tuple[str, ...]] = set()
    found: list[str] = []
    for actor in actors:
        cookies = {}
        if actor.user:
            sign_in(client, User.objects.get(pk=actor.user))
            cookies = {"sessionid": client.cookies["sessionid"].value}
        walked = Walk(live_server.url, [visit("/help/", look, cookies=cookies) for look in LOOKS], seen)
        walked.go([*more, *beginnings(actor)])
        found += [f"as {actor.role}: {one}" for one in walked.found]
    return found


def test_what_the_desk_shows_is_usable_by_all(visit, live_server, client: Client, town: list[Actor]) -> None:
    found = walk(visit, live_server, client, (of_role(role, town) for role in DESK))
    assert not found, "\n\n".join(found)


def test_what_everybody_and_a_bureau_sees_is_usable_by_all(visit, live_server, client: Client, town) -> None:
    others = [RESIDENT, *(of_role(role, town) for role in sorted(BUREAU))]
    asked = RaiseRequest(category="m06013", words="路面有坑", address="东门外", channel=Channel.PORTAL)
    receipt = raise_matter(asked, actor=RESIDENT, at=timezone.now())
    found = walk(visit, live_server, client, iter(others), f"/m/{receipt.code}/")
    assert not found, "\n\n".join(found)
