"""“Ring me”: three questions, and none more."""

from collections.abc import Mapping

from django import forms
from django.utils.translation import gettext_lazy

from linli.kernel.words import Sentence, _
from linli.matters.data import DayTime
from linli.matters.forms.resident import LANGUAGES
from linli.web.words import say

DAY_TIMES: Mapping[DayTime, Sentence] = {
    DayTime.ANY: _("at any time of the day"),
    DayTime.MORNING: _("in the morning"),
    DayTime.AFTERNOON: _("in the afternoon"),
    DayTime.EVENING: _("in the early evening"),
}


def language_name(code: str) -> str:
    return str(dict(LANGUAGES).get(code, "")) if code else ""


class RingForm(forms.Form):
    phone = forms.CharField(
        label=gettext_lazy("Your telephone number"),
        max_length=32,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel", "inputmode": "tel"}),
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Language you would like to speak"), choices=LANGUAGES, required=False
    )
    day_time = forms.TypedChoiceField(
        label=gettext_lazy("When shall we ring?"), coerce=DayTime, widget=forms.RadioSelect, initial=DayTime.ANY
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # handed on as they come
        self.fields["day_time"].choices = [(time, say(words)) for time, words in DAY_TIMES.items()]  # type: ignore[attr-defined]  # of a choice field
