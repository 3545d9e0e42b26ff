"""What a district organ reports to the city's, and by when (Order 270 Art 15 ¶2)."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import F

from linli.auxiliaries.actions.step import day_of, found, note
from linli.auxiliaries.data.contracts import FilingCause, FilingId
from linli.auxiliaries.data.plan import Rank
from linli.auxiliaries.models.contracts import Filing
from linli.auxiliaries.models.plan import Organ
from linli.auxiliaries.permissions.files import demand
from linli.auxiliaries.rules.contracts import FILE_BY
from linli.kernel.actor import Actor, UnitId
from linli.kernel.errors import BadInput, Overtaken
from linli.kernel.text import clean
from linli.kernel.words import _
from linli.ledger.data import Subject
from linli.organisation import api as organisation

REFERENCE = 80


def owe(organ: UnitId, cause: FilingCause, *, at: datetime, changes: int = 1) -> None:
    """Inside the act that changes something: one more change to report. The city's organ reports to nobody here."""
    if Organ.objects.filter(pk=organ, rank=Rank.CITY).exists():
        return
    open_one = Filing.objects.filter(organ=organ, cause=cause, filed_on__isnull=True)
    if open_one.update(changes=F("changes") + changes):
        return
    since = day_of(at)
    term = organisation.figure("auxiliary.filing_days", on=since).term
    due_on = FILE_BY.on(since)(organisation.calendar_of(organ), at, term)
    Filing.objects.create(organ=organ, cause=cause, since=since, due_on=due_on, changes=changes)


@transaction.atomic
def file_report(id: FilingId, *, reference: str, on: date, actor: Actor, at: datetime) -> None:
    """It was reported under this number. Changes from now on are another report."""
    row = found(Filing, id)
    demand("files", actor, UnitId(row.organ))
    if not row.since <= on <= day_of(at):
        raise BadInput("on", _("Choose a day from the first change until today."))
    paper = clean("reference", reference, limit=REFERENCE, required=True)
    if not Filing.objects.filter(pk=id, filed_on__isnull=True).update(filed_on=on, reference=paper):
        raise Overtaken
    note("file-report", Subject("unit", row.organ), actor=actor, at=at, filing=id, cause=row.cause)
