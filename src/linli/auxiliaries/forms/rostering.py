"""Kinds of shifts and demand."""

from collections.abc import Iterable, Mapping
from datetime import date, time
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from linli.auxiliaries.data.files import Officer, OfficerId
from linli.auxiliaries.data.rostering import WEEKDAY_NAMES, ShiftKind
from linli.auxiliaries.data.swaps import CONSENT_NAMES, Consent, RosteredShift
from linli.auxiliaries.forms.fields import Chosen, day_field, time_field
from linli.auxiliaries.templatetags.hours import clock
from linli.kernel.words import Name
from linli.web.words import say

DAY = 24 * 60


def minute_of(clock: time) -> int:
    return clock.hour * 60 + clock.minute


class KindForm(forms.Form):
    name = forms.CharField(label=_("Name of the kind of shift"), max_length=32)
    code = forms.CharField(label=_("Sign in the roster"), help_text=_("One to four characters."), max_length=4)
    begins = time_field(_("Shift begins"))
    ends = time_field(_("Shift ends"))
    pause = forms.IntegerField(label=_("Minutes of break, not counted as work"), min_value=0, max_value=600, initial=0)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ends"].help_text = _("An end that is earlier than the beginning is on the next day.")

    def given(self) -> dict[str, Any]:
        hours = {name: minute_of(self.cleaned_data[name]) for name in ("begins", "ends")}
        return {**self.cleaned_data, **hours}


class DemandForm(forms.Form):
    """A number for each weekday; with a skill where the view offers some."""

    def __init__(self, *args: Any, skills: Mapping[str, Name] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if skills is not None:
            choices = [(code, say(name)) for code, name in skills.items()]
            self.fields["skill"] = forms.ChoiceField(label=_("Certificate that is needed"), choices=choices)
        for day, words in WEEKDAY_NAMES.items():
            self.fields[f"day{day}"] = forms.IntegerField(
                label=say(words), min_value=0, max_value=500, initial=0, required=False
            )

    def given(self) -> dict[str, Any]:
        counts = {day: self.cleaned_data.get(f"day{day}") or 0 for day in WEEKDAY_NAMES}
        skill = {"skill": self.cleaned_data["skill"]} if "skill" in self.cleaned_data else {}
        return {"counts": counts, **skill}


class CellForm(forms.Form):
    """One officer on one day."""

    kind = forms.ChoiceField(label=_("On this day"), required=False, widget=forms.RadioSelect)
    locked = forms.BooleanField(
        label=_("Settled: a search leaves this day as it is"), required=False
    )  # fmt: skip

    def __init__(self, *args: Any, kinds: Iterable[ShiftKind] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        hours = [(kind.code, f"{kind.code} · {kind.name} {clock(kind.begins)}–{clock(kind.ends)}") for kind in kinds]
        self.fields["kind"].choices = [("", gettext("Off")), *hours]  # type: ignore[attr-defined]  # of a choice field


class WishForm(forms.Form):
    day = day_field(_("Which day"))
    kind = forms.TypedChoiceField(label=_("What you wish"), coerce=int, empty_value=None, required=False)

    def __init__(self, *args: Any, kinds: Iterable[ShiftKind] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        wanted = [(str(kind.id), gettext("This shift: %(name)s") % {"name": kind.name}) for kind in kinds]
        self.fields["kind"].choices = [("", gettext("To be free")), *wanted]  # type: ignore[attr-defined]  # of a choice field


class SwapForm(forms.Form):
    """To whom, for nothing or for one of the colleague's shifts on the same roster."""

    wanted = forms.ChoiceField(label=_("To whom, and for what"))

    def __init__(
        self, *args: Any, others: Iterable[RosteredShift] = (), people: Iterable[Officer] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        shifts: dict[int, list[tuple[str, str]]] = {}
        for one in others:
            words = f"{one.name} · {one.day:%Y-%m-%d} {one.kind.name}"
            shifts.setdefault(one.officer, []).append((f"{one.officer}:{one.day:%Y-%m-%d}", words))
        groups = [
            (person.name, [(f"{person.id}:", gettext("%(name)s, for nothing") % {"name": person.name}),
                           *shifts.get(person.id, [])])
            for person in people
        ]  # fmt: skip
        self.fields["wanted"].choices = [("", gettext("Choose")), *groups]  # type: ignore[attr-defined]  # of a choice field

    def given(self) -> dict[str, Any]:
        taker, _colon, day = self.cleaned_data["wanted"].partition(":")
        return {"taker": OfficerId(int(taker)), "other_day": date.fromisoformat(day) if day else None}


class ConsentForm(forms.Form):
    """Who has agreed, and how."""

    officer = forms.IntegerField(widget=forms.HiddenInput)
    consent = Chosen(Consent, CONSENT_NAMES, label=_("Has agreed"))
