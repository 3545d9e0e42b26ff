"""What the watch calls unusual, each side of each edge, and how looks are drawn."""

from statistics import median

import pytest

from bench.snooping import CURIOUS, month
from linli.rights.engine.watch import (
    Count,
    Habit,
    Key,
    Known,
    Tides,
    habit_of,
    is_drawn,
    middle_without,
    of_the_day,
    unusual,
    unusual_week,
)

PEERS = Habit(looks=35, spread=8, strangers=50, searches=100, worked=1000, days=100, found=4, late=2)
NEW = habit_of([])


def codes(now: Count, own: Habit = NEW, peers: Habit = PEERS, **known: float) -> list[str]:
    return [found.code for found in unusual(now, own, peers, **known)]


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (Count(35, 2), []),
        (Count(58, 18), []),  # forty that led to work make two strangers usual, of a post that nobody knows yet
        (Count(59, 19), ["strangers"]),
        (Count(40, 0, 15), []),
        (Count(40, 0, 17), []),
        (Count(40, 0, 18), ["searches"]),
        (Count(110, 0), []),
        (Count(114, 0), ["volume"]),
        (Count(140, 40), ["strangers", "volume"]),
    ],
)
def test_what_stands_out_against_peers(now, expected):
    assert codes(now) == expected


CLERK = Habit(looks=105, spread=9, strangers=100, searches=0, worked=2000, days=20)


def test_a_day_without_work_allows_less_than_a_usual_one_and_a_storm_allows_more():
    assert codes(Count(11, 11), CLERK) == []
    assert codes(Count(12, 12), CLERK) == ["strangers"]
    assert codes(Count(120, 20), CLERK) == []
    assert codes(Count(121, 21), CLERK) == ["strangers"]
    assert codes(Count(221, 21), CLERK, tide=2.0) == []


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (Count(50, 10, 0, 2, 0), []),
        (Count(51, 11, 0, 2, 0), ["strangers"]),  # as many as five short of the edge, but two were found by a search
        (Count(50, 10, 0, 0, 2), []),
        (Count(51, 11, 0, 0, 2), ["strangers"]),  # or seen in the evening
        (Count(6, 6, 0, 6, 6), []),  # a few tell nothing, however they were come by
        (Count(100, 0, 0, 0, 0), []),
    ],
)
def test_how_strangers_were_come_by_speaks_too(now, expected):
    assert codes(now, CLERK) == expected


def test_who_is_late_every_night_is_no_more_suspect_for_it():
    by_night = Habit(105, 9, 100, 0, 2000, 20, found=3, late=70)
    assert codes(Count(53, 13, 0, 0, 3), by_night) == []
    assert codes(Count(53, 13, 0, 0, 3), CLERK) == ["strangers"]


def test_a_post_whose_work_is_reading_is_measured_by_its_own_days():
    reader = Habit(looks=20, spread=3, strangers=200, searches=0, worked=200, days=20)
    assert codes(Count(24, 14), reader) == []
    assert codes(Count(24, 14), Habit(20, 3, 20, 0, 380, days=20)) == ["strangers"]


def test_of_whom_little_is_known_is_thought_as_of_the_role():
    readers = Habit(looks=20, spread=3, strangers=1000, searches=0, worked=1000, days=100)
    assert codes(Count(30, 18), NEW, readers) == []
    assert codes(Count(30, 18), Habit(20, 3, 0, 0, 400, days=20), readers) == ["strangers"]


STAFF = {Key("clerk", post): [Count(35, 2)] * 20 for post in range(12)}


@pytest.mark.parametrize(("hour", "strangers", "flagged"), [(3, 14, 0), (3, 15, 1), (12, 15, 0), (12, 16, 1)])
def test_a_whole_day_needs_less_evidence_than_any_hour(hour, strangers, flagged):
    now = dict.fromkeys(STAFF, Count(35, 2)) | {Key("clerk", 3): Count(33 + strangers, strangers)}
    found = list(of_the_day(now, Known(STAFF), hour=hour))
    assert [key.post for key, _ in found] == [3] * flagged


def test_the_median_of_the_others_is_found_by_place():
    for length in range(2, 9):
        for one in (ordered := sorted(n % 4 for n in range(length))):
            others = list(ordered)
            others.remove(one)
            assert middle_without(ordered, one) == median(others)


def test_a_little_every_day_stands_out_after_a_week():
    worker = Habit(looks=6, spread=2, strangers=5, searches=0, worked=150, days=20)
    assert unusual_week(Count(53, 23), worker, PEERS) == []
    [found] = unusual_week(Count(54, 24), worker, PEERS)
    assert (found.code, found.count) == ("week", 24)


def test_a_role_that_nobody_knows_yet_is_not_judged():
    unknown = Habit(5, 1, 1, 1, 10, days=9)
    assert codes(Count(500, 500, 500), NEW, unknown) == []
    assert unusual_week(Count(500, 500), NEW, unknown) == []


@pytest.mark.parametrize(
    ("at_work", "looks", "tide"),
    [(12, 70, 2.0), (12, 10, 1.0), (4, 70, 2.0), (3, 70, 1.0)],  # few of a role: by the own days of everybody
)
def test_a_storm_is_nobodys_curiosity(at_work, looks, tide):
    known = Known(STAFF)
    now = {key: Count(looks, 0) for key in list(STAFF)[:at_work]}
    now[Key("clerk", 0)] = Count(200, 0)  # nobody raises the own tide
    assert Tides(now, known).of(Key("clerk", 0), now[Key("clerk", 0)]) == tide
    assert codes(Count(105, 0), tide=2.0) == []


def test_the_volume_of_a_post_is_held_against_its_own_days_only_once_they_are_known():
    busy = Habit(looks=90, spread=9, strangers=0, searches=0, worked=400, days=5)
    assert codes(Count(150, 0), busy) == []
    assert codes(Count(150, 0), Habit(90, 9, 0, 0, 400, days=4)) == ["volume"]
    assert codes(Count(39, 0), NEW, Habit(1, 0, 0, 0, 10, days=10)) == []


def test_one_wild_day_does_not_become_the_habit():
    calm = [Count(20, 1)] * 10
    assert habit_of([*calm, Count(60, 40, 40)]).strangers == habit_of(calm).strangers + 7
    assert habit_of([*calm, Count(60, 40, 40)]).searches == 5


def test_about_one_look_in_twenty_is_drawn():
    drawn = sum(is_drawn(n.to_bytes(32, "big")) for n in range(20_000))
    assert 900 < drawn < 1100
    assert not is_drawn(bytes(32), share=0.0)
    assert is_drawn(bytes(32), share=1.0)


@pytest.mark.slow
@pytest.mark.parametrize("seed", [3, 4])
def test_a_snooper_among_200_is_flagged_within_a_day(seed):
    """A lead and a grid worker, in the simulated month of `bench.snooping`."""
    hours, false_alarms = month(seed, CURIOUS)
    assert hours <= 24
    assert false_alarms <= 2
