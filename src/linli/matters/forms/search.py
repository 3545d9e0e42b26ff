"""The one field of a search."""

from django import forms
from django.utils.translation import gettext_lazy as lazy


class SearchForm(forms.Form):
    words = forms.CharField(
        label=lazy("Words of the matter"),
        max_length=80,
        help_text=lazy("A thing, a place, a doing: “street lamp”. Names and numbers find nothing, on purpose."),
    )
