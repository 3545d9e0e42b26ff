"""Of the roll and the file."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from linli.auxiliaries.data import Branch, Category, Employment, OfficerState
from linli.auxiliaries.data.files import BRANCH_NAMES, CATEGORY_NAMES, EMPLOYMENT_NAMES, STATE_NAMES
from linli.auxiliaries.data.hiring import Corrected
from linli.auxiliaries.data.own import PART_NAMES, Part
from linli.auxiliaries.forms.fields import NOTE, Chosen, Reference, UnitField, day_field
from linli.auxiliaries.registry.archive import needs
from linli.kernel.words import _ as sentence
from linli.web.words import say

ALL = sentence("all of them")
ANOTHER = _("another paper")


class RollForm(forms.Form):
    """Filters of the roll."""

    words = forms.CharField(label=_("Work number or name"), max_length=64, required=False)
    unit = UnitField(label=_("Serves in"), required=False)
    category = Chosen(Category, CATEGORY_NAMES, none=ALL, label=_("Category"))
    employment = Chosen(Employment, EMPLOYMENT_NAMES, none=ALL, label=_("Way of employment"))
    state = Chosen(OfficerState, STATE_NAMES, none=ALL, label=_("State"))


class CorrectForm(forms.Form):
    name = forms.CharField(label=_("Name of the officer"), max_length=64)
    born_on = day_field(_("Date of birth"), past=True)
    id_number = forms.CharField(label=_("Identity number, if it is to be replaced"), max_length=32, required=False)
    phone = forms.CharField(label=_("Telephone, if it is to be replaced"), max_length=32, required=False)
    address = forms.CharField(label=_("Address, if it is to be replaced"), max_length=200, required=False)

    def given(self) -> dict[str, Any]:
        return {"given": Corrected(**self.cleaned_data)}


class TransferForm(forms.Form):
    unit = UnitField(label=_("Serves in"))
    category = Chosen(Category, CATEGORY_NAMES, label=_("Category"))
    branch = Chosen(Branch, BRANCH_NAMES, label=_("Branch"))


class PaperForm(forms.Form):
    """`need` is a part and, where the paper fulfils something, its key: `basic identity`."""

    need = forms.ChoiceField(label=_("What it is"))
    reference = Reference(label=NOTE)
    dated = day_field(_("Date on the paper"), past=True)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        asked = [(f"{one.part} {one.key}", say(one.words)) for one in needs()]
        other = [(part.value, f"{say(PART_NAMES[part])}: {ANOTHER}") for part in Part]
        self.fields["need"].choices = [*asked, *other]  # type: ignore[attr-defined]  # a ChoiceField

    def given(self) -> dict[str, Any]:
        part, _space, key = self.cleaned_data["need"].partition(" ")
        return {
            "part": Part(part), "need": key, "reference": self.cleaned_data["reference"],
            "dated": self.cleaned_data["dated"],
        }  # fmt: skip


class UserForm(forms.Form):
    username = forms.CharField(label=_("Name to sign in with"), max_length=150)


class LastDayForm(forms.Form):
    last_day = day_field(_("Last working day"))
