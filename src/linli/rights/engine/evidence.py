"""How much likelier curiosity makes the strangers of a day than work does: the logarithm of that ratio.

Two accounts of the same counts are held against each other. *Work*: strangers come as often as is usual for this post
beside the work of the day, and on one day in fifty somebody reads up on some matters for a meeting. *Curiosity*: on top
of the usual ones come some twenty more, by a wide guess. How they were come by speaks too: the curious search for what
they read and stay for it when the office is empty. It may be that they do neither, so that a snooper who avoids
both gains little by it; and an evening in which nearly all is late is overtime, and speaks for nothing.

The measure is of a day and a post, is kept nowhere, and ends in a question to a human.
"""

from dataclasses import dataclass
from functools import lru_cache
from math import exp, inf, lgamma, log, log1p

READS_UP, READS = 0.02, range(3, 9)
"""On what share of days somebody reads up for a meeting or a report, and how many matters, each number as likely."""
CURIOUS, AS_CURIOUS = 20.0, 5.0
"""Looks a day of somebody curious, and how sure that is (the shape of a gamma): from some eight to some forty."""
FOUND, LATE = 0.22, 0.125
"""What share of curious looks follow a search, and fall outside the hours of the office."""
FOUND_ALIKE, LATE_ALIKE = 12.0, 3.0
"""How much alike the days of a post are in that. Who stays late is late for many looks, which therefore tell little."""
DAYS_ALIKE = 12.5
"""How much alike are days of the same work, as the shape of a gamma."""


@dataclass(frozen=True, slots=True)
class Day:
    """Strangers of a day; how many of these were found by a search, and seen late."""

    strangers: int
    found: int
    late: int


@dataclass(frozen=True, slots=True)
class Usual:
    """The strangers to be expected beside the work of this day, how many looks that rests on, and of strangers the
    shares that are usually found by a search, and seen late."""

    strangers: float
    known_by: float
    found: float
    late: float


def evidence(day: Day, usual: Usual) -> float:
    """Above zero speaks for curiosity. In natural logarithms: 4.6 is a hundred times as likely."""
    shape = 1.0 / (1.0 / usual.known_by + 1.0 / DAYS_ALIKE)
    by_number = [_negative_binomial(count, usual.strangers, shape) for count in range(day.strangers + 1)]
    beyond = max(0.0, day.strangers - usual.strangers)
    found = _of_strangers(day.found, day, usual.found, FOUND_ALIKE, usual.strangers, FOUND * beyond)
    late = _of_strangers(day.late, day, usual.late, LATE_ALIKE, usual.strangers, LATE * beyond)
    return _by_curiosity(by_number) - _by_work(by_number) + found + late


def _by_work(by_number: list[float]) -> float:
    upto = len(by_number) - 1
    read = [by_number[upto - more] - log(len(READS)) for more in READS if more <= upto]
    return _sum([log1p(-READS_UP) + by_number[upto], *(log(READS_UP) + one for one in read)])


def _by_curiosity(by_number: list[float]) -> float:
    upto = len(by_number) - 1
    return _sum([_curious(more) + by_number[upto - more] for more in range(upto + 1)])


@lru_cache(maxsize=1024)
def _curious(count: int) -> float:
    return _negative_binomial(count, CURIOUS, AS_CURIOUS)


def _of_strangers(count: int, day: Day, share: float, alike: float, strangers: float, curious: float) -> float:
    """What it tells that so many of the strangers have a mark, of which so many `curious` ones would bear it too."""
    marked, plain = share * alike, (1 - share) * alike
    by_work = _beta(marked + count, plain + day.strangers - count) - _beta(marked, plain)
    rate = min(0.999, (strangers * share + curious) / max(1.0, strangers, day.strangers))
    by_curiosity = count * log(rate) + (day.strangers - count) * log1p(-rate) if rate > 0 else -inf
    return log((1 + exp(by_curiosity - by_work)) / 2)


def _negative_binomial(count: int, mean: float, shape: float) -> float:
    ways = lgamma(count + shape) - lgamma(shape) - lgamma(count + 1)
    return ways + shape * log(shape / (shape + mean)) + (count * log(mean / (shape + mean)) if count else 0.0)


def _beta(one: float, other: float) -> float:
    return lgamma(one) + lgamma(other) - lgamma(one + other)


def _sum(logarithms: list[float]) -> float:
    """Of the things themselves, as a logarithm."""
    most = max(logarithms)
    return most + log(sum(exp(one - most) for one in logarithms))
