"""What is filled in on the pages of this context. The choices are said in both languages."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from linli.privacy.api import features
from linli.rights.data import Doubt, Finding, Outside, Right
from linli.web.forms import DayInput
from linli.web.words import say

DOUBTS = [
    (Doubt.NO_REASON.value, _("I see no reason for it")),
    (Doubt.KNOWN_PERSON.value, _("I think somebody I know looked")),
    (Doubt.TOO_OFTEN.value, _("It was opened too often")),
    (Doubt.OTHER.value, _("Something else")),
]
FINDINGS = [
    (Finding.IN_ORDER.value, _("In order: the work called for it")),
    (Finding.MISTAKE.value, _("A mistake")),
    (Finding.MISUSE.value, _("Misuse")),
]
RIGHTS = [
    (Right.SEE.value, _("See what is held")),
    (Right.COPY.value, _("Take a copy")),
    (Right.CORRECT.value, _("Correct something")),
    (Right.DELETE.value, _("Delete it")),
    (Right.RESTRICT.value, _("Keep it, but stop using it")),
    (Right.WITHDRAW.value, _("Withdraw my consent to be contacted")),
    (Right.EXPLAIN.value, _("Explain how something was decided")),
]
OUTSIDE = [
    ("", "—"),
    (Outside.COURT.value, _("The people's court")),
    (Outside.REGULATOR.value, _("The office that supervises personal information")),
]

ARTICLE_HINT = _("As the page “Rules and articles” writes it, such as pipl-2021/47.")


def _long(label: Any, *, required: bool = True) -> forms.CharField:
    return forms.CharField(label=label, required=required, max_length=4000, widget=forms.Textarea(attrs={"rows": 4}))


def _part(label: Any, hint: Any) -> forms.CharField:
    part = _long(label, required=False)
    part.help_text, part.conditional = hint, True  # type: ignore[attr-defined]  # read by the field's template
    return part


class QuestionForm(forms.Form):
    doubt = forms.ChoiceField(label=_("Why do you ask?"), choices=DOUBTS)


class DemandForm(forms.Form):
    right = forms.ChoiceField(label=_("What do you want?"), choices=RIGHTS)
    words = forms.CharField(
        label=_("What we should know"),
        help_text=_("For a correction: what is wrong, and how it should be."),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class ReviewForm(forms.Form):
    finding = forms.ChoiceField(label=_("What you found"), choices=FINDINGS)
    text = _long(_("A plain sentence for the resident, without names"))


class FinishForm(forms.Form):
    reply = _long(_("A plain sentence for the resident"))


class DeleteForm(FinishForm):
    """Of a deletion alone: what a law demands to be kept is sealed instead."""

    article = forms.CharField(
        label=_("Article that demands keeping, if any"), required=False, max_length=80, help_text=ARTICLE_HINT
    )
    kept_until = forms.DateField(label=_("Kept until"), required=False, widget=DayInput())


class RefuseForm(forms.Form):
    reason = _long(_("The reason, in plain words"))
    outside = forms.ChoiceField(label=_("Where the person can go"), choices=OUTSIDE, required=False)


class PressForm(forms.Form):
    """Nothing to fill in; one press."""


class BreachForm(forms.Form):
    """Each part may wait while it is a draft; none when it is published."""

    what = _part(_("What happened"), _("Kinds of data, causes, possible harm. Nobody's name."))
    measures = _part(_("What is done, and what people can do"), "")
    contact = _part(_("Whom to reach"), _("An office and its telephone number."))

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if "send" in self.data:
            for name in self.fields:
                if not given.get(name, "").strip():
                    self.add_error(name, _("A notice that is published needs this part."))
        return given


class AssessmentForm(forms.Form):
    feature = forms.ChoiceField(label=_("Feature"))
    necessity = _long(_("Is it lawful, proper and needed?"))
    risk = _long(_("Effect on people, and risk"))
    measures = _long(_("Do the measures fit the risk?"))
    review_on = forms.DateField(
        label=_("Holds until; somebody looks at it again by then"),
        widget=DayInput,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["feature"].choices = [(code, say(words)) for code, words in features().items()]  # type: ignore[attr-defined]  # of a choice field


class CanaryForm(forms.Form):
    number = forms.CharField(
        label=_("Number of the invented matter"),
        max_length=16,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false", "class": "code"}),
    )


class DelayForm(forms.Form):
    matter = forms.CharField(
        label=_("Matter number"),
        max_length=16,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false", "class": "code"}),
    )
    number = forms.IntegerField(
        label=_("Number of the look"), min_value=1, help_text=_("Its number in the resident's list of looks.")
    )
    article = forms.CharField(label=_("Article that demands it"), max_length=80, help_text=ARTICLE_HINT)
    until = forms.DateField(label=_("Last day"), widget=DayInput(), help_text=_("At most 90 days from today."))
