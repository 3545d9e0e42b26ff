"""Hours worked, overtime, emergencies, systems of work, bars."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from linli.auxiliaries.data.files import Span
from linli.auxiliaries.data.hours import ExtraKind, Period, System
from linli.auxiliaries.data.worked import (
    EXTRA_NAMES,
    GROUND_NAMES,
    PERIOD_NAMES,
    SIDE_NAMES,
    SYSTEM_NAMES,
    Ground,
    Hours,
    Side,
)
from linli.auxiliaries.forms.choosing import OfficerField, OfficerForm
from linli.auxiliaries.forms.fields import Chosen, Reference, day_field, said, time_field
from linli.auxiliaries.forms.rostering import DAY, minute_of
from linli.auxiliaries.queries.choosing import Among

HOURS = 60


class HoursForm(OfficerForm):
    """From when to when; `on` adds the day, `officers` whose hours they are."""

    begins = time_field(_("Work began"))
    ends = time_field(_("Work ended"))
    pause = forms.IntegerField(label=_("Minutes of break, not counted as work"), min_value=0, max_value=600, initial=0)
    field_order = ("officer", "day", "begins", "ends", "pause")

    def __init__(self, *args: Any, on: bool = False, officers: Among | None = None, **kwargs: Any) -> None:
        super().__init__(*args, officers=officers, **kwargs)
        self.fields["ends"].help_text = gettext("An end that is earlier than the beginning is on the next day.")
        if on:
            self.fields["day"] = day_field(_("Day on which it began"))
        if officers is None:
            del self.fields["officer"]
        self.order_fields(self.field_order)

    def given(self) -> dict[str, Any]:
        given = dict(self.cleaned_data)
        begins, ends, pause = minute_of(given.pop("begins")), minute_of(given.pop("ends")), given.pop("pause")
        return {**given, "hours": Hours(begins, ends if ends > begins else ends + DAY, pause)}


class SettleForm(forms.Form):
    side = Chosen(Side, SIDE_NAMES, label=_("Which hours stand"))
    paper = Reference(label=_("Agreement, award or judgment, by its number"))


class DaysForm(forms.Form):
    first = day_field(_("From"))
    last = day_field(_("To"))

    def given(self) -> dict[str, Any]:
        given = dict(self.cleaned_data)
        days = Span(given.pop("first"), given.pop("last"))
        return {**given, "days": days}


class OvertimeForm(DaysForm, OfficerForm):
    officer = OfficerField(label=_("It holds for"))
    kinds = forms.MultipleChoiceField(label=_("Kinds of overtime"), widget=forms.CheckboxSelectMultiple)
    hours = forms.DecimalField(
        label=_("Hours on each day, at most"), min_value=0, max_value=12, max_digits=4, decimal_places=2
    )
    special = forms.BooleanField(label=_("There is a special reason: up to three hours beyond the day"), required=False)
    reason = forms.CharField(
        label=_("Why it is really necessary"), help_text=_("About the work; name no person."), max_length=200
    )
    talks = Reference(label=_("Paper on the talks with the union and the officers"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, nobody=gettext("Whoever serves in the unit"), **kwargs)
        self.fields["kinds"].choices = said(EXTRA_NAMES.items())  # type: ignore[attr-defined]  # of a choice field

    def given(self) -> dict[str, Any]:
        given = super().given()
        minutes = int(given.pop("hours") * HOURS)
        return {**given, "minutes": minutes, "kinds": [ExtraKind(kind) for kind in given["kinds"]]}


class EmergencyForm(DaysForm):
    ground = Chosen(Ground, GROUND_NAMES, label=_("Which case it is"))
    reason = forms.CharField(label=_("What happened"), help_text=_("About the work; name no person."), max_length=200)


class SystemForm(DaysForm):
    system = Chosen(System, SYSTEM_NAMES, label=_("System of work"))
    period = Chosen(Period, PERIOD_NAMES, label=_("Hours are counted over a"))
    paper = Reference(label=_("Approval of the labour department, by its number"))


class BarForm(DaysForm, OfficerForm):
    paper = Reference(label=_("Paper with the personnel office, by its number"))
    field_order = ("officer", "first", "last", "paper")
