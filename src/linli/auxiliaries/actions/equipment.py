"""Issue and return of uniform, equipment and permits (Order 270 Art 22): each step a line of the ledger."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import IntegrityError, transaction

from linli.auxiliaries.actions.deployment.keeping import recheck
from linli.auxiliaries.actions.step import day_of, found, note, step
from linli.auxiliaries.data import OfficerId, OfficerState
from linli.auxiliaries.data.equipment import ItemClass, ItemId, Loss, PermitId, PermitState
from linli.auxiliaries.models import equipment as rows
from linli.auxiliaries.permissions.files import demand
from linli.auxiliaries.queries.files import officer as find_officer
from linli.auxiliaries.states.equipment import ITEM, PERMIT
from linli.kernel.actor import Actor, UnitId
from linli.kernel.errors import BadInput, NotAllowed, NotLawful
from linli.kernel.ids import new_secret
from linli.kernel.text import clean
from linli.kernel.words import _
from linli.ledger.data import Subject

SERIAL, NUMBER, REFERENCE, MOST = 40, 32, 80, 500


@transaction.atomic
def take_in(organ: UnitId, *, kind: ItemClass, serials: Sequence[str], actor: Actor, at: datetime) -> int:
    """New things for the store; nothing is taken where one number is there already. How many."""
    demand("files", actor, organ)
    numbers = [clean("serials", serial, limit=SERIAL, required=True) for serial in serials]
    if not 0 < len(numbers) <= MOST or len(set(numbers)) < len(numbers):
        raise BadInput("serials", _("From 1 to {most} numbers, each once.", most=MOST))
    known = rows.EquipmentItem.objects.filter(kind=kind, serial__in=numbers).values_list("serial", flat=True).first()
    if known is not None:
        raise BadInput("serials", _("{number} is in the ledger already.", number=known))
    rows.EquipmentItem.objects.bulk_create(rows.EquipmentItem(kind=kind, serial=n, organ=organ) for n in numbers)
    note("take-in", Subject("unit", organ), actor=actor, at=at, class_=kind.value, items=len(numbers))
    return len(numbers)


@transaction.atomic
def issue(id: ItemId, *, officer: OfficerId, on: date, actor: Actor, at: datetime) -> None:
    holder = find_officer(officer)
    demand("files", actor, holder)
    if holder.state is OfficerState.LEFT:
        raise NotAllowed(_("This officer has left."))
    if not holder.started_on <= on <= day_of(at):
        raise BadInput("on", _("Choose a day from the first working day until today."))
    row = _own(id, actor)
    step(ITEM, row, "issue", holder_id=officer, since=on)
    _line(row, "issue", officer, on, actor=actor, at=at)


@transaction.atomic
def take_back(id: ItemId, *, on: date, actor: Actor, at: datetime) -> None:
    row = _own(id, actor)
    _after(row.since, on, at)
    holder = row.holder_id
    step(ITEM, row, "take_back", holder=None, since=None)
    _line(row, "take_back", holder, on, actor=actor, at=at)


@transaction.atomic
def lose(id: ItemId, *, loss: Loss, on: date, actor: Actor, at: datetime) -> None:
    """A note for the file. Whether anything is deducted a human decides elsewhere, within the wage rules."""
    row = _own(id, actor)
    _after(row.since, on, at)
    holder = row.holder_id
    step(ITEM, row, "lose", holder=None, since=None)
    _line(row, "lose", holder, on, actor=actor, at=at, loss=loss)


@transaction.atomic
def find(id: ItemId, *, actor: Actor, at: datetime) -> None:
    row = _own(id, actor)
    step(ITEM, row, "find")
    _line(row, "find", None, day_of(at), actor=actor, at=at)


@transaction.atomic
def withdraw(id: ItemId, *, actor: Actor, at: datetime) -> None:
    """Worn out, or given up as lost."""
    row = _own(id, actor)
    step(ITEM, row, "withdraw")
    _line(row, "withdraw", None, day_of(at), actor=actor, at=at)


@transaction.atomic
def issue_permit(
    officer: OfficerId, *, number: str, valid_from: date, valid_until: date, actor: Actor, at: datetime
) -> PermitId:
    """A work permit with a number that nobody else has (Art 22 ¶1)."""
    holder = find_officer(officer)
    demand("files", actor, holder)
    if holder.state is not OfficerState.EMPLOYED:
        raise NotAllowed(_("Only officers who serve hold a permit."))
    row = make_permit(officer, number, valid_from, valid_until, issued_on=day_of(at))
    note("issue-permit", officer, actor=actor, at=at, permit=row.pk)
    return PermitId(row.pk)


def make_permit(
    officer: OfficerId, number: str, valid_from: date, valid_until: date, *, issued_on: date, paper: str = "",
    verifier: int | None = None,
) -> rows.WorkPermit:  # fmt: skip
    """The row, for acts that have asked who may. `paper` and `verifier` for permits that are older than Linli."""
    if valid_until < valid_from:
        raise BadInput("valid_until", _("The last day is before the first."))
    others = rows.WorkPermit.objects.filter(officer=officer, state=PermitState.VALID)
    if others.filter(valid_from__lte=valid_until, valid_until__gte=valid_from).exists():
        raise NotLawful(
            _("The officer holds a valid permit for these days; take that back first."), ("wuhan-order-270/22.1",)
        )
    try:
        with transaction.atomic():
            return rows.WorkPermit.objects.create(
                officer_id=officer, number=clean("number", number, limit=NUMBER, required=True), code=new_secret(),
                issued_on=issued_on, valid_from=valid_from, valid_until=valid_until,
                paper=clean("paper", paper, limit=REFERENCE), verifier=verifier,
            )  # fmt: skip
    except IntegrityError:
        raise BadInput("number", _("A permit with this number exists already.")) from None


def take_permit_back(id: PermitId, *, on: date, actor: Actor, at: datetime) -> None:
    _end_permit(id, "take_permit_back", on, actor=actor, at=at)


def lose_permit(id: PermitId, *, loss: Loss, on: date, actor: Actor, at: datetime) -> None:
    _end_permit(id, "lose_permit", on, actor=actor, at=at, loss=loss)


def withdraw_permit(id: PermitId, *, on: date, actor: Actor, at: datetime) -> None:
    _end_permit(id, "withdraw_permit", on, actor=actor, at=at)


@transaction.atomic
def _end_permit(id: PermitId, act: str, on: date, *, actor: Actor, at: datetime, loss: Loss | str = "") -> None:
    row = found(rows.WorkPermit, id)
    demand("files", actor, find_officer(OfficerId(row.officer_id)))
    _after(row.issued_on, on, at)
    step(PERMIT, row, act, ended_on=on, loss=loss)
    note(act.replace("_", "-"), row.officer_id, actor=actor, at=at, permit=id, on=on.isoformat())
    recheck([OfficerId(row.officer_id)], at=at)


def _own(id: ItemId, actor: Actor) -> rows.EquipmentItem:
    row = found(rows.EquipmentItem, id)
    demand("files", actor, UnitId(row.organ))
    return row


def _after(since: date | None, on: date, at: datetime) -> None:
    if on > day_of(at) or (since is not None and on < since):
        raise BadInput("on", _("Choose a day from the issue until today."))


def _line(
    row: rows.EquipmentItem, act: str, officer: int | None, on: date, *, actor: Actor, at: datetime, loss: str = ""
) -> None:
    rows.EquipmentMove.objects.create(
        item=row, officer_id=officer, act=act, on=on, loss=loss, by=actor.post or 0, at=at
    )
    if officer is not None:
        note(act.replace("_", "-"), officer, actor=actor, at=at, item=row.pk, class_=row.kind)
