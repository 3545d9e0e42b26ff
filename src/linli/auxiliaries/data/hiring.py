"""What is entered when somebody is employed, and when a file is corrected."""

from dataclasses import dataclass, field
from datetime import date

from linli.auxiliaries.data.contracts import InstructionId
from linli.auxiliaries.data.files import Branch, Category, Employment
from linli.kernel.actor import UnitId


@dataclass(frozen=True, slots=True)
class Hiring:
    """`number` is the work number; identity card, telephone and address go into the vault."""

    number: str
    name: str
    born_on: date
    id_number: str = field(repr=False)
    unit: UnitId
    category: Category
    employment: Employment
    instruction: InstructionId
    started_on: date
    provider: UnitId | None = None
    branch: Branch = Branch.GENERAL
    phone: str = field(default="", repr=False)
    address: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Corrected:
    """What the file says of the person; sealed lines are replaced where they are not empty."""

    name: str
    born_on: date
    id_number: str = field(default="", repr=False)
    phone: str = field(default="", repr=False)
    address: str = field(default="", repr=False)
