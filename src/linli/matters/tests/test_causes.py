"""Five times the same at one place: one matter for what lies behind it, and its answer in each of the five."""

import pytest
from django.test import Client

from linli.kernel.actor import Actor, Role
from linli.kernel.errors import BadInput, NotPermitted
from linli.matters import api as acts
from linli.matters.data import Channel, MatterId
from linli.matters.models import CauseLink, MatterEvent
from linli.matters.tests.factories import DONE, NOON, coordinator, fresh, raise_a
from linli.matters.tests.test_staff_pages import enter
from linli.organisation.tests.factories import District


@pytest.fixture
def alike(district: District) -> list:
    return [raise_a(district) for _ in range(5)]


def sought(district: District, actor: Actor | None = None, words: str = "路基下沉，每次填平后又坏。") -> MatterId:
    who = actor or district.actor(Role.LEAD, district.township)
    return acts.raise_cause(district.grids["A1"], "m06013", words=words, actor=who, at=NOON)


def test_it_is_raised_by_the_centre_and_tied_by_number_only(district: District, alike: list) -> None:
    cause = sought(district)
    assert fresh(cause).channel == Channel.CENTRE
    assert set(acts.numbers_behind(cause)) == {receipt.number for receipt in alike}
    assert {acts.cause_of(receipt.matter) for receipt in alike} == {fresh(cause).number}
    assert {field.name for field in CauseLink._meta.get_fields()} == {"id", "cause", "matter"}


def test_each_resident_reads_that_it_is_looked_into_and_then_the_answer(district: District, alike: list) -> None:
    cause = sought(district)
    acts.answer_on_the_spot(cause, answer=DONE, actor=coordinator(district), at=NOON)
    for receipt in alike:
        page = acts.receipt_page(acts.open_receipt(receipt.code), at=NOON)
        assert [line.act for line in page.story][-2:] == ["cause_sought", "cause_answered"]
        assert any(DONE.action in text.text for text in page.texts)


def test_an_answer_that_has_nothing_behind_it_is_told_nowhere_else(district: District, alike: list) -> None:
    acts.answer_on_the_spot(alike[0].matter, answer=DONE, actor=coordinator(district), at=NOON)
    assert not MatterEvent.objects.filter(act="cause_answered").exists()


@pytest.mark.parametrize("role", [Role.CLERK, Role.HANDLER, Role.INSPECTOR])
def test_it_is_the_leads_act(district: District, alike: list, role: Role) -> None:
    with pytest.raises(NotPermitted):
        sought(district, district.actor(role, district.township))


def test_a_lead_elsewhere_gathers_nothing_here(district: District, alike: list) -> None:
    with pytest.raises(NotPermitted):
        sought(district, district.actor(Role.LEAD, district.other_township))


def test_it_says_what_comes_back(district: District, alike: list) -> None:
    with pytest.raises(BadInput) as refused:
        sought(district, words=" ")
    assert refused.value.field == "words"


def test_the_resident_reads_it_on_the_receipt_page(client: Client, district: District, alike: list) -> None:
    cause = sought(district)
    acts.answer_on_the_spot(cause, answer=DONE, actor=coordinator(district), at=NOON)
    page = client.get(f"/m/{alike[0].code}/", follow=True).content.decode()
    assert fresh(cause).number in page and DONE.action in page


@pytest.mark.django_db(transaction=True)
def test_who_handles_the_cause_sees_for_which_matters_it_was_raised(client: Client, district: District, alike: list):
    cause = sought(district)
    page = enter(client, coordinator(district)).get(f"/desk/matters/{fresh(cause).number}/").content.decode()
    assert all(receipt.number in page for receipt in alike)
