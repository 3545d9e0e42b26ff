"""Five insurances and the housing fund, month by month."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from linli.auxiliaries.data.files import Officer, OfficerId
from linli.kernel.words import Sentence, _


class Fund(StrEnum):
    """Order 270 Art 29: all six, for every officer, every month."""

    ENDOWMENT = "endowment"
    MEDICAL = "medical"
    MATERNITY = "maternity"
    UNEMPLOYMENT = "unemployment"
    INJURY = "injury"
    HOUSING = "housing"


EMPLOYER_ONLY = frozenset({Fund.MATERNITY, Fund.INJURY})
"""The worker pays nothing into these (Social Insurance Law 33 and 53)."""


@dataclass(frozen=True, slots=True)
class Paid:
    """What the employer paid for one officer in one month, in fen by fund; a fund that is not there was not paid.

    `base` is the officer's average monthly wage of last year, on which the rates are counted, where it is known.
    """

    officer: OfficerId
    month: date
    amounts: Mapping[Fund, int]
    base: int | None = None

    @property
    def missing(self) -> tuple[Fund, ...]:
        return tuple(fund for fund in Fund if fund not in self.amounts)


@dataclass(frozen=True, slots=True)
class Registered:
    """When the employer registered the officer with the insurance and with the fund; None: not yet."""

    insurance_on: date | None
    fund_on: date | None


@dataclass(frozen=True, slots=True)
class MonthLine:
    """One officer in the table of a month."""

    officer: Officer
    paid: Paid


class Trouble(StrEnum):
    """What an alarm is about."""

    NO_CONTRACT = "no_contract"
    UNSIGNED = "unsigned"
    CONTRACT_ENDS = "contract_ends"
    UNREGISTERED = "unregistered"
    UNPAID = "unpaid"
    NO_PERMIT = "no_permit"
    PERMIT_ENDS = "permit_ends"


@dataclass(frozen=True, slots=True)
class Alarm:
    """Something that the law wants and is not there, for one officer. `is_late`: its day has passed."""

    officer: Officer
    trouble: Trouble
    day: date
    is_late: bool
    cites: str


@dataclass(frozen=True, slots=True)
class ProviderLine:
    """What a provider owes one officer in a month: a contract, and which funds."""

    officer: Officer
    has_contract: bool
    missing: tuple[Fund, ...]

    @property
    def is_whole(self) -> bool:
        return self.has_contract and not self.missing


FUND_NAMES: Mapping[Fund, Sentence] = {
    Fund.ENDOWMENT: _("Endowment insurance"),
    Fund.MEDICAL: _("Medical insurance"),
    Fund.MATERNITY: _("Maternity insurance"),
    Fund.UNEMPLOYMENT: _("Unemployment insurance"),
    Fund.INJURY: _("Work-injury insurance"),
    Fund.HOUSING: _("Housing provident fund"),
}
TROUBLE_NAMES: Mapping[Trouble, Sentence] = {
    Trouble.NO_CONTRACT: _("No contract covers the officer"),
    Trouble.UNSIGNED: _("The labour contract is not signed"),
    Trouble.CONTRACT_ENDS: _("The contract ends"),
    Trouble.UNREGISTERED: _("Not registered with insurance or housing fund"),
    Trouble.UNPAID: _("Contributions are missing"),
    Trouble.NO_PERMIT: _("No valid work permit"),
    Trouble.PERMIT_ENDS: _("The work permit ends"),
}
