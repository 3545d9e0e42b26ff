"""Fields that many forms here share."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, TypeVar

from django import forms
from django.utils import timezone
from django.utils.translation import get_language, gettext, gettext_lazy

from linli.kernel.actor import UnitId
from linli.kernel.words import Sentence
from linli.organisation import api as organisation
from linli.web.words import say

E = TypeVar("E", bound=StrEnum)
REFERENCE, FEN = 80, 100
YEARS = range(1900, 2200)
NOTE = gettext_lazy("Number of the letter or paper")


def long_text(label: Any, *, required: bool = True, hint: Any = "") -> forms.CharField:
    rows = forms.Textarea(attrs={"rows": 4})
    return forms.CharField(label=label, help_text=hint, required=required, max_length=4000, widget=rows)


class DayField(forms.DateField):
    """A day of these times; with `past`, one that has come already: a letter is not dated, a paper not signed ahead."""

    def __init__(self, *, past: bool = False, **options: Any) -> None:
        super().__init__(widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **options)
        self.past = past

    def validate(self, value: date | None) -> None:
        super().validate(value)
        if value is not None and value.year not in YEARS:
            told = gettext("Write a day between %(first)d and %(last)d.")
            raise forms.ValidationError(told, params={"first": YEARS[0], "last": YEARS[-1]})
        if value is not None and self.past and value > timezone.localdate():
            raise forms.ValidationError(gettext("This day is still to come."))


def day_field(label: Any, *, required: bool = True, hint: Any = "", past: bool = False) -> forms.DateField:
    return DayField(label=label, help_text=hint, required=required, past=past)


def time_field(label: Any) -> forms.TimeField:
    return forms.TimeField(label=label, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))


def said(pairs: Iterable[tuple[Any, Sentence]]) -> list[tuple[str, str]]:
    """Choices in the reader's language."""
    return [(str(value), say(words)) for value, words in pairs]


class PressForm(forms.Form):
    """Nothing to fill in; one press."""


class Reference(forms.CharField):
    """The number of a letter or paper."""

    def __init__(self, **options: Any) -> None:
        super().__init__(max_length=options.pop("max_length", REFERENCE), **options)


class Yuan(forms.DecimalField):
    """Typed in yuan with two decimals, given on as whole fen."""

    def __init__(self, **options: Any) -> None:
        super().__init__(min_value=0, max_digits=16, decimal_places=2, **options)

    def clean(self, value: Any) -> Any:
        yuan: Decimal | None = super().clean(value)
        return None if yuan is None else int(yuan * FEN)

    def prepare_value(self, value: Any) -> Any:
        return Decimal(value) / FEN if isinstance(value, int) else value


class Chosen(forms.TypedChoiceField):
    """One of an enumeration, each said as `names` has it; `none` is the sentence for nothing, where that is allowed."""

    def __init__(self, kind: type[E], names: Mapping[E, Sentence], *, none: Sentence | None = None, **options: Any):
        nothing = {} if none is None else {"": none}

        def offered() -> list[tuple[str, str]]:
            return said([*nothing.items(), *names.items()])  # asked anew for each reader's language

        super().__init__(choices=offered, coerce=kind, empty_value=None, required=none is None, **options)


class UnitField(forms.TypedChoiceField):
    """One of the units that the view offers with `among`."""

    def __init__(self, **options: Any) -> None:
        super().__init__(choices=[], coerce=lambda value: UnitId(int(value)), empty_value=None, **options)

    def among(self, units: Iterable[UnitId], *, none: Sentence | None = None) -> None:
        english = (get_language() or "").startswith("en")
        known = [organisation.unit(id) for id in units]
        named = [(str(unit.id), unit.name_en if english and unit.name_en else unit.name) for unit in known]
        self.choices = [*([("", say(none))] if none is not None else []), *named]
