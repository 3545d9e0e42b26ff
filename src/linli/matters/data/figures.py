"""What is counted of a unit's work: counts that can be added up, and the shares made of them."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import StrEnum


class Scope(StrEnum):
    """Whose a count is."""

    OWN = "own"  # of the unit itself
    BELOW = "below"  # of the unit and all below it, each matter once
    PLACE = "place"  # of matters whose place lies in this township, whoever works on them


@dataclass(frozen=True, slots=True)
class Rate:
    """A share with its counts. `percent` is None where there is nothing to divide by."""

    part: int
    whole: int

    @property
    def percent(self) -> float | None:
        return None if self.whole == 0 else round(100 * self.part / self.whole, 2)


@dataclass(frozen=True, slots=True)
class Figures:
    """Counts of a unit over some days. What was asked in call-backs is counted only where it was answered.

    `due` are promises of an answer settled in these days: kept (`on_time`) or missed. `orders` are supervise orders
    issued; `returned_twice` those because two units sent a matter back. `handled` were reported as done or answered on
    the spot, `last_hour` of them within the last hour before a deadline. `rated` were judged for the first time,
    `rerated` again, `rerated_up` from “not solved” to “solved”.
    """

    received: int = 0
    answered: int = 0
    due: int = 0
    on_time: int = 0
    asked: int = 0
    contacted: int = 0
    solved_asked: int = 0
    solved: int = 0
    satisfied_asked: int = 0
    satisfied: int = 0
    checked: int = 0
    reworked: int = 0
    withdrawn: int = 0
    paused: int = 0
    extended: int = 0
    orders: int = 0
    returned_twice: int = 0
    handled: int = 0
    last_hour: int = 0
    rated: int = 0
    rerated: int = 0
    rerated_up: int = 0
    recategorised: int = 0

    def __add__(self, other: "Figures") -> "Figures":
        return Figures(*(getattr(self, name) + getattr(other, name) for name in COUNTS))

    @property
    def rates(self) -> Mapping[str, Rate]:
        """按期 on time; 响应率, 解决率 and 满意率 of valid call-backs; 返工率 reworked of what was checked."""
        return {
            "on_time": Rate(self.on_time, self.due),
            "responded": Rate(self.contacted, self.asked),
            "solved": Rate(self.solved, self.solved_asked),
            "satisfied": Rate(self.satisfied, self.satisfied_asked),
            "reworked": Rate(self.reworked, self.checked),
        }

    @property
    def signs(self) -> Mapping[str, Rate]:
        """What pressure on figures would show in: each has good reasons too, and a lead asks for them."""
        return {
            "withdrawn": Rate(self.withdrawn, self.received),
            "rerated": Rate(self.rerated, self.rated),
            "rerated_up": Rate(self.rerated_up, self.rated),
            "paused": Rate(self.paused, self.handled),
            "extended": Rate(self.extended, self.handled),
            "last_hour": Rate(self.last_hour, self.handled),
            "recategorised": Rate(self.recategorised, self.received),
        }


COUNTS = tuple(field.name for field in fields(Figures))
