"""Of organs, their establishment, budget and plans."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from linli.auxiliaries.data.plan import HEAD_NAMES, RANK_NAMES, Head, Rank
from linli.auxiliaries.forms.fields import NOTE, Chosen, Reference, UnitField, Yuan, day_field
from linli.web.words import say


class OrganForm(forms.Form):
    unit = UnitField(label=_("Public security organ"))
    rank = Chosen(Rank, RANK_NAMES, label=_("Rank"))
    guided_by = UnitField(label=_("Guided by the city's organ"), required=False)


class EstablishmentForm(forms.Form):
    since = day_field(_("From"))
    special = forms.IntegerField(
        label=_("Posts of special staffing for public security"), min_value=0, max_value=1_000_000
    )
    reference = Reference(label=NOTE)


class BudgetForm(forms.Form):
    """One field for each head."""

    year = forms.IntegerField(label=_("Year"), min_value=2016, max_value=2099)
    reference = Reference(label=NOTE)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for head in Head:
            self.fields[head.value] = Yuan(label=f"{say(HEAD_NAMES[head])} ({say_yuan()})")

    def given(self) -> dict[str, Any]:
        heads = {head: self.cleaned_data[head.value] for head in Head}
        return {"year": self.cleaned_data["year"], "heads": heads, "reference": self.cleaned_data["reference"]}


class PlanForm(forms.Form):
    year = forms.IntegerField(label=_("Year"), min_value=2016, max_value=2099)
    posts = forms.IntegerField(label=_("Officers wanted"), min_value=1, max_value=100_000)


class PostsForm(forms.Form):
    posts = forms.IntegerField(label=_("Officers wanted"), min_value=1, max_value=100_000)


class SubmitForm(forms.Form):
    on = day_field(_("Submitted on"), past=True)


class AnswerForm(forms.Form):
    approved = forms.TypedChoiceField(
        label=_("What the government said"),
        choices=[("yes", _("Approved")), ("no", _("Not approved"))],
        coerce=lambda value: value == "yes",
    )
    reference = Reference(label=NOTE)
    on = day_field(_("Date of the letter"), past=True)


def say_yuan() -> str:
    return str(_("yuan"))
