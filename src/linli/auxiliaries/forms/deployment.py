"""A sheet, a line, a job description."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy

from linli.auxiliaries.data.deployment import Duty
from linli.auxiliaries.data.deployment_words import CATEGORY_NAMES
from linli.auxiliaries.data.files import Category
from linli.auxiliaries.forms.choosing import OfficerForm
from linli.auxiliaries.forms.fields import day_field, long_text, said, time_field
from linli.auxiliaries.rules.duties import duties, prohibited
from linli.organisation.data import Post
from linli.web.words import say

ONE_DAY = timedelta(days=1)


class DutySelect(forms.Select):
    """Every duty of the Order; those that Linli leaves out stand there in grey and cannot be chosen."""

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option: dict[str, Any] = super().create_option(name, value, *args, **kwargs)
        if (duty := duties().get(str(value))) and duty.excluded:
            option["attrs"]["disabled"] = True
        return option


class DutyBoxes(forms.CheckboxSelectMultiple):
    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option: dict[str, Any] = super().create_option(name, value, *args, **kwargs)
        if (duty := duties().get(str(value))) and duty.excluded:
            option["attrs"]["disabled"] = True
        return option


def point(duty: Duty) -> str:
    """“8(1)” of its citation."""
    return duty.article.rpartition("/")[2]


def duty_words(duty: Duty) -> str:
    words = f"{point(duty)} {say(duty.name)}"
    return gettext("%(duty)s — not in Linli") % {"duty": words} if duty.excluded else words


def duty_choices() -> list[tuple[str, Any]]:
    """By category, in the order of the Order."""
    groups = [
        (
            say(CATEGORY_NAMES[category]),
            [(d.code, duty_words(d)) for d in duties().values() if category in d.categories],
        )
        for category in Category
    ]
    return [("", gettext("In own words, below")), *groups]


class PlanForm(forms.Form):
    day = day_field(gettext_lazy("Day of the shift"))
    begins = time_field(gettext_lazy("Shift begins"))
    ends = time_field(gettext_lazy("Shift ends"))
    commander = forms.TypedChoiceField(label=gettext_lazy("Commanding people's police officer"), coerce=int)

    def __init__(self, *args: Any, posts: Sequence[Post] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["commander"].choices = post_choices(posts)  # type: ignore[attr-defined]  # of a choice field
        self.fields["ends"].help_text = gettext("An end that is earlier than the beginning is on the next day.")

    def given(self) -> dict[str, Any]:
        """As the act takes it: moments, not clock faces."""
        day, begins, ends = (self.cleaned_data[name] for name in ("day", "begins", "ends"))
        last = day if ends > begins else day + ONE_DAY
        zone = timezone.get_current_timezone()
        moments = (datetime.combine(day, begins, zone), datetime.combine(last, ends, zone))
        return {"starts_at": moments[0], "ends_at": moments[1], "commander": self.cleaned_data["commander"]}


class CommanderForm(forms.Form):
    commander = forms.TypedChoiceField(label=gettext_lazy("Commanding people's police officer"), coerce=int)

    def __init__(self, *args: Any, posts: Sequence[Post] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["commander"].choices = post_choices(posts)  # type: ignore[attr-defined]  # of a choice field


class AssignForm(OfficerForm):
    duty = forms.ChoiceField(label=gettext_lazy("Duty of the catalogue"), required=False, widget=DutySelect)
    words = forms.CharField(
        label=gettext_lazy("Or a task in own words"),
        help_text=gettext_lazy(
            "Somebody else approves it before the sheet can be published. What Article 10 forbids is blocked."
        ),
        required=False,
        max_length=200,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["duty"].choices = duty_choices()  # type: ignore[attr-defined]  # of a choice field


class ForbidForm(forms.Form):
    article = forms.ChoiceField(label=gettext_lazy("Which kind of Article 10 is it?"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["article"].choices = prohibited_choices()  # type: ignore[attr-defined]  # of a choice field


def prohibited_choices() -> list[tuple[str, str]]:
    return [(kind.article, f"{kind.article.rpartition('/')[2]} {say(kind.name)}") for kind in prohibited()]


class RecordingForm(forms.Form):
    recording = forms.CharField(label=gettext_lazy("Reference of the recording"), max_length=64)


class JobForm(forms.Form):
    title = forms.CharField(label=gettext_lazy("Name of the post"), max_length=64)
    category = forms.ChoiceField(label=gettext_lazy("Category of the post"))
    responsibilities = long_text(gettext_lazy("Responsibilities"), required=False)
    tasks = forms.MultipleChoiceField(
        label=gettext_lazy("Tasks out of Articles 8 and 9"), required=False, widget=DutyBoxes
    )
    standards = long_text(gettext_lazy("Standards of the work"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["category"].choices = said(CATEGORY_NAMES.items())  # type: ignore[attr-defined]  # of a choice field
        self.fields["tasks"].choices = [(d.code, duty_words(d)) for d in duties().values()]  # type: ignore[attr-defined]  # of a choice field

    def given(self) -> Mapping[str, Any]:
        return {**self.cleaned_data, "category": Category(self.cleaned_data["category"])}


class PlaceForm(OfficerForm):
    since = day_field(gettext_lazy("In the post since"))


def post_choices(posts: Sequence[Post]) -> list[tuple[str, str]]:
    return [("", gettext("Choose")), *((str(post.id), f"{post.holder} {post.title}".strip()) for post in posts)]
