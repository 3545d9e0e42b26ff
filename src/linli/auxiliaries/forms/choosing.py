"""One officer, found by work number or name: a short list to choose from, however long the roll, and without script."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.utils import ErrorDict
from django.utils.translation import gettext, gettext_lazy

from linli.auxiliaries.data.files import Officer
from linli.auxiliaries.queries.choosing import FEW, Among, Found

LOOK, LONGEST = "officer-look", 64
LARGEST_ID = 2**63


@dataclass(frozen=True, slots=True)
class Asked:
    """What came back: the one marked, the words sought, and the words the list was made from."""

    id: str = ""
    words: str = ""
    listed: str = ""

    @property
    def sought(self) -> str:
        """Words that nobody has been listed for yet."""
        return self.words if self.words != self.listed else ""


class OfficerInput(forms.Widget):
    """Words to look for, the few that match, one of them marked."""

    template_name = "auxiliaries/choose.html"
    use_fieldset = True
    among = Among()
    nobody: Any = ""
    """What choosing nobody means, where that may be chosen."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Asked:
        id, words, listed = (str(data.get(key) or "") for key in (name, f"{name}-words", f"{name}-listed"))
        return Asked(id, " ".join(words.replace("\x00", "").split())[:LONGEST], listed)

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return name not in data and f"{name}-words" not in data

    def id_for_label(self, id_: str | None) -> str:
        return ""

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        asked = value if isinstance(value, Asked) else Asked(str(value or ""))
        found = self.found(asked)
        marked = self.marked(asked, found)
        more = gettext("More than %(few)d match; these are the first. Type more of the number or name.") % {"few": FEW}
        context["widget"].update(
            asked=asked, found=found.officers, marked=marked, nobody=self.nobody, look=LOOK, longest=LONGEST,
            more=more if found.more else "", listed=asked.words, none=bool(asked.words) and not found.officers,
        )  # fmt: skip
        return context

    def found(self, asked: Asked) -> Found:
        """Who is listed: whoever matches the words, else the one marked."""
        if asked.words:
            return self.among.find(asked.words)
        one = self.among.one(number) if (number := id_of(asked.id)) is not None else None
        return Found([one] if one else [])

    def marked(self, asked: Asked, found: Found) -> str:
        if not asked.sought:
            return asked.id
        only = found.exactly or (found.officers[0] if len(found.officers) == 1 else None)
        return str(only.id) if only else ""


class OfficerField(forms.Field):
    """Gives the id. Words that fit exactly one number or name need no second step; others list whoever matches."""

    widget: Any = OfficerInput
    default_error_messages = {
        "required": gettext_lazy("Whom is it about? Type the work number or the name."),
        "nobody": gettext_lazy("Nobody here has this work number or name."),
        "several": gettext_lazy("Several match: mark the right one below."),
        "alike": gettext_lazy("Is it the officer below? Then go on."),
        "invalid": gettext_lazy("This officer cannot be chosen here. Look for another by work number or name."),
    }

    def choose_from(self, among: Among, *, nobody: Any = "") -> None:
        """`nobody`: what it means when nobody is chosen, where that may be."""
        self.widget.among, self.widget.nobody = among, nobody
        self.required = not nobody

    def clean(self, value: Asked) -> int | None:
        if value.sought:
            return self._found(value)
        if not value.id:
            if self.required:
                raise self._wrong("required")
            return None
        number = id_of(value.id)
        one: Officer | None = self.widget.among.one(number) if number is not None else None
        if one is None:
            raise self._wrong("invalid")
        return one.id

    def _found(self, value: Asked) -> int:
        found: Found = self.widget.found(value)
        if found.exactly:
            return found.exactly.id
        if not found.officers:
            raise self._wrong("nobody")
        raise self._wrong("alike" if len(found.officers) == 1 else "several")

    def _wrong(self, code: str) -> forms.ValidationError:
        return forms.ValidationError(self.error_messages[code], code=code)


class OfficerForm(forms.Form):
    """The first question of many: whom is it about? Pressing “Find” only looks; nothing else is judged yet."""

    officer = OfficerField(label=gettext_lazy("Auxiliary officer"))

    def __init__(self, *args: Any, officers: Among | None = None, nobody: Any = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["officer"].choose_from(officers or Among(), nobody=nobody)  # type: ignore[attr-defined]  # the field above

    @property
    def looks(self) -> bool:
        return self.is_bound and LOOK in self.data

    def full_clean(self) -> None:
        super().full_clean()
        if self.looks:
            kept = [error for error in self.errors.as_data().get("officer", []) if error.code == "nobody"]
            self._errors = ErrorDict()
            for error in kept:
                self.add_error("officer", error)

    def is_valid(self) -> bool:
        return super().is_valid() and not self.looks


def id_of(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 20 and int(text) < LARGEST_ID else None
