"""Hours as labour law sees them: when somebody works, what of it is overtime, and what stands for and against it.

Days are local; minutes of a shift are counted from the midnight at which its day begins, so that a night shift ends
beyond 1440; `minutes` are of work, breaks taken off.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from linli.auxiliaries.data.files import Span
from linli.kernel.words import Sentence

A_DAY = 1440


@dataclass(frozen=True, slots=True)
class Work:
    """One shift of one officer, planned or done; it belongs to the day on which it begins."""

    day: date
    begins: int
    ends: int
    minutes: int
    id: int = 0


class ExtraKind(StrEnum):
    """labour-law/44: three kinds of overtime, paid differently."""

    LONGER = "longer"
    REST_DAY = "rest_day"
    HOLIDAY = "holiday"


@dataclass(frozen=True, slots=True)
class Extra:
    day: date
    kind: ExtraKind
    minutes: int


class System(StrEnum):
    """labour-law/39: systems of work that the labour department may approve in place of eight hours a day."""

    COMPREHENSIVE = "comprehensive"  # 综合计算工时: hours are counted over a period
    IRREGULAR = "irregular"  # 不定时


class Period(StrEnum):
    """Over what comprehensive hours are counted."""

    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class OvertimeLeave:
    """An approval given before: on these days, so many minutes of overtime of these kinds; `special` where a special
    reason was named, without which one hour is the most."""

    days: Span
    kinds: frozenset[ExtraKind]
    minutes: int
    special: bool = False


@dataclass(frozen=True, slots=True)
class OtherSystem:
    days: Span
    system: System
    period: Period = Period.MONTH


@dataclass(frozen=True, slots=True)
class Closed:
    """Days on which somebody cannot be on duty, by the article that says so. Where they are `whole`, a shift of the
    evening before must not run into them either."""

    days: Span
    because: Sentence
    cites: tuple[str, ...]
    whole: bool = False

    def stops(self, day: date, ends: int) -> bool:
        """A shift of that day, which ends at that minute of it."""
        runs_into = day + timedelta(days=max(0, ends - 1) // A_DAY)
        return self.days.holds(day) or (self.whole and self.days.holds(runs_into))


@dataclass(frozen=True, slots=True)
class Standing:
    """What holds for one officer. `bars` are days without nights and overtime: until when and on which paper is known,
    the cause never. `emergencies` are days on which the limits of overtime do not apply (labour-law/42)."""

    bars: tuple[Span, ...] = ()
    leave: tuple[Span, ...] = ()
    closed: tuple[Closed, ...] = ()
    overtime: tuple[OvertimeLeave, ...] = ()
    systems: tuple[OtherSystem, ...] = ()
    emergencies: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of the law on some day, in minutes (`rest_within` in days, night from and to in minutes of the day).

    `rest`, `between` and the night are settings: no text that was read in full fixes them.
    """

    day: int = 480
    week: int = 2400
    usual: int = 60
    special: int = 180
    month: int = 2160
    rest_within: int = 7
    rest: int = 1440
    between: int = 660
    night_begins: int = 1320
    night_ends: int = 360


class Limit(StrEnum):
    """What a shift must not do."""

    TWICE = "twice"  # overlaps another
    BETWEEN = "between"
    CLOSED = "closed"
    LEAVE = "leave"
    NIGHT_BAR = "night_bar"
    OVERTIME_BAR = "overtime_bar"
    UNAPPROVED = "unapproved"
    REASON = "reason"
    DAY = "day"
    MONTH = "month"
    PERIOD = "period"
    REST = "rest"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not lawful: seen on `day`; `minutes` how much too much, where that can be said."""

    limit: Limit
    day: date
    cites: tuple[str, ...]
    minutes: int = 0
    because: Sentence | None = None
