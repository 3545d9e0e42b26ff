"""What an officer says; files, disputes; complaints of anybody."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_lazy

from linli.auxiliaries.actions.protection.voices import OTHER_LAW
from linli.auxiliaries.data.protection import CARE_NAMES, LEAVING_NAMES, PAPERS, CareKind, Leaving
from linli.auxiliaries.forms.choosing import OfficerForm
from linli.auxiliaries.forms.deployment import prohibited_choices
from linli.auxiliaries.forms.fields import day_field, long_text, said
from linli.web.words import say


class RefuseOrderForm(forms.Form):
    article = forms.ChoiceField(label=gettext_lazy("What does the order break?"), widget=forms.RadioSelect)
    words = long_text(gettext_lazy("What was ordered, when and by whom"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        other = (OTHER_LAW, gettext("Another law or rule"))
        self.fields["article"].choices = [*prohibited_choices(), other]  # type: ignore[attr-defined]  # of a choice field


class ResignForm(forms.Form):
    leaving = forms.ChoiceField(label=gettext_lazy("How do you leave?"), widget=forms.RadioSelect)
    words = long_text(gettext_lazy("Reasons, if you want to give them"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["leaving"].choices = said(LEAVING_NAMES.items())  # type: ignore[attr-defined]  # of a choice field

    def given(self) -> dict[str, Any]:
        return {**self.cleaned_data, "leaving": Leaving(self.cleaned_data["leaving"])}


class HarmForm(forms.Form):
    """For the officer himself."""

    kind = forms.ChoiceField(label=gettext_lazy("What kind of file?"))
    happened_on = day_field(gettext_lazy("When did it happen?"), past=True)
    words = long_text(gettext_lazy("What happened"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = said(CARE_NAMES.items())  # type: ignore[attr-defined]  # of a choice field

    def given(self) -> dict[str, Any]:
        return {**self.cleaned_data, "kind": CareKind(self.cleaned_data["kind"])}


class OpenFileForm(HarmForm, OfficerForm):
    """For the personnel officer, about somebody."""

    field_order = ("officer", "kind", "happened_on", "words")


class TickForm(forms.Form):
    paper = forms.ChoiceField(label=gettext_lazy("Which step is done?"))
    reference = forms.CharField(label=gettext_lazy("Reference of its paper"), max_length=80)

    def __init__(self, *args: Any, kind: CareKind, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["paper"].choices = [(code, say(words)) for code, words in PAPERS[kind]]  # type: ignore[attr-defined]  # of a choice field


class ReferenceForm(forms.Form):
    reference = forms.CharField(label=gettext_lazy("Reference of whoever received it"), max_length=80)


class DisputeForm(forms.Form):
    known_on = day_field(
        gettext_lazy("When did you learn of the infringement?"),
        hint=gettext_lazy("The year for arbitration runs from it."),
        past=True,
    )
    words = long_text(gettext_lazy("What the dispute is about"))


class StageForm(forms.Form):
    on = day_field(gettext_lazy("On which day?"), past=True)


class ComplainForm(forms.Form):
    """Anybody, about an officer's conduct. Nothing but the words is needed."""

    unit = forms.TypedChoiceField(
        label=gettext_lazy("Which public security organ does the officer belong to?"), coerce=int
    )
    badge = forms.CharField(
        label=gettext_lazy("Number on the badge or permit"), required=False, max_length=32,
        help_text=gettext_lazy("If you saw it. We look for the officer by it and by nothing else."),
    )  # fmt: skip
    words = long_text(
        gettext_lazy("What did the officer do or fail to do?"),
        hint=gettext_lazy(
            "When, where, what was said and done, and what could prove it. Leave out other people's names."
        ),
    )
    contact = forms.CharField(
        label=gettext_lazy("How we may reach you"), required=False, max_length=200,
        help_text=gettext_lazy("You can leave this out. The answer is on your receipt in any case."),
    )  # fmt: skip

    def __init__(self, *args: Any, units: Iterable[tuple[int, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].choices = [("", gettext("Choose")), *units]  # type: ignore[attr-defined]  # of a choice field


class AssignComplaintForm(forms.Form):
    to = forms.TypedChoiceField(label=gettext_lazy("Who checks it?"), coerce=int)

    def __init__(self, *args: Any, posts: Iterable[tuple[int, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].choices = list(posts)  # type: ignore[attr-defined]  # of a choice field


class NameForm(forms.Form):
    number = forms.CharField(label=gettext_lazy("Work number of the officer"), max_length=32)


class FindForm(forms.Form):
    verified = forms.TypedChoiceField(
        label=gettext_lazy("Finding"), coerce=lambda value: value == "yes", widget=forms.RadioSelect
    )
    evidence = long_text(gettext_lazy("What was found besides the complaint"), required=False)
    answer = long_text(gettext_lazy("Answer to the complainant"), hint=gettext_lazy("It is read with the receipt."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("yes", gettext("Verified by evidence")), ("no", gettext("Not verified"))]
        self.fields["verified"].choices = choices  # type: ignore[attr-defined]  # of a choice field
