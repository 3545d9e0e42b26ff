"""Asking another unit for a part, and what that unit answers."""

from django import forms
from django.utils.translation import gettext_lazy as lazy

from linli.matters.data import TASKS_CALLED, AssistTask
from linli.matters.forms.act import ActForm, chosen_id, long_text
from linli.matters.forms.answering import WithEvidence
from linli.matters.forms.choices import unit_choices
from linli.web.words import say


class AskAssistForm(ActForm):
    hint = lazy("Your unit goes on answering for the whole. The resident reads which unit was asked for what.")
    unit = chosen_id(lazy("Which unit?"))
    task = forms.TypedChoiceField(label=lazy("What do you ask it?"), coerce=AssistTask, widget=forms.RadioSelect)
    days = forms.IntegerField(
        label=lazy("In how many working days?"), min_value=1, max_value=10, required=False,
        help_text=lazy("Empty: as many as the house gives."),
    )  # fmt: skip
    note = long_text(lazy("What it should know"), required=False, help_text=lazy("For the units that work on it."))

    def fill(self) -> None:
        self.choose("unit", unit_choices())
        self.fields["task"].choices = [(task, say(words)) for task, words in TASKS_CALLED.items()]  # type: ignore[attr-defined]  # of a choice field


class ReportAssistForm(WithEvidence):
    template_name = "matters/staff/assist_form.html"

    hint = lazy("The unit that leads makes it part of its answer.")
    said = long_text(lazy("What was found and done"), limit=2000)
