"""Of registrations, months and reports."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from linli.auxiliaries.data import OfficerId
from linli.auxiliaries.data.contributions import FUND_NAMES, Fund, Paid
from linli.auxiliaries.forms.fields import NOTE, Reference, UnitField, Yuan, day_field
from linli.kernel.errors import BadInput
from linli.kernel.words import _ as sentence
from linli.web.words import say

MOST_BYTES = 10 * 1024 * 1024


class MonthInput(forms.DateInput):
    input_type = "month"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m")


class Month(forms.DateField):
    """Typed as `2026-03`, given on as its first day."""

    def __init__(self, **options: Any) -> None:
        super().__init__(widget=MonthInput(), input_formats=["%Y-%m", "%Y-%m-%d"], **options)

    def clean(self, value: Any) -> Any:
        day: date | None = super().clean(value)
        return day.replace(day=1) if day else None


class MonthForm(forms.Form):
    month = Month(label=_("Month"))


class ProviderMonthForm(MonthForm):
    provider = UnitField(label=_("Service provider"))


class RegisterForm(forms.Form):
    insurance_on = day_field(_("Registered with social insurance"), required=False, past=True)
    fund_on = day_field(_("Registered with the housing fund"), required=False, past=True)


class PaidForm(forms.Form):
    """One officer, one month. A field left empty: not paid."""

    month = Month(label=_("Month"))
    reference = Reference(label=NOTE)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for fund in Fund:
            words = _("%(fund)s, the employer's share in yuan") % {"fund": say(FUND_NAMES[fund])}
            self.fields[fund.value] = Yuan(label=words, required=False)
        self.fields["base"] = Yuan(label=_("Last year's average monthly wage, if known"), required=False)

    def paid(self, officer: OfficerId) -> Paid:
        given = self.cleaned_data
        amounts = {fund: given[fund.value] for fund in Fund if given[fund.value] is not None}
        return Paid(officer, given["month"], amounts, given["base"])


class TableForm(forms.Form):
    """A month as a table: CSV or Excel."""

    month = Month(label=_("Month"))
    reference = Reference(label=NOTE)
    file = forms.FileField(
        label=_("Table"),
        help_text=_(
            "CSV or Excel. First row: number, endowment, medical, maternity, unemployment, injury, housing, and "
            "base if you have it. Amounts in yuan; an empty cell means not paid."
        ),
    )

    def clean_file(self) -> tuple[str, bytes]:
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError(say(BadInput("file", sentence("At most 10 MB.")).sentence))
        return file.name, file.read()


class ReportForm(forms.Form):
    reported_on = day_field(_("Reported on"), past=True)
    reference = Reference(label=NOTE)
