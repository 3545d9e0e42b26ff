"""Of wages and statements: tables and their rows, who stands where, lines by hand, disputes."""

from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_lazy

from linli.auxiliaries.data import Category
from linli.auxiliaries.data.files import CATEGORY_NAMES
from linli.auxiliaries.data.pay import BY_HAND, LINE_NAMES, LineKind, Statement, WageRow, WageTable
from linli.auxiliaries.forms.contributions import Month
from linli.auxiliaries.forms.fields import Chosen, Reference, Yuan, day_field, long_text
from linli.kernel.words import _
from linli.web.words import say


class TableForm(forms.Form):
    since = day_field(gettext_lazy("First day on which it holds"))
    guidance = Reference(
        label=gettext_lazy("Guidance of the department of human resources"),
        help_text=gettext_lazy("Number of its letter; Article 27 asks for its guidance."),
    )
    review_on = day_field(gettext_lazy("Looked through again by"), hint=gettext_lazy("Once a year, say."))


class RowForm(forms.Form):
    code = forms.CharField(
        label=gettext_lazy("Code of the row"), max_length=16,
        help_text=gettext_lazy("Letters, digits and hyphens; the same in all versions: officers stand on it."),
    )  # fmt: skip
    title = forms.CharField(label=gettext_lazy("Post or level"), max_length=64)
    category = Chosen(Category, CATEGORY_NAMES, none=_("both"), label=gettext_lazy("For which category"))
    level = forms.IntegerField(label=gettext_lazy("Pay level"), min_value=0, max_value=99, initial=1)
    years = forms.IntegerField(
        label=gettext_lazy("From how many years of service"), min_value=0, max_value=60, initial=0
    )
    fen = Yuan(label=gettext_lazy("Wage a month, in yuan"))

    def given(self) -> dict[str, Any]:
        return {"line": WageRow(**self.cleaned_data)}


class MinimumForm(forms.Form):
    since = day_field(gettext_lazy("Holds since"))
    fen = Yuan(label=gettext_lazy("Minimum wage a month, in yuan"))
    reference = Reference(label=gettext_lazy("Number of the notice"))


class PlaceForm(forms.Form):
    code = forms.ChoiceField(label=gettext_lazy("Row of the wage table"))
    since = day_field(gettext_lazy("From which day"))
    reference = Reference(label=gettext_lazy("Number of the decision"))

    def __init__(self, *args: Any, table: WageTable | None, category: Category, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = [row for row in (table.rows if table else ()) if row.category in (None, category)]
        named = [(row.code, f"{row.code} · {row.title} · {row.fen / 100:,.2f}") for row in rows]
        self.fields["code"].choices = [("", gettext("Choose")), *named]  # type: ignore[attr-defined]  # of a choice field


class ChosenMonthForm(forms.Form):
    month = Month(label=gettext_lazy("Month"))


class LineForm(forms.Form):
    kind = Chosen(LineKind, {kind: LINE_NAMES[kind] for kind in BY_HAND}, label=gettext_lazy("What kind of line"))
    fen = Yuan(label=gettext_lazy("Amount in yuan"))
    reference = Reference(label=gettext_lazy("Paper that it rests on"))


class DisputeForm(forms.Form):
    """For the officer: which line, and what is wrong with it."""

    kind = forms.TypedChoiceField(label=gettext_lazy("Which line is wrong?"), coerce=LineKind)
    words = long_text(gettext_lazy("What is wrong with it"))

    def __init__(self, *args: Any, statement: Statement, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        there = dict.fromkeys([line.kind for line in statement.lines])
        missing = [kind for kind in LineKind if kind not in there and kind not in BY_HAND and kind is not LineKind.SICK]
        named = [(kind.value, say(LINE_NAMES[kind])) for kind in there]
        named += [(kind.value, gettext("%(line)s: is missing") % {"line": say(LINE_NAMES[kind])}) for kind in missing]
        self.fields["kind"].choices = [("", gettext("Choose")), *named]  # type: ignore[attr-defined]  # of a choice field


class AnswerForm(forms.Form):
    upheld = forms.TypedChoiceField(
        label=gettext_lazy("Is the officer right?"), coerce=lambda value: value == "yes", widget=forms.RadioSelect
    )
    words = long_text(gettext_lazy("Reasons to the officer"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("yes", gettext("Yes: it will be corrected")), ("no", gettext("No: the line stands"))]
        self.fields["upheld"].choices = choices  # type: ignore[attr-defined]  # of a choice field
