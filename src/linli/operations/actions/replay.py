"""Playing a file of real requests through the real acts, on a clock that runs as fast as one likes."""

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from django.db import transaction

from linli.kernel.errors import Refusal
from linli.matters import api as matters
from linli.matters.data import ClockKind
from linli.operations.actions.matters import Course, Reading, raise_row
from linli.operations.data import Refused, Row
from linli.operations.engine.lifecycle import Happening, happenings
from linli.operations.engine.rows import MatterRow
from linli.organisation import api as organisation

TOGETHER = 40
"""Acts in one transaction: a replay has nobody waiting for each."""
A_WEEK = timedelta(weeks=1)
WATCH_EVERY = timedelta(hours=1)


@dataclass
class Played:
    """What happened. `routed` of the matters whose office the file names went to that office by advice alone."""

    rows: int = 0
    raised: int = 0
    acts: int = 0
    named: int = 0
    routed: int = 0
    seconds: float = 0.0
    on_time: tuple[int, int] = (0, 0)
    refused: list[Refused] = field(default_factory=list)


@dataclass
class Replay:
    """`speed` is simulated seconds a real one; 0 as fast as the acts allow. `shift` moves the file's dates."""

    reading: Reading
    shift: timedelta = timedelta()
    speed: float = 0.0
    played: Played = field(default_factory=Played)
    _courses: dict[int, Course] = field(default_factory=dict)
    _rows: dict[int, tuple[Row, MatterRow]] = field(default_factory=dict)
    _watched: datetime | None = None

    def play(self, rows: Iterable[Row], progress: Callable[[Iterable[Happening], int], Iterable[Happening]]) -> Played:
        """Everything in the order of time, in pieces of one transaction each."""
        began = time.perf_counter()
        script = self._script(rows)
        if script:
            self._play(script, progress(script, len(script)), began)
        self.played.seconds = time.perf_counter() - began
        return self.played

    def _script(self, rows: Iterable[Row]) -> list[Happening]:
        """Read everything first; what cannot be understood is refused before the clock starts."""
        for row in rows:
            self.played.rows += 1
            try:
                read = self.reading.read(row)
                moved = replace(
                    read,
                    opened_at=read.opened_at + self.shift,
                    closed_at=read.closed_at + self.shift if read.closed_at else None,
                )
                self._rows[row.number] = (row, moved)
            except Refusal as refusal:
                self.played.refused.append(Refused(row, refusal))
        return sorted(step for number, (_row, read) in self._rows.items() for step in happenings(read, number))

    def _play(self, script: list[Happening], steps: Iterable[Happening], began: float) -> None:
        first = script[0].at
        for piece in _pieces(steps):
            if self.speed:
                ahead = (piece[0].at - first).total_seconds() / self.speed - (time.perf_counter() - began)
                time.sleep(max(ahead, 0))
            self._watch(piece[0].at)
            with organisation.pinned(), transaction.atomic():
                for happening in piece:
                    self._take(happening)
        rate = matters.clocks_kept(ClockKind.HANDLE, first=first, last=script[-1].at)
        self.played.on_time = (rate.part, rate.whole)

    def _take(self, happening: Happening) -> None:
        """One act. A row whose first act is refused has no further ones."""
        row, read = self._rows[happening.index]
        course = self._courses.get(happening.index)
        if course is None and happening.act != "raise":
            return
        try:
            with transaction.atomic():
                if course is None:
                    self._courses[happening.index] = self._raise(read)
                else:
                    with matters.together():
                        course.take(happening)
            self.played.acts += 1
        except Refusal as refusal:
            self._courses.pop(happening.index, None)
            self.played.refused.append(Refused(row, refusal))

    def _raise(self, read: MatterRow) -> Course:
        """Routing advises; where it has no advice the file's own department is taken, and not counted as routed."""
        course = raise_row(self.reading, read, at=read.opened_at)
        self.played.raised += 1
        named = self.reading.departments.get(read.department)
        advised = matters.suggested_unit(course.matter)
        if named is not None:
            self.played.named += 1
            self.played.routed += advised == named
        return replace(course, department=advised or course.department)

    def _watch(self, now: datetime) -> None:
        """What the worker does by the clock: warnings before, breaches after."""
        if self._watched is None or now - self._watched >= WATCH_EVERY:
            self._watched = now
            matters.warn_of_clocks(now)
            matters.breach_clocks(now)


def _pieces(steps: Iterable[Happening]) -> Iterator[list[Happening]]:
    piece: list[Happening] = []
    for step in steps:
        piece.append(step)
        if len(piece) == TOGETHER:
            yield piece
            piece = []
    if piece:
        yield piece


def weeks_until(first: datetime, start: datetime) -> timedelta:
    """Whole weeks that move `first` to about `start`, so that Mondays stay Mondays."""
    return A_WEEK * round((start - first) / A_WEEK)
