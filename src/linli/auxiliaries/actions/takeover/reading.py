"""The table comes in, a person says what its columns mean, and it goes again."""

from datetime import datetime

from django.db import transaction

from linli.auxiliaries.actions.step import day_of, note, post_of, step
from linli.auxiliaries.adapters.sheets import Sheet, read
from linli.auxiliaries.data.takeover import KIND, NEEDED, TABLE_KEPT, TAKE_OVER, Choices, TakeOverId
from linli.auxiliaries.models.takeover import RollWord, TakeOver
from linli.auxiliaries.permissions.files import demand
from linli.auxiliaries.queries.takeover import sealed_table, take_over, told_choices
from linli.auxiliaries.rules.takeover.columns import is_outside
from linli.auxiliaries.states.takeover import TAKE_OVER as MACHINE
from linli.kernel.actor import Actor, UnitId
from linli.kernel.errors import BadInput, NotPermitted
from linli.kernel.words import _
from linli.ledger.data import Subject
from linli.privacy.api import demand_assessed, erase, hold
from linli.privacy.data import Purpose, Sealed

LONGEST_WORD = 80


@transaction.atomic
def begin(organ: UnitId, *, name: str, content: bytes, headings: int, actor: Actor, at: datetime) -> TakeOverId:
    """Read the table into the vault. The file itself is kept nowhere, nor a column that lies outside Linli."""
    demand("files", actor, organ)
    demand_assessed(TAKE_OVER)
    if actor.user is None:
        raise NotPermitted
    sheet = _inside(read(name, content, headings=headings))
    row = TakeOver.objects.create(
        organ=organ, rows=len(sheet.rows), by_post=post_of(actor), by_user=actor.user, begun_at=at
    )
    table = Sealed("table", Purpose.HANDLING, sealed_table(sheet))
    hold(Subject(KIND, row.pk), [table], until=day_of(at + TABLE_KEPT), at=at)
    note("read-roll", Subject(KIND, row.pk), actor=actor, at=at, organ=organ, rows=len(sheet.rows))
    return TakeOverId(row.pk)


@transaction.atomic
def choose(id: TakeOverId, *, headings: tuple[str, ...], choices: Choices, actor: Actor, at: datetime) -> None:
    """What the columns and the units' names mean; remembered for the organ's next table."""
    row = own(id, actor)
    for column in NEEDED:
        if column not in choices.columns.values():
            raise BadInput(column, _("No column says this; every officer needs it."))
    if len(set(choices.columns.values())) < len(choices.columns):
        raise BadInput("columns", _("Two columns say the same; choose one of them."))
    step(MACHINE, row, "choose", choices=told_choices(choices))
    _remember(row.organ, "column", {headings[at]: what.value for at, what in choices.columns.items()})
    _remember(row.organ, "unit", {words: str(unit) for words, unit in choices.units.items()})
    note("choose-columns", Subject(KIND, id), actor=actor, at=at, columns=len(choices.columns))


@transaction.atomic
def drop(id: TakeOverId, *, actor: Actor, at: datetime) -> None:
    """Nothing is taken; the table is erased at once."""
    row = own(id, actor)
    step(MACHINE, row, "drop", choices={})
    erase(Subject(KIND, id), actor=actor, at=at, because="pipl-2021/47")
    note("drop-roll", Subject(KIND, id), actor=actor, at=at)


def own(id: TakeOverId, actor: Actor) -> TakeOver:
    row = take_over(id)
    demand("files", actor, UnitId(row.organ))
    return row


def _inside(sheet: Sheet) -> Sheet:
    """Without the columns that lie outside Linli."""
    kept = [at for at, heading in enumerate(sheet.columns) if not is_outside(heading)]
    rows = tuple((number, tuple(cells[at] for at in kept)) for number, cells in sheet.rows)
    return Sheet(tuple(sheet.columns[at] for at in kept), rows)


def _remember(organ: int, kind: str, words: dict[str, str]) -> None:
    rows = [RollWord(organ=organ, kind=kind, words=text, means=means) for text, means in words.items()
            if len(text) <= LONGEST_WORD]  # fmt: skip
    RollWord.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["organ", "kind", "words"], update_fields=["means"]
    )
