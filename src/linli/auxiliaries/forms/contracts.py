"""Of contracts, instructions and filings."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from linli.auxiliaries.data import Employment, Span
from linli.auxiliaries.data.contracts import KIND_NAMES, ContractKind, InstructionId, Terms
from linli.auxiliaries.data.files import EMPLOYMENT_NAMES
from linli.auxiliaries.forms.fields import NOTE, Chosen, Reference, UnitField, Yuan, day_field


class ContractForm(forms.Form):
    number = Reference(label=_("Number of the contract"), max_length=40)
    kind = Chosen(ContractKind, KIND_NAMES, label=_("Term"))
    starts_on = day_field(_("First day"))
    ends_on = day_field(_("Last day, unless it is open-ended"), required=False)
    wage = Yuan(label=_("Agreed wage, yuan a month"))
    probation_until = day_field(_("Last day of probation, if any"), required=False)
    probation_wage = Yuan(label=_("Wage on probation, if it is lower"), required=False)
    signed_on = day_field(_("Signed on, once both have signed"), required=False, past=True)

    def given(self) -> dict[str, Any]:
        said = dict(self.cleaned_data)
        return {"number": said.pop("number"), "signed_on": said.pop("signed_on"), "terms": Terms(**said)}


class OnForm(forms.Form):
    on = day_field(_("On which day"))


class ServiceForm(forms.Form):
    provider = UnitField(label=_("Service provider"))
    number = Reference(label=_("Number of the contract"), max_length=40)
    starts_on = day_field(_("First day"))
    ends_on = day_field(_("Last day, unless it is open-ended"), required=False)
    signed_on = day_field(_("Signed on"), past=True)

    def given(self) -> dict[str, Any]:
        said = dict(self.cleaned_data)
        span = Span(said.pop("starts_on"), said.pop("ends_on"))
        return {**said, "span": span}


class InstructionForm(forms.Form):
    mode = Chosen(Employment, EMPLOYMENT_NAMES, label=_("Way of employment"))
    reference = Reference(label=NOTE)
    given_on = day_field(_("Date of the letter"), past=True)


class FilingForm(forms.Form):
    reference = Reference(label=NOTE)
    on = day_field(_("Reported on"), past=True)


class ModeForm(forms.Form):
    instruction = forms.TypedChoiceField(label=_("Instruction of the human-resources department"), coerce=int)
    provider = UnitField(label=_("Service provider, for those employed through one"), required=False)
    since = day_field(_("From"))

    def given(self) -> dict[str, Any]:
        return {**self.cleaned_data, "instruction": InstructionId(self.cleaned_data["instruction"])}
