"""Taking over a roll that exists: columns, rows that cannot be taken, what would change."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import NewType

from linli.auxiliaries.data.contracts import Terms
from linli.auxiliaries.data.files import Branch, Category, Employment, OfficerId
from linli.kernel.actor import PostId, UnitId
from linli.kernel.words import Sentence, _

TakeOverId = NewType("TakeOverId", int)
TAKE_OVER = "take-over"
"""The feature, and the kind of subject under which the uploaded table lies in the vault."""
KIND = "aux_takeover"
TABLE_KEPT, UNDO_WITHIN = timedelta(days=30), timedelta(days=7)


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """`row` is its number in the file, `column` the heading there; so that a person finds the cell."""

    row: int
    column: str
    sentence: Sentence


class Column(StrEnum):
    """What a column of a roll may say. A column that says anything else is not read."""

    NUMBER = "number"
    NAME = "name"
    ID_NUMBER = "id_number"
    BORN_ON = "born_on"
    UNIT = "unit"
    CATEGORY = "category"
    BRANCH = "branch"
    EMPLOYMENT = "employment"
    STARTED_ON = "started_on"
    PHONE = "phone"
    ADDRESS = "address"
    CONTRACT = "contract"
    CONTRACT_FROM = "contract_from"
    CONTRACT_UNTIL = "contract_until"
    SIGNED_ON = "signed_on"
    WAGE = "wage"
    PERMIT = "permit"
    PERMIT_FROM = "permit_from"
    PERMIT_UNTIL = "permit_until"
    PERMIT_PAPER = "permit_paper"
    INDUCTED_ON = "inducted_on"
    INDUCTION_PAPER = "induction_paper"
    INSURANCE_ON = "insurance_on"
    FUND_ON = "fund_on"
    IDENTITY_PAPER = "identity"
    HEALTH_PAPER = "health"
    EDUCATION_PAPER = "education"


NEEDED = (Column.NUMBER, Column.NAME, Column.ID_NUMBER, Column.STARTED_ON)
SEALED = (Column.ID_NUMBER, Column.PHONE, Column.ADDRESS)
PAPERS = (Column.IDENTITY_PAPER, Column.HEALTH_PAPER, Column.EDUCATION_PAPER)


class State(StrEnum):
    READ = "read"  # the table lies in the vault; the columns are being told apart
    CHECKED = "checked"  # every row has been tried; nothing has been taken
    TAKING = "taking"
    TAKEN = "taken"
    UNDOING = "undoing"
    UNDONE = "undone"
    DROPPED = "dropped"


class Fate(StrEnum):
    """What a row would do, or did."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    GONE = "gone"  # on the roll, and not in the table: nothing is done, a person looks
    REFUSED = "refused"
    UNDONE = "undone"
    KEPT = "kept"  # somebody has acted on it meanwhile, so that it was not undone


@dataclass(frozen=True, slots=True)
class Choices:
    """What a person decided about a table as a whole. `columns` maps the place of a column to what it says; `units`
    the words of the table to a unit of the organ. What no column says is as `category` and `employment` have it."""

    columns: Mapping[int, Column]
    units: Mapping[str, UnitId] = field(default_factory=dict)
    unit: UnitId | None = None
    category: Category | None = None
    employment: Employment | None = None
    provider: UnitId | None = None
    instructions: Mapping[Employment, int] = field(default_factory=dict)
    verifier: PostId | None = None
    induction: int | None = None


@dataclass(frozen=True, slots=True)
class OldContract:
    number: str
    terms: Terms
    signed_on: date | None


@dataclass(frozen=True, slots=True)
class OldPermit:
    """`paper` is what shows that it was issued before Linli."""

    number: str
    valid_from: date
    valid_until: date
    paper: str


@dataclass(frozen=True, slots=True)
class OldInduction:
    passed_on: date
    paper: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """One row, understood. What is None or empty does not stand in the table."""

    row: int
    number: str
    name: str
    born_on: date
    unit: UnitId
    category: Category
    employment: Employment
    provider: UnitId | None
    branch: Branch
    started_on: date
    id_number: str = field(repr=False)
    phone: str = field(default="", repr=False)
    address: str = field(default="", repr=False)
    contract: OldContract | None = None
    permit: OldPermit | None = None
    induction: OldInduction | None = None
    insurance_on: date | None = None
    fund_on: date | None = None
    papers: Mapping[Column, str] = field(default_factory=dict)


class Added(StrEnum):
    """What a row brings to a file beside who the officer is."""

    CONTRACT = "contract"
    PERMIT = "permit"
    INDUCTION = "induction"
    REGISTERED = "registered"


@dataclass(frozen=True, slots=True)
class Found:
    """What would become of one row: `fields` of the file differ, `adds` are brought to it."""

    fate: Fate
    row: int
    number: str
    name: str
    officer: OfficerId | None = None
    fields: tuple[str, ...] = ()
    adds: tuple[Added, ...] = ()
    refused: RefusedRow | None = None
    candidate: Candidate | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """A take-over as lists and pages show it."""

    id: TakeOverId
    organ: UnitId
    state: State
    rows: int
    done: int
    refused: int
    begun_at: datetime
    undo_until: datetime | None


COLUMN_NAMES: Mapping[Column, Sentence] = {
    Column.NUMBER: _("Work number"),
    Column.NAME: _("Name of the officer"),
    Column.ID_NUMBER: _("Identity number"),
    Column.BORN_ON: _("Date of birth"),
    Column.UNIT: _("Serves in"),
    Column.CATEGORY: _("Category"),
    Column.BRANCH: _("Branch"),
    Column.EMPLOYMENT: _("Way of employment"),
    Column.STARTED_ON: _("First working day"),
    Column.PHONE: _("Telephone"),
    Column.ADDRESS: _("Address"),
    Column.CONTRACT: _("Number of the labour contract"),
    Column.CONTRACT_FROM: _("Contract from"),
    Column.CONTRACT_UNTIL: _("Contract until"),
    Column.SIGNED_ON: _("Contract signed on"),
    Column.WAGE: _("Wage a month in yuan"),
    Column.PERMIT: _("Number of the permit"),
    Column.PERMIT_FROM: _("Permit from"),
    Column.PERMIT_UNTIL: _("Permit until"),
    Column.PERMIT_PAPER: _("Paper that shows the permit"),
    Column.INDUCTED_ON: _("Induction passed on"),
    Column.INDUCTION_PAPER: _("Paper that shows the induction"),
    Column.INSURANCE_ON: _("Registered with social insurance"),
    Column.FUND_ON: _("Registered with the housing fund"),
    Column.IDENTITY_PAPER: _("Copy of the identity card"),
    Column.HEALTH_PAPER: _("Health certificate"),
    Column.EDUCATION_PAPER: _("Proof of education or skill"),
}
STATE_NAMES: Mapping[State, Sentence] = {
    State.READ: _("Read; columns to be told apart"),
    State.CHECKED: _("Tried out; nothing taken yet"),
    State.TAKING: _("Being taken over"),
    State.TAKEN: _("Taken over"),
    State.UNDOING: _("Being undone"),
    State.UNDONE: _("Undone"),
    State.DROPPED: _("Dropped; the table is erased"),
}
FATE_NAMES: Mapping[Fate, Sentence] = {
    Fate.NEW: _("New on the roll"),
    Fate.CHANGED: _("Changes the file"),
    Fate.SAME: _("The same as on the roll"),
    Fate.GONE: _("On the roll, not in the table"),
    Fate.REFUSED: _("Cannot be taken"),
    Fate.UNDONE: _("Undone"),
    Fate.KEPT: _("Not undone"),
}
ADDED_NAMES: Mapping[Added, Sentence] = {
    Added.CONTRACT: _("Labour contract"),
    Added.PERMIT: _("Work permit"),
    Added.INDUCTION: _("Induction passed"),
    Added.REGISTERED: _("Registrations"),
}
