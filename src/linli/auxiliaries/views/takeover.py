"""A roll is taken over: the table, its columns, what it would do, what it did; and what is still missing to begin."""

from dataclasses import replace
from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from linli.auxiliaries.actions.takeover import reading, taking, undoing
from linli.auxiliaries.data.takeover import COLUMN_NAMES, Choices, Column, Fate, Found, State, TakeOverId
from linli.auxiliaries.forms.takeover import ColumnsForm, RollTableForm
from linli.auxiliaries.models.takeover import TakenRow, TakeOver
from linli.auxiliaries.queries import readiness
from linli.auxiliaries.queries import takeover as ask
from linli.auxiliaries.queries.contracts import instructions
from linli.auxiliaries.queries.files import scope_of
from linli.auxiliaries.queries.plan import organs_for, providers, units_of
from linli.auxiliaries.rules.takeover.cells import masked
from linli.auxiliaries.rules.takeover.columns import guessed
from linli.auxiliaries.states.takeover import TAKE_OVER
from linli.auxiliaries.views.acting import act_page, actor_of, posted, pressed
from linli.jobs.api import is_waiting
from linli.kernel.actor import UnitId
from linli.kernel.errors import NotFound
from linli.kernel.words import Sentence, _
from linli.web.access import guard

PAGE = 100
ACTS: dict[str, tuple[Any, Sentence]] = {
    "take": (taking.start, _("Take these rows over")), "undo": (undoing.start, _("Undo the take-over")),
    "resume": (undoing.resume, _("Go on where it stopped")), "drop": (reading.drop, _("Drop it and erase the table")),
}  # fmt: skip


@guard("auxiliaries.files")
def take_overs(request: HttpRequest) -> HttpResponse:
    organs = [one.unit for one in organs_for(actor_of(request))]
    return render(request, "auxiliaries/takeover/all.html", {"rows": ask.runs(organs)})


@guard("auxiliaries.files")
def upload(request: HttpRequest) -> HttpResponse:
    form = RollTableForm(posted(request), request.FILES or None)
    organs = [one.unit for one in organs_for(actor_of(request))]
    form.fields["organ"].among(organs)  # type: ignore[attr-defined]  # a UnitField
    made: list[TakeOverId] = []

    def do(**given: Any) -> None:
        made.append(reading.begin(**given))

    page = act_page(
        request, form, do, title=_("Take over a roll"), words=_("Read the table"),
        back=reverse("auxiliaries:take-overs"),
        note=_("The file itself is not kept. What it says lies encrypted until it has been taken over or dropped, 30 "
               "days at most. Columns on politics, ethnic origin, belief and the like are thrown away on reading."),
    )  # fmt: skip
    if made:
        page["Location"] = reverse("auxiliaries:roll-columns", args=[made[0]])
    return page


@guard("auxiliaries.files")
def columns(request: HttpRequest, id: int) -> HttpResponse:
    """What each column says: guessed, and for a person to decide."""
    row, actor, today = reading.own(TakeOverId(id), actor_of(request)), actor_of(request), timezone.localdate()
    organ, sheet = UnitId(row.organ), ask.table(row, actor=actor, at=timezone.now())
    first = ask.choices_of(row) if row.choices else _guess(row, sheet.columns)
    found_units = ask.unit_words(sheet, first.columns)
    first = _with_units(first, organ, found_units)
    form = ColumnsForm(
        posted(request), sheet=sheet, guessed=first, unit_words=found_units, units=units_of(organ),
        providers=providers(), instructions=instructions([organ]), verifiers=ask.verifiers(organ, on=today),
        inductions=ask.inductions(organ),
    )  # fmt: skip
    return act_page(
        request, form, partial(reading.choose, row_id(row)), title=_("What the columns say"),
        words=_("Try every row"), back=reverse("auxiliaries:take-overs"), then=_of(row),
        lead=_("{n} rows. What is guessed wrong is put right here, and remembered for the next table.", n=row.rows),
        template="auxiliaries/takeover/columns.html",
    )  # fmt: skip


@guard("auxiliaries.files")
def take_over(request: HttpRequest, id: int) -> HttpResponse:
    """Before: what every row would do. After: what it did."""
    row = reading.own(TakeOverId(id), actor_of(request))
    state, fate = State(row.state), _fate(request)
    page: dict[str, Any] = {
        "run": ask.run_of(row), "fate": fate, "acts": [(act, words) for act, (_do, words) in ACTS.items()
                                                       if _may(row, act)],
    }  # fmt: skip
    if state is State.READ:
        page |= {"rows": (), "counts": {}}
    elif state is State.CHECKED:
        page |= _tried(request, row, fate)
    else:
        rows = ask.taken_rows(row_id(row), after=_after(request), fate=fate)
        page |= {
            "done": [_done(one) for one in rows],
            "counts": ask.taken_counts(row_id(row)), "after": rows[-1].row if len(rows) == ask.SHOWN else 0,
        }  # fmt: skip
    return render(request, "auxiliaries/takeover/one.html", page)


@guard("auxiliaries.files")
def take_over_act(request: HttpRequest, id: int, act: str) -> HttpResponse:
    if request.method != "POST" or act not in ACTS:
        raise NotFound
    back = reverse(
        "auxiliaries:take-overs" if act == "drop" else "auxiliaries:take-over", args=[] if act == "drop" else [id]
    )
    return pressed(request, partial(ACTS[act][0], TakeOverId(id)), back=back)


@guard("auxiliaries.files")
def ready(request: HttpRequest) -> HttpResponse:
    """What is missing before these officers can be worked with here: in sum, and officer by officer."""
    actor, today = actor_of(request), timezone.localdate()
    organs = [one.unit for one in organs_for(actor)]
    gaps = readiness.gaps(scope_of(actor), on=today)
    what = request.GET.get("what", "")
    shown = [one for one in gaps if not what or what in {lack.key for lack in one.lacks}]
    after = request.GET.get("after", "")
    left = [one for one in shown if one.officer.number > after]
    page = {
        "sums": readiness.sums(gaps), "rows": left[:PAGE], "what": what, "officers": len(gaps),
        "next": left[PAGE - 1].officer.number if len(left) > PAGE else "",
        "offices": readiness.of_organs(organs, on=today),
    }  # fmt: skip
    return render(request, "auxiliaries/takeover/ready.html", page)


def _tried(request: HttpRequest, row: TakeOver, fate: Fate | None) -> dict[str, Any]:
    actor, today = actor_of(request), timezone.localdate()
    sheet = ask.table(row, actor=actor, at=timezone.now())
    found = ask.trial(UnitId(row.organ), sheet, ask.choices_of(row), on=today)
    wanted = [one for one in found if fate is None or one.fate is fate]
    start = _after(request)
    return {
        "rows": [_shown(one) for one in wanted[start : start + PAGE]], "counts": ask.counts(found),
        "after": start + PAGE if len(wanted) > start + PAGE else 0,
    }  # fmt: skip


def _shown(one: Found) -> dict[str, Any]:
    refused = one.refused
    return {
        "fate": one.fate, "row": one.row, "number": one.number, "name": masked(one.name), "officer": one.officer,
        "fields": [COLUMN_NAMES[Column(name)] for name in one.fields if name in set(Column)],
        "adds": one.adds, "column": _column(refused.column) if refused else "",
        "sentence": refused.sentence if refused else None,
    }  # fmt: skip


def _done(one: TakenRow) -> tuple[Any, ...]:
    return one, Fate(one.fate), ask.said_again(one.because), _column(one.because.get("column", ""))


def _column(name: str) -> Any:
    """A column by its meaning in words, else as the table calls it."""
    return COLUMN_NAMES[Column(name)] if name in set(Column) else name


def _guess(row: TakeOver, headings: tuple[str, ...]) -> Choices:
    known = {words: Column(means) for words, means in ask.remembered(UnitId(row.organ), "column").items()}
    return Choices(columns=guessed(headings, known), unit=UnitId(row.organ))


def _with_units(first: Choices, organ: UnitId, words: list[str]) -> Choices:
    return replace(first, units={**ask.guessed_units(words, organ), **first.units})


def _may(row: TakeOver, act: str) -> bool:
    run = ask.run_of(row)
    if act == "resume" and any(is_waiting(job, row.pk) for job in (taking.JOB, undoing.JOB)):
        return False  # it is under way
    if act == "undo" and (run.undo_until is None or run.undo_until < timezone.now()):
        return False
    return bool(TAKE_OVER.allows(act, run.state))


def _fate(request: HttpRequest) -> Fate | None:
    text = request.GET.get("fate", "")
    return Fate(text) if text in set(Fate) else None


def _after(request: HttpRequest) -> int:
    text = request.GET.get("after", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 0


def _of(row: TakeOver) -> str:
    return reverse("auxiliaries:take-over", args=[row.pk])


def row_id(row: TakeOver) -> TakeOverId:
    return TakeOverId(row.pk)
