"""Contracts, registrations, permits and equipment in rows; contributions by the act, a month at a time."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from linli.auxiliaries.actions.contributions import enter_contributions
from linli.auxiliaries.actions.seeding import inventing
from linli.auxiliaries.data import Officer, OfficerState
from linli.auxiliaries.data.contracts import ContractKind
from linli.auxiliaries.data.contributions import Fund, Paid
from linli.auxiliaries.data.equipment import ItemClass, ItemState, PermitState
from linli.auxiliaries.data.seeding import Bureau
from linli.auxiliaries.models.contracts import LabourContract
from linli.auxiliaries.models.contributions import Registration
from linli.auxiliaries.models.equipment import EquipmentItem, EquipmentMove, WorkPermit
from linli.auxiliaries.rules.contributions import first_of
from linli.kernel.actor import Role
from linli.kernel.calendar import add_months

BATCH, THINGS = 500, (ItemClass.SUMMER_UNIFORM, ItemClass.RADIO, ItemClass.REFLECTIVE_VEST)
SHARES = {
    Fund.ENDOWMENT: 16, Fund.MEDICAL: 8, Fund.MATERNITY: 1, Fund.UNEMPLOYMENT: 1, Fund.INJURY: 1, Fund.HOUSING: 8,
}  # fmt: skip
"""Percent of the base; invented, as everything here."""
WAGES = (380_000, 420_000, 435_000, 460_000, 510_000)


def contracts(bureau: Bureau) -> Iterator[int]:
    """One for each officer; a few are unsigned, a few end soon, a few are missing."""
    today = timezone.localdate(bureau.now)
    for group in inventing.groups(bureau.officers, BATCH):
        rows = [_contract(one, bureau, today) for one in group if bureau.dice.random() > 0.01]
        with transaction.atomic():
            LabourContract.objects.bulk_create(rows)
            Registration.objects.bulk_create(
                Registration(officer_id=one.id, insurance_on=one.started_on, fund_on=one.started_on)
                for one in group if bureau.dice.random() > 0.01
            )  # fmt: skip
        yield len(rows)


def _contract(one: Officer, bureau: Bureau, today: date) -> LabourContract:
    dice, first = bureau.dice, one.started_on
    kind = ContractKind.OPEN if dice.random() < 0.3 else ContractKind.FIXED
    ends_on = None
    if kind is ContractKind.FIXED:
        years = 1 + (today - first).days // 365 // 3 * 3 + 2
        ends_on = one.ended_on or add_months(first, 12 * years) - timedelta(days=1)
        ends_on = max(ends_on, today + timedelta(days=dice.randint(20, 900))) if one.ended_on is None else ends_on
    elif one.ended_on is not None:
        kind, ends_on = ContractKind.FIXED, one.ended_on
    signed = first if dice.random() > 0.01 else None
    return LabourContract(
        officer_id=one.id, employer=one.provider or bureau.organ, number=f"示合{one.number}", kind=kind,
        starts_on=first, ends_on=ends_on, signed_on=signed, wage=dice.choice(WAGES),
    )  # fmt: skip


def contributions(bureau: Bureau) -> Iterator[int]:
    """By the act, as finance enters a table: direct ones and the provider's apart."""
    month, last = first_of(timezone.localdate(bureau.began)), first_of(timezone.localdate(bureau.now))
    finance, manager = bureau.actors[Role.FINANCE], bureau.actors[Role.PROVIDER]
    while month < last:
        for actor, people in (
            (finance, [one for one in bureau.officers if one.provider is None]),
            (manager, [one for one in bureau.officers if one.provider is not None]),
        ):
            paid = [_paid(one, month, bureau) for one in people if _served(one, month)]
            if paid:
                when = inventing.at(add_months(month, 1))
                yield enter_contributions(paid, reference=f"示缴{month:%Y%m}", actor=actor, at=min(when, bureau.now))
        month = add_months(month, 1)


def _served(one: Officer, month: date) -> bool:
    return one.started_on < add_months(month, 1) and (one.ended_on is None or one.ended_on >= month)


def _paid(one: Officer, month: date, bureau: Bureau) -> Paid:
    base = WAGES[one.id % len(WAGES)]
    left_out = bureau.dice.choice(tuple(Fund)) if bureau.dice.random() < 0.004 else None
    amounts = {fund: base * share // 100 for fund, share in SHARES.items() if fund is not left_out}
    return Paid(one.id, month, amounts, base)


def permits(bureau: Bureau) -> Iterator[int]:
    """Valid from the first day, or from the year before, for two years; taken back from whoever has left."""
    first = timezone.localdate(bureau.began) - timedelta(days=60)
    for group in inventing.groups(bureau.officers, BATCH):
        rows = []
        for one in group:
            begins = max(one.started_on, first)
            left = one.state is OfficerState.LEFT
            rows.append(WorkPermit(
                officer_id=one.id, number=f"示证{one.number}", code=inventing.code(bureau.dice), issued_on=begins,
                valid_from=begins, valid_until=add_months(begins, 18 if bureau.dice.random() < 0.05 else 24),
                state=PermitState.RETURNED if left else PermitState.VALID,
                ended_on=max(begins, one.ended_on) if left and one.ended_on else None,
            ))  # fmt: skip
        WorkPermit.objects.bulk_create(rows)
        yield len(rows)


@transaction.atomic
def _issued(group: Sequence[Officer], bureau: Bureau) -> int:
    things, moves, keeper = [], [], int(bureau.actors[Role.HR].post or 0)
    for one in group:
        there = one.state is not OfficerState.LEFT
        for kind in THINGS:
            item = EquipmentItem(
                kind=kind, serial=f"{one.number}{kind.value[:2].upper()}", organ=bureau.organ,
                state=ItemState.ISSUED if there else ItemState.IN_STORE, holder_id=one.id if there else None,
                since=one.started_on if there else None,
            )  # fmt: skip
            things.append(item)
            issued = {"item": item, "officer_id": one.id, "by": keeper}
            moves.append(EquipmentMove(act="issue", on=one.started_on, at=inventing.at(one.started_on), **issued))
            if one.ended_on is not None and not there:
                moves.append(EquipmentMove(act="take_back", on=one.ended_on, at=inventing.at(one.ended_on), **issued))
    EquipmentItem.objects.bulk_create(things, batch_size=BATCH)
    EquipmentMove.objects.bulk_create(moves, batch_size=BATCH)
    return len(things)


def equipment(bureau: Bureau) -> Iterator[int]:
    for group in inventing.groups(bureau.officers, BATCH):
        yield _issued(group, bureau)
