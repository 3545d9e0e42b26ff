"""Of leave: asked for, decided, cut short, settled."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_lazy

from linli.auxiliaries.data.files import Span
from linli.auxiliaries.data.leave import KIND_NAMES, OUTCOME_NAMES, LeaveKind, Outcome
from linli.auxiliaries.forms.choosing import OfficerForm
from linli.auxiliaries.forms.fields import Chosen, Reference, day_field, long_text


class AskLeaveForm(forms.Form):
    kind = Chosen(LeaveKind, KIND_NAMES, label=gettext_lazy("Kind of leave"))
    first = day_field(gettext_lazy("First day of leave"))
    last = day_field(gettext_lazy("Last day of leave"))
    reference = Reference(
        label=gettext_lazy("Number of the paper, if there is one"), required=False,
        help_text=gettext_lazy("A certificate or notice. Its number is enough; nobody needs the diagnosis."),
    )  # fmt: skip
    words = long_text(gettext_lazy("What you want to say about it"), required=False)

    def given(self) -> dict[str, Any]:
        said = dict(self.cleaned_data)
        return {"days": Span(said.pop("first"), said.pop("last")), **said}


class EnterLeaveForm(AskLeaveForm, OfficerForm):
    """For the personnel officer, about somebody who asked by word."""

    field_order = ("officer", "kind", "first", "last", "reference", "words")


class ApproveForm(forms.Form):
    """Whether the wage goes on is asked only of personal leave."""

    paid = forms.TypedChoiceField(
        label=gettext_lazy("Does the wage go on?"), coerce=lambda value: value == "yes", widget=forms.RadioSelect
    )
    words = long_text(gettext_lazy("Words to the officer, if any"), required=False)

    def __init__(self, *args: Any, kind: LeaveKind, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if kind is LeaveKind.PERSONAL:
            self.fields["paid"].choices = [("yes", gettext("With pay")), ("no", gettext("Without pay"))]  # type: ignore[attr-defined]  # of a choice field
        else:
            del self.fields["paid"]


class ReasonGivenForm(forms.Form):
    words = long_text(gettext_lazy("Reason"), hint=gettext_lazy("The officer reads it."))


class ComeBackForm(forms.Form):
    on = day_field(gettext_lazy("First day of work again"))


class ServiceBeforeForm(forms.Form):
    months = forms.IntegerField(
        label=gettext_lazy("Whole months of work with other employers"), min_value=0, max_value=720,
        help_text=gettext_lazy("All of them together, before the first day here."),
    )  # fmt: skip
    in_a_row = forms.IntegerField(
        label=gettext_lazy("Of these, months without a break up to the first day here"), min_value=0, max_value=720
    )
    reference = Reference(label=gettext_lazy("Paper that shows it"))


class SettleForm(forms.Form):
    year = forms.IntegerField(label=gettext_lazy("Annual leave of the year"), min_value=2008, max_value=2200)
    outcome = Chosen(Outcome, OUTCOME_NAMES, label=gettext_lazy("What becomes of the days"))
    days = forms.IntegerField(label=gettext_lazy("How many days"), min_value=1, max_value=366)
    reference = Reference(label=gettext_lazy("Paper with the officer's consent or refusal"))


def this_or(text: str, today: date) -> int:
    """The year asked for in an address, else this one."""
    return int(text) if text.isdecimal() and 2008 <= int(text) <= today.year + 1 else today.year
