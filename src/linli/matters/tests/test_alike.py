"""Matters are compared and found without anybody reading them."""

from pytest_django import DjangoAssertNumQueries

from linli.kernel.actor import RESIDENT
from linli.ledger.api import entries_about
from linli.ledger.data import Subject
from linli.matters.permissions import may_reveal
from linli.matters.queries.sketches import likenesses
from linli.matters.tests.factories import NOON, coordinator, raise_a
from linli.organisation.tests.factories import District
from linli.privacy import api as privacy
from linli.privacy.data import Purpose

PIT = "幸福路三号门口的路中间有一个大坑，下雨天看不见，昨天有人摔倒了。"
ALIKE = "幸福路三号门前路面有个大坑，下雨看不见，有老人在那里摔倒。"
OTHER = "公园旁边的路缘石被卡车撞坏，碎石散在自行车道上。"


def test_the_same_hole_told_twice_is_more_alike_than_another(
    district: District, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    told = [raise_a(district, words=words).matter for words in (PIT, ALIKE, OTHER)]
    with django_assert_max_num_queries(1):
        alike = likenesses(told[0], told[1:])
    assert alike[told[1]] > 0.4 > alike[told[2]]


def test_comparing_is_no_look_and_a_sketch_opens_to_nobody(district: District) -> None:
    matter = raise_a(district, words=PIT).matter
    likenesses(matter, [raise_a(district, words=ALIKE).matter])
    subject = Subject("matter", matter)
    assert [entry.act for entry in entries_about(subject)] == ["matters.raise"]
    assert not may_reveal(coordinator(district), subject, Purpose.COMPARING)
    assert "sketch" not in {item.field for item in privacy.read_own(subject)}


def test_a_sketch_goes_with_the_words(district: District) -> None:
    first, second = raise_a(district, words=PIT).matter, raise_a(district, words=ALIKE).matter
    privacy.erase(Subject("matter", second), fields=["words"], actor=RESIDENT, at=NOON, because="asked")
    assert likenesses(first, [second]) == {}
