"""Of recruitments and applicants."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from linli.auxiliaries.data import Branch, Category, Employment
from linli.auxiliaries.data.contracts import InstructionId
from linli.auxiliaries.data.files import BRANCH_NAMES, CATEGORY_NAMES, EMPLOYMENT_NAMES
from linli.auxiliaries.data.hiring import Hiring
from linli.auxiliaries.data.plan import PlanId
from linli.auxiliaries.data.recruitment import (
    EXAM_NAMES,
    EXCLUSION_NAMES,
    PRIORITY_NAMES,
    STEP_NAMES,
    Application,
    Draft,
    Exam,
    Exclusion,
    Priority,
    StepKind,
)
from linli.auxiliaries.forms.fields import Chosen, Reference, UnitField, day_field, long_text
from linli.kernel.words import _ as sentence
from linli.web.words import say

HUNDREDTHS = 100
NONE = sentence("none")


class RecruitmentForm(forms.Form):
    plan = forms.TypedChoiceField(label=_("Approved staffing plan"), coerce=int)
    category = Chosen(Category, CATEGORY_NAMES, label=_("Category"))
    posts = forms.IntegerField(label=_("Places"), min_value=1, max_value=5000)
    requirements = long_text(_("Notice: duties, requirements of the post, pay, where to turn"))
    starts_on = day_field(_("First working day"))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for test in Exam:
            words = _("%(test)s, weight in percent") % {"test": say(EXAM_NAMES[test])}
            self.fields[test.value] = forms.IntegerField(label=words, min_value=0, max_value=100)
        for kind in StepKind:
            self.fields[f"on_{kind.value}"] = day_field(say(STEP_NAMES[kind]))

    def given(self) -> dict[str, Any]:
        given = self.cleaned_data
        draft = Draft(
            PlanId(given["plan"]), given["category"], given["posts"], given["requirements"],
            {test: given[test.value] for test in Exam}, given["starts_on"],
            {kind: given[f"on_{kind.value}"] for kind in StepKind},
        )  # fmt: skip
        return {"draft": draft}


class TestedForm(forms.Form):
    tested_on = day_field(_("Day of the tests"), past=True)


class ReasonForm(forms.Form):
    reason = long_text(_("The reason, in plain words; the applicant reads it"))


class ApplyForm(forms.Form):
    """For the public, and for the desk where somebody applies in person."""

    name = forms.CharField(label=_("Your name"), max_length=64)
    born_on = day_field(_("Date of birth"), past=True)
    phone = forms.CharField(label=_("Telephone"), max_length=32, required=False)
    email = forms.EmailField(label=_("E-mail"), max_length=100, required=False)
    education = long_text(_("Education, qualifications and skills for this post"))
    citizen = forms.BooleanField(
        label=_("I am a citizen."), error_messages={"required": _("Confirm that you are a citizen.")}
    )
    willing = forms.BooleanField(
        label=_("I want to do this work of my own free will."),
        error_messages={"required": _("Confirm that you want to do this work of your own free will.")},
    )
    priority = Chosen(Priority, PRIORITY_NAMES, none=NONE, label=_("Priority among equals, if you can prove one"))
    priority_paper = Reference(label=_("Number of the paper that proves it"), required=False)

    def given(self) -> dict[str, Any]:
        return {"application": Application(**self.cleaned_data, language=get_language() or "")}


class CheckForm(forms.Form):
    qualified = forms.BooleanField(
        label=_("Education, qualification or skill is what the post asks for"), required=False
    )
    health_paper = Reference(label=_("Number of the health certificate"), required=False)
    health_until = day_field(_("It is valid until"), required=False)
    priority_paper = Reference(label=_("Paper that proves the priority, once seen"), required=False)


class ClearForm(forms.Form):
    """Three questions, each with the paper that answers it. What the Order says besides is not asked."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for one in Exclusion:
            self.fields[f"found_{one.value}"] = forms.ChoiceField(
                label=say(EXCLUSION_NAMES[one]), choices=[("no", _("No")), ("yes", _("Yes"))], widget=forms.RadioSelect
            )
            paper = _("%(what)s: paper that shows it") % {"what": say(EXCLUSION_NAMES[one])}
            self.fields[f"paper_{one.value}"] = Reference(label=paper)

    def given(self) -> dict[str, Any]:
        given = self.cleaned_data
        answers = {one: (given[f"found_{one.value}"] == "yes", given[f"paper_{one.value}"]) for one in Exclusion}
        return {"answers": answers}


class ScoreForm(forms.Form):
    """Points from 0 to 100 with two decimals, for each test that counts."""

    def __init__(self, *args: Any, weights: dict[Exam, int], **options: Any) -> None:
        super().__init__(*args, **options)
        for test in (test for test in Exam if weights.get(test)):
            self.fields[test.value] = forms.DecimalField(
                label=say(EXAM_NAMES[test]), min_value=0, max_value=100, max_digits=5, decimal_places=2
            )

    def given(self) -> dict[str, Any]:
        given: dict[str, Decimal] = self.cleaned_data
        scores = {test: int(given[test.value] * HUNDREDTHS) if test.value in given else None for test in Exam}
        return {"scores": scores}


class ChooseForm(forms.Form):
    drawn = Reference(label=_("Paper by which it was decided among equals, if there are any"), required=False)


class CodeForm(forms.Form):
    code = forms.CharField(label=_("Code of your application"), max_length=60)


class ContestForm(forms.Form):
    words = long_text(_("What is wrong, and how it should be"))


class EmployForm(forms.Form):
    number = Reference(label=_("Work number"), max_length=32)
    name = forms.CharField(label=_("Name of the officer"), max_length=64)
    born_on = day_field(_("Date of birth"), past=True)
    id_number = forms.CharField(label=_("Identity number"), max_length=32)
    phone = forms.CharField(label=_("Telephone"), max_length=32, required=False)
    address = forms.CharField(label=_("Address"), max_length=200, required=False)
    unit = UnitField(label=_("Serves in"))
    category = Chosen(Category, CATEGORY_NAMES, label=_("Category"))
    branch = Chosen(Branch, BRANCH_NAMES, label=_("Branch"))
    employment = Chosen(Employment, EMPLOYMENT_NAMES, label=_("Way of employment"))
    instruction = forms.TypedChoiceField(label=_("Instruction of the human-resources department"), coerce=int)
    provider = UnitField(label=_("Service provider, for those employed through one"), required=False)
    started_on = day_field(_("First working day"))

    def given(self) -> dict[str, Any]:
        said = self.cleaned_data
        return {"hiring": Hiring(**{**said, "instruction": InstructionId(said["instruction"])})}
