"""The ways to contest an administrative decision, and their last days. Nothing here decides: a setting of law is shown.

Both lengths are remembered and not yet read in the text [M], so each is told as "to be confirmed".
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from linli import law
from linli.kernel.calendar import LengthUnit, OfficeCalendar
from linli.kernel.rules import Rule
from linli.kernel.words import Name, Sentence, _
from linli.matters.data import Remedy

VALUES = ("remedy.reconsideration", "remedy.lawsuit")
"""In the order in which they are told."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """When the decision was delivered or, failing that, first opened; None: the days have not begun."""

    at: datetime | None
    calendar: OfficeCalendar
    values: Sequence[law.Value]


remedies: Rule[[Delivery], tuple[Remedy, ...]] = Rule("matters.remedies")


@remedies.since("2024-01-01", cites=("admin-reconsideration-2023/20", "admin-litigation-2017/46"))
def _remedies(delivery: Delivery) -> tuple[Remedy, ...]:
    """Reconsideration within 60 days, a lawsuit within six months of knowing; a last day off moves on."""
    return tuple(_remedy(value, delivery) for value in delivery.values)


def _remedy(value: law.Value, delivery: Delivery) -> Remedy:
    due = delivery.calendar.due(delivery.at, value.term) if delivery.at else None
    return Remedy(
        Name(value.zh, value.en), _length(value), due.last_day if due else None, value.cites, value.to_be_confirmed
    )


def _length(value: law.Value) -> Sentence:
    if value.term.unit is LengthUnit.MONTHS:
        return _("within {n} months of knowing of the decision", n=value.length)
    return _("within {n} days of knowing of the decision", n=value.length)
