"""The frame of every act's form: its fields are the act's own arguments, so that a refusal finds its field."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as lazy

from linli.kernel.actor import Actor
from linli.matters.data import MatterId
from linli.web.forms import DayInput

LONG = forms.Textarea(attrs={"rows": 4})
DAY = DayInput()
YES_NO = (("yes", lazy("Yes")), ("no", lazy("No")), ("", lazy("Not said")))


class ActForm(forms.Form):
    """`hint` says in a sentence what the act does; `arguments` are what the act is called with."""

    hint: Any = ""

    def __init__(self, *args: Any, actor: Actor, matter: MatterId | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.actor, self.matter = actor, matter
        self.fill()
        self._lead_in()

    def _lead_in(self) -> None:
        """Whoever opens the form can write at once: the first thing it asks for in words has the cursor."""
        first = next(iter(self.fields.values()), None)
        if first is not None and not self.is_bound and isinstance(first.widget, forms.Textarea | forms.TextInput):
            first.widget.attrs["autofocus"] = True

    def fill(self) -> None:
        """Choices that depend on who asks, and of which matter."""

    def choose(self, field: str, choices: list[Any]) -> None:
        self.fields[field].choices = [("", gettext("Choose")), *choices]  # type: ignore[attr-defined]  # of a choice field

    def arguments(self) -> dict[str, Any]:
        return dict(self.cleaned_data)


def chosen_id(label: Any, *, required: bool = True) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(label=label, coerce=int, empty_value=None, required=required)


def long_text(label: Any, *, required: bool = True, limit: int = 1000, help_text: Any = "") -> forms.CharField:
    return forms.CharField(label=label, max_length=limit, widget=LONG, required=required, help_text=help_text)
