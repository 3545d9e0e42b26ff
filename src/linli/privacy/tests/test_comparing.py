"""Two ways of typing one contact, and a comparison that leaves its mark."""

from datetime import timedelta

import pytest

from linli.kernel.actor import SYSTEM
from linli.ledger.api import entries_about
from linli.ledger.data import Subject
from linli.organisation.tests.factories import NOON
from linli.privacy.api import compare_contact, erase, hold, restrict
from linli.privacy.data import Purpose, Sealed
from linli.privacy.engine.contacts import same_contact

MATTER, TYPED = Subject("matter", 7), Subject("lost_receipt", 8)
LATER = NOON + timedelta(minutes=1)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("139 0000 0000", "13900000000", True),
        ("+86 139-0000-0000", "13900000000", True),
        ("008613900000000", "+8613900000000", True),
        ("13900000000", "13900000001", False),
        ("8612345", "12345", False),
        ("Wang@Example.org ", "wang@example.org", True),
        ("wang@example.org", "wang@example.com", False),
        ("12345@example.org", "12345", False),
        ("", "13900000000", False),
        ("1390000 0000 (Xu)", "13900000000", True),
        ("0013900000000", "13900000000", True),
        ("86139000000001", "139000000001", False),
    ],
)
def test_one_contact_typed_in_two_ways(one, other, same):
    assert same_contact(one, other) is same


@pytest.fixture
def held(db):
    day = NOON.date() + timedelta(days=9)
    items = [Sealed("name", Purpose.CONTACT, "王小满"), Sealed("phone", Purpose.CONTACT, "13900000000")]
    hold(MATTER, items, until=day, at=NOON)
    hold(TYPED, [Sealed("contact", Purpose.CONTACT, "139 0000 0000")], until=day, at=NOON)


def compared() -> bool:
    return compare_contact(MATTER, TYPED, reason="lost_receipt", at=LATER)


def test_the_entry_names_what_was_compared_and_not_what_came_of_it(held):
    assert compared()
    entry = entries_about(MATTER)[-1]
    expected = {"purpose": "contact", "fields": "phone", "items": 1, "reason": "lost_receipt"}
    assert (entry.act, entry.detail) == ("privacy.compare", expected)


def test_a_number_and_an_address_are_both_named(held):
    hold(MATTER, [Sealed("email", Purpose.CONTACT, "wang@example.org")], until=NOON.date() + timedelta(days=9), at=NOON)
    assert compared()
    assert entries_about(MATTER)[-1].detail["fields"] == "email,phone"


def test_a_name_is_no_contact(held):
    hold(TYPED, [Sealed("contact", Purpose.CONTACT, "王小满")], until=NOON.date() + timedelta(days=9), at=NOON)
    erase(MATTER, fields={"phone"}, actor=SYSTEM, at=LATER, because="test")
    assert not compared()


@pytest.mark.parametrize(("one", "other"), [(MATTER, TYPED), (TYPED, MATTER)], ids=str)
def test_what_was_given_for_another_purpose_is_not_compared(held, one, other):
    day = NOON.date() + timedelta(days=9)
    erase(one, actor=SYSTEM, at=LATER, because="test")
    hold(one, [Sealed("phone", Purpose.HANDLING, "13900000000")], until=day, at=NOON)
    hold(one, [Sealed("phone", Purpose.CONTACT, "13900000001")], until=day, at=NOON)
    assert not compared()


@pytest.mark.parametrize("gone", [MATTER, TYPED], ids=str)
def test_where_one_side_is_gone_or_sealed_nothing_is_opened(held, gone):
    restrict(gone, actor=SYSTEM, at=LATER, because="pipl-2021/47")
    before = len(entries_about(MATTER))
    assert not compared()
    assert len(entries_about(MATTER)) == before
