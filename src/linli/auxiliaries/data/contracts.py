"""By whom and on which paper an officer is employed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NewType

from linli.auxiliaries.data.files import Employment, OfficerId, Span
from linli.kernel.actor import UnitId
from linli.kernel.words import Sentence, _

ContractId = NewType("ContractId", int)
ServiceId = NewType("ServiceId", int)
InstructionId = NewType("InstructionId", int)
FilingId = NewType("FilingId", int)


class ContractKind(StrEnum):
    FIXED = "fixed"
    OPEN = "open"  # open-ended
    TASK = "task"  # until a task is done


class FilingCause(StrEnum):
    """Order 270 Art 15 ¶2: what a district organ reports to the city's."""

    HEADCOUNT = "headcount"
    MODE = "mode"


@dataclass(frozen=True, slots=True)
class Instruction:
    """What a department of human resources said about the mode of employment (Art 15 ¶1)."""

    id: InstructionId
    organ: UnitId
    mode: Employment
    reference: str
    given_on: date


@dataclass(frozen=True, slots=True)
class Terms:
    """What a labour contract says. Wages in fen a month; `probation_until` is the last day of probation."""

    kind: ContractKind
    starts_on: date
    ends_on: date | None
    wage: int
    probation_until: date | None = None
    probation_wage: int | None = None

    @property
    def span(self) -> Span:
        return Span(self.starts_on, self.ends_on)


@dataclass(frozen=True, slots=True)
class LabourContract:
    """`employer` is the organ for the directly employed, else the provider; unsigned while `signed_on` is None."""

    id: ContractId
    officer: OfficerId
    employer: UnitId
    number: str
    terms: Terms
    signed_on: date | None


@dataclass(frozen=True, slots=True)
class ServiceContract:
    """Between an organ and a provider (Art 18 ¶2)."""

    id: ServiceId
    organ: UnitId
    provider: UnitId
    number: str
    span: Span
    signed_on: date


@dataclass(frozen=True, slots=True)
class Filing:
    """Changes not yet reported, or reported under `reference`; `changes` counts them."""

    id: FilingId
    organ: UnitId
    cause: FilingCause
    since: date
    due_on: date
    changes: int
    filed_on: date | None = None
    reference: str = ""


KIND_NAMES: Mapping[ContractKind, Sentence] = {
    ContractKind.FIXED: _("Fixed term"),
    ContractKind.OPEN: _("Open-ended"),
    ContractKind.TASK: _("Until a task is done"),
}
CAUSE_NAMES: Mapping[FilingCause, Sentence] = {
    FilingCause.HEADCOUNT: _("Change of headcount"),
    FilingCause.MODE: _("Change of the mode of employment"),
}
