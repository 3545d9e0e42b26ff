"""What the holder of a receipt may write: more words, a judgement, a reason."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from linli.matters.data import MAX_PHOTOS, MAX_WORDS
from linli.matters.forms.photos import TakesPhotos
from linli.matters.forms.pressing import pressed_field
from linli.privacy import api as privacy
from linli.web.forms import Photos

YES, NO = "yes", "no"
PRESSED = gettext_lazy("Did anyone press you?")


def yes_or_no(label: Any, *, required: bool = True) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=label,
        choices=[(YES, gettext_lazy("Yes")), (NO, gettext_lazy("No"))],
        coerce=lambda answer: answer == YES,
        empty_value=None,
        required=required,
        widget=forms.RadioSelect,
    )


class NothingForm(forms.Form):
    """Only the button."""


class AddForm(TakesPhotos):
    words = forms.CharField(
        label=gettext_lazy("What do you want to add?"),
        max_length=MAX_WORDS,
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    photos = Photos(label=gettext_lazy("Photos"), limit=MAX_PHOTOS, clean_one=privacy.clean_photo, required=False)


class WithdrawForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Why? You need not say."),
        max_length=MAX_WORDS,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    pressed = pressed_field(PRESSED)


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("What do you not agree with?"),
        max_length=MAX_WORDS,
        widget=forms.Textarea(attrs={"rows": 6}),
    )


class RateForm(forms.Form):
    solved = yes_or_no(gettext_lazy("Is it solved?"))
    satisfied = yes_or_no(gettext_lazy("Are you satisfied with how you were served?"), required=False)
    words = forms.CharField(
        label=gettext_lazy("Anything you want to say about it"),
        max_length=MAX_WORDS,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    pressed = pressed_field(PRESSED)


class CorrectForm(forms.Form):
    """What the call-back wrote down, put right by the person who said it."""

    contacted = yes_or_no(gettext_lazy("Did the unit get in touch with you in time?"), required=False)
    solved = yes_or_no(gettext_lazy("Is it solved?"), required=False)
    satisfied = yes_or_no(gettext_lazy("Are you satisfied with how you were served?"), required=False)
    pressed = pressed_field(PRESSED)
