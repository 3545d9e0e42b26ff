"""What the screens ask for."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from linli.kernel.actor import Role
from linli.kernel.calendar import DayKind
from linli.organisation.data import (
    ASSET_NAMES,
    DAY_NAMES,
    KIND_NAMES,
    LEVEL_NAMES,
    ROLE_NAMES,
    AssetKind,
    Datum,
    Grid,
    Level,
    Thing,
    Unit,
    UnitKind,
)  # fmt: skip
from linli.web.words import say

WEEKDAYS = (_("Monday"), _("Tuesday"), _("Wednesday"), _("Thursday"), _("Friday"), _("Saturday"), _("Sunday"))
MOST_LAYER_BYTES = 40 * 1024 * 1024


class Day(forms.DateInput):
    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class Person(forms.ModelChoiceField):  # type: ignore[type-arg]  # Django's own is generic only for type checkers
    """Somebody who can sign in."""

    def __init__(self, **options: Any) -> None:
        users = get_user_model().objects.filter(is_active=True).order_by("display_name", "username")
        super().__init__(queryset=users, **options)

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.display_name} ({obj.username})"


class UnitForm(forms.Form):
    name = forms.CharField(label=_("Name of it"), max_length=100)
    name_en = forms.CharField(label=_("English name"), max_length=100, required=False)
    phone = forms.CharField(label=_("Telephone"), max_length=32, required=False)
    address = forms.CharField(label=_("Address"), max_length=200, required=False)


class NewUnitForm(UnitForm):
    kind = forms.ChoiceField(label=_("Kind"))
    level = forms.ChoiceField(label=_("Level"))
    code = forms.CharField(label=_("Code of the unit"), max_length=20, required=False)
    valid_from = forms.DateField(label=_("From"), widget=Day())
    field_order = ("kind", "level", "code", "name", "name_en", "phone", "address", "valid_from")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        _offer(self, "kind", ((kind, KIND_NAMES[kind]) for kind in UnitKind))
        _offer(self, "level", ((level, LEVEL_NAMES[level]) for level in Level))


class CloseForm(forms.Form):
    valid_to = forms.DateField(label=_("Closed from"), widget=Day())


class AppointForm(forms.Form):
    user = Person(label=_("Who"))
    role = forms.ChoiceField(label=_("As"))
    grid = forms.ChoiceField(label=_("Grid"), required=False, help_text=_("For a grid worker only."))
    title = forms.CharField(label=_("Title"), max_length=60, required=False)
    valid_from = forms.DateField(label=_("From"), widget=Day())
    last_day = forms.DateField(label=_("Last day"), widget=Day(), required=False)

    def __init__(self, *args: Any, roles: Iterable[Role], grids: Iterable[Grid], **options: Any) -> None:
        super().__init__(*args, **options)
        _offer(self, "role", ((role, ROLE_NAMES[role]) for role in roles))
        choices = [("", gettext("none")), *((str(grid.id), f"{grid.name} {grid.code}") for grid in grids)]
        self.fields["grid"].choices = choices  # type: ignore[attr-defined]  # a ChoiceField


class DeputyForm(forms.Form):
    user = Person(label=_("Who stands in"))
    valid_from = forms.DateField(label=_("From"), widget=Day())
    last_day = forms.DateField(label=_("Last day"), widget=Day())


class GridForm(forms.Form):
    name = forms.CharField(label=_("Name of it"), max_length=100)
    area = forms.CharField(label=_("Area in words"), max_length=200, required=False)
    worker_phone = forms.CharField(label=_("Telephone of the grid worker"), max_length=32, required=False)
    supervision_phone = forms.CharField(label=_("Supervision telephone"), max_length=32, required=False)
    police_officers = forms.IntegerField(label=_("Police officers who serve the grid"), min_value=0, max_value=99)
    auxiliaries = forms.IntegerField(label=_("Auxiliary officers who serve the grid"), min_value=0, max_value=99)


class LayerForm(forms.Form):
    file = forms.FileField(label=_("GeoJSON file"), help_text=_("Polygons in longitude and latitude, at most 40 MB."))
    code = forms.CharField(label=_("Property with the code"), initial="code")
    name = forms.CharField(label=_("Property with the name"), initial="name")
    unit = forms.CharField(label=_("Property with the village's code"), initial="unit")
    datum = forms.ChoiceField(
        label=_("Measured against"),
        choices=[(Datum.WGS84, "WGS-84 / CGCS2000"), (Datum.GCJ02, "GCJ-02"), (Datum.BD09, "BD-09")],
    )
    declared_overlapping = forms.BooleanField(
        label=_("These grids may overlap or leave gaps; where they overlap, the lowest code counts"), required=False
    )
    dry_run = forms.BooleanField(label=_("Only check, store nothing"), required=False, initial=True)

    def clean_file(self) -> str:
        given = self.cleaned_data["file"]
        if given.size > MOST_LAYER_BYTES:
            raise forms.ValidationError(gettext("This file is larger than 40 MB."))
        try:
            text: str = given.read().decode("utf-8-sig")
        except UnicodeDecodeError:
            raise forms.ValidationError(gettext("This file is not UTF-8 text.")) from None
        return text


class AssetsForm(forms.Form):
    """One thing a line: its name, and perhaps its English name, longitude and latitude, between commas."""

    kind = forms.ChoiceField(label=_("What are they?"))
    things = forms.CharField(
        label=_("One a line"),
        help_text=_("Name; or name, English name; or name, English name, longitude, latitude (WGS-84)."),
        max_length=40_000,
        widget=forms.Textarea(attrs={"rows": 6}),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        _offer(self, "kind", ((kind, ASSET_NAMES[kind]) for kind in AssetKind))

    def clean_things(self) -> str:
        for number, parts in enumerate(_lines(self.cleaned_data["things"]), 1):
            if len(parts) not in (1, 2, 4) or not all(_is_number(part) for part in parts[2:]):
                told = gettext("Line %(n)d: write a name, or name, English name, longitude, latitude.")
                raise forms.ValidationError(told, params={"n": number})
        return str(self.cleaned_data["things"])

    def given(self) -> list[Thing]:
        lines = [[*parts, "", "", ""][:4] for parts in _lines(self.cleaned_data["things"])]
        return [Thing(zh, en, float(lon) if lon else None, float(lat) if lat else None) for zh, en, lon, lat in lines]


class CardForm(forms.Form):
    code = forms.CharField(
        label=_("Code on the card"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "class": "code"}),
    )


class DayForm(forms.Form):
    day = forms.DateField(label=_("Day"), widget=Day())
    kind = forms.ChoiceField(label=_("What it is"), required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        _offer(self, "kind", ((kind, DAY_NAMES[kind]) for kind in DayKind), none=gettext("what its weekday says"))


class ConfirmForm(forms.Form):
    source = forms.CharField(label=_("Number of the published notice"), max_length=200)


class HoursForm(forms.Form):
    """One line per weekday, such as `09:00-12:00, 13:00-18:00`."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for number, weekday in enumerate(WEEKDAYS):
            self.fields[f"day{number}"] = forms.CharField(label=weekday, required=False, max_length=60)

    def hours(self) -> dict[int, list[tuple[str, str]]]:
        """As typed; what is no span of hours comes out as such and is refused by the act."""
        lines = ((number, self.cleaned_data.get(f"day{number}", "")) for number in range(len(WEEKDAYS)))
        return {number: _spans(line) for number, line in lines if line.strip()}


class SettingForm(forms.Form):
    """The box and the number arrive as text; which it must be follows from the setting."""

    value = forms.CharField(label=_("Value"), max_length=40)


def describe(unit: Unit) -> dict[str, str]:
    """A unit as `UnitForm` shows it."""
    return {"name": unit.name, "name_en": unit.name_en, "phone": unit.phone, "address": unit.address}


def _spans(line: str) -> list[tuple[str, str]]:
    """`09:00-12:00, 13:00-18:00` in two pairs; Chinese commas and long dashes are welcome."""
    parts = (part.replace("–", "-").partition("-") for part in line.replace("，", ",").split(","))
    return [(opens.strip(), closes.strip()) for opens, _dash, closes in parts]


def _lines(text: str) -> list[list[str]]:
    """Chinese commas and tabs are welcome; empty lines are not counted."""
    rows = (line.replace("，", ",").replace("\t", ",") for line in text.splitlines())
    return [[part.strip() for part in row.split(",")] for row in rows if row.strip()]


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def _offer(form: forms.Form, name: str, choices: Iterable[tuple[str, Any]], none: str = "") -> None:
    """Choices in the reader's language, an empty one first where `none` names it."""
    said = [(str(value), say(words)) for value, words in choices]
    form.fields[name].choices = [("", none), *said] if none else said  # type: ignore[attr-defined]  # a ChoiceField
