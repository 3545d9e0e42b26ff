"""A month's pay for the payroll office: asked for by one, approved by another, and each time it is taken a look that
every officer in it can read."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import F

from linli.auxiliaries.actions.step import found, note, post_of, step
from linli.auxiliaries.data.files import SUBJECT
from linli.auxiliaries.data.pay import ExportId, Statement
from linli.auxiliaries.models.pay import PayExport
from linli.auxiliaries.permissions.files import demand
from linli.auxiliaries.permissions.pay import approves_export
from linli.auxiliaries.queries.pay import for_payroll
from linli.auxiliaries.states.pay import EXPORT
from linli.kernel.actor import Actor, UnitId
from linli.kernel.errors import NotAllowed, NotPermitted
from linli.kernel.words import _
from linli.ledger.api import append_all
from linli.ledger.data import Entry, Subject

BATCH = 500


@transaction.atomic
def ask_export(organ: UnitId, month: date, *, actor: Actor, at: datetime) -> ExportId:
    demand("wages", actor, organ)
    if not for_payroll(organ, month):
        raise NotAllowed(_("No statement of this month has been released yet."))
    row = PayExport.objects.create(organ=organ, month=month, asked_by=post_of(actor), asked_at=at)
    note("ask_export", Subject("unit", organ), actor=actor, at=at, export=row.pk, month=f"{month:%Y-%m}")
    return ExportId(row.pk)


@transaction.atomic
def decide_export(id: ExportId, *, approved: bool, actor: Actor, at: datetime) -> None:
    row = found(PayExport, id)
    demand("wages", actor, UnitId(row.organ))
    if not approves_export(actor, row):
        raise NotPermitted(_("Somebody else has to look at it."))
    step(EXPORT, row, "approve" if approved else "refuse", decided_by=post_of(actor), decided_at=at)
    note("decide_export", Subject("unit", row.organ), actor=actor, at=at, export=id, approved=int(approved))


@transaction.atomic
def take_export(id: ExportId, *, actor: Actor, at: datetime) -> list[Statement]:
    """The statements as they stand now; in the ledger for each officer before the file is written."""
    row = found(PayExport, id)
    demand("wages", actor, UnitId(row.organ))
    step(EXPORT, row, "take", taken=F("taken") + 1)
    statements = for_payroll(UnitId(row.organ), row.month)
    detail: dict[str, str | int | None] = {"month": f"{row.month:%Y-%m}", "export": id}
    said = [Entry("auxiliaries.export_pay", Subject(SUBJECT, one.officer), detail) for one in statements]
    for start in range(0, len(said), BATCH):
        append_all(said[start : start + BATCH], actor=actor, at=at)
    return statements
