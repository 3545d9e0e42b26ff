"""The shapes this context gives to others."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from linli.kernel.actor import PostId, UnitId
from linli.kernel.words import Name, Sentence, _
from linli.matters.data import Drawn


class FindingKind(StrEnum):
    """The catalogue of what an inspection may find: about how a unit worked, never about a resident."""

    NOT_AS_REPORTED = "not_as_reported"
    POOR_ANSWER = "poor_answer"
    IDLE_PAUSE = "idle_pause"
    EXTENDED_WITHOUT_NEED = "extended_without_need"
    MOVED_CATEGORY = "moved_category"
    PRESSED = "pressed"
    CHECK_IN_NAME_ONLY = "check_in_name_only"
    GOOD_PRACTICE = "good_practice"


class FindingState(StrEnum):
    WRITTEN = "written"  # the unit answers
    ANSWERED = "answered"  # the inspector reads the answer
    SETTLED = "settled"


@dataclass(frozen=True, slots=True)
class Mandate:
    """A post may inspect `units` and all below them, for this purpose, until the day before `valid_to`."""

    id: int
    number: str
    post: PostId
    holder: str
    units: tuple[UnitId, ...]
    called: tuple[Name, ...]
    purpose: str
    valid_from: date
    valid_to: date
    holds: bool


@dataclass(frozen=True, slots=True)
class Sample:
    """A draw as it was made: the seed and the whole list stand with it, so that it can be repeated."""

    id: int
    mandate: str
    unit: UnitId
    called: Name
    kind: Drawn
    first: date
    last: date
    seed: str
    population: tuple[str, ...]
    drawn: tuple[tuple[str, bool], ...]  # number, and whether it has been opened
    at: datetime


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found in one matter, by catalogue; the words are in the vault."""

    id: int
    number: str
    unit: UnitId
    called: Name
    kind: FindingKind
    state: FindingState
    mandate: str
    written_at: datetime
    due_on: date


KINDS_CALLED: Mapping[FindingKind, Sentence] = {
    FindingKind.NOT_AS_REPORTED: _("Reported as done, and it was not"),
    FindingKind.POOR_ANSWER: _("The answer does not say what was found or done"),
    FindingKind.IDLE_PAUSE: _("A pause without a ground that holds"),
    FindingKind.EXTENDED_WITHOUT_NEED: _("More time without need"),
    FindingKind.MOVED_CATEGORY: _("Moved to another category without reason"),
    FindingKind.PRESSED: _("A resident was pressed"),
    FindingKind.CHECK_IN_NAME_ONLY: _("Checked in name only"),
    FindingKind.GOOD_PRACTICE: _("Good practice that others can learn from"),
}
STATES_CALLED: Mapping[FindingState, Sentence] = {
    FindingState.WRITTEN: _("the unit answers"),
    FindingState.ANSWERED: _("answered by the unit"),
    FindingState.SETTLED: _("closed with the answer"),
}
DRAWN_CALLED: Mapping[Drawn, Sentence] = {
    Drawn.ALL: _("All matters"),
    Drawn.WITHDRAWN: _("Withdrawn by the resident"),
    Drawn.RERATED: _("Judged again by the resident"),
    Drawn.PAUSED: _("Paused"),
    Drawn.EXTENDED: _("Given more time"),
    Drawn.RECATEGORISED: _("Put under another category"),
}
