"""Courses and plans."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from linli.kernel.words import Name
from linli.training.data import (
    COURSE_NAMES,
    LEARNER_NAMES,
    TOPIC_NAMES,
    Course,
    CourseKind,
    CourseText,
    LearnerKind,
    Topic,
)
from linli.training.forms.fields import offer, said
from linli.web.words import say


class PressForm(forms.Form):
    """Nothing to fill in; one press."""


class CourseForm(forms.Form):
    kind = forms.ChoiceField(label=_("Kind of course"))
    title = forms.CharField(label=_("Title in Chinese"), max_length=80)
    title_en = forms.CharField(label=_("Title in English"), max_length=120, required=False)
    audience = forms.MultipleChoiceField(label=_("For whom"), widget=forms.CheckboxSelectMultiple)
    topics = forms.MultipleChoiceField(
        label=_("What it covers"), widget=forms.CheckboxSelectMultiple, required=False,
        help_text=_("Induction of auxiliary officers covers the first three (Order 270, Article 20)."),
    )  # fmt: skip
    hours = forms.IntegerField(label=_("Hours of the course"), min_value=1, max_value=2000)
    pass_mark = forms.IntegerField(
        label=_("Pass mark out of 100"), min_value=1, max_value=100, required=False,
        help_text=_("Leave it empty where there is no examination."),
    )  # fmt: skip
    validity_months = forms.IntegerField(
        label=_("Months a certificate is valid"), min_value=0, max_value=120, initial=0, help_text=_("0 for ever.")
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        offer(self, "kind", said(COURSE_NAMES))
        offer(self, "audience", said(LEARNER_NAMES))
        offer(self, "topics", said(TOPIC_NAMES))

    def text(self) -> CourseText:
        given = self.cleaned_data
        return CourseText(
            kind=CourseKind(given["kind"]), title=Name(given["title"], given["title_en"]),
            topics=frozenset(map(Topic, given["topics"])), audience=frozenset(map(LearnerKind, given["audience"])),
            hours=given["hours"], pass_mark=given["pass_mark"], validity_months=given["validity_months"],
        )  # fmt: skip

    @staticmethod
    def of(text: CourseText) -> dict[str, Any]:
        """What the form shows of a course that is there."""
        return {
            "kind": text.kind, "title": text.title.zh, "title_en": text.title.en, "audience": list(text.audience),
            "topics": list(text.topics), "hours": text.hours, "pass_mark": text.pass_mark,
            "validity_months": text.validity_months,
        }  # fmt: skip


class PlanForm(forms.Form):
    year = forms.IntegerField(label=_("Year of the plan"), min_value=2017, max_value=2100)
    audience = forms.ChoiceField(label=_("For whom"))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        offer(self, "audience", said(LEARNER_NAMES))


class PlanLineForm(forms.Form):
    course = forms.ChoiceField(label=_("Course"))
    month = forms.ChoiceField(label=_("Month"))

    def __init__(self, *args: Any, courses: Iterable[Course], **options: Any) -> None:
        super().__init__(*args, **options)
        offer(self, "course", ((one.id, say(one.title)) for one in courses))
        offer(self, "month", ((month, date_format(date(2000, month, 1), "F")) for month in range(1, 13)))


class ApproveForm(forms.Form):
    paper = forms.CharField(label=_("Number of the approval"), max_length=80, required=False)
