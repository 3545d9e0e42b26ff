"""Access to a system."""

from django import forms
from django.utils.translation import gettext_lazy

from linli.auxiliaries.forms.choosing import OfficerForm
from linli.auxiliaries.forms.fields import day_field


class AccessForm(OfficerForm):
    system = forms.CharField(label=gettext_lazy("Name of the information system"), max_length=64)
    since = day_field(gettext_lazy("First day of access"))
    until = day_field(gettext_lazy("Last day of access"))
