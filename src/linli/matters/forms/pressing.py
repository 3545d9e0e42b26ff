"""The question whose answer the unit never reads."""

from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_lazy

from linli.matters.data import PRESSED_CALLED, Pressed
from linli.web.words import say

WHO_READS = gettext_lazy("Only the inspector reads this; nobody in the unit concerned can. You need not answer.")


def _choices() -> list[tuple[str, str]]:
    return [
        *((said.value, say(words)) for said, words in PRESSED_CALLED.items()),
        ("", gettext("I would rather not say")),
    ]


def pressed_field(label: Any) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=label, choices=_choices, coerce=Pressed, empty_value=None, required=False, widget=forms.RadioSelect,
        help_text=WHO_READS,
    )  # fmt: skip
