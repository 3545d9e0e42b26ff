"""What is typed about mandates, samples and findings."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as lazy

from linli.kernel.actor import Actor, Role, UnitId
from linli.kernel.words import Name
from linli.organisation import api as organisation
from linli.oversight.actions.findings import LONGEST
from linli.oversight.actions.samples import MOST
from linli.oversight.data import DRAWN_CALLED, KINDS_CALLED
from linli.web.forms import DayInput
from linli.web.words import say


def unit_choices(units: Iterable[UnitId]) -> list[tuple[str, str]]:
    language = get_language() or "zh"
    with organisation.pinned():
        found = [organisation.unit(unit) for unit in units]
    return [(str(one.id), Name(one.name, one.name_en).said_in(language)) for one in found]


class MandateForm(forms.Form):
    post = forms.TypedChoiceField(label=lazy("Which inspector"), coerce=int)
    units = forms.TypedMultipleChoiceField(
        label=lazy("Which units, with all below them"), coerce=int, widget=forms.SelectMultiple(attrs={"size": 6})
    )
    purpose = forms.CharField(
        label=lazy("What is inspected, and why"), max_length=200,
        help_text=lazy("About units and their work, never about residents."),
    )  # fmt: skip
    until = forms.DateField(label=lazy("Last day of the mandate"), widget=DayInput())

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        today = timezone.localdate()
        posts = [
            (post.id, post.holder)
            for unit in sorted(actor.units)
            for post in organisation.posts_in(unit, Role.INSPECTOR, on=today)
        ]
        below = [one.id for unit in sorted(actor.units) for one in organisation.descendants(unit)]
        self.fields["post"].choices = posts  # type: ignore[attr-defined]  # of a choice field
        self.fields["units"].choices = unit_choices(below)  # type: ignore[attr-defined]  # of a choice field


class SampleForm(forms.Form):
    unit = forms.TypedChoiceField(label=lazy("Of which unit"), coerce=int)
    kind = forms.ChoiceField(label=lazy("From which matters"))
    first = forms.DateField(label=lazy("From"), widget=DayInput())
    last = forms.DateField(label=lazy("To"), widget=DayInput())
    size = forms.IntegerField(label=lazy("How many"), min_value=1, max_value=MOST, initial=10)

    def __init__(self, *args: Any, scope: Iterable[UnitId], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].choices = unit_choices(sorted(scope))  # type: ignore[attr-defined]  # of a choice field
        self.fields["kind"].choices = [(k.value, say(words)) for k, words in DRAWN_CALLED.items()]  # type: ignore[attr-defined]
        self.fields["last"].initial = timezone.localdate
        self.fields["first"].initial = lambda: timezone.localdate() - timedelta(days=90)


class FindingForm(forms.Form):
    kind = forms.ChoiceField(label=lazy("What was found"))
    words = forms.CharField(
        label=lazy("What you saw"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 5}),
        help_text=lazy("About the unit's work. No names or numbers of residents; numbers are masked."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [(k.value, say(words)) for k, words in KINDS_CALLED.items()]  # type: ignore[attr-defined]


class WordsForm(forms.Form):
    words = forms.CharField(
        label=lazy("In words"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 5}),
        help_text=lazy("No names or numbers of residents; numbers are masked."),
    )  # fmt: skip
