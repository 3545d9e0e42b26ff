"""What a meeting writes down: who does what by when, and what became of it."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as lazy

from linli.kernel.actor import PostId, UnitId
from linli.kernel.words import Name
from linli.organisation import api as organisation
from linli.reports.actions.week import LONGEST
from linli.web.forms import DayInput


def who_choices(unit: UnitId, *, on: date) -> list[tuple[Any, Any]]:
    """The posts of the unit itself; the unit, and each unit below it."""
    language = get_language() or "zh"
    posts = [(f"p{post.id}", post.holder) for post in organisation.posts_in(unit, on=on)]
    units = [organisation.unit(unit), *organisation.descendants(unit)]
    named = [(f"u{one.id}", Name(one.name, one.name_en).said_in(language)) for one in units]
    return [("", "—"), (lazy("People of this unit"), posts), (lazy("Whole units"), named)]


class DecisionForm(forms.Form):
    what = forms.CharField(
        label=lazy("What is to be done"), max_length=LONGEST,
        help_text=lazy("About the work and the place. No names or numbers of residents; numbers are masked."),
    )  # fmt: skip
    who = forms.ChoiceField(label=lazy("Who does it"))
    by = forms.DateField(label=lazy("To be done by"), widget=DayInput())

    def __init__(self, *args: Any, unit: UnitId, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["who"].choices = who_choices(unit, on=timezone.localdate())  # type: ignore[attr-defined]  # a choice

    @property
    def chosen(self) -> tuple[UnitId | PostId, bool]:
        """Its id, and whether it is a post."""
        chosen = self.cleaned_data["who"]
        return (PostId(int(chosen[1:])), True) if chosen[0] == "p" else (UnitId(int(chosen[1:])), False)


class NotDoneForm(forms.Form):
    reason = forms.CharField(
        label=lazy("Why was it not done?"), max_length=LONGEST,
        help_text=lazy("What stood in the way. No names or numbers of residents."),
    )  # fmt: skip
    anew = forms.DateField(
        label=lazy("Decide it again, by when"), required=False, widget=DayInput(),
        help_text=lazy("Leave it empty if it is given up."),
    )  # fmt: skip


class CauseForm(forms.Form):
    words = forms.CharField(
        label=lazy("What comes back here, and where may the cause lie?"), max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=lazy("It becomes one matter. No names or numbers of residents; numbers are masked."),
    )  # fmt: skip
