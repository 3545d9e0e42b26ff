"""One small form for each act of staff; those that answer the resident are in `answering`."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as lazy

from linli.matters.data import Cause, PauseCause
from linli.matters.forms.act import DAY, ActForm, chosen_id, long_text
from linli.matters.forms.answering import AnswerForm, CallBackForm, DecideForm, EvidenceForm, ReportForm
from linli.matters.forms.assisting import AskAssistForm, ReportAssistForm
from linli.matters.forms.choices import name_of, post_choices, unit_choices
from linli.matters.forms.splitting import SplitForm
from linli.matters.forms.take_down import grouped
from linli.matters.queries.refusals import offices, refusals
from linli.matters.queries.story import CAUSES, PAUSES
from linli.organisation import api as organisation
from linli.web.words import say


class PlainForm(ActForm):
    """Nothing to fill in: the act is one press."""


class ReasonForm(ActForm):
    reason = long_text(
        lazy("Reason"), help_text=lazy("The resident reads that there was a reason; the words stay sealed.")
    )


class RecategoriseForm(ActForm):
    category = forms.ChoiceField(label=lazy("Category"))

    def fill(self) -> None:
        self.choose("category", list(grouped()))


class DispatchForm(ActForm):
    unit = chosen_id(lazy("To which unit?"))
    note = long_text(lazy("A note for the unit"), required=False)

    def fill(self) -> None:
        self.choose("unit", unit_choices())


class RedispatchForm(ActForm):
    unit = chosen_id(lazy("To which unit?"))
    because = long_text(lazy("Why there?"))

    def fill(self) -> None:
        self.choose("unit", unit_choices())


class DesignateForm(RedispatchForm):
    hint = lazy("A designated unit cannot object again. Without another unit, it is the one that objected.")
    unit = chosen_id(lazy("Which unit?"), required=False)


class ReturnDownForm(ActForm):
    unit = chosen_id(lazy("To which centre?"))
    reason = long_text(lazy("Reason"))

    def fill(self) -> None:
        own = self.actor.unit
        below = organisation.descendants(own) if own is not None else ()
        self.choose("unit", [(unit.id, name_of(unit)) for unit in below if unit.id != own and unit.kind == "centre"])


class RefuseForm(ActForm):
    hint = lazy("The resident gets a kind sentence and the right office, by the row you choose.")
    row = forms.ChoiceField(label=lazy("On which ground?"), widget=forms.RadioSelect)
    reason = long_text(lazy("What else the file should say"), required=False)

    def fill(self) -> None:
        language = get_language() or "zh"
        self.fields["row"].choices = [(row.key, row.name.said_in(language)) for row in refusals()]  # type: ignore[attr-defined]  # of a choice field


class ReferOutForm(ActForm):
    to = forms.ChoiceField(label=lazy("To which office?"))
    reason = long_text(lazy("What else the file should say"), required=False)

    def fill(self) -> None:
        language = get_language() or "zh"
        self.choose("to", [(office.key, office.name.said_in(language)) for office in offices()])


class ObjectForm(ActForm):
    hint = lazy("Once, inside the window. The clock runs on while the coordinator decides.")
    right_unit = chosen_id(lazy("Whose duty is it?"))
    duty = forms.CharField(label=lazy("On which duty list or rule does that rest?"), max_length=120)
    reason = long_text(lazy("Reason"))

    def fill(self) -> None:
        self.choose("right_unit", unit_choices())


class OfferTransferForm(ActForm):
    hint = lazy("If the other unit agrees, no coordinator is needed. Until it does, the matter stays yours.")
    to = chosen_id(lazy("To which unit?"))
    reason = long_text(lazy("Reason"))

    def fill(self) -> None:
        self.choose("to", unit_choices())


class GiveToPostForm(ActForm):
    post = chosen_id(lazy("To whom in the unit?"), required=False)

    def fill(self) -> None:
        self.choose("post", post_choices(self.actor.units, timezone.localdate()))


class PlanDateForm(ActForm):
    hint = lazy("A help for the resident. It moves no deadline.")
    on = forms.DateField(label=lazy("On which day is work planned?"), widget=DAY)


class PauseForm(ActForm):
    hint = lazy("Only a lawful cause stops a clock. The resident is told which one and why.")
    cause = forms.TypedChoiceField(label=lazy("Lawful cause"), coerce=PauseCause, widget=forms.RadioSelect)
    reason = long_text(lazy("Reason"))

    def fill(self) -> None:
        self.fields["cause"].choices = [(cause, say(words)) for cause, words in PAUSES.items()]  # type: ignore[attr-defined]  # of a choice field


class RequestExtensionForm(ActForm):
    hint = lazy("Once, at most 30 days; the lead of the unit decides, and the resident is told.")
    days = forms.IntegerField(label=lazy("How many days?"), min_value=1, max_value=30)
    reason = long_text(lazy("Why is it complex?"))


class AskResidentForm(ActForm):
    hint = lazy("No answer closes nothing and stops no clock.")
    question = long_text(lazy("Your question"))


class InterimForm(ActForm):
    hint = lazy("The resident reads it at once. It moves no deadline; the day you name is a promise.")
    interim = long_text(lazy("What is known so far, and what comes next"))
    news_by = forms.DateField(label=lazy("When does the resident hear more?"), widget=DAY, required=False)


class NoteForm(ActForm):
    note = long_text(lazy("A note for the file"), required=False)


class ReworkForm(ActForm):
    hint = lazy("It goes back to the unit; the old deadline still holds.")
    reason = long_text(lazy("What is not as reported?"))
    no_evidence = forms.BooleanField(label=lazy("Evidence is missing (this makes a supervise order)"), required=False)


class MergeForm(ActForm):
    into = forms.CharField(label=lazy("Number of the matter it belongs to"), max_length=16)

    def arguments(self) -> dict[str, Any]:
        return {"into": self.cleaned_data["into"].strip().upper()}


class PublishForm(ActForm):
    hint = lazy("Everybody may read this. Leave out names, numbers and anything that points to a person.")
    text = long_text(lazy("Public text"), required=False, limit=400)
    reply = long_text(lazy("Public answer"), required=False, limit=400)


class HearingForm(ActForm):
    days = forms.IntegerField(label=lazy("Days of the hearing"), min_value=1, max_value=90)


class SuperviseForm(ActForm):
    hint = lazy("The unit must answer in writing.")
    cause = forms.TypedChoiceField(label=lazy("Cause"), coerce=Cause)
    reason = long_text(lazy("What do you ask of the unit?"))

    def fill(self) -> None:
        self.choose("cause", [(cause, say(words)) for cause, words in CAUSES.items()])


class AnswerOrderForm(ActForm):
    text = long_text(lazy("What went wrong, and what has been done"), limit=2000)


FORMS: dict[str, type[ActForm]] = {
    "answer_on_the_spot": EvidenceForm,
    "let_through": PlainForm,
    "recategorise": RecategoriseForm,
    "dispatch": DispatchForm,
    "pass_up": ReasonForm,
    "escalate": ReasonForm,
    "return_down": ReturnDownForm,
    "refuse": RefuseForm,
    "refer_out": ReferOutForm,
    "merge": MergeForm,
    "split": SplitForm,
    "unsplit": PlainForm,
    "unmerge": PlainForm,
    "accept": PlainForm,
    "object": ObjectForm,
    "redispatch": RedispatchForm,
    "designate": DesignateForm,
    "offer_transfer": OfferTransferForm,
    "take_over": PlainForm,
    "give_to_post": GiveToPostForm,
    "recuse": ReasonForm,
    "ask_assist": AskAssistForm,
    "accept_assist": PlainForm,
    "return_assist": ReasonForm,
    "report_assist": ReportAssistForm,
    "send_back_assist": ReasonForm,
    "call_off_assist": PlainForm,
    "plan_date": PlanDateForm,
    "pause": PauseForm,
    "resume": PlainForm,
    "request_extension": RequestExtensionForm,
    "approve_extension": PlainForm,
    "refuse_extension": ReasonForm,
    "report_handled": ReportForm,
    "ask_resident": AskResidentForm,
    "give_interim_answer": InterimForm,
    "pass_check": NoteForm,
    "rework": ReworkForm,
    "reply": AnswerForm,
    "publish_text": PublishForm,
    "decide_review": DecideForm,
    "decide_rereview": DecideForm,
    "record_hearing": HearingForm,
    "record_call_back": CallBackForm,
    "supervise": SuperviseForm,
    "answer_order": AnswerOrderForm,
    "return_answer": ReasonForm,
    "settle_order": PlainForm,
}
"""Every act of staff; a test holds it against the table of moves."""
