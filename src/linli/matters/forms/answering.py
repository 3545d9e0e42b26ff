"""The forms of what the resident reads: an answer with its parts, the photos of the work, a review, a call-back."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as lazy

from linli.matters.data import MAX_PHOTOS, Answer, Evidence, Pressed
from linli.matters.forms.act import DAY, YES_NO, ActForm, long_text
from linli.matters.forms.pressing import pressed_field
from linli.matters.queries.assists import helpers
from linli.matters.rules.answers import LIMITS, LONGEST_DESCRIPTION
from linli.privacy import api as privacy
from linli.privacy.data import Feature
from linli.web.forms import Photo
from linli.web.words import say

DONE, EXPLAINED = "done", "explained"
OUTCOMES = ((DONE, lazy("It was done")), (EXPLAINED, lazy("It cannot be done")))
PARTS = {
    "always": ("findings",),
    DONE: ("action", "done_on"),
    EXPLAINED: ("why_not", "basis", "who_can_change"),
    "administrative": ("remedies",),
}
"""Which fields belong to which kind of answer; a page may put away what the chosen one does not need."""
CONDITIONAL = ("outcome", *PARTS[DONE], *PARTS[EXPLAINED], *PARTS["administrative"])
"""Needed for one kind of answer: “optional” would be wrong, and the form itself says what is missing."""


def _part(name: str, label: Any, *, required: bool = False, help_text: Any = "") -> forms.CharField:
    return long_text(label, required=required, limit=LIMITS[name], help_text=help_text)


def _line(name: str, label: Any, help_text: Any = "") -> forms.CharField:
    return forms.CharField(label=label, max_length=LIMITS[name], required=False, help_text=help_text)


class AnswerForm(ActForm):
    """Findings, action and date; or why not, on which basis, and who can change it."""

    template_name = "matters/staff/answer_form.html"

    findings = _part("findings", lazy("What was found"), required=True)
    outcome = forms.ChoiceField(
        label=lazy("What is the answer?"), choices=OUTCOMES, initial=DONE, widget=forms.RadioSelect, required=False
    )
    action = _part("action", lazy("What was done"))
    done_on = forms.DateField(label=lazy("Done on"), widget=DAY, required=False)
    why_not = _part("why_not", lazy("Why it cannot be done"))
    basis = _line("basis", lazy("On which basis"), lazy("The law, rule or plan, with its article."))
    who_can_change = _line("who_can_change", lazy("Who can change it"), lazy("The office that could decide otherwise."))
    administrative = forms.BooleanField(label=lazy("This is an administrative decision"), required=False)
    remedies = _part(
        "remedies", lazy("Which body of reconsideration, and which court"),
        help_text=lazy("The last days are worked out from delivery and shown beside it; you need not write them."),
    )  # fmt: skip

    def fill(self) -> None:
        self.fields["done_on"].initial = timezone.localdate
        for name in CONDITIONAL:
            self.fields[name].conditional = True  # type: ignore[attr-defined]  # read by web/forms/field.html

    def clean(self) -> dict[str, Any]:
        """What the chosen kind of answer has no place for is not dropped in silence."""
        given = super().clean() or {}
        chosen = given.get("outcome") or (EXPLAINED if given.get("why_not") else DONE)
        if chosen == DONE and given.get("why_not"):
            self.add_error("why_not", gettext("You chose “It was done”. Choose the other, or leave this empty."))
        if chosen == EXPLAINED and not given.get("why_not"):
            self.add_error("why_not", gettext("Say why it cannot be done."))
        return given

    def arguments(self) -> dict[str, Any]:
        given = dict(self.cleaned_data)
        given.pop("outcome", None)
        answer = Answer(**{name: given.pop(name) for name in Answer.__dataclass_fields__ if name in given})
        return {"answer": replace(answer, done_on=None) if answer.why_not else answer, **given}

    @property
    def parts(self) -> dict[str, list[forms.BoundField]]:
        """The fields in their groups, for the page."""
        return {group: [self[name] for name in names if name in self.fields] for group, names in PARTS.items()}


class WithEvidence(ActForm):
    """With photos of the work, each with a sentence that says what it shows."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        takes_photos = bool(self.files) or privacy.is_assessed(Feature.PHOTOS)
        self.numbers = range(1, MAX_PHOTOS + 1) if takes_photos else range(0)
        for n in self.numbers:
            self.fields[f"photo_{n}"] = Photo(
                label=gettext("Photo %(n)d of what was done") % {"n": n}, clean_one=privacy.clean_photo, required=False
            )
            self.fields[f"shows_{n}"] = forms.CharField(
                label=gettext("What photo %(n)d shows") % {"n": n}, max_length=LONGEST_DESCRIPTION, required=False,
                help_text=gettext("For who cannot see it. Things and places; no names."),
            )  # fmt: skip
            self.fields[f"shows_{n}"].conditional = True  # type: ignore[attr-defined]  # needed where there is a photo

    @property
    def pairs(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        return [(self[f"photo_{n}"], self[f"shows_{n}"]) for n in self.numbers]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        for n in self.numbers:
            if given.get(f"photo_{n}") and not given.get(f"shows_{n}", "").strip():
                self.add_error(f"shows_{n}", gettext("Say in a few words what this photo shows."))
        return given

    def arguments(self) -> dict[str, Any]:
        given = super().arguments()
        pairs = [(given.pop(f"photo_{n}"), given.pop(f"shows_{n}")) for n in self.numbers]
        return {**given, "photos": tuple(Evidence(photo.data, shows) for photo, shows in pairs if photo)}


class EvidenceForm(WithEvidence, AnswerForm):
    """An answer with photos of the work."""


class ReportForm(EvidenceForm):
    """What the lead unit reports. Where a unit it asked to help has not finished, it says why it does not wait."""

    despite = long_text(lazy("Why without the units that still help?"), required=False)

    def fill(self) -> None:
        super().fill()
        helping = helpers(self.matter) if self.matter is not None else ()
        if not helping:
            del self.fields["despite"]
            return
        names = gettext(", ").join(say(name) for name in helping)
        told = gettext("Not finished yet: %(units)s. You answer for the whole; they are told that you go on.")
        self.fields["despite"].help_text = told % {"units": names}


class DecideForm(AnswerForm):
    changed = forms.TypedChoiceField(
        label=lazy("The answer is"),
        choices=(("", lazy("upheld")), ("yes", lazy("changed"))),
        coerce=bool,
        empty_value="",
        required=False,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("outcome", "done_on"):  # a review says what it decides, not what was done
            del self.fields[name]
        self.fields["basis"].required = True

    def clean(self) -> dict[str, Any]:
        return dict(self.cleaned_data)

    def arguments(self) -> dict[str, Any]:
        return {**super().arguments(), "changed": bool(self.cleaned_data["changed"])}


def _said(label: Any) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=label,
        choices=YES_NO,
        coerce=lambda v: v == "yes",
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
    )


def _whole(words: Any, *, contacted: bool, solved: bool, satisfied: bool) -> tuple[Any, dict[str, Any]]:
    heard = {"reached": True, "contacted": contacted, "solved": solved, "satisfied": satisfied, "pressed": Pressed.NO}
    return words, heard


HEARD: Mapping[str, tuple[Any, dict[str, Any]]] = {
    "well": _whole(
        lazy("In touch in time; solved; satisfied; nobody pressed"), contacted=True, solved=True, satisfied=True
    ),
    "unsatisfied": _whole(
        lazy("In touch in time; solved; not satisfied; nobody pressed"), contacted=True, solved=True, satisfied=False
    ),
    "unsolved": _whole(
        lazy("In touch in time; not solved; not satisfied; nobody pressed"),
        contacted=True, solved=False, satisfied=False,
    ),
    "nobody": (lazy("Nobody was reached"), {"reached": False}),
}  # fmt: skip
"""What is heard most often, each answer of it written out on the button that records it; anything else is ticked."""


class CallBackForm(ActForm):
    """Four answers one by one, or, where `heard` names one of the whole answers above, that one."""

    hint = lazy("The resident sees what you record and may correct it for 15 days.")
    reached = forms.BooleanField(label=lazy("The resident was reached"), required=False)
    contacted = _said(lazy("Did the unit get in touch in time?"))
    solved = _said(lazy("Is it solved?"))
    satisfied = _said(lazy("Satisfied with how it was handled?"))
    pressed = pressed_field(lazy("Did anyone press the resident about the rating?"))

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        whole = self.data.get("heard", "")
        if whole and whole not in HEARD:
            raise forms.ValidationError(gettext("Choose one of the answers, or tick them one by one."))
        return {**dict.fromkeys(given), "reached": False, **HEARD[whole][1]} if whole else given
