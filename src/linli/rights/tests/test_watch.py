"""What the watch calls unusual, each side of each edge, and how looks are drawn."""

import pytest

from bench.snooping import CURIOUS, month
from linli.rights.engine.watch import Count, Habit, habit_of, is_drawn, tide_of, unusual, unusual_week

PEERS = Habit(looks=35, spread=8, strangers=50, searches=100, worked=1000, days=100)
NEW = habit_of([])


def codes(now: Count, own: Habit = NEW, peers: Habit = PEERS, **known: float) -> list[str]:
    return [found.code for found in unusual(now, own, peers, **known)]


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (Count(35, 2), []),
        (Count(52, 12), []),  # forty that led to work make two strangers usual; eight more are nobody's fault
        (Count(53, 13), ["strangers"]),
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


def test_a_day_without_work_allows_less_than_a_usual_one_and_a_storm_allows_more():
    clerk = Habit(looks=105, spread=9, strangers=100, searches=0, worked=2000, days=20)
    assert codes(Count(11, 11), clerk) == []
    assert codes(Count(12, 12), clerk) == ["strangers"]
    assert codes(Count(115, 15), clerk) == []
    assert codes(Count(118, 18), clerk) == ["strangers"]
    assert codes(Count(218, 18), clerk, tide=2.0) == []


def test_a_post_whose_work_is_reading_is_measured_by_its_own_days():
    reader = Habit(looks=20, spread=3, strangers=200, searches=0, worked=200, days=20)
    assert codes(Count(24, 14), reader) == []
    assert codes(Count(24, 14), Habit(20, 3, 20, 0, 380, days=20)) == ["strangers"]


def test_of_whom_little_is_known_is_thought_as_of_the_role():
    readers = Habit(looks=20, spread=3, strangers=1000, searches=0, worked=1000, days=100)
    assert codes(Count(30, 18), NEW, readers) == []
    assert codes(Count(30, 18), Habit(20, 3, 0, 0, 400, days=20), readers) == ["strangers"]


def test_a_little_every_day_stands_out_after_a_week():
    worker = Habit(looks=6, spread=2, strangers=5, searches=0, worked=150, days=20)
    assert unusual_week(Count(53, 23), worker, PEERS) == []
    [found] = unusual_week(Count(54, 24), worker, PEERS)
    assert (found.code, found.count) == ("week", 24)


def test_a_role_that_nobody_knows_yet_is_not_judged():
    unknown = Habit(5, 1, 1, 1, 10, days=9)
    assert codes(Count(500, 500, 500), NEW, unknown) == []
    assert unusual_week(Count(500, 500), NEW, unknown) == []


def test_a_storm_is_nobodys_curiosity():
    assert tide_of([70, 70, 80], PEERS) == 2
    assert tide_of([10, 10, 10], PEERS) == tide_of([], PEERS) == tide_of([90, 90], PEERS) == tide_of([10] * 3, NEW) == 1
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
