"""A routing rule as a form, and the reasons that go with versions and proposals."""

from typing import Any

from django import forms
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as lazy

from linli.kernel.actor import UnitId
from linli.kernel.calendar import LengthUnit
from linli.matters.data import ANSWERS_CALLED, Answers, RuleGiven
from linli.matters.forms.act import chosen_id
from linli.matters.forms.choices import name_of, unit_choices
from linli.matters.forms.take_down import grouped
from linli.matters.models import RoutingRule
from linli.matters.queries.everyday import group_names
from linli.organisation import api as organisation
from linli.organisation.data import LEVEL_NAMES, Level, UnitKind
from linli.web.words import say

HOURS = (("", lazy("At any hour")), ("office", lazy("In office hours")), ("off", lazy("Outside office hours")))
LENGTH_UNITS = (
    (LengthUnit.WORKING_HOURS, lazy("office hours")),
    (LengthUnit.WORKING_DAYS, lazy("working days")),
    (LengthUnit.CALENDAR_DAYS, lazy("calendar days")),
)


class RuleForm(forms.Form):
    category = forms.ChoiceField(label=lazy("Category"), required=False)
    group = forms.ChoiceField(label=lazy("Or everything of a group"), required=False)
    place = chosen_id(lazy("In the place of"), required=False)
    hours = forms.ChoiceField(label=lazy("When it comes in"), choices=HOURS, required=False)
    level = forms.ChoiceField(label=lazy("Screened by the centre of this level"), required=False)
    unit = chosen_id(lazy("Or by this centre"), required=False)
    suggests = chosen_id(lazy("Advised to dispatch to"), required=False)
    length = forms.IntegerField(
        label=lazy("Limit for handling"), min_value=1, max_value=365, required=False,
        help_text=lazy("Empty: as the catalogue or the law says. A local limit never lengthens one set by law."),
    )  # fmt: skip
    length_unit = forms.ChoiceField(label=lazy("Counted in"), choices=LENGTH_UNITS, required=False)
    answers = forms.ChoiceField(label=lazy("Who may answer without dispatching it"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language = get_language() or "zh"
        every, none = gettext("All"), gettext("None")
        groups = [(key, name.said_in(language)) for key, name in group_names().items()]
        units = organisation.units()
        centres = [(unit.id, name_of(unit)) for unit in units if unit.kind is UnitKind.CENTRE]
        self._offer("category", every, list(grouped()))
        self._offer("group", every, groups)
        self._offer("place", gettext("Everywhere"), centres)
        self._offer("level", gettext("The centre named below"), [(level, say(LEVEL_NAMES[level])) for level in Level])
        self._offer("unit", none, centres)
        self._offer("suggests", none, unit_choices())
        self.fields["answers"].choices = [(one, say(ANSWERS_CALLED[one])) for one in Answers]  # type: ignore[attr-defined]  # of a choice field

    def _offer(self, field: str, empty: str, choices: list[Any]) -> None:
        self.fields[field].choices = [("", empty), *choices]  # type: ignore[attr-defined]  # of a choice field

    def given(self) -> RuleGiven:
        data = self.cleaned_data
        place, unit, suggests = (UnitId(data[name]) if data[name] else None for name in ("place", "unit", "suggests"))
        return RuleGiven(
            category=data["category"], group=data["group"], hours=data["hours"], level=data["level"],
            length=data["length"], length_unit=data["length_unit"] if data["length"] else "",
            answers=Answers(data["answers"] or Answers.SCREENER), place=place, unit=unit,
            suggests=suggests,
        )  # fmt: skip


def written(row: RoutingRule) -> dict[str, Any]:
    """A rule as the form shows it."""
    return {
        "category": row.category_key, "group": row.category_group, "place": row.place_id, "hours": row.hours,
        "level": row.level, "unit": row.unit_id, "suggests": row.suggests_id, "length": row.length,
        "length_unit": row.length_unit, "answers": row.answers,
    }  # fmt: skip


class WhyForm(forms.Form):
    reason = forms.CharField(label=lazy("Why?"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}))
