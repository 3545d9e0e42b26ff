"""A duty sheet is planned, put under a commander, published or withdrawn."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from linli.auxiliaries.actions.step import found, note, post_of, step
from linli.auxiliaries.data.deployment import SheetId
from linli.auxiliaries.models import AuxiliaryOfficer
from linli.auxiliaries.models.deployment import DutySheet
from linli.auxiliaries.permissions.files import demand
from linli.auxiliaries.queries import deployment as queries
from linli.auxiliaries.states.deployment import SHEET, STANDING
from linli.kernel.actor import Actor, PostId, UnitId
from linli.kernel.errors import BadInput, NotLawful, NotPermitted
from linli.kernel.words import _
from linli.ledger.data import Subject

LONGEST = timedelta(hours=24)


def about(sheet: int) -> Subject:
    return Subject("duty_sheet", sheet)


def plan_sheet(
    unit: UnitId, *, starts_at: datetime, ends_at: datetime, commander: PostId | None = None, actor: Actor, at: datetime
) -> SheetId:
    """A draft for one shift. Its day is the local date on which it begins."""
    demand("deploy", actor)
    if unit not in actor.units:
        raise NotPermitted
    if not starts_at < ends_at <= starts_at + LONGEST:
        raise BadInput("ends_at", _("A shift ends after it begins, and within 24 hours."))
    day = timezone.localdate(starts_at)
    with transaction.atomic():
        row = DutySheet.objects.create(unit=unit, day=day, starts_at=starts_at, ends_at=ends_at, made_by=post_of(actor))
        note("plan", about(row.pk), actor=actor, at=at, unit=unit, day=day.isoformat())
        if commander is not None:
            _name(row, commander, actor, at)
    return SheetId(row.pk)


def name_commander(id: SheetId, *, commander: PostId, actor: Actor, at: datetime) -> None:
    """The people's police officer who commands (Art 7): a post of the unit, or of an organ above it."""
    row = planned(id, actor)
    with transaction.atomic():
        _name(row, commander, actor, at)


def publish(id: SheetId, *, actor: Actor, at: datetime) -> None:
    """NotLawful, with the articles, while anything is missing. The sheet and its officers are locked first: a line that
    is added, or a permit that ends, at the same moment is either seen here or finds this sheet published."""
    row = planned(id, actor)
    if row.ends_at <= at:
        raise BadInput("starts_at", _("This shift is over; nothing can be published any more."))
    with transaction.atomic():
        lock(row)
        of_sheet, of_lines = queries.missing(queries.sheet(id))
        blocks = (*of_sheet, *(block for found in of_lines.values() for block in found))
        if blocks:
            cites = tuple(dict.fromkeys(cite for block in blocks for cite in block.articles))
            raise NotLawful(blocks[0].sentence, cites)
        step(SHEET, row, "publish", published_at=at, published_by=actor.post)
        note("publish", about(id), actor=actor, at=at, commander=row.commander, lines=len(of_lines))


def withdraw(id: SheetId, *, actor: Actor, at: datetime) -> None:
    row = planned(id, actor)
    with transaction.atomic():
        step(SHEET, row, "withdraw")
        note("withdraw", about(id), actor=actor, at=at)


def planned(id: SheetId, actor: Actor) -> DutySheet:
    row = found(DutySheet, id)
    demand("deploy", actor, row)
    return row


def lock(row: DutySheet) -> None:
    """The sheet and whoever stands on it, always in this order."""
    DutySheet.objects.select_for_update().get(pk=row.pk)
    officers = row.lines.filter(state__in=STANDING).values("officer")
    list(AuxiliaryOfficer.objects.select_for_update().filter(pk__in=officers).order_by("pk").values_list("pk"))


def _name(row: DutySheet, commander: PostId, actor: Actor, at: datetime) -> None:
    if not queries.commands(commander, UnitId(row.unit), on=row.day):
        raise BadInput("commander", _("Choose a people's police officer who holds a commanding post there that day."))
    step(SHEET, row, "name_commander", commander=commander)
    note("name_commander", about(row.pk), actor=actor, at=at, commander=commander)
