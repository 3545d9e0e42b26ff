"""What makes the looks of a post unusual. Counts only: it sees no words and knows no residents.

A *stranger* is a look at a matter on which the post did nothing, neither before nor within four hours after. Work
leaves acts behind; curiosity does not. Strangers and searches over words are held against what is usual for this post,
and for its role where the post is new; all looks together against both. Days far out are cut to size, so that odd days
(also those of a snooper) do not move the measure. Two spans are watched: a day for who looks much, a week for who
looks a little every day. It proposes; a human looks into it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from math import sqrt
from statistics import median

SETTLES_AFTER = timedelta(hours=4)
"""Who looks to work acts within this time; only then is a look counted as a stranger's or not."""
PEER_DAYS_TO_KNOW = 10
"""A role with fewer days of all its posts together is not judged yet; a canary speaks from the first day."""
DAYS_TO_KNOW = 5
"""A post with fewer days is held against the volume of its peers alone."""
KNOWN_LIKE = 20.0
"""What the role does weighs as much as so many looks of one's own that led to work."""
FEWEST_LOOKS, LOOKS_APART = 40, 9.0
"""Of the volume: below the first nothing is unusual; how many spreads above the usual is too far."""
SEARCHES_APART = 2.75
A_STORM = 3
STEADY = 20.0
"""What usual work says of today weighs as much as so many looks of today that led to work; few looks tell little."""
SAMPLE = 0.05
# A median deviation of normal noise, scaled to its standard deviation.
_TO_SIGMA = 1.4826
_EDGE = 5
_RESTLESS = 0.25  # how much a whole working day may differ from the next for no reason at all


@dataclass(frozen=True, slots=True)
class Span:
    """How far back one counts. `granted` looks beyond the usual are nobody's fault (reading up for a meeting);
    beyond those and `apart` spreads more is too far. Both set with `bench/snooping.py`."""

    length: timedelta
    granted: int
    apart: float


DAY = Span(timedelta(hours=24), granted=8, apart=1.75)
WEEK = Span(timedelta(days=7), granted=16, apart=4.5)
SAID_BY = {"week": ("week", "strangers")}
"""What one of these causes put before a human within the span need not be put there again by this one."""


@dataclass(frozen=True, slots=True)
class Count:
    """Of one post on one day, or within a span. A search is no look, and nobody's stranger."""

    looks: int
    strangers: int
    searches: int = 0


@dataclass(frozen=True, slots=True)
class Unusual:
    """What stands out: the code of the measure, the count, what would be usual, and how many spreads apart."""

    code: str
    count: int
    usual: float
    apart: float


@dataclass(frozen=True, slots=True)
class Habit:
    """What a post, or all posts of a role together, did on so many `days`: looks a day and their spread; and in all,
    strangers, searches, and looks that led to work (`worked`)."""

    looks: float
    spread: float
    strangers: int
    searches: int
    worked: int
    days: int

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
    looks, strangers = [day.looks for day in days], [day.strangers for day in days]
    middle, worked = median(looks), sum(looks) - sum(strangers)
    spread = _TO_SIGMA * median(abs(count - middle) for count in looks)
    return Habit(middle, spread, _cut(strangers), _cut([day.searches for day in days]), worked, len(days))


def _cut(counts: Sequence[int]) -> int:
    """Their sum, where a day far out, such as a snooper's, counts no more than one at the edge of what is usual."""
    edge = 2 * median(counts) + _EDGE
    return int(sum(min(count, edge) for count in counts))


def tide_of(others: Sequence[int], peers: Habit) -> float:
    """How much busier than usual the other posts of a role are now, at least 1: a storm is nobody's curiosity, but one
    or two are no storm."""
    return max(1.0, median(others) / peers.looks) if len(others) >= A_STORM and peers.looks else 1.0


def unusual(now: Count, own: Habit, peers: Habit, tide: float = 1.0) -> list[Unusual]:
    """What of the last day stands out against earlier days of this post and of its role."""
    if peers.days < PEER_DAYS_TO_KNOW:
        return []
    odds, asking = _rate(own.strangers, own, peers.odds), _rate(own.searches, own, peers.asking)
    worked = _work_of_today(now, own if own.days >= DAYS_TO_KNOW else peers, odds, tide)
    found = [
        _beyond("strangers", now.strangers, odds * worked, DAY),
        _beyond("searches", now.searches, asking * worked, DAY, SEARCHES_APART),
        _volume(now, [own, peers] if own.days >= DAYS_TO_KNOW else [peers], tide),
    ]
    return [one for one in found if one is not None]


def unusual_week(now: Count, own: Habit, peers: Habit) -> list[Unusual]:
    """What of the last week stands out against the weeks before: a few strangers every day."""
    if peers.days < PEER_DAYS_TO_KNOW:
        return []
    usual = _rate(own.strangers, own, peers.odds) * (now.looks - now.strangers)
    found = _beyond("week", now.strangers, usual, WEEK)
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


def _beyond(code: str, count: int, usual: float, span: Span, enough: float = 0.0) -> Unusual | None:
    # Counts scatter at least as their own root does, however still the past was.
    apart = (count - span.granted - usual) / sqrt(usual + 1.0)
    return Unusual(code, count, round(usual, 1), apart) if apart >= (enough or span.apart) else None


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
