"""Whom a form may be about: found by work number or name, a few at a time, however long the roll is."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from linli.auxiliaries.data.files import Category, Officer
from linli.auxiliaries.models import AuxiliaryOfficer
from linli.auxiliaries.queries.files import as_on_the_roll, called, shape
from linli.kernel.actor import UnitId

FEW = 10


@dataclass(frozen=True, slots=True)
class Found:
    """At most `FEW`, by number; `more` where others match too; `exactly` where one has just this number or name."""

    officers: Sequence[Officer]
    more: bool = False
    exactly: Officer | None = None


@dataclass(frozen=True, slots=True)
class Among:
    """The officers of these units; with `on`, those who serve on that day."""

    units: tuple[UnitId, ...] = ()
    on: date | None = None
    category: Category | None = None

    def one(self, id: int) -> Officer | None:
        """One statement."""
        row = self._rows().filter(pk=id).first()
        return shape(row) if row else None

    def find(self, words: str) -> Found:
        """One statement, and one more where the whole number or name was given among many others like it."""
        words = as_on_the_roll(words)
        rows = [shape(row) for row in self._rows().filter(called(words))[: FEW + 1]]
        whole = [one for one in rows if words.casefold() in (one.number.casefold(), one.name.casefold())]
        if len(rows) > FEW and not whole:
            same = self._rows().filter(Q(number__iexact=words) | Q(name__iexact=words))[:2]
            whole = [shape(row) for row in same]
            rows = [*whole, *(one for one in rows if one not in whole)]
        return Found(rows[:FEW], len(rows) > FEW, whole[0] if len(whole) == 1 else None)

    def _rows(self) -> QuerySet[AuxiliaryOfficer]:
        rows = AuxiliaryOfficer.objects.filter(unit__in=self.units).order_by("number")
        if self.category is not None:
            rows = rows.filter(category=self.category)
        if self.on is None:
            return rows
        return rows.filter(Q(ended_on__isnull=True) | Q(ended_on__gte=self.on), started_on__lte=self.on)


def among(units: Iterable[UnitId], *, on: date | None = None, category: Category | None = None) -> Among:
    return Among(tuple(units), on, category)
