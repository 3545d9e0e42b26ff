"""Wage tables by version, approved by a second person; the minimum wage; who stands on which row (Art 27)."""

import re
from datetime import date, datetime

from django.db import IntegrityError, transaction

from linli.auxiliaries.actions.step import day_of, found, note, post_of, step
from linli.auxiliaries.data.files import OfficerId
from linli.auxiliaries.data.pay import Fen, TableId, TableState, WageRow
from linli.auxiliaries.models import pay as rows
from linli.auxiliaries.permissions.files import demand
from linli.auxiliaries.permissions.pay import approves_wages
from linli.auxiliaries.queries import wages as ask
from linli.auxiliaries.queries.files import officer as find_officer
from linli.auxiliaries.queries.files import serving
from linli.auxiliaries.queries.plan import organ_of, units_of
from linli.auxiliaries.rules.appraisal import service_years
from linli.auxiliaries.rules.pay import WAGE_FITS
from linli.auxiliaries.states.pay import WAGES
from linli.kernel.actor import Actor, UnitId
from linli.kernel.errors import BadInput, NotAllowed, NotFound, NotLawful, NotPermitted
from linli.kernel.text import clean
from linli.kernel.words import _
from linli.ledger.data import Subject

REFERENCE, TITLE, MOST_LEVEL = 80, 64, 99
CODE = re.compile(r"[A-Za-z0-9-]{1,16}")


@transaction.atomic
def draft_table(organ: UnitId, *, since: date, guidance: str, review_on: date, actor: Actor, at: datetime) -> TableId:
    """A new version; it begins with the rows of the one that is applied on its day."""
    demand("wages", actor, organ)
    if review_on <= since:
        raise BadInput("review_on", _("The day of review lies after the first day."))
    row = rows.WageTable.objects.create(
        organ=organ, since=since, review_on=review_on, made_by=post_of(actor),
        guidance=clean("guidance", guidance, limit=REFERENCE, required=True),
    )  # fmt: skip
    before = ask.table_on(organ, since)
    for line in before.rows if before else ():
        _write(row, line)
    note("draft_wages", Subject("unit", organ), actor=actor, at=at, table=row.pk, since=since.isoformat())
    return TableId(row.pk)


@transaction.atomic
def set_row(id: TableId, line: WageRow, *, actor: Actor, at: datetime) -> None:
    """Added, or written anew under its code; only in a draft."""
    row = _draft(id, actor)
    if not CODE.fullmatch(line.code):
        raise BadInput("code", _("A code is made of letters, digits and hyphens, such as A1."))
    clean("title", line.title, limit=TITLE, required=True)
    if not 0 < line.fen < rows.AMOUNT:
        raise BadInput("fen", _("A row has a wage."))
    if not 0 <= line.level <= MOST_LEVEL or not 0 <= line.years <= MOST_LEVEL:
        raise BadInput("level", _("Between 0 and {most}.", most=MOST_LEVEL))
    _write(row, line)
    note("set_wage_row", Subject("unit", row.organ), actor=actor, at=at, table=id, code=line.code)


@transaction.atomic
def drop_row(id: TableId, *, code: str, actor: Actor, at: datetime) -> None:
    row = _draft(id, actor)
    if not rows.WageTableRow.objects.filter(table=row, code=code).delete()[0]:
        raise NotFound
    note("drop_wage_row", Subject("unit", row.organ), actor=actor, at=at, table=id, code=code)


@transaction.atomic
def submit_table(id: TableId, *, actor: Actor, at: datetime) -> None:
    """To the second person; never with a row below the local minimum wage, nor without one on which somebody stands."""
    row = _draft(id, actor)
    _check(id, at)
    step(WAGES, row, "submit", submitted_by=post_of(actor))
    note("submit_wages", Subject("unit", row.organ), actor=actor, at=at, table=id)


@transaction.atomic
def send_back_table(id: TableId, *, actor: Actor, at: datetime) -> None:
    row = _second(id, actor)
    step(WAGES, row, "send_back")
    note("send_back_wages", Subject("unit", row.organ), actor=actor, at=at, table=id)


@transaction.atomic
def approve_table(id: TableId, *, actor: Actor, at: datetime) -> None:
    """By another post than the one that submitted it; from its day on wages are counted by it."""
    row = _second(id, actor)
    _check(id, at)
    try:
        with transaction.atomic():
            step(WAGES, row, "approve", approved_by=post_of(actor))
    except IntegrityError:
        raise NotAllowed(_("A wage table already begins on this day.")) from None
    note("approve_wages", Subject("unit", row.organ), actor=actor, at=at, table=id)


@transaction.atomic
def set_minimum(organ: UnitId, *, since: date, fen: Fen, reference: str, actor: Actor, at: datetime) -> None:
    """As the place has published it; entered again for the same day it is corrected."""
    demand("wages", actor, organ)
    if not 0 < fen < rows.AMOUNT:
        raise BadInput("fen", _("A minimum wage is more than nothing."))
    paper = clean("reference", reference, limit=REFERENCE, required=True)
    rows.MinimumWage.objects.update_or_create(organ=organ, since=since, defaults={"fen": fen, "reference": paper})
    note("set_minimum_wage", Subject("unit", organ), actor=actor, at=at, since=since.isoformat(), fen=fen)


@transaction.atomic
def place(officer: OfficerId, *, code: str, since: date, reference: str, actor: Actor, at: datetime) -> None:
    """From that day on the officer is paid by this row."""
    holder = find_officer(officer)
    demand("wages", actor, holder)
    if since < holder.started_on:
        raise BadInput("since", _("This is before the first working day."))
    table = ask.table_on(organ_of(holder.unit), since)
    row = ask.row_of(table, code) if table else None
    if row is None:
        raise BadInput("code", _("No wage table in force on that day has this row."))
    if row.category is not None and row.category is not holder.category:
        raise BadInput("code", _("This row is for the other category."))
    years = service_years.on(since)(holder.started_on, since)
    if years < row.years:
        raise BadInput(
            "code", _("This row asks for {n} years of service; there are {years}.", n=row.years, years=years)
        )
    paper = clean("reference", reference, limit=REFERENCE, required=True)
    rows.WagePlacement.objects.update_or_create(
        officer_id=officer, since=since,
        defaults={"code": code, "reference": paper, "decided_by": post_of(actor)},
    )  # fmt: skip
    note("place", officer, actor=actor, at=at, code=code, since=since.isoformat())


def _write(row: rows.WageTable, line: WageRow) -> None:
    rows.WageTableRow.objects.update_or_create(
        table=row, code=line.code,
        defaults={
            "title": line.title, "category": line.category or "", "level": line.level, "years": line.years,
            "fen": line.fen,
        },
    )  # fmt: skip


def _draft(id: TableId, actor: Actor) -> rows.WageTable:
    row = found(rows.WageTable, id)
    demand("wages", actor, UnitId(row.organ))
    if row.state != TableState.DRAFT:
        raise NotAllowed(_("Only a draft is changed; begin a new version."))
    return row


def _second(id: TableId, actor: Actor) -> rows.WageTable:
    row = found(rows.WageTable, id)
    demand("wages", actor, UnitId(row.organ))
    if not approves_wages(actor, row):
        raise NotPermitted(_("Somebody else has to look at it."))
    return row


def _check(id: TableId, at: datetime) -> None:
    table = ask.table(id)
    if not table.rows:
        raise NotAllowed(_("A wage table has rows."))
    minimum = ask.minimum_on(table.organ, table.since)
    if minimum is None:
        raise NotAllowed(_("First enter the local minimum wage of that day."))
    low = [row.code for row in table.rows if not WAGE_FITS.on(table.since)(row.fen, minimum)]
    if low:
        raise NotLawful(
            _("Below the local minimum wage: {codes}.", codes=", ".join(low)), WAGE_FITS.because(table.since).cites
        )
    serve = [one.id for one in serving(units_of(table.organ), on=max(table.since, day_of(at)))]
    lost = sorted(ask.codes_in_use(table.organ, serve, on=table.since) - {row.code for row in table.rows})
    if lost:
        raise NotAllowed(_("Somebody stands on these rows, which are missing: {codes}.", codes=", ".join(lost)))
