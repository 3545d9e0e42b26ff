"""What forms of every context share."""

from datetime import date

import pytest
from django import forms
from django.utils.translation import override

from linli.web.forms import DayInput


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_a_browser_understands_the_day_that_a_form_begins_with(language: str) -> None:
    class Planned(forms.Form):
        on = forms.DateField(widget=DayInput, initial=date(2026, 3, 2))

    with override(language):
        assert 'type="date"' in str(Planned()["on"]) and 'value="2026-03-02"' in str(Planned()["on"])
