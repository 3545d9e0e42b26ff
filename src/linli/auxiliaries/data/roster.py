"""A roster that is to be made, and one that was made: who works which kind of shift on which day.

Days are counted from `Task.first`, which is day 0; minutes are of work, breaks taken off; weeks begin on Monday.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

EVER = 10**6
"""No limit."""
EIGHT_HOURS = 480


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of shift. `never_next`: the kinds that cannot be worked on the day after it; too little rest between."""

    code: str
    minutes: int
    never_next: frozenset[str] = frozenset()
    night: bool = False


@dataclass(frozen=True, slots=True)
class Terms:
    """What may be asked of somebody, and what would be fair.

    `minutes`: least and most in the whole; `week`: most from Monday to Sunday; `run`: least and most days of work in a
    row; `rest`: least days off in a row; `weekends`: most weekends with work. `fair_nights`, `fair_weekends`: shares
    beyond which each one more costs; `full_week`: minutes a week below which each missing eight hours cost, squared.
    """

    minutes: tuple[int, int] = (0, EVER)
    week: int = EVER
    run: tuple[int, int] = (1, 6)
    rest: int = 1
    weekends: int = EVER
    fair_nights: int = EVER
    fair_weekends: int = EVER
    full_week: int = 0


@dataclass(frozen=True, slots=True)
class Before:
    """What went before day 0: `run` days of work in a row, the last of them of `kind`, or none; and the minutes already
    worked in the week that day 0 falls into. With `run` 0 somebody has been off for as long as any rule asks."""

    run: int = 0
    kind: str = ""
    minutes: int = 0


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who can be rostered. `most`: times a kind may be given, 0 for never, absent for any number; `off`: days
    without work (leave, a bar, training); `shut`: kinds that cannot be worked on a day, as a night before leave;
    `locked`: days that are settled already."""

    id: int
    terms: Terms = Terms()
    most: Mapping[str, int] = field(default_factory=dict)
    off: frozenset[int] = frozenset()
    shut: frozenset[tuple[int, str]] = frozenset()
    locked: Mapping[int, str] = field(default_factory=dict)
    skills: frozenset[str] = frozenset()
    before: Before = Before()


@dataclass(frozen=True, slots=True)
class Need:
    """So many people for a kind of shift on a day; with `skill`, so many who have it. Each one less or more costs."""

    day: int
    kind: str
    count: int
    under: int
    over: int = 0
    skill: str = ""


@dataclass(frozen=True, slots=True)
class Wish:
    """To work a kind on a day, or not to; each wish that is not met costs its weight."""

    person: int
    day: int
    kind: str
    wanted: bool
    weight: int


@dataclass(frozen=True, slots=True)
class Fairness:
    """What each night, each weekend beyond a fair share costs, and each missing eight hours of a week, squared."""

    night: int = 0
    weekend: int = 0
    week: int = 0


@dataclass(frozen=True)
class Task:
    """`free` are days whose minutes count towards no week (statutory holidays: overtime of their own kind)."""

    first: date
    days: int
    kinds: tuple[Kind, ...]
    people: tuple[Person, ...]
    needs: tuple[Need, ...]
    wishes: tuple[Wish, ...] = ()
    fairness: Fairness = Fairness()
    free: frozenset[int] = frozenset()

    def weekday(self, day: int) -> int:
        return (self.first + timedelta(days=day)).weekday()


Plan = Mapping[int, Mapping[int, str]]
"""Person → day → code of the kind; a day that is absent is off."""


class Breach(StrEnum):
    """What a plan must not do to anybody."""

    UNKNOWN = "unknown"  # a person, day or kind that the task does not have
    OFF = "off"
    LOCKED = "locked"
    MOST = "most"
    NEXT = "next"
    RUN_LONG = "run_long"
    RUN_SHORT = "run_short"
    REST_SHORT = "rest_short"
    MINUTES = "minutes"
    WEEK = "week"
    WEEKENDS = "weekends"


@dataclass(frozen=True, slots=True)
class Violation:
    """`day` is where it is seen; for what concerns the whole, the last day."""

    person: int
    breach: Breach
    day: int


@dataclass(frozen=True, slots=True)
class Gap:
    """A need and how many were given; `missing` is above 0 where too few are there."""

    need: Need
    given: int

    @property
    def missing(self) -> int:
        return max(0, self.need.count - self.given)

    @property
    def surplus(self) -> int:
        return max(0, self.given - self.need.count)


@dataclass(frozen=True)
class Verdict:
    """What a plan costs, by part, what it breaks, and every need that it does not meet exactly."""

    cost: int
    cover: int
    wishes: int
    fairness: int
    violations: tuple[Violation, ...]
    gaps: tuple[Gap, ...]


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a search has come: after `seconds` the best plan costs `cost`, and no plan costs less than `bound`."""

    seconds: float
    cost: int
    bound: int

    @property
    def gap(self) -> float:
        """The share of the cost that might still be saved; 0 where the plan is proved to be a best one."""
        return max(0.0, (self.cost - self.bound) / self.cost) if self.cost else 0.0


@dataclass(frozen=True)
class Solved:
    """A plan as its maker counts it; `rules.roster.judge` counts again."""

    plan: Plan
    cost: int
    bound: int
    seconds: float


class Impossible(Exception):
    """Somebody has no lawful month at all, whatever the others do: `person` is the id."""

    def __init__(self, person: int) -> None:
        super().__init__(str(person))
        self.person = person
