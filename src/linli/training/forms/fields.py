"""Small parts that several forms have."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms

from linli.kernel.words import Sentence
from linli.web.words import say


class Day(forms.DateInput):
    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class Clock(forms.TimeInput):
    input_type = "time"

    def __init__(self) -> None:
        super().__init__(format="%H:%M")


def day(label: Any, **options: Any) -> forms.DateField:
    return forms.DateField(label=label, widget=Day(), **options)


def clock(label: Any, **options: Any) -> forms.TimeField:
    return forms.TimeField(label=label, widget=Clock(), **options)


def offer(form: forms.Form, field: str, choices: Iterable[tuple[Any, Any]]) -> None:
    """Fill the choices of a field when the page is asked for, in the reader's language."""
    form.fields[field].choices = list(choices)  # type: ignore[attr-defined]  # a choice field


def said(names: Mapping[Any, Sentence]) -> list[tuple[str, str]]:
    return [(code.value, say(words)) for code, words in names.items()]
