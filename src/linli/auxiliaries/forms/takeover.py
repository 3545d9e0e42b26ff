"""Of a roll that is taken over: the table, and what its columns mean."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from linli.auxiliaries.adapters.sheets import MOST_HEADINGS, Sheet
from linli.auxiliaries.data import Category, Employment
from linli.auxiliaries.data.contracts import Instruction
from linli.auxiliaries.data.files import CATEGORY_NAMES, EMPLOYMENT_NAMES
from linli.auxiliaries.data.takeover import COLUMN_NAMES, Choices, Column
from linli.auxiliaries.forms.contributions import MOST_BYTES
from linli.auxiliaries.forms.fields import Chosen, UnitField, said
from linli.auxiliaries.rules.takeover.cells import masked
from linli.kernel.actor import PostId, UnitId
from linli.kernel.errors import BadInput
from linli.kernel.words import _ as sentence
from linli.organisation.data import ROLE_NAMES, Post
from linli.training.data import Course
from linli.web.words import say

NOT_READ = sentence("not read")
NOT_SAID = sentence("stands in the table, or is missing")
NONE_CHOSEN = sentence("none")
SAMPLES = 3


class RollTableForm(forms.Form):
    organ = UnitField(label=_("Public security organ"))
    file = forms.FileField(
        label=_("Table"),
        help_text=_("CSV (UTF-8 or GB18030) or Excel. Each officer in a row of its own; headings may be merged."),
    )
    headings = forms.IntegerField(
        label=_("Rows that the headings take"), min_value=1, max_value=MOST_HEADINGS, initial=1
    )

    def clean_file(self) -> tuple[str, bytes]:
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError(say(BadInput("file", sentence("At most 10 MB.")).sentence))
        return file.name, file.read()

    def given(self) -> dict[str, Any]:
        name, content = self.cleaned_data["file"]
        return {
            "organ": self.cleaned_data["organ"], "name": name, "content": content,
            "headings": self.cleaned_data["headings"],
        }  # fmt: skip


class ColumnsForm(forms.Form):
    """A choice for each column, with a masked look at what stands in it, and one for each name of a unit."""

    def __init__(
        self, data: Any, *, sheet: Sheet, guessed: Choices, unit_words: Sequence[str], units: Sequence[UnitId],
        providers: Sequence[UnitId], instructions: Sequence[Instruction], verifiers: Sequence[Post],
        inductions: Sequence[Course],
    ) -> None:  # fmt: skip
        super().__init__(data)
        self.sheet, self.unit_words = sheet, unit_words
        columns = [("", say(NOT_READ)), *said(COLUMN_NAMES.items())]
        for at, heading in enumerate(sheet.columns):
            self.fields[f"column{at}"] = forms.ChoiceField(
                label=heading, choices=columns, required=False, initial=guessed.columns.get(at, ""),
                help_text=samples(sheet, at),
            )  # fmt: skip
        for at, words in enumerate(unit_words):
            field = UnitField(label=_("Unit “%(words)s”") % {"words": words}, initial=guessed.units.get(words))
            field.required = False
            field.among(units, none=NOT_READ)
            self.fields[f"unit{at}"] = field
        self._add_codes(guessed, units, providers)
        self._add_papers(guessed, instructions, verifiers, inductions)

    def _add_codes(self, guessed: Choices, units: Sequence[UnitId], providers: Sequence[UnitId]) -> None:
        for name, label, among, first in (
            ("unit", _("Unit, where no column says it"), units, guessed.unit),
            ("provider", _("Service provider of the outsourced"), providers, guessed.provider),
        ):
            field = UnitField(label=label, initial=first)
            field.required = False
            field.among(among, none=NONE_CHOSEN)
            self.fields[name] = field
        self.fields["category"] = Chosen(
            Category, CATEGORY_NAMES, none=NOT_SAID, label=_("Category, where no column says it"),
            initial=guessed.category,
        )  # fmt: skip
        self.fields["employment"] = Chosen(
            Employment, EMPLOYMENT_NAMES, none=NOT_SAID, label=_("Way of employment, where no column says it"),
            initial=guessed.employment,
        )  # fmt: skip

    def _add_papers(
        self, guessed: Choices, instructions: Sequence[Instruction], verifiers: Sequence[Post],
        inductions: Sequence[Course],
    ) -> None:  # fmt: skip
        for mode in Employment:
            own = [(str(one.id), one.reference) for one in instructions if one.mode is mode]
            label = _("Instruction: %(mode)s") % {"mode": say(EMPLOYMENT_NAMES[mode])}
            self._choice(f"instruction_{mode}", label, own, guessed.instructions.get(mode))
        people = [(str(post.id), f"{post.holder} · {say(ROLE_NAMES[post.role])}") for post in verifiers]
        self._choice("verifier", _("Who has seen the papers of permits and training"), people, guessed.verifier)
        courses = [(str(one.id), say(one.title)) for one in inductions]
        self._choice("induction", _("Induction course as which earlier ones count"), courses, guessed.induction)

    def _choice(self, name: str, label: Any, among: list[tuple[str, str]], first: int | None) -> None:
        only = among[0][0] if len(among) == 1 else ""
        self.fields[name] = forms.ChoiceField(
            label=label, choices=[("", say(NONE_CHOSEN)), *among], required=False, initial=str(first or only)
        )

    def choices(self) -> Choices:
        given = self.cleaned_data
        instructions = {mode: int(given[f"instruction_{mode}"]) for mode in Employment if given[f"instruction_{mode}"]}
        return Choices(
            columns={at: Column(given[f"column{at}"]) for at in range(len(self.sheet.columns)) if given[f"column{at}"]},
            units={words: given[f"unit{at}"] for at, words in enumerate(self.unit_words) if given[f"unit{at}"]},
            unit=given["unit"], category=given["category"], employment=given["employment"],
            provider=given["provider"], instructions=instructions,
            verifier=PostId(int(given["verifier"])) if given["verifier"] else None,
            induction=int(given["induction"]) if given["induction"] else None,
        )  # fmt: skip

    def given(self) -> dict[str, Any]:
        return {"headings": self.sheet.columns, "choices": self.choices()}

    def columns(self) -> list[Any]:
        return [self[f"column{at}"] for at in range(len(self.sheet.columns))]

    def others(self) -> list[Any]:
        return [self[name] for name in self.fields if not name.startswith("column")]


def samples(sheet: Sheet, at: int) -> str:
    """The first cells of a column, masked: enough to know it by."""
    cells = [cells[at] for _row, cells in sheet.rows if at < len(cells) and cells[at]]
    return " · ".join(masked(text) for text in cells[:SAMPLES])
