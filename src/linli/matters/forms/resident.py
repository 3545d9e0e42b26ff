"""The small forms of whoever raises a matter. Field names are those of `RaiseRequest` where they mean the same."""

from typing import Any

from django import forms
from django.utils.translation import get_language, gettext, gettext_lazy

from linli.kernel.actor import GridId
from linli.matters.data import MAX_PHOTOS, MAX_WORDS, Contact, Name
from linli.matters.forms.photos import TakesPhotos
from linli.organisation import api as organisation
from linli.organisation.data import Grid, Sticker, Unit
from linli.privacy import api as privacy
from linli.web.forms import Kept, Photos

NO_GRID = "none"
NO_GRID_LIKE_IT = gettext_lazy("None of these: keep what I wrote as the address")
LANGUAGES = [
    ("", "—"),
    ("zh", "中文"),
    ("en", "English"),
    ("other", gettext_lazy("another language, with an interpreter")),
]


class WhereForm(forms.Form):
    """A point, the name of a grid, or an address in words."""

    lon = forms.FloatField(required=False, min_value=-180, max_value=180, widget=forms.HiddenInput)
    lat = forms.FloatField(required=False, min_value=-90, max_value=90, widget=forms.HiddenInput)
    at = forms.CharField(required=False, max_length=32, widget=Kept)
    unit_concerned = forms.TypedChoiceField(
        label=gettext_lazy("Which office or unit is it about?"), coerce=int, required=False
    )
    place = forms.CharField(
        label=gettext_lazy("Address, landmark, or the name or code of a grid"),
        help_text=gettext_lazy("Or choose on the map below: one of the two is enough."),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, *args: Any, conduct: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asks_which_grid = False
        if conduct:
            office = self.fields["unit_concerned"]
            office.choices = [("", gettext("Choose")), *((unit.id, office_name(unit)) for unit in organisation.units())]  # type: ignore[attr-defined]  # of a choice field
        else:
            del self.fields["unit_concerned"]

    def clean(self) -> dict[str, Any]:
        """Where the words fit the names of grids, ask once which is meant; nobody is made to choose one."""
        found = super().clean() or {}
        text = found.get("place", "")
        offered = organisation.grids_named(text) if text and found.get("lon") is None else ()
        found["grid"] = self._meant(text, offered)
        if found["grid"] is None and (spot := self._sticker(found)) is not None:
            found["grid"] = spot.grid.id
            if text == spot.label:  # nobody has written another place over it
                found["lon"], found["lat"] = spot.lon, spot.lat
            return found
        if offered and found["grid"] is None and self.data.get("grid") != NO_GRID:
            self.asks_which_grid = True
            self.offered = [(str(grid.id), card(grid)) for grid in offered] + [(NO_GRID, NO_GRID_LIKE_IT)]
            self.add_error(None, gettext("Several grids have a name like this. Which one is it?"))
        return found

    def _sticker(self, found: dict[str, Any]) -> Sticker | None:
        """What was scanned, where no other point was chosen since."""
        if not found.get("at") or found.get("lon") is not None:
            return None
        return organisation.sticker(found["at"])

    def _meant(self, text: str, offered: tuple[Grid, ...]) -> GridId | None:
        chosen = str(self.data.get("grid", ""))
        exact = [grid.id for grid in offered if text in (grid.name, grid.code) or str(grid.id) == chosen]
        return exact[0] if len(exact) == 1 else None


def office_name(unit: Unit) -> str:
    return Name(unit.name, unit.name_en).said_in(get_language() or "zh")


def card(grid: Grid) -> str:
    """What tells one grid from another: its name, its village, and what it covers."""
    village = organisation.unit(grid.unit).name
    return " · ".join(part for part in (grid.name, village, grid.area) if part)


class WordsForm(forms.Form):
    words = forms.CharField(
        label=gettext_lazy("What is the matter?"),
        help_text=gettext_lazy(
            "What you see, since when, and what should be done. Please leave out names and numbers of people."
        ),
        required=False,
        max_length=MAX_WORDS,
        widget=forms.Textarea(attrs={"rows": 7}),
    )


class ContactForm(forms.Form):
    """All of it optional, and none of it without a yes."""

    name = forms.CharField(label=gettext_lazy("How may we call you?"), max_length=60, required=False)
    phone = forms.CharField(label=gettext_lazy("Telephone"), max_length=32, required=False)
    email = forms.CharField(label=gettext_lazy("E-mail"), max_length=120, required=False)
    language = forms.ChoiceField(label=gettext_lazy("Language you prefer"), choices=LANGUAGES, required=False)
    wishes = forms.CharField(
        label=gettext_lazy("Anything we should know when we contact you"),
        help_text=gettext_lazy("For instance: ring after six, or write only."),
        max_length=200,
        required=False,
    )
    agree = forms.BooleanField(
        label=gettext_lazy("You may use this contact for this matter only, until the day named above."), required=False
    )

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        if any(found.get(line) for line in ("name", "phone", "email")) and not found.get("agree"):
            self.add_error("agree", gettext("Tick this, or leave the contact empty: both are fine."))
        return found

    def contact(self) -> Contact | None:
        given = self.cleaned_data
        return Contact(**{line: given[line] for line in ("name", "phone", "email", "language", "wishes")}) or None


class SendForm(TakesPhotos, ContactForm):
    """Photos and an optional contact; sent only once, at the end."""

    photos = Photos(
        label=gettext_lazy("Photos"),
        help_text=gettext_lazy("Up to five. No faces or number plates are needed; data hidden in pictures is removed."),
        limit=MAX_PHOTOS,
        clean_one=privacy.clean_photo,
        required=False,
    )
    avoid_village = forms.BooleanField(
        label=gettext_lazy("Do not let it go through my village centre"),
        help_text=gettext_lazy("The township centre takes it instead."),
        required=False,
    )
    key = forms.CharField(widget=forms.HiddenInput, min_length=20, max_length=64)
