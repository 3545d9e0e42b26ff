"""What whoever does the work is told."""

from django import forms
from django.utils.translation import gettext_lazy as lazy

from linli.matters.forms.act import long_text


class WorkSheetForm(forms.Form):
    task = long_text(
        lazy("What is to be done"),
        limit=500,
        help_text=lazy("Of the thing and the place, not of whoever reported it. It is printed and kept nowhere."),
    )
