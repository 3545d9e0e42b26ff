"""One screen for whoever takes a matter down for somebody else: at the door, on the telephone, from a letter."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import get_language, gettext, gettext_lazy

from linli.kernel.actor import Actor, GridId
from linli.matters.data import (
    MAX_PHOTOS,
    MAX_WORDS,
    About,
    Channel,
    Contact,
    OpenDraft,
    RaiseRequest,
    Typed,
)
from linli.matters.forms.photos import TakesPhotos
from linli.matters.forms.resident import LANGUAGES
from linli.matters.queries.everyday import groups
from linli.organisation import api as organisation
from linli.privacy import api as privacy
from linli.web.forms import Photos

CHANNELS = (
    (Channel.TELEPHONE, gettext_lazy("Telephone")),
    (Channel.WALK_IN, gettext_lazy("At the counter")),
    (Channel.LETTER, gettext_lazy("Letter")),
    (Channel.GRID_WORKER, gettext_lazy("At the door")),
    (Channel.HOTLINE_12345, gettext_lazy("Handed over by 12345")),
    (Channel.HANDOVER_110, gettext_lazy("Handed over by 110 (no police matter)")),
    (Channel.EMAIL, gettext_lazy("E-mail")),
)
CONTACT = ("name", "phone", "email", "language", "wishes")
ALONG = (
    ("yes", gettext_lazy("It goes along: the resident was told what for and until when it is kept, and agrees")),
    ("no", gettext_lazy("It is let go")),
)


class TakeDownForm(TakesPhotos):
    """Field names are those of `RaiseRequest`, so that a refusal finds its field.

    `parking`: it is only to be kept as it is, so nothing need be complete. `closed`: a contact is held with the draft
    and not shown, because the second factor is not fresh; then `along` asks whether it goes along.
    """

    channel = forms.ChoiceField(label=gettext_lazy("How did it come?"), choices=CHANNELS)
    words = forms.CharField(
        label=gettext_lazy("In the resident's own words"),
        max_length=MAX_WORDS,
        widget=forms.Textarea(attrs={"rows": 5, "autofocus": True}),
        required=False,
    )
    category = forms.ChoiceField(label=gettext_lazy("What is it about?"))
    grid = forms.TypedChoiceField(
        label=gettext_lazy("Grid"), coerce=lambda id: GridId(int(id)), empty_value=None, required=False
    )
    address = forms.CharField(label=gettext_lazy("Address or landmark"), max_length=200, required=False)
    lon = forms.FloatField(required=False, widget=forms.HiddenInput)
    lat = forms.FloatField(required=False, widget=forms.HiddenInput)
    photos = Photos(label=gettext_lazy("Photos"), limit=MAX_PHOTOS, clean_one=privacy.clean_photo, required=False)
    along = forms.ChoiceField(label=gettext_lazy("The contact that is held"), choices=ALONG, widget=forms.RadioSelect)
    name = forms.CharField(label=gettext_lazy("Name, as the resident wishes"), max_length=60, required=False)
    phone = forms.CharField(
        label=gettext_lazy("Telephone for this matter"),
        max_length=32,
        required=False,
        widget=forms.TextInput({"type": "tel"}),
    )
    email = forms.CharField(label=gettext_lazy("E-mail for this matter"), max_length=120, required=False)
    language = forms.ChoiceField(label=gettext_lazy("Language the resident prefers"), choices=LANGUAGES, required=False)
    wishes = forms.CharField(label=gettext_lazy("When and how to call back"), max_length=200, required=False)
    agree = forms.BooleanField(
        label=gettext_lazy("The resident was told what the contact is for and until when it is kept, and agrees."),
        required=False,
    )
    avoid_village = forms.BooleanField(label=gettext_lazy("Not through the village centre"), required=False)
    source = forms.CharField(
        label=gettext_lazy("Number of the other line, if handed over"), max_length=64, required=False
    )
    draft = forms.IntegerField(required=False, min_value=1, max_value=2**63 - 1, widget=forms.HiddenInput)
    key = forms.CharField(widget=forms.HiddenInput, min_length=20, max_length=64)

    def __init__(self, *args: Any, actor: Actor, closed: bool = False, parking: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.closed, self.parking = closed, parking
        for name in (*CONTACT, "agree") if closed else ("along",):
            del self.fields[name]
        for name in ("category", "key", "along") if parking else ():
            if name in self.fields:
                self.fields[name].required = False
        self._offer(actor)

    def _offer(self, actor: Actor) -> None:
        self.fields["category"].choices = [("", gettext("Choose")), *grouped()]  # type: ignore[attr-defined]  # of a choice field
        self.fields["grid"].choices = [("", gettext("Not known")), *grids_within(actor)]  # type: ignore[attr-defined]  # likewise
        if actor.grid is not None:
            self.fields["grid"].initial, self.fields["channel"].initial = actor.grid, Channel.GRID_WORKER

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        named = any(found.get(line) for line in ("name", "phone", "email"))
        if named and not found.get("agree") and not self.parking:
            self.add_error("agree", gettext("Ask the resident, or leave the contact empty."))
        return found

    def contact(self) -> Contact | None:
        """What was typed, where the resident agrees; None where what is held stays as it is; empty where all was
        taken out."""
        if self.closed:
            return None
        typed = Contact(**{line: self.cleaned_data[line] for line in CONTACT})
        return typed if self.cleaned_data["agree"] or not typed else None

    def typed(self) -> Typed:
        given = self.cleaned_data
        return Typed(
            channel=Channel(given["channel"]), category=given["category"], grid=given["grid"], words=given["words"],
            address=given["address"], contact=self.contact(), agreed=self._agreed(),
            source=given["source"], photos=self._photos(), avoid_village=given["avoid_village"],
        )  # fmt: skip

    def _agreed(self) -> bool | None:
        """None where the screen did not ask."""
        if not self.closed:
            return bool(self.cleaned_data["agree"])
        return True if self.cleaned_data["along"] == "yes" else None

    def request(self) -> RaiseRequest:
        given = self.cleaned_data
        return RaiseRequest(
            category=given["category"], words=given["words"], channel=Channel(given["channel"]), about=About.PLACE,
            lon=given["lon"], lat=given["lat"], grid=given["grid"], address=given["address"],
            contact=self.contact() or None, photos=self._photos(), avoid_village=given["avoid_village"],
            source=given["source"], key=given["key"],
        )  # fmt: skip

    def _photos(self) -> tuple[bytes, ...]:
        return tuple(photo.data for photo in self.cleaned_data["photos"] or ())


def as_typed(opened: OpenDraft) -> dict[str, Any]:
    """A parked one as the form shows it."""
    typed, contact = opened.typed, opened.typed.contact or Contact()
    lines = {line: getattr(contact, line) for line in CONTACT}
    return {
        "channel": typed.channel, "category": typed.category, "grid": typed.grid, "words": typed.words,
        "address": typed.address, "source": typed.source, "avoid_village": typed.avoid_village,
        "draft": opened.id, "agree": typed.agreed, **lines,
    }  # fmt: skip


def grids_within(actor: Actor) -> list[tuple[int, str]]:
    """The grids that somebody may name who takes a matter down."""
    return [(grid.id, grid.name) for grid in organisation.grids() if _within(grid.unit, actor)]


def _within(unit: int, actor: Actor) -> bool:
    """Grids of the actor's own villages: a district clerk sees all, a village clerk the village's."""
    return any(actor.belongs_to(above.id) for above in organisation.ancestors(unit)) or actor.belongs_to(unit)  # type: ignore[arg-type]  # ids of units


def grouped() -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """The catalogue as a select wants it: everyday groups with their categories."""
    language = get_language() or "zh"
    for group in groups():
        yield group.name.said_in(language), [(row.key, row.name.said_in(language)) for row in group.categories]
