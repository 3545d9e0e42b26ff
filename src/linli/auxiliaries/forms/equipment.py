"""Of things and permits."""

from django import forms
from django.utils.translation import gettext_lazy as _

from linli.auxiliaries.data.equipment import ITEM_NAMES, LOSS_NAMES, STATE_NAMES, ItemClass, ItemState, Loss
from linli.auxiliaries.forms.fields import Chosen, Reference, UnitField, day_field
from linli.kernel.words import _ as sentence

ALL = sentence("all of them")


class StoreForm(forms.Form):
    """Filters of the store."""

    kind = Chosen(ItemClass, ITEM_NAMES, none=ALL, label=_("Kind of thing"))
    state = Chosen(ItemState, STATE_NAMES, none=ALL, label=_("State"))


class TakeInForm(forms.Form):
    organ = UnitField(label=_("Public security organ"))
    kind = Chosen(ItemClass, ITEM_NAMES, label=_("Kind of thing"))
    serials = forms.CharField(
        label=_("Numbers on them, one in each line"), max_length=25000, widget=forms.Textarea(attrs={"rows": 6})
    )

    def clean_serials(self) -> list[str]:
        return [line.strip() for line in self.cleaned_data["serials"].splitlines() if line.strip()]


class IssueForm(forms.Form):
    officer = Reference(label=_("Work number of the officer"), max_length=32)
    on = day_field(_("Issued on"), past=True)


class OnForm(forms.Form):
    on = day_field(_("On which day"), past=True)


class LossForm(OnForm):
    loss = Chosen(Loss, LOSS_NAMES, label=_("How"))


class PermitForm(forms.Form):
    number = Reference(label=_("Number of the permit"), max_length=32)
    valid_from = day_field(_("Valid from"))
    valid_until = day_field(_("Valid until"))
