"""Ratings, awards, cases, absences, breaches."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_lazy

from linli.auxiliaries.data.appraisal import (
    ASPECTS,
    GRADE_NAMES,
    MERIT_NAMES,
    PREFERENCE_NAMES,
    Grade,
    Merit,
    Preference,
)
from linli.auxiliaries.data.discipline import (
    GROUND_NAMES,
    LABOUR_NAMES,
    OUTCOME_NAMES,
    PROTECTED_NAMES,
    SEVERITY_NAMES,
    Ending,
    Ground,
    Labour,
    Outcome,
    Protected,
    Severity,
)
from linli.auxiliaries.data.protection import GUARDED_NAMES, Guarded
from linli.auxiliaries.forms.choosing import OfficerForm
from linli.auxiliaries.forms.fields import UnitField, day_field, long_text, said
from linli.web.words import say

ENDS = (Outcome.ENDING, Outcome.RETURN)


class GradeForm(forms.Form):
    grade = forms.ChoiceField(label=gettext_lazy("Level of the rating"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["grade"].choices = [("", gettext("Choose")), *said(GRADE_NAMES.items())]  # type: ignore[attr-defined]  # of a choice field

    def given(self) -> dict[str, Any]:
        return {**self.cleaned_data, "grade": Grade(self.cleaned_data["grade"])}


class RewriteForm(GradeForm):
    """The level and the four texts, while the rating is a draft."""

    performance = long_text(gettext_lazy("Work performance"), hint=gettext_lazy("What was seen, with examples."))
    compliance = long_text(gettext_lazy("Rules and discipline"))
    training = long_text(gettext_lazy("Education and training"))
    reasons = long_text(
        gettext_lazy("Reasons for the level"),
        hint=gettext_lazy("A person chooses the level; nothing computes it. Unverified complaints have no place here."),
    )
    field_order: tuple[str, ...] = (*ASPECTS, "grade", "reasons")

    def given(self) -> dict[str, Any]:
        texts = {part: self.cleaned_data[part] for part in (*ASPECTS, "reasons")}
        return {"grade": Grade(self.cleaned_data["grade"]), "texts": texts}


class RatingForm(RewriteForm, OfficerForm):
    first = day_field(gettext_lazy("First day of the period"))
    last = day_field(gettext_lazy("Last day of the period"))
    field_order = ("officer", "first", "last", *ASPECTS, "grade", "reasons")

    def given(self) -> dict[str, Any]:
        return {**super().given(), **{name: self.cleaned_data[name] for name in ("officer", "first", "last")}}


class AnswerObjectionForm(GradeForm):
    words = long_text(gettext_lazy("Answer to the objection"))


class WordsForm(forms.Form):
    words = long_text(gettext_lazy("In your own words"))


class AwardForm(OfficerForm):
    merit = forms.ChoiceField(label=gettext_lazy("Ground of the award"))
    evidence = long_text(gettext_lazy("What shows it"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, nobody=gettext("The unit's officers together"), **kwargs)
        self.fields["merit"].choices = point_choices(MERIT_NAMES.items())  # type: ignore[attr-defined]  # of a choice field

    def given(self) -> dict[str, Any]:
        return {**self.cleaned_data, "merit": Merit(self.cleaned_data["merit"])}


class RecommendForm(OfficerForm):
    preference = forms.ChoiceField(label=gettext_lazy("Recommended for"))
    consent = forms.CharField(label=gettext_lazy("Reference of the authority's consent"), max_length=80)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["preference"].choices = said(PREFERENCE_NAMES.items())  # type: ignore[attr-defined]  # of a choice field

    def given(self) -> dict[str, Any]:
        return {**self.cleaned_data, "preference": Preference(self.cleaned_data["preference"])}


class LevelForm(OfficerForm):
    level = forms.IntegerField(label=gettext_lazy("Service level"), min_value=1, max_value=20)
    since = day_field(gettext_lazy("In force from"))
    reasons = long_text(gettext_lazy("Reasons for the level"))


class OpenCaseForm(OfficerForm):
    ground = forms.ChoiceField(label=gettext_lazy("Ground of the case"))
    words = long_text(gettext_lazy("What gave rise to it"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ground"].choices = point_choices(GROUND_NAMES.items())  # type: ignore[attr-defined]  # of a choice field

    def given(self) -> dict[str, Any]:
        return {**self.cleaned_data, "ground": Ground(self.cleaned_data["ground"])}


class TellForm(forms.Form):
    facts = long_text(gettext_lazy("Facts found"))
    evidence = long_text(gettext_lazy("Evidence for them"))


class DecideForm(forms.Form):
    """The ground of the Order comes with the case; what the labour law asks is filled in for an ending or a return."""

    outcome = forms.ChoiceField(label=gettext_lazy("Decision"))
    labour = forms.ChoiceField(label=gettext_lazy("Ground of the Labour Contract Law"), required=False)
    protected = forms.MultipleChoiceField(
        label=gettext_lazy("Does any of these apply to the officer?"), required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    trained = forms.CharField(
        label=gettext_lazy("Training or change of post before (reference)"), required=False, max_length=80
    )
    notice = forms.CharField(
        label=gettext_lazy("Thirty days' notice, or one month's pay (reference)"), required=False, max_length=80
    )
    rules = forms.CharField(
        label=gettext_lazy("Work rules made with the workers and made known (reference)"), required=False, max_length=80
    )
    union_told_on = day_field(gettext_lazy("Union told on"), required=False, past=True)
    reasons = long_text(gettext_lazy("Reasons for the decision"))

    def __init__(self, *args: Any, ground: Ground, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.ground = ground
        for name, names in (("outcome", OUTCOME_NAMES), ("protected", PROTECTED_NAMES)):
            self.fields[name].choices = said(names.items())  # type: ignore[attr-defined]  # of a choice field
        self.fields["labour"].choices = [("", "—"), *point_choices(LABOUR_NAMES.items())]  # type: ignore[attr-defined]  # of a choice field

    def given(self) -> dict[str, Any]:
        given, outcome = self.cleaned_data, Outcome(self.cleaned_data["outcome"])
        return {"outcome": outcome, "reasons": given["reasons"], "ending": self.ending() if outcome in ENDS else None}

    def ending(self) -> Ending:
        given = self.cleaned_data
        return Ending(
            ground=self.ground, labour=Labour(given["labour"]) if given["labour"] else None,
            protected=frozenset(map(Protected, given["protected"])), trained=given["trained"], notice=given["notice"],
            rules=given["rules"], union_told_on=given["union_told_on"],
        )  # fmt: skip


class AbsenceForm(OfficerForm):
    day = day_field(gettext_lazy("Day of the absence"), past=True)


class ViolationForm(forms.Form):
    unit = forms.TypedChoiceField(label=gettext_lazy("Which unit?"), coerce=int)
    cite = forms.CharField(label=gettext_lazy("Article that was broken"), max_length=40, initial="wuhan-order-270/10")
    words = long_text(gettext_lazy("What happened, and when"))

    def __init__(self, *args: Any, units: Iterable[tuple[int, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].choices = list(units)  # type: ignore[attr-defined]  # of a choice field


class HandleForm(forms.Form):
    severity = forms.ChoiceField(label=gettext_lazy("What was done"))
    words = long_text(gettext_lazy("Findings and measures"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["severity"].choices = said(SEVERITY_NAMES.items())  # type: ignore[attr-defined]  # of a choice field

    def given(self) -> dict[str, Any]:
        return {**self.cleaned_data, "severity": Severity(self.cleaned_data["severity"])}


class ReasonForm(forms.Form):
    reason = long_text(gettext_lazy("Reasons, which the officer can read"))


class AskAboveForm(ReasonForm):
    """A transfer names the unit where the officer would serve; an ending names none."""

    guarded = forms.ChoiceField(label=gettext_lazy("What you want to do"))
    unit = UnitField(label=gettext_lazy("For a transfer: serves then in"))
    field_order = ("guarded", "unit", "reason")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        wanted = (Guarded.TRANSFER, Guarded.ENDING)
        self.fields["guarded"].choices = said((one, GUARDED_NAMES[one]) for one in wanted)  # type: ignore[attr-defined]  # a ChoiceField


def point_choices(pairs: Iterable[tuple[Any, Any]]) -> list[tuple[str, str]]:
    """With the point of the article before the words."""
    return [(str(code), f"{code} {say(words)}") for code, words in pairs]
