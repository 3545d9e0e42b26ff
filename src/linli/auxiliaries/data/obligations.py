"""What an officer owes (Article 13): a notice signed each year, and access to systems with an end."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NewType

from linli.auxiliaries.data.files import OfficerId
from linli.kernel.words import Sentence, _

AccessId = NewType("AccessId", int)


class AccessState(StrEnum):
    OPEN = "open"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Access:
    """Leave to use one information system of the police from a day to a day, both included."""

    id: AccessId
    officer: OfficerId
    name: str
    system: str
    since: date
    until: date
    ended_on: date | None

    @property
    def state(self) -> AccessState:
        return AccessState.ENDED if self.ended_on else AccessState.OPEN


DUTIES: tuple[tuple[str, Sentence], ...] = (
    ("wuhan-order-270/13(1)", _("Obey laws, rules and the management of the organ.")),
    ("wuhan-order-270/13(2)", _("Use information systems only as authorised, and keep police work secret.")),
    (
        "wuhan-order-270/13(3)",
        _("Follow the lawful commands of people's police officers. Refuse unlawful ones."),
    ),
    ("wuhan-order-270/13(4)", _("Work civilly and with care, and respect people's customs.")),
)
ACCESS_NAMES: Mapping[AccessState, Sentence] = {
    AccessState.OPEN: _("Authorised"),
    AccessState.ENDED: _("Access ended"),
}
