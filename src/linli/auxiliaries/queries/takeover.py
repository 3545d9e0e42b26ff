"""What a table would do to the roll, tried without doing it; in bounded statements, whatever its length."""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from linli.auxiliaries.adapters.sheets import Sheet
from linli.auxiliaries.data import Category, Employment, Officer, OfficerId
from linli.auxiliaries.data.takeover import (
    KIND,
    UNDO_WITHIN,
    Added,
    Candidate,
    Choices,
    Column,
    Fate,
    Found,
    RefusedRow,
    Run,
    State,
    TakeOverId,
)
from linli.auxiliaries.models import AuxiliaryOfficer
from linli.auxiliaries.models.contracts import LabourContract
from linli.auxiliaries.models.contributions import Registration
from linli.auxiliaries.models.equipment import WorkPermit
from linli.auxiliaries.models.takeover import RollWord, TakenRow, TakeOver
from linli.auxiliaries.queries.files import shape
from linli.auxiliaries.queries.learners import learner
from linli.auxiliaries.queries.plan import SERVING, units_of
from linli.auxiliaries.rules.takeover.rows import candidates
from linli.kernel.actor import Actor, PostId, Role, UnitId
from linli.kernel.errors import NotAllowed, NotFound
from linli.kernel.words import Sentence, _
from linli.ledger.data import Subject
from linli.organisation import api as organisation
from linli.organisation.data import Post
from linli.privacy.api import look
from linli.privacy.data import Purpose
from linli.training import api as training
from linli.training.data import Course, CourseKind, CourseState, LearnerKind

PAGE, SHOWN = 20, 100
VERIFIERS = (Role.HR, Role.TRAINER, Role.LEAD, Role.COMMANDER)
COMPARED = ("name", "born_on", "unit", "category", "branch", "employment", "provider")


def runs(organs: Collection[UnitId]) -> list[Run]:
    """The newest first."""
    return [run_of(row) for row in TakeOver.objects.filter(organ__in=list(organs)).order_by("-id")[:PAGE]]


def run_of(row: TakeOver) -> Run:
    return Run(
        TakeOverId(row.pk), UnitId(row.organ), State(row.state), row.rows, row.done, row.refused, row.begun_at,
        row.taken_at + UNDO_WITHIN if row.taken_at else None,
    )  # fmt: skip


def take_over(id: TakeOverId) -> TakeOver:
    row = TakeOver.objects.filter(pk=id).first()
    if row is None:
        raise NotFound
    return row


def table(row: TakeOver, *, actor: Actor, at: datetime) -> Sheet:
    """The table out of the vault: a look. NotAllowed once it is gone."""
    opened = look(Subject(KIND, row.pk), actor=actor, purpose=Purpose.HANDLING, at=at)
    text = next((one.text for one in reversed(opened) if one.field == "table" and one.is_open), "")
    if not text:
        raise NotAllowed(_("The table has been erased; upload it again."))
    told = json.loads(text)
    return Sheet(tuple(told["columns"]), tuple((number, tuple(cells)) for number, cells in told["rows"]))


def sealed_table(sheet: Sheet) -> str:
    return json.dumps({"columns": sheet.columns, "rows": sheet.rows}, ensure_ascii=False)


def remembered(organ: UnitId, kind: str) -> dict[str, str]:
    return dict(RollWord.objects.filter(organ=organ, kind=kind).values_list("words", "means"))


def unit_words(sheet: Sheet, columns: Mapping[int, Column]) -> list[str]:
    """What the column of units says, each once."""
    at = next((at for at, column in columns.items() if column is Column.UNIT), None)
    if at is None:
        return []
    return sorted({cells[at] for _row, cells in sheet.rows if at < len(cells) and cells[at]})


def guessed_units(words: Iterable[str], organ: UnitId) -> dict[str, UnitId]:
    """By what was decided before, by code or name, or by the one unit whose name ends so."""
    known, units = remembered(organ, "unit"), [organisation.unit(id) for id in units_of(organ)]
    found: dict[str, UnitId] = {}
    for text in words:
        same = [unit for unit in units if text in (unit.name, unit.name_en, unit.code)]
        like = same or [unit for unit in units if unit.name.endswith(text) or text.endswith(unit.name)]
        if text in known and any(str(unit.id) == known[text] for unit in units):
            found[text] = UnitId(int(known[text]))
        elif len(like) == 1:
            found[text] = like[0].id
    return found


def verifiers(organ: UnitId, *, on: date) -> list[Post]:
    """Who may have seen a paper: the posts of the organ that train, employ, command or lead."""
    return [post for post in organisation.posts_in(organ, on=on) if post.role in VERIFIERS]


def inductions(organ: UnitId) -> list[Course]:
    """Published induction courses of the organ and the units above."""
    units = [organ, *(unit.id for unit in organisation.ancestors(organ))]
    found = training.courses(units, states=[CourseState.PUBLISHED])
    return [
        one for one in found if one.text.kind is CourseKind.INDUCTION and LearnerKind.AUXILIARY in one.text.audience
    ]


def choices_of(row: TakeOver) -> Choices:
    told = row.choices
    return Choices(
        columns={int(at): Column(name) for at, name in told.get("columns", {}).items()},
        units={words: UnitId(id) for words, id in told.get("units", {}).items()},
        unit=UnitId(told["unit"]) if told.get("unit") else None,
        category=Category(told["category"]) if told.get("category") else None,
        employment=Employment(told["employment"]) if told.get("employment") else None,
        provider=UnitId(told["provider"]) if told.get("provider") else None,
        instructions={Employment(mode): id for mode, id in told.get("instructions", {}).items()},
        verifier=PostId(told["verifier"]) if told.get("verifier") else None,
        induction=told.get("induction"),
    )


def told_choices(given: Choices) -> dict[str, Any]:
    """As a row keeps them."""
    return {
        "columns": {str(at): column.value for at, column in given.columns.items()}, "units": dict(given.units),
        "unit": given.unit, "category": given.category, "employment": given.employment, "provider": given.provider,
        "instructions": {mode.value: id for mode, id in given.instructions.items()}, "verifier": given.verifier,
        "induction": given.induction,
    }  # fmt: skip


@organisation.pinned()
def trial(organ: UnitId, sheet: Sheet, choices: Choices, *, on: date) -> list[Found]:
    """The fate of every row, and of everybody whom the table leaves out; seven statements."""
    rows, refused = candidates(sheet.rows, sheet.columns, choices, on=on)
    numbers = [one.number for one in rows]
    known = {row.number: shape(row) for row in AuxiliaryOfficer.objects.filter(number__in=numbers)}
    units = frozenset(units_of(organ))
    adds = _additions(rows, known, on)
    found = [_fate(one, known.get(one.number), adds.get(one.number, ()), units) for one in rows]
    found += [Found(Fate.REFUSED, one.row, "", "", refused=one) for one in refused]
    return [*sorted(found, key=lambda one: one.row), *_gone(organ, sheet, choices)]


def _fate(one: Candidate, before: Officer | None, adds: tuple[Added, ...], units: frozenset[UnitId]) -> Found:
    if before is None:
        return Found(Fate.NEW, one.row, one.number, one.name, adds=adds, candidate=one)
    said = Found(Fate.SAME, one.row, one.number, one.name, before.id, candidate=one)
    if before.unit not in units:
        return _refused(said, Column.NUMBER, _("Somebody of another organ has this work number."))
    if before.started_on != one.started_on:
        return _refused(
            said, Column.STARTED_ON, _("On the roll the first working day is {day}.", day=before.started_on)
        )
    fields = tuple(name for name in COMPARED if getattr(before, name) != getattr(one, name))
    return replace(said, fate=Fate.CHANGED, fields=fields, adds=adds) if fields or adds else said


def _refused(found: Found, column: Column, sentence: Sentence) -> Found:
    return replace(found, fate=Fate.REFUSED, refused=RefusedRow(found.row, column.value, sentence))


def _additions(rows: Sequence[Candidate], known: Mapping[str, Officer], on: date) -> dict[str, tuple[Added, ...]]:
    """What each row brings that no file has yet; four statements."""
    ids = [one.id for one in known.values()]
    contracts = set(LabourContract.objects.filter(officer__in=ids).values_list("officer_id", "number"))
    permits = set(WorkPermit.objects.filter(officer__in=ids).values_list("officer_id", "number"))
    registered = set(Registration.objects.filter(officer__in=ids).values_list("officer_id", flat=True))
    inducted = {one.id for one in training.inductions_passed([learner(id) for id in ids], on=on)} if ids else set()
    found = {}
    for one in rows:
        id = known[one.number].id if one.number in known else 0
        asked = {
            Added.CONTRACT: one.contract is not None and (id, one.contract.number) not in contracts,
            Added.PERMIT: one.permit is not None and (id, one.permit.number) not in permits,
            Added.INDUCTION: one.induction is not None and id not in inducted,
            Added.REGISTERED: bool(one.insurance_on or one.fund_on) and id not in registered,
        }
        found[one.number] = tuple(what for what, there in asked.items() if there)
    return found


def _gone(organ: UnitId, sheet: Sheet, choices: Choices) -> list[Found]:
    """Whoever serves and stands in no row, refused rows included: a mistyped cell makes nobody leave."""
    at = next((at for at, column in choices.columns.items() if column is Column.NUMBER), None)
    if at is None:
        return []
    numbers = {cells[at] for _row, cells in sheet.rows}
    serving = AuxiliaryOfficer.objects.filter(SERVING, unit__in=units_of(organ)).order_by("number")
    return [
        Found(Fate.GONE, 0, row.number, row.name, OfficerId(row.pk)) for row in serving if row.number not in numbers
    ]


def counts(found: Iterable[Found]) -> dict[Fate, int]:
    made = dict.fromkeys((Fate.NEW, Fate.CHANGED, Fate.SAME, Fate.GONE, Fate.REFUSED), 0)
    for one in found:
        made[one.fate] += 1
    return made


def taken_rows(id: TakeOverId, *, after: int = 0, fate: Fate | None = None) -> list[TakenRow]:
    """What was done, a page at a time, in the order of the table; one statement."""
    rows = TakenRow.objects.filter(take_over=id, row__gt=after).select_related("officer").order_by("row")
    return list((rows.filter(fate=fate) if fate else rows)[:SHOWN])


def taken_counts(id: TakeOverId) -> dict[Fate, int]:
    made: dict[Fate, int] = {}
    for fate in TakenRow.objects.filter(take_over=id).values_list("fate", flat=True):
        made[Fate(fate)] = made.get(Fate(fate), 0) + 1
    return made


def kept_sentence(sentence: Sentence) -> dict[str, Any]:
    """As a row keeps it: nothing that stood in a cell is repeated."""
    gaps = {
        name: {"msgid": value.msgid} if isinstance(value, Sentence) else "…" if name in _CELLS else str(value)
        for name, value in sentence.params.items()
    }
    return {"msgid": sentence.msgid, "gaps": gaps}


def said_again(kept: Mapping[str, Any]) -> Sentence | None:
    if not kept:
        return None
    gaps = {
        name: Sentence(value["msgid"]) if isinstance(value, dict) else value for name, value in kept["gaps"].items()
    }
    return Sentence(kept["msgid"], gaps)


_CELLS = frozenset({"text", "words", "sign"})
