"""The number of a matter, which anybody may speak, and the contact left with it."""

from django import forms
from django.utils.translation import gettext_lazy

from linli.matters.rules.receipts import NO_NUMBER, speakable
from linli.web.words import say


class LostForm(forms.Form):
    number = forms.CharField(
        label=gettext_lazy("Number of the matter"),
        help_text=gettext_lazy("Such as 26-7KQ4-M2XD. It stands on the slip and in our e-mails."),
        max_length=40,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false", "class": "code"}
        ),
    )
    contact = forms.CharField(
        label=gettext_lazy("Telephone number or e-mail address that you left"),
        help_text=gettext_lazy("It is compared with this one matter, and then erased."),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )

    def clean_number(self) -> str:
        """As it is written, however it was typed, so that attempts on one number are counted together."""
        if number := speakable(self.cleaned_data["number"]):
            return number
        raise forms.ValidationError(say(NO_NUMBER))
