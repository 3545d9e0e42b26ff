"""Lists and single records, drawn in one way: what it is, how it stands, what was written, what can be done now."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from linli.kernel.words import Named, Sentence
from linli.web import words
from linli.web.keyset import number_in

FIELDS = {
    "performance": _("Work performance"), "compliance": _("Rules and discipline"),
    "training": _("Education and training"), "reasons": _("Reasons"), "comment": _("The officer's comment"),
    "objection": _("The officer's objection"), "answer": _("The answer given"), "facts": _("Facts found"),
    "evidence": _("Evidence"), "reply": _("The officer's statement"), "companion": _("Companion"),
    "cleared": _("Why the officer is cleared"), "words": _("What was written"), "reason": _("Reason for asking"),
    "badge": _("Number on the badge"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Act:
    """A way to do something: a link to its form, or, where `post`, a press at once."""

    address: str
    words: Any
    chief: bool = False
    post: bool = False


def ways_to(address: str, id: int, acts: Iterable[str], words: Mapping[str, Any], *, chief: str = "") -> list[Act]:
    """A link for each act, in the order given."""
    return [Act(reverse(address, args=[id, act]), words[act], chief=act == chief) for act in acts]


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a list."""

    title: Any
    address: str = ""
    state: StrEnum | None = None
    lines: tuple[Any, ...] = ()
    acts: tuple[Act, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """A list under its heading; `older` leads to its next page, `more` to that of a queue."""

    title: Any
    rows: Sequence[Row]
    empty: Any
    acts: tuple[Act, ...] = ()
    older: str = ""
    more: str = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """Something to know before acting, with the articles it rests on."""

    words: Any
    cites: tuple[str, ...] = ()
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Days:
    """From a day to a day, both included."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Labelled:
    """A line of a list that says what it is: the last day of what, the number of which receipt."""

    label: Any
    value: Any


@dataclass(frozen=True)
class Record:
    title: Any
    back: Act
    state: StrEnum | None = None
    lead: Any = ""
    facts: Sequence[tuple[Any, Any]] = ()
    notices: Sequence[Notice] = ()
    texts: Mapping[str, str] = field(default_factory=dict)
    acts: Sequence[Act] = ()
    papers: Sequence[Act] = ()
    looked: bool = False


def page_of(request: HttpRequest, name: str) -> int | None:
    """The id after which the page of the list called `name` goes on; None for the first."""
    return number_in(request, name)


def older_of(name: str, ids: Sequence[int], page: int) -> str:
    """The address of the next page of that list; empty where this was the last."""
    return f"?{name}={ids[-1]}" if len(ids) == page else ""


def show_records(
    request: HttpRequest, title: Any, groups: Sequence[Group], *, lead: Any = "", acts: Iterable[Act] = (),
    older: str = "", choice: object = None,
) -> HttpResponse:  # fmt: skip
    """`choice` where the page is about one of several units."""
    shown = {"title": title, "lead": lead, "groups": groups, "acts": tuple(acts), "older": older, "choice": choice}
    return render(request, "auxiliaries/records.html", shown)


def show_record(request: HttpRequest, one: Record) -> HttpResponse:
    texts = [(FIELDS.get(name, name), one.texts[name]) for name in FIELDS if one.texts.get(name)]
    facts = [(label, said(value)) for label, value in one.facts if value not in (None, "")]
    return render(request, "auxiliaries/record.html", {"record": one, "texts": texts, "facts": facts})


def said(value: Any) -> str:
    """As the reader reads it: sentences and dates in the own language."""
    match value:
        case Sentence() | Named():
            return words.say(value)
        case Decimal():
            return f"{value.normalize():f}"
        case Days():
            return f"{words.day(value.first)} – {words.day(value.last)}"
        case Labelled():
            return gettext("%(label)s: %(value)s") % {"label": said(value.label), "value": said(value.value)}
        case datetime():
            return words.moment(value)
        case date():
            return words.day(value)
        case _:
            return str(value)
