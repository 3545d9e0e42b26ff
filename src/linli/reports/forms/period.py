"""Which unit, which days."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as lazy

from linli.reports.data import Period
from linli.web.forms import DayInput

LONGEST_DAYS = 3 * 366
DAY = DayInput()


class PeriodForm(forms.Form):
    first = forms.DateField(label=lazy("From"), widget=DAY)
    last = forms.DateField(label=lazy("To"), widget=DAY)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        first, last = given.get("first"), given.get("last")
        if isinstance(first, date) and isinstance(last, date):
            if last < first:
                self.add_error("last", gettext("The last day comes before the first."))
            elif (last - first).days > LONGEST_DAYS:
                self.add_error("last", gettext("At most three years fit on one page."))
        return given

    @property
    def period(self) -> Period:
        return Period(self.cleaned_data["first"], self.cleaned_data["last"])
