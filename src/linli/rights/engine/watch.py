"""What makes the looks of a post unusual. Counts only: it sees no words and knows no residents.

A *stranger* is a look at a matter on which the post did nothing, neither before nor within four hours after. Work
leaves acts behind; curiosity does not. The strangers of a day are weighed as evidence (`evidence.py`), together with
how they were come by and when; those of a week, searches over words and all looks together are held against what is
usual for this post, and for its role where the post is new. Days far out are cut to size, so that odd days (also those
of a snooper) do not move the measure. It proposes; a human looks into it.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from hashlib import sha256
from itertools import chain
from math import sqrt
from statistics import median
from typing import NamedTuple

from linli.rights.engine.evidence import Day, Usual, evidence

SETTLES_AFTER = timedelta(hours=4)
"""Who looks to work acts within this time; only then is a look counted as a stranger's or not."""
FOUND_WITHIN = timedelta(minutes=5)
"""A look so soon after a search of the same post is one that the search led to."""
OFFICE = range(8, 18)
"""Local hours; a look in another is late. Who works at night is late as a habit, and then it tells nothing."""
PEER_DAYS_TO_KNOW = 10
"""A role with fewer days of all its posts together is not judged yet; a canary speaks from the first day."""
DAYS_TO_KNOW = 5
"""A post with fewer days is held against the volume of its peers alone."""
KNOWN_LIKE = 20.0
"""What the role does weighs as much as so many looks of one's own that led to work."""
MARKED_LIKE, MARKED_LEAST = 10.0, 0.02
"""Likewise for how strangers are come by, in strangers; and the least share that any role is thought to have."""
ENOUGH, ENOUGH_AT_ONCE, NIGHT = 5.0, 6.5, range(1, 9)
"""The evidence of one day that goes to a human: at night, when the day is whole and has settled, and at any hour, where
each is one more chance to be wrong. Set with `bench/snooping.py`."""
FEWEST_STRANGERS = 7
"""A day with fewer tells nothing."""
FEWEST_LOOKS, LOOKS_APART = 40, 9.0
"""Of the volume: below the first nothing is unusual; how many spreads above the usual is too far."""
SEARCHES_APART, SEARCHES_GRANTED = 2.75, 8
WEEK_APART, WEEK_GRANTED = 4.5, 16
"""How many spreads above the usual is too far, beyond so many that are nobody's fault."""
A_STORM, A_STORM_OF_ROLE = 3, 8
"""Fewer others at work are no storm; where fewer of the same role are, the storm is read off everybody."""
STEADY = 20.0
"""What usual work says of today weighs as much as so many looks of today that led to work; few looks tell little."""
SAMPLE = 0.05
# A median deviation of normal noise, scaled to its standard deviation.
_TO_SIGMA = 1.4826
_EDGE = 5
_RESTLESS = 0.25  # how much a whole working day may differ from the next for no reason at all
DAY, WEEK = timedelta(hours=24), timedelta(days=7)
SPANS = {"strangers": DAY, "searches": DAY, "volume": DAY, "week": WEEK}
"""How far back each measure counts, and for how long one flag of it is enough."""
SAID_BY = {"week": ("week", "strangers")}
"""What one of these causes put before a human within the span need not be put there again by this one."""


class Key(NamedTuple):
    """A post in the role that it looked in."""

    role: str
    post: int


class Count(NamedTuple):
    """Of one post on one day, or within a span. A search is no look, and nobody's stranger; `found` and `late` are
    strangers that a search led to, and outside the hours of the office."""

    looks: int
    strangers: int
    searches: int = 0
    found: int = 0
    late: int = 0


@dataclass(frozen=True, slots=True)
class Unusual:
    """What stands out: the code of the measure, the count, what would be usual, and how far apart: in spreads, of
    `strangers` as evidence, with those that were found by a search, and late."""

    code: str
    count: int
    usual: float
    apart: float
    found: int | None = None
    late: int | None = None


@dataclass(frozen=True, slots=True)
class Habit:
    """What a post, or all posts of a role together, did on so many `days`: looks a day and their spread; and in all,
    strangers, searches, looks that led to work (`worked`), and strangers that were found by a search, or late."""

    looks: float
    spread: float
    strangers: int
    searches: int
    worked: int
    days: int
    found: int = 0
    late: int = 0

    @property
    def odds(self) -> float:
        """Strangers per look that led to work."""
        return self.strangers / max(1, self.worked)

    @property
    def asking(self) -> float:
        """Searches per look that led to work."""
        return self.searches / max(1, self.worked)


def habit_of(days: Sequence[Count]) -> Habit:
    if not days:
        return Habit(0.0, 0.0, 0, 0, 0, 0)
    looks, strangers, searches, found, late = map(sorted, zip(*days, strict=True))
    middle, worked = _middle(looks), sum(looks) - sum(strangers)
    spread = _TO_SIGMA * median(abs(count - middle) for count in looks)
    return Habit(middle, spread, _cut(strangers), _cut(searches), worked, len(days), _cut(found), _cut(late))


def _cut(ordered: Sequence[int]) -> int:
    """Their sum, where a day far out, such as a snooper's, counts no more than one at the edge of what is usual."""
    edge = 2 * _middle(ordered) + _EDGE
    return int(sum(min(count, edge) for count in ordered))


def _middle(ordered: Sequence[float]) -> float:
    half = len(ordered) // 2
    return float(ordered[half]) if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2


@dataclass
class Known:
    """What is usual: of each post, and of each role, from whole days before the span that is judged. Days on which a
    post did not look are not among them."""

    days: Mapping[Key, Sequence[Count]]
    own: dict[Key, Habit] = field(init=False)
    of_role: dict[str, Habit] = field(init=False)

    def __post_init__(self) -> None:
        by_role: dict[str, list[Sequence[Count]]] = defaultdict(list)
        for key, counts in self.days.items():
            by_role[key.role].append(counts)
        self.own = {key: habit_of(counts) for key, counts in self.days.items()}
        self.of_role = {role: habit_of(list(chain(*counts))) for role, counts in by_role.items()}

    def about(self, key: Key) -> tuple[Habit, Habit]:
        return self.own.get(key, _NOTHING), self.of_role.get(key.role, _NOTHING)


_NOTHING = habit_of([])


class Tides:
    """How much busier than usual the others are now, at least 1: a storm is nobody's curiosity. The counts of a role
    are sorted once for all its posts; each is left out of its own tide, so that no look raises its own allowance."""

    def __init__(self, now: Mapping[Key, Count], known: Known) -> None:
        of_role: dict[str, list[float]] = defaultdict(list)
        for key, count in now.items():
            if count.looks:
                of_role[key.role].append(count.looks)
        self._of_role = {role: sorted(looks) for role, looks in of_role.items()}
        self._shares = {key: now[key].looks / known.own[key].looks for key in now if _is_known(known.own.get(key))}
        self._everybody = sorted(share for share in self._shares.values() if share)
        self._known = known

    def of(self, key: Key, now: Count) -> float:
        same, peers = self._of_role.get(key.role, []), self._known.of_role.get(key.role, _NOTHING)
        if len(same) > A_STORM_OF_ROLE and peers.looks:
            return max(1.0, middle_without(same, now.looks) / peers.looks)
        own = self._shares.get(key, 0.0)
        if len(self._everybody) - bool(own) < A_STORM:
            return 1.0
        return max(1.0, middle_without(self._everybody, own) if own else _middle(self._everybody))


def _is_known(habit: Habit | None) -> bool:
    return habit is not None and habit.days >= DAYS_TO_KNOW and habit.looks > 0


def middle_without(ordered: Sequence[float], one: float) -> float:
    """The median of the others, where `one` is among them; at least two. Found by place, without sorting again."""
    place, half = bisect_left(ordered, one), (len(ordered) - 1) // 2
    upper = float(ordered[half + (place <= half)])
    return upper if len(ordered) % 2 == 0 else (ordered[half - 1 + (place <= half - 1)] + upper) / 2


def of_the_day(now: Mapping[Key, Count], known: Known, *, hour: int) -> Iterator[tuple[Key, Unusual]]:
    """What stands out at this local hour; `now` holds every post that looked or searched within a day."""
    tides, enough = Tides(now, known), ENOUGH if hour in NIGHT else ENOUGH_AT_ONCE
    for key, count in now.items():
        own, peers = known.about(key)
        for found in unusual(count, own, peers, tides.of(key, count)):
            if found.code != "strangers" or found.apart >= enough:
                yield key, found


def of_the_week(now: Mapping[Key, Count], known: Known) -> Iterator[tuple[Key, Unusual]]:
    for key, count in now.items():
        for found in unusual_week(count, *known.about(key)):
            yield key, found


def unusual(now: Count, own: Habit, peers: Habit, tide: float = 1.0) -> list[Unusual]:
    """What of the last day stands out against earlier days of this post and of its role."""
    if peers.days < PEER_DAYS_TO_KNOW:
        return []
    odds, asking = _rate(own.strangers, own, peers.odds), _rate(own.searches, own, peers.asking)
    worked = _work_of_today(now, own if own.days >= DAYS_TO_KNOW else peers, odds, tide)
    found = [
        _strangers(now, odds * worked, own, peers),
        _beyond("searches", now.searches, asking * worked, SEARCHES_GRANTED, SEARCHES_APART),
        _volume(now, [own, peers] if own.days >= DAYS_TO_KNOW else [peers], tide),
    ]
    return [one for one in found if one is not None]


def unusual_week(now: Count, own: Habit, peers: Habit) -> list[Unusual]:
    """What of the last week stands out against the weeks before: a few strangers every day."""
    if peers.days < PEER_DAYS_TO_KNOW:
        return []
    usual = _rate(own.strangers, own, peers.odds) * (now.looks - now.strangers)
    found = _beyond("week", now.strangers, usual, WEEK_GRANTED, WEEK_APART)
    return [found] if found else []


def _rate(done: int, own: Habit, of_role: float) -> float:
    """How often a post does it per look that leads to work; leans on its role as long as little is known of it."""
    return (done + KNOWN_LIKE * of_role) / (own.worked + KNOWN_LIKE)


def _work_of_today(now: Count, known: Habit, odds: float, tide: float) -> float:
    """Looks to be expected that lead to work: as usual, with the tide of the role, put right by what today shows.

    Of looks that led to work alone, not of all: curiosity must not raise its own allowance.
    """
    usual = tide * max(0.5, known.looks / (1 + odds))
    return (STEADY + now.looks - now.strangers) / (STEADY / usual + 1)


def _strangers(now: Count, usual: float, own: Habit, peers: Habit) -> Unusual | None:
    if now.strangers < FEWEST_STRANGERS:
        return None
    known_by = own.strangers + KNOWN_LIKE * peers.odds + 0.3
    found, late = _share(own.found, peers.found, own, peers), _share(own.late, peers.late, own, peers)
    day = Day(now.strangers, now.found, now.late)
    weight = evidence(day, Usual(max(usual, 0.01), known_by, found, late))
    if weight < ENOUGH:
        return None
    return Unusual("strangers", now.strangers, round(usual, 1), weight, now.found, now.late)


def _share(own_marked: int, role_marked: int, own: Habit, peers: Habit) -> float:
    """Which share of a post's strangers bears a mark; leans on its role, where it is never nothing, so that the first
    late look of somebody is no proof."""
    of_role = min(0.9, max(MARKED_LEAST, role_marked / max(1, peers.strangers)))
    return min(0.95, (own_marked + MARKED_LIKE * of_role) / (own.strangers + MARKED_LIKE))


def _beyond(code: str, count: int, usual: float, granted: int, enough: float) -> Unusual | None:
    # Counts scatter at least as their own root does, however still the past was.
    apart = (count - granted - usual) / sqrt(usual + 1.0)
    return Unusual(code, count, round(usual, 1), apart) if apart >= enough else None


def _volume(now: Count, known: Sequence[Habit], tide: float) -> Unusual | None:
    usual = tide * max(habit.looks for habit in known)
    spread = max(tide * max(habit.spread for habit in known), _RESTLESS * usual, sqrt(usual + 1.0))
    apart = (now.looks - usual) / spread
    too_far = now.looks >= FEWEST_LOOKS and apart >= LOOKS_APART
    return Unusual("volume", now.looks, round(usual, 1), apart) if too_far else None


def is_drawn(leaf: bytes, share: float = SAMPLE) -> bool:
    """Whether this look is in the random sample. The leaf holds a secret nonce, so nobody can tell before looking,
    and anybody with the leaf can tell afterwards that nobody chose."""
    return int.from_bytes(sha256(b"review\n" + leaf).digest()[:8]) < share * 2**64
