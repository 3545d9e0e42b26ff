"""Statements of pay: computed, released to the officer, confirmed or disputed line by line, corrected, closed."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.db.models import Max

from linli.auxiliaries.actions.step import day_of, found, note, post_of, step
from linli.auxiliaries.actions.telling import tell_each
from linli.auxiliaries.actions.words import keep
from linli.auxiliaries.data.files import SUBJECT, Officer, OfficerId
from linli.auxiliaries.data.pay import BY_HAND, DisputeId, Fen, Line, LineKind, StatementId, StatementState
from linli.auxiliaries.models import pay as rows
from linli.auxiliaries.permissions.files import demand
from linli.auxiliaries.queries import pay as ask
from linli.auxiliaries.queries.files import shape
from linli.auxiliaries.queries.wages import minimum_on
from linli.auxiliaries.queries.worked import month_of, unconfirmed_in
from linli.auxiliaries.rules.statement import HAND_CITES, lines, most_deducted
from linli.auxiliaries.states.pay import STATEMENT
from linli.kernel.actor import Actor, UnitId
from linli.kernel.errors import BadInput, NotAllowed, NotLawful, Overtaken
from linli.kernel.text import clean
from linli.kernel.words import _
from linli.ledger.api import append_all
from linli.ledger.data import Entry, Subject
from linli.organisation.api import calendar_of, figure

KIND = "aux_pay"
REFERENCE, BATCH = 80, 500


@transaction.atomic
def compute_month(organ: UnitId, month: date, *, actor: Actor, at: datetime) -> int:
    """A draft for everybody who has a wage; drafts are computed anew, all others stay. How many were computed."""
    demand("wages", actor, organ)
    month = _over(month, at)
    return _compute(ask.served_in(organ, month), organ, month, actor, at)


@transaction.atomic
def compute(id: StatementId, *, actor: Actor, at: datetime) -> None:
    """One draft anew; what was entered by hand stays."""
    row = _of_finance(id, actor)
    STATEMENT.move("compute", StatementState(row.state))
    _compute([shape(row.officer)], UnitId(row.organ), row.month, actor, at)


@transaction.atomic
def add_line(id: StatementId, *, kind: LineKind, fen: Fen, reference: str, actor: Actor, at: datetime) -> None:
    """An allowance, or a deduction for damage: at most a fifth of the month's wage, and never below the minimum."""
    row = _of_finance(id, actor)
    if kind not in BY_HAND:
        raise BadInput("kind", _("This line is computed, not entered."))
    if not 0 < fen < rows.AMOUNT:
        raise BadInput("fen", _("A line is more than nothing."))
    paper = clean("reference", reference, limit=REFERENCE, required=True)
    step(STATEMENT, row, "change")
    last = row.lines.aggregate(last=Max("place"))["last"] or 0
    sign = -1 if kind is LineKind.DAMAGE else 1
    rows.PayLine.objects.create(
        statement=row, place=last + 1, kind=kind, fen=sign * fen, reference=paper, cites=list(HAND_CITES[kind])
    )
    _total(row)
    note("add_pay_line", row.officer_id, actor=actor, at=at, statement=id, kind=kind.value)


@transaction.atomic
def drop_line(id: StatementId, *, line: int, actor: Actor, at: datetime) -> None:
    """Only what was entered by hand."""
    row = _of_finance(id, actor)
    step(STATEMENT, row, "change")
    if not row.lines.filter(pk=line, kind__in=[kind.value for kind in BY_HAND]).delete()[0]:
        raise Overtaken
    _total(row)
    note("drop_pay_line", row.officer_id, actor=actor, at=at, statement=id)


@transaction.atomic
def release_month(organ: UnitId, month: date, *, actor: Actor, at: datetime) -> int:
    """All drafts of the month go to their officers, each with a day for the answer. How many."""
    demand("wages", actor, organ)
    drafts = rows.PayStatement.objects.filter(organ=organ, month=month, state=StatementState.DRAFT.value)
    ids = [row.pk for row in drafts.select_related("officer") if _may(actor, row)]
    fields = _released(actor, at)
    for start in range(0, len(ids), BATCH):
        some = drafts.filter(pk__in=ids[start : start + BATCH])
        officers = list(some.values_list("officer_id", flat=True))
        some.update(state=StatementState.RELEASED.value, **fields)
        _note_all("release_pay", officers, month, actor, at)
        tell_each(officers, "pay_released", at=at, month=f"{month:%Y-%m}")
    return len(ids)


@transaction.atomic
def release(id: StatementId, *, actor: Actor, at: datetime) -> None:
    row = _of_finance(id, actor)
    step(STATEMENT, row, "release", **_released(actor, at))
    note("release_pay", row.officer_id, actor=actor, at=at, statement=id)
    tell_each([row.officer_id], "pay_released", at=at, month=f"{row.month:%Y-%m}")


@transaction.atomic
def confirm(id: StatementId, *, actor: Actor, at: datetime) -> None:
    row = _of_officer(id, actor)
    step(STATEMENT, row, "confirm")
    note("confirm_pay", row.officer_id, actor=actor, at=at, statement=id)


@transaction.atomic
def dispute(id: StatementId, *, kind: LineKind, words: str, actor: Actor, at: datetime) -> DisputeId:
    """One line, with the officer's words; several lines one after another."""
    row = _of_officer(id, actor)
    if not row.lines.filter(kind=kind).exists() and kind in BY_HAND:
        raise BadInput("kind", _("There is no such line."))
    step(STATEMENT, row, "dispute")
    try:
        with transaction.atomic():
            made = rows.PayDispute.objects.create(statement=row, kind=kind, raised_at=at)
    except IntegrityError:
        raise NotAllowed(_("You have disputed this line already; the answer is still open.")) from None
    keep(Subject(KIND, made.pk), {"words": words}, at=at)
    note("dispute_pay", row.officer_id, actor=actor, at=at, statement=id, kind=kind.value)
    return DisputeId(made.pk)


@transaction.atomic
def answer(id: DisputeId, *, upheld: bool, words: str, actor: Actor, at: datetime) -> None:
    """With reasons. Whoever is still of another mind has the ways of a labour dispute."""
    asked = found(rows.PayDispute, id)
    row = _of_finance(StatementId(asked.statement_id), actor)
    step(STATEMENT, row, "answer")
    open_one = rows.PayDispute.objects.filter(pk=id, answered_at__isnull=True)
    if not open_one.update(answered_at=at, answered_by=post_of(actor), upheld=upheld):
        raise Overtaken
    keep(Subject(KIND, id), {"answer": words}, at=at)
    note("answer_pay", row.officer_id, actor=actor, at=at, statement=row.pk)
    tell_each([row.officer_id], "pay_answered", at=at, month=f"{row.month:%Y-%m}")


@transaction.atomic
def correct(id: StatementId, *, actor: Actor, at: datetime) -> None:
    """Back to a draft, and computed anew from what is known now; it is released again when it is right."""
    row = _of_finance(id, actor)
    step(STATEMENT, row, "correct", answer_by=None)
    _compute([shape(row.officer)], UnitId(row.organ), row.month, actor, at)
    note("correct_pay", row.officer_id, actor=actor, at=at, statement=id)


@transaction.atomic
def close(id: StatementId, *, actor: Actor, at: datetime) -> None:
    """Confirmed, or the day for an answer is over; never while a dispute is open."""
    row = _of_finance(id, actor)
    if (why := _open_still(row, day_of(at))) is not None:
        raise NotAllowed(why)
    step(STATEMENT, row, "close", closed_at=at)
    note("close_pay", row.officer_id, actor=actor, at=at, statement=id)


@transaction.atomic
def close_month(organ: UnitId, month: date, *, actor: Actor, at: datetime) -> int:
    """Every statement of the month that can be closed. How many."""
    demand("wages", actor, organ)
    out = rows.PayStatement.objects.filter(organ=organ, month=month).exclude(
        state__in=[StatementState.DRAFT.value, StatementState.CLOSED.value]
    )
    ready = [row for row in out.select_related("officer") if _may(actor, row) and not _open_still(row, day_of(at))]
    for row in ready:
        step(STATEMENT, row, "close", closed_at=at)
    _note_all("close_pay", [row.officer_id for row in ready], month, actor, at)
    return len(ready)


def _compute(officers: Sequence[Officer], organ: UnitId, month: date, actor: Actor, at: datetime) -> int:
    """Whoever has nothing to be stated is left out, and so is what is no draft."""
    ids = [one.id for one in officers if one.user is None or one.user != actor.user]
    known = {row.officer_id: row for row in rows.PayStatement.objects.filter(officer__in=ids, month=month)}
    facts, waiting = ask.facts_of(officers, organ, month), unconfirmed_in(ids, month)
    calendar, day, minimum = calendar_of(), ask.working_day(on=month), minimum_on(organ, month)
    made: list[rows.PayStatement] = []
    changed: list[rows.PayStatement] = []
    found_lines: dict[int, list[Line]] = {}
    for id in ids:
        row, computed = known.get(id), lines(facts[id], calendar, day=day)
        if (not computed and row is None) or (row is not None and row.state != StatementState.DRAFT.value):
            continue
        one = row or rows.PayStatement(officer_id=id, organ=organ, month=month)
        one.computed_at, one.made_by, one.minimum, one.unconfirmed = at, post_of(actor), minimum, waiting.get(id, 0)
        (changed if row else made).append(one)
        found_lines[one.pk] = computed
    rows.PayStatement.objects.bulk_create(made, batch_size=BATCH)
    _write(changed, made, found_lines)
    _note_all("compute_pay", [one.officer_id for one in (*made, *changed)], month, actor, at)
    return len(made) + len(changed)


def _write(changed: list[rows.PayStatement], made: list[rows.PayStatement], found_lines: dict[int, list[Line]]) -> None:
    """The computed lines instead of those before; with what was entered by hand they make the total."""
    hand = [kind.value for kind in BY_HAND]
    kept: dict[int, int] = {}
    for start in range(0, len(changed), BATCH):
        some = changed[start : start + BATCH]
        rows.PayLine.objects.filter(statement__in=some).exclude(kind__in=hand).delete()
        for id, fen in rows.PayLine.objects.filter(statement__in=some).values_list("statement_id", "fen"):
            kept[id] = kept.get(id, 0) + fen
    fresh = []
    for one in (*made, *changed):
        one.total = kept.get(one.pk, 0) + sum(line.fen for line in found_lines[one.pk])
        fresh += [_row(one, at, line) for at, line in enumerate(found_lines[one.pk])]
    rows.PayLine.objects.bulk_create(fresh, batch_size=BATCH)
    fields = ["computed_at", "made_by", "minimum", "unconfirmed", "total"]
    rows.PayStatement.objects.bulk_update([*made, *changed], fields, batch_size=BATCH)


def _row(one: rows.PayStatement, at: int, line: Line) -> rows.PayLine:
    return rows.PayLine(
        statement=one, place=at, kind=line.kind, fen=line.fen, basis=line.basis, days=line.days, minutes=line.minutes,
        rested=line.rested, percent=line.percent, year=line.year, code=line.code, cites=list(line.cites),
    )  # fmt: skip


def _total(row: rows.PayStatement) -> None:
    """Anew from the lines; a deduction that goes too far undoes the act."""
    there = [ask.line_of(line) for line in row.lines.all()]
    taken = -sum(line.fen for line in there if line.kind is LineKind.DAMAGE)
    most = most_deducted(there, row.minimum, on=row.month)
    if taken > most:
        raise NotLawful(
            _("At most {most} yuan may be taken off for damage this month.", most=f"{most / 100:.2f}"),
            HAND_CITES[LineKind.DAMAGE],
        )
    rows.PayStatement.objects.filter(pk=row.pk).update(total=sum(line.fen for line in there))


def _released(actor: Actor, at: datetime) -> dict[str, object]:
    term = figure("pay.answer_days", on=day_of(at)).term
    return {
        "released_at": at, "released_by": post_of(actor), "answer_by": calendar_of().due(at, term).last_day,
    }  # fmt: skip


def _open_still(row: rows.PayStatement, today: date):  # type: ignore[no-untyped-def]  # a sentence, or None
    """Why it cannot be closed yet."""
    if row.disputes.filter(answered_at__isnull=True).exists():
        return _("A dispute is not answered yet.")
    waits = row.state == StatementState.RELEASED.value and row.answer_by is not None and today <= row.answer_by
    return _("The officer can answer until {day}.", day=row.answer_by) if waits else None


def _of_finance(id: StatementId, actor: Actor) -> rows.PayStatement:
    row = found(rows.PayStatement, id)
    demand("wages", actor, row.officer)
    return row


def _of_officer(id: StatementId, actor: Actor) -> rows.PayStatement:
    row = found(rows.PayStatement, id)
    demand("himself", actor, row.officer)
    return row


def _may(actor: Actor, row: rows.PayStatement) -> bool:
    return row.officer.user is None or row.officer.user != actor.user


def _over(month: date, at: datetime) -> date:
    days = month_of(month)
    if days.last is None or days.last >= day_of(at):
        raise BadInput("month", _("This month is not over yet."))
    return days.first


def _note_all(act: str, officers: Sequence[int], month: date, actor: Actor, at: datetime) -> None:
    said = [
        Entry(f"auxiliaries.{act}", Subject(SUBJECT, OfficerId(id)), {"month": f"{month:%Y-%m}"}) for id in officers
    ]
    for start in range(0, len(said), BATCH):
        append_all(said[start : start + BATCH], actor=actor, at=at)
