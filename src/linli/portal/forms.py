"""The one form of this context: a code copied from paper, however it was typed."""

import re

from django import forms
from django.utils.translation import gettext_lazy

from linli.kernel.ids import SPEAKABLE

CODE_LETTERS, GROUP = 27, 9
NUMBER = re.compile(r"\d\d[A-Z0-9]{8}")


class ReceiptForm(forms.Form):
    code = forms.CharField(
        label=gettext_lazy("Receipt code"),
        help_text=gettext_lazy("Three groups of nine letters and digits."),
        max_length=80,
        error_messages={"required": gettext_lazy("Type the code on your receipt.")},
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false", "class": "code"}
        ),
    )

    def clean_code(self) -> str:
        """The code as it was printed, without looking whether it opens anything."""
        letters = re.sub(r"[\s\-–—_.]", "", self.cleaned_data["code"]).upper()
        if NUMBER.fullmatch(letters):
            raise forms.ValidationError(
                gettext_lazy(
                    "This is the matter's number. It can be spoken and opens nothing; the code is the long one."
                )
            )
        if len(letters) != CODE_LETTERS:
            raise forms.ValidationError(
                gettext_lazy("A code has %(wanted)d letters and digits; this has %(given)d."),
                params={"wanted": CODE_LETTERS, "given": len(letters)},
            )
        if strange := sorted(set(letters) - set(SPEAKABLE)):
            raise forms.ValidationError(
                gettext_lazy("A code never has %(strange)s. Look again: 0, 1, I, L, O and U are not used."),
                params={"strange": " ".join(strange)},
            )
        return "-".join(letters[at : at + GROUP] for at in range(0, CODE_LETTERS, GROUP))
