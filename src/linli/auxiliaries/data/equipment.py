"""What an officer is given on duty: clothing, marks, a permit, protection. There is no class for weapons."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NewType

from linli.auxiliaries.data.files import OfficerId, Span
from linli.kernel.actor import UnitId
from linli.kernel.words import Sentence, _

ItemId = NewType("ItemId", int)
PermitId = NewType("PermitId", int)


class ItemClass(StrEnum):
    """Order 270 Art 22: the whole list. Nothing in it can hurt anybody."""

    SUMMER_UNIFORM = "summer_uniform"
    WINTER_UNIFORM = "winter_uniform"
    CAP = "cap"
    BADGE = "badge"
    REFLECTIVE_VEST = "reflective_vest"
    RAINCOAT = "raincoat"
    HELMET = "helmet"
    PROTECTIVE_VEST = "protective_vest"
    GLOVES = "gloves"
    TORCH = "torch"
    RADIO = "radio"
    WHISTLE = "whistle"
    FIRST_AID = "first_aid"


class ItemState(StrEnum):
    IN_STORE = "in_store"
    ISSUED = "issued"
    LOST = "lost"
    WITHDRAWN = "withdrawn"  # worn out, given up


class PermitState(StrEnum):
    VALID = "valid"
    RETURNED = "returned"
    LOST = "lost"
    WITHDRAWN = "withdrawn"


class Loss(StrEnum):
    """How something was lost, as a code: a note for the file, never a deduction by itself."""

    ON_DUTY = "on_duty"
    STOLEN = "stolen"
    OFF_DUTY = "off_duty"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Item:
    id: ItemId
    kind: ItemClass
    serial: str
    organ: UnitId
    state: ItemState
    holder: OfficerId | None


@dataclass(frozen=True, slots=True)
class Permit:
    """A work permit. `span` ends early where it was returned, lost or withdrawn: the day before that day."""

    id: PermitId
    officer: OfficerId
    number: str
    code: str
    span: Span
    state: PermitState
    valid_until: date


@dataclass(frozen=True, slots=True)
class Out:
    """One thing that is still with the officer: an item or the permit."""

    words: Sentence
    number: str
    since: date


@dataclass(frozen=True, slots=True)
class Excluded:
    """What cannot be chosen, and why; shown in grey."""

    words: Sentence
    because: Sentence
    cites: str


ITEM_NAMES: Mapping[ItemClass, Sentence] = {
    ItemClass.SUMMER_UNIFORM: _("Summer uniform"),
    ItemClass.WINTER_UNIFORM: _("Winter uniform"),
    ItemClass.CAP: _("Cap"),
    ItemClass.BADGE: _("Badge of auxiliary officers"),
    ItemClass.REFLECTIVE_VEST: _("Reflective vest"),
    ItemClass.RAINCOAT: _("Raincoat"),
    ItemClass.HELMET: _("Helmet"),
    ItemClass.PROTECTIVE_VEST: _("Stab-resistant vest"),
    ItemClass.GLOVES: _("Protective gloves"),
    ItemClass.TORCH: _("Torch"),
    ItemClass.RADIO: _("Radio set"),
    ItemClass.WHISTLE: _("Whistle"),
    ItemClass.FIRST_AID: _("First-aid kit"),
}
EXCLUDED: tuple[Excluded, ...] = (
    Excluded(
        _("Military and police weapons"),
        _("An auxiliary officer neither keeps nor maintains them; Linli has no class for them."),
        "wuhan-order-270/10(5)",
    ),
    Excluded(
        _("Batons, handcuffs, irritant sprays and other police implements"),
        _("They serve enforcement, which only people's police officers may do."),
        "wuhan-order-270/10(4)",
    ),
)
LOSS_NAMES: Mapping[Loss, Sentence] = {
    Loss.ON_DUTY: _("Lost on duty"),
    Loss.STOLEN: _("Stolen"),
    Loss.OFF_DUTY: _("Lost off duty"),
    Loss.UNKNOWN: _("Nobody knows"),
}
STATE_NAMES: Mapping[ItemState, Sentence] = {
    ItemState.IN_STORE: _("In store"),
    ItemState.ISSUED: _("Issued"),
    ItemState.LOST: _("Lost"),
    ItemState.WITHDRAWN: _("Withdrawn from use"),
}
PERMIT_NAMES: Mapping[PermitState, Sentence] = {
    PermitState.VALID: _("Valid permit"),
    PermitState.RETURNED: _("Permit returned"),
    PermitState.LOST: _("Permit lost"),
    PermitState.WITHDRAWN: _("Permit withdrawn"),
}
