"""What nobody read in the full text is a setting that says "to be confirmed" on every page, and never a hard rule."""

import re
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from linli import law
from linli.accounts.tests.factories import sign_in
from linli.kernel.actor import SYSTEM, Role
from linli.kernel.errors import NotLawful
from linli.law import Mark
from linli.organisation import api
from linli.organisation.tests.factories import NOON, make_district

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 2)
OPEN = sorted({value.name for value in law.values() if not value.mark.binds})
FIXED = sorted({value.name for value in law.values()} - set(OPEN))


def test_there_are_figures_of_every_mark() -> None:
    assert {law.value(name, on=TODAY).mark for name in OPEN} == {Mark.SECONDARY, Mark.MEMORY, Mark.DESIGN}


@pytest.mark.parametrize("name", OPEN)
def test_the_installation_decides_it(name: str) -> None:
    given = api.figure(name, on=TODAY)
    assert given.to_be_confirmed
    api.decide(name, given.length + 1, on=TODAY, actor=SYSTEM, at=NOON)
    assert api.figure(name, on=TODAY).length == given.length + 1


@pytest.mark.parametrize("name", FIXED)
def test_what_the_law_fixes_nobody_decides(name: str) -> None:
    with pytest.raises(NotLawful):
        api.decide(name, 1, on=TODAY, actor=SYSTEM, at=NOON)


def test_the_settings_list_every_one_of_them_and_nothing_that_the_law_fixes() -> None:
    client = Client(headers={"accept-language": "en"})
    sign_in(client, make_district().actor(Role.OPERATOR).user or 0)
    text = client.get(reverse("organisation:settings")).text
    shown = text[text.index("Figures to be confirmed") :]
    assert set(re.findall(r'class="soft code">([\w.-]+)<', shown)) == set(OPEN)


@pytest.mark.parametrize("act", sorted({cite.partition("/")[0] for value in law.values() for cite in value.cites}))
def test_the_page_of_an_act_says_it_beside_each(act: str) -> None:
    text = Client(headers={"accept-language": "en"}).get(reverse("organisation:act", args=[act])).text
    cited = [value for value in law.values() if any(cite.startswith(f"{act}/") for cite in value.cites)]
    rows = dict(re.findall(r'<tr><th scope="row">([^<]+?)(| <span class="badge.*?)</th>', text))
    for value in cited:
        if value.until is None and value.since <= timezone.localdate():
            badge = rows[value.en.replace("'", "&#x27;")]
            assert ("to be confirmed" in badge) is value.to_be_confirmed
