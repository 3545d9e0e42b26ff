"""What is done to one subject touches no other: not the next number, not the same number of another kind."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from linli.kernel.actor import SYSTEM, UnitId
from linli.ledger.api import entries_about
from linli.ledger.data import Subject
from linli.privacy import api
from linli.privacy.data import Purpose
from linli.privacy.models import DataKey, LookHour, WordToken
from linli.privacy.tests.factories import NOON, SUBJECT, UNTIL, a_clerk, a_contact, allowing, some_words

pytestmark = pytest.mark.django_db
NEIGHBOURS = [Subject(SUBJECT.kind, 2), Subject("other-kind", SUBJECT.id)]
OURS, THEIRS = UnitId(3), UnitId(4)


@pytest.fixture(autouse=True)
def street() -> None:
    for subject in (SUBJECT, *NEIGHBOURS):
        api.hold(subject, [some_words("幸福小区的路灯坏了"), a_contact()], until=UNTIL, at=NOON)
        for unit in (OURS, THEIRS):
            api.index_words(subject, unit, "路灯", UNTIL)
    api.restrict(NEIGHBOURS[0], actor=SYSTEM, at=NOON, because="pipl-2021/47")


def all_of(subject: Subject) -> list[object]:
    of = {"subject_kind": subject.kind, "subject_id": subject.id}
    keys = DataKey.objects.filter(**of).order_by("id").values_list("id", "month", "until", "restricted", "wrapped")
    tokens = WordToken.objects.filter(**of).order_by("id").values_list("unit", "month")
    return [api.held(subject), list(keys), list(tokens), len(entries_about(subject)), api.read_own(subject)]


ACTS: dict[str, Callable[[], object]] = {
    "erased": lambda: api.erase(SUBJECT, actor=SYSTEM, at=NOON, because="asked"),
    "restricted": lambda: api.restrict(SUBJECT, actor=SYSTEM, at=NOON, because="pipl-2021/55"),
    "lifted": lambda: api.lift(SUBJECT, actor=SYSTEM, at=NOON),
    "kept longer": lambda: api.extend(SUBJECT, until=date(2027, 3, 31), at=NOON),
    "kept to the end of the month": lambda: api.extend(SUBJECT, until=date(2026, 12, 31), at=NOON),
    "forgotten": lambda: api.forget_words(SUBJECT, OURS),
    "given to another unit": lambda: api.index_for_unit(SUBJECT, UnitId(5)),
    "written over": lambda: api.rewrite(SUBJECT, [some_words("again")], until=UNTIL, at=NOON),
    "sent to": lambda: api.open_to_send(SUBJECT, message="answered", at=NOON),
}


@pytest.mark.parametrize("act", ACTS)
def test_the_neighbours_stay_as_they_are(act: str) -> None:
    before = [all_of(subject) for subject in NEIGHBOURS]
    ACTS[act]()
    assert [all_of(subject) for subject in NEIGHBOURS] == before


def test_what_ends_on_its_day_takes_its_own_index_along_and_no_other() -> None:
    early, same_number, same_kind = Subject("early", 9), Subject("late", 9), Subject("early", 8)
    for subject, day in ((early, 10), (same_number, 31), (same_kind, 31)):
        api.hold(subject, [some_words()], until=date(2026, 12, day), at=NOON)
        api.index_words(subject, OURS, "路灯", date(2026, 12, day))
    assert api.expire(datetime(2026, 12, 11, tzinfo=UTC)) == 1
    left = WordToken.objects.filter(subject_id__in=[8, 9]).values_list("subject_kind", "subject_id")
    assert set(left) == {("late", 9), ("early", 8)}


def test_a_unit_forgets_for_itself_alone() -> None:
    api.forget_words(SUBJECT, OURS)
    left = WordToken.objects.filter(subject_kind=SUBJECT.kind, subject_id=SUBJECT.id)
    assert set(left.values_list("unit", flat=True)) == {THEIRS}


def test_each_post_purpose_and_subject_has_a_look_of_its_own() -> None:
    with allowing(lambda *_: True), allowing(lambda *_: True, "other-kind"):
        for subject in (SUBJECT, *NEIGHBOURS):
            for post in (7, 8):
                for purpose in (Purpose.HANDLING, Purpose.CONTACT) * 2:
                    api.look(subject, actor=a_clerk(post), purpose=purpose, at=NOON)
    looks = [entry.act for subject in (SUBJECT, *NEIGHBOURS) for entry in entries_about(subject)].count("privacy.look")
    assert (looks, LookHour.objects.count()) == (12, 12)


def test_a_search_finds_the_kind_that_was_asked_for() -> None:
    found = api.search_words(OURS, "路灯", kind="other-kind", actor=a_clerk(), at=NOON)
    assert (found, len(entries_about(NEIGHBOURS[1])), entries_about(SUBJECT)) == ([SUBJECT.id], 1, [])
