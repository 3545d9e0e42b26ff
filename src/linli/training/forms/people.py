"""Enrolling, earlier training, and whose list is shown."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from linli.kernel.words import Name
from linli.organisation.data import Post, Unit
from linli.training.data import LEARNER_NAMES, REASON_NAMES, Course, LearnerCard, LearnerKind
from linli.training.forms.fields import day, offer, said
from linli.web.words import say


class EnrolForm(forms.Form):
    learners = forms.MultipleChoiceField(label=_("Learners"), widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, people: Iterable[LearnerCard], **options: Any) -> None:
        super().__init__(*args, **options)
        offer(self, "learners", ((str(card.learner), card.name) for card in people))


class YearForm(forms.Form):
    """Which unit, which learners, which year; nonsense shows what is usual."""

    unit = forms.TypedChoiceField(label=_("Unit of the learners"), coerce=int)
    kind = forms.ChoiceField(label=_("Kind of learners"))
    year = forms.IntegerField(label=_("Year of training"), min_value=2000, max_value=2100)

    def __init__(self, *args: Any, units: Sequence[Unit], kinds: Iterable[LearnerKind], **options: Any) -> None:
        super().__init__(*args, **options)
        offer(self, "unit", ((unit.id, say(Name(unit.name, unit.name_en))) for unit in units))
        offer(self, "kind", said({kind: LEARNER_NAMES[kind] for kind in kinds}))


class EarlierForm(forms.Form):
    course = forms.ChoiceField(label=_("Counts as this course"))
    first_day = day(pgettext_lazy("training", "First day"))
    last_day = day(pgettext_lazy("training", "Last day"), help_text=_("In the same year as the first day."))
    hours = forms.DecimalField(label=_("Hours on the paper"), min_value=0, max_value=4000, decimal_places=2)
    passed_on = day(_("Passed on"), required=False, help_text=_("Where the paper says that it was passed."))
    valid_until = day(_("Valid until"), required=False, help_text=_("Where the paper says how long."))
    paper = forms.CharField(label=_("Number of the paper"), max_length=80)
    verifier = forms.TypedChoiceField(label=_("Who has seen the paper"), coerce=int)

    def __init__(self, *args: Any, courses: Iterable[Course], verifiers: Iterable[Post], **options: Any) -> None:
        super().__init__(*args, **options)
        offer(self, "course", ((one.id, say(one.title)) for one in courses))
        offer(self, "verifier", ((post.id, post.holder) for post in verifiers))


class ReasonForm(forms.Form):
    reason = forms.ChoiceField(label=_("Why it is taken back"))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        offer(self, "reason", said(REASON_NAMES))
