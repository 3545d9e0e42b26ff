"""One message in several parts: for each further problem its category, its words, its place and its photos."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as lazy

from linli.kernel.actor import GridId
from linli.matters.data import MAX_WORDS, MOST_PARTS, Part
from linli.matters.forms.act import ActForm
from linli.matters.forms.take_down import grids_within, grouped

PLACES = range(1, MOST_PARTS)
_NAMES = ("category", "words", "grid", "address", "photos")


class SplitForm(ActForm):
    """`photos` are those of the message, by the id under which they are sealed."""

    template_name = "matters/staff/split_form.html"

    hint = lazy("The matter itself stays the first part. Each further part gets only what you write for it here.")

    def __init__(self, *args: Any, photos: Mapping[int, bytes] | None = None, **kwargs: Any) -> None:
        self.photos = dict(photos or {})
        super().__init__(*args, **kwargs)

    def fill(self) -> None:
        grids = grids_within(self.actor)
        numbered = [(str(id), gettext("Photo %(n)d") % {"n": n}) for n, id in enumerate(self.photos, 1)]
        for n in PLACES:
            self.fields[f"category_{n}"] = forms.ChoiceField(label=gettext("What is it about?"), required=n == 1)
            self.choose(f"category_{n}", list(grouped()))
            self.fields[f"words_{n}"] = forms.CharField(
                label=gettext("The words that belong to it"), max_length=MAX_WORDS, required=n == 1,
                widget=forms.Textarea(attrs={"rows": 3}),
            )  # fmt: skip
            self.fields[f"grid_{n}"] = forms.TypedChoiceField(
                label=gettext("Where?"), coerce=lambda id: GridId(int(id)), empty_value=None, required=False,
                choices=[("", gettext("At the same place")), *grids],
            )  # fmt: skip
            self.fields[f"address_{n}"] = forms.CharField(
                label=gettext("Address or landmark, if another"), max_length=200, required=False
            )
            if numbered:
                self.fields[f"photos_{n}"] = forms.MultipleChoiceField(
                    label=gettext("Photos that belong to it"), choices=numbered, required=False,
                    widget=forms.CheckboxSelectMultiple,
                )  # fmt: skip

    @property
    def groups(self) -> list[list[forms.BoundField]]:
        """The fields of each part, for the page."""
        return [[self[f"{name}_{n}"] for name in _NAMES if f"{name}_{n}" in self.fields] for n in PLACES]

    def clean(self) -> dict[str, Any]:
        """A part that was begun names its category; one that was left empty is none."""
        given = super().clean() or {}
        for n in PLACES[1:]:
            begun = any(given.get(f"{name}_{n}") for name in _NAMES)
            if begun and not given.get(f"category_{n}"):
                self.add_error(f"category_{n}", gettext("Choose what it is about, or leave the whole part empty."))
        return given

    def arguments(self) -> dict[str, Any]:
        return {"parts": tuple(self._part(n) for n in PLACES if self.cleaned_data.get(f"category_{n}"))}

    def _part(self, n: int) -> Part:
        given = self.cleaned_data
        chosen = tuple(self.photos[int(id)] for id in given.get(f"photos_{n}") or ())
        return Part(given[f"category_{n}"], given[f"words_{n}"], given[f"grid_{n}"], given[f"address_{n}"], chosen)
