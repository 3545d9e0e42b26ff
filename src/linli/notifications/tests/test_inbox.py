"""What a post is told, and what it sees of it."""

from datetime import UTC, datetime

import pytest

from linli.kernel.actor import PostId
from linli.kernel.words import _
from linli.ledger.data import Subject
from linli.notifications import registry
from linli.notifications.api import inbox, mark_read, register_template, tell, unread
from linli.notifications.data import NoticeId

NOON = datetime(2026, 11, 20, 4, 0, tzinfo=UTC)
WANG, ZHAO = PostId(11), PostId(12)
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def templates(monkeypatch):
    monkeypatch.setattr(registry, "_templates", {})
    register_template("late", subject=_("Matter {number} is late"), body=_("It was due on {day}."))


def tell_wang(number: str = "26-7KQ4-M2XD") -> None:
    tell("late", post=WANG, subject=Subject("matter", 7), ids={"number": number, "day": "2026-11-19"}, at=NOON)


def test_a_post_reads_what_it_was_told_and_nobody_else_does():
    tell_wang()
    [notice] = inbox(WANG)
    assert str(notice.title) == "Matter 26-7KQ4-M2XD is late"
    assert (notice.subject, notice.is_read) == (Subject("matter", 7), False)
    assert (inbox(ZHAO), unread(ZHAO)) == ([], 0)


def test_the_inbox_pages_by_the_last_notice_seen():
    for number in range(5):
        tell_wang(str(number))
    first = inbox(WANG, limit=3)
    second = inbox(WANG, after=first[-1].id, limit=3)
    assert [str(notice.title).split()[1] for notice in [*first, *second]] == ["4", "3", "2", "1", "0"]


def test_reading_is_per_post():
    tell_wang()
    [notice] = inbox(WANG)
    assert mark_read(ZHAO, [notice.id]) == 0
    assert (mark_read(WANG, [NoticeId(1)]), unread(WANG)) == (0, 1)
    assert (mark_read(WANG), unread(WANG)) == (1, 0)


def test_the_bell_stops_counting_after_ninety_nine(django_assert_num_queries):
    for number in range(120):
        tell_wang(str(number))
    with django_assert_num_queries(1):
        assert unread(WANG) == 100


def test_a_template_that_misses_a_gap_is_refused_when_telling_not_when_reading():
    with pytest.raises(KeyError, match="day"):
        tell("late", post=WANG, ids={"number": "1"}, at=NOON)
    with pytest.raises(KeyError, match="nobody registered"):
        tell("early", post=WANG, ids={}, at=NOON)


def test_a_notice_outlives_its_template(monkeypatch):
    tell_wang()
    monkeypatch.setattr(registry, "_templates", {})
    assert str(inbox(WANG)[0].title) == "late"
