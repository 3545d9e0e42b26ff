"""The clocks of one matter during one act: read once, changed in memory, written once."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from linli.kernel.calendar import LengthUnit
from linli.matters.data import ClockKind
from linli.matters.models import FAR, Category, Clock, Matter, rows
from linli.matters.queries.limits import calendar, limit
from linli.matters.rules import clocks as law
from linli.matters.rules.clocks import Limit

_CHANGING = (
    "unit",
    "due_at",
    "last_day",
    "paused_at",
    "paused_for",
    "extended_by",
    "warn_at",
    "warned_at",
    "breached_at",
    "stopped_at",
)


class Clocks:
    """`due_at` is the earliest end of those that run, as the queue wants it; helpers have a queue of their own."""

    def __init__(self, matter: Matter, category: Category, running: Iterable[Clock]) -> None:
        self.matter, self.category = matter, category
        self.running = list(running)
        self._new: list[Clock] = []
        self._changed: dict[int, Clock] = {}

    @classmethod
    def of(cls, matter: Matter, category: Category) -> "Clocks":
        return cls(matter, category, rows.find(Clock, "matter_id = %s AND stopped_at IS NULL ORDER BY id", matter.pk))

    @property
    def due_at(self) -> datetime:
        return min((clock.due_at for clock in self._counting()), default=FAR)

    @property
    def last_day(self) -> date | None:
        """The day on which the earliest of them ends, as people say it."""
        return min(counting, key=lambda clock: clock.due_at).last_day if (counting := self._counting()) else None

    def _counting(self) -> list[Clock]:
        return [clock for clock in self.running if clock.paused_at is None and clock.kind != ClockKind.ASSIST]

    def start(self, kind: ClockKind, unit: int, *, act: str, at: datetime, given: Limit | None = None) -> Clock:
        """A new clock on `unit`, of the length that law or catalogue gives."""
        found = given or limit(kind, self.category, start=at, unit=unit, rule=self.matter.rule_id)
        due = calendar(unit).due(at, found.term)
        clock = Clock(
            matter=self.matter, kind=kind, unit_id=unit, rule=found.rule, since=found.since, cites=found.cites,
            mark=found.mark, started_by=act, started_at=at, length=found.term.length, length_unit=found.term.unit,
            rolls_over=found.term.rolls_over, due_at=due.at, last_day=due.last_day, rolled_from=due.rolled_from,
            bears_pause=law.bears_pause(kind, found), warn_at=law.warn_at(at, due.at),
        )  # fmt: skip
        self._new.append(clock)
        self.running.append(clock)
        return clock

    def stop(self, *kinds: ClockKind, at: datetime) -> None:
        """Stop these; all, where none is named. Whether one was kept is its end against its stop."""
        self.end([clock for clock in self.running if not kinds or clock.kind in kinds], at=at)

    def end(self, clocks: Iterable[Clock], *, at: datetime) -> None:
        """Stop exactly these."""
        for clock in list(clocks):
            clock.stopped_at = at
            self.running.remove(clock)
            self._touch(clock)

    def run_again(self, clocks: Iterable[Clock]) -> None:
        """As if they had never been stopped."""
        for clock in clocks:
            clock.stopped_at = None
            self.running.append(clock)
            self._touch(clock)

    def run_on(self, kind: ClockKind) -> None:
        """The last clock of this kind, to its old end: a rework gains no time."""
        last = Clock.objects.filter(matter=self.matter, kind=kind).order_by("-id").first()
        if last is not None and last.stopped_at is not None:
            self.run_again([last])

    def hand_over(self, kind: ClockKind, unit: int) -> None:
        """It runs on another unit from now on, to the same end."""
        if clock := self.running_of(kind):
            clock.unit_id = unit
            self._touch(clock)

    def pass_on(self, unit: int, to: int) -> None:
        """Every clock that runs on one unit runs on another, to the same end."""
        for clock in self.running:
            if clock.unit_id == unit:
                clock.unit_id = to
                self._touch(clock)

    def running_of(self, kind: ClockKind) -> Clock | None:
        return next((clock for clock in self.running if clock.kind == kind), None)

    def pause(self, at: datetime) -> list[Clock]:
        """Those that may stand still do; a statutory one runs on."""
        standing = [clock for clock in self.running if clock.bears_pause]
        for clock in standing:
            clock.paused_at = at
            self._touch(clock)
        return standing

    def resume(self, at: datetime) -> None:
        for clock in [c for c in self.running if c.paused_at is not None]:
            began = clock.paused_at or at
            due = law.moved_by_pause(
                calendar(clock.unit_id), clock.due_at, clock.last_day, LengthUnit(clock.length_unit), (began, at)
            )
            clock.due_at, clock.last_day, clock.paused_at = due.at, due.last_day, None
            clock.paused_for = (clock.paused_for or timedelta()) + (at - began)
            self._warn_again(clock, at)

    def extend(self, days: int, at: datetime, *kinds: ClockKind) -> list[Clock]:
        """These clocks end so many days later."""
        moved = [clock for clock in self.running if clock.kind in kinds]
        for clock in moved:
            due = law.extended(calendar(clock.unit_id), clock.last_day, days)
            clock.due_at, clock.last_day, clock.extended_by = due.at, due.last_day, days
            self._warn_again(clock, at)
        return moved

    def save(self) -> None:
        """One statement."""
        if touched := [*self._new, *self._changed.values()]:
            rows.insert(touched, update=_CHANGING if self._changed else ())
        self._new, self._changed = [], {}

    def _warn_again(self, clock: Clock, at: datetime) -> None:
        clock.warn_at = max(at, law.warn_at(clock.started_at, clock.due_at))
        clock.warned_at = None
        if clock.due_at > at:
            clock.breached_at = None
        self._touch(clock)

    def _touch(self, clock: Clock) -> None:
        if clock not in self._new:
            self._changed[clock.pk] = clock
