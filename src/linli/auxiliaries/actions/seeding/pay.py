"""A wage table by the acts, everybody on a row, and the statements of three months."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.utils import timezone

from linli.auxiliaries.actions.pay import statements, wages
from linli.auxiliaries.actions.seeding import inventing
from linli.auxiliaries.data.pay import WageRow
from linli.auxiliaries.data.seeding import Bureau
from linli.auxiliaries.models.pay import WagePlacement
from linli.auxiliaries.rules.appraisal import service_years
from linli.auxiliaries.rules.contributions import first_of
from linli.kernel.actor import Role
from linli.kernel.calendar import add_months

BATCH, MINIMUM = 500, 2_210_00
ROWS = tuple(
    WageRow(f"{level}{step}", f"示例 {level} 档 {step} 级", None, at, years, 3_800_00 + 400_00 * at + 150_00 * years)
    for at, level in enumerate("AB")
    for step, years in enumerate((0, 1, 3), start=1)
)
"""Invented, as everything here."""
SETTLED = timedelta(days=15)


def pay(bureau: Bureau) -> Iterator[int]:
    since = first_of(timezone.localdate(bureau.began))
    finance: inventing.Who = {"actor": bureau.actors[Role.FINANCE], "at": inventing.at(since)}
    wages.set_minimum(bureau.organ, since=since, fen=MINIMUM, reference="示例最低工资通知", **finance)
    table = wages.draft_table(
        bureau.organ, since=since, guidance="示例人社函1号", review_on=add_months(since, 24), **finance
    )
    for row in ROWS:
        wages.set_row(table, row, **finance)
    wages.submit_table(table, **finance)
    wages.approve_table(table, actor=bureau.actors[Role.HR], at=inventing.at(since))
    yield len(ROWS)
    yield from _placed(bureau, since)
    yield from _stated(bureau)


def _placed(bureau: Bureau, since: date) -> Iterator[int]:
    keeper = int(bureau.actors[Role.FINANCE].post or 0)
    for group in inventing.groups(bureau.officers, BATCH):
        rows = []
        for one in group:
            first = max(since, one.started_on)
            years = service_years.on(first)(one.started_on, first)
            code = bureau.dice.choice([row.code for row in ROWS if row.years <= years])
            rows.append(
                WagePlacement(officer_id=one.id, code=code, since=first, reference="示例定档", decided_by=keeper)
            )
        WagePlacement.objects.bulk_create(rows)
        yield len(rows)


def _stated(bureau: Bureau) -> Iterator[int]:
    """The older two months are closed, the last one is with the officers."""
    finance, this = bureau.actors[Role.FINANCE], first_of(timezone.localdate(bureau.now))
    for back in (3, 2, 1):
        month = add_months(this, -back)
        at = min(inventing.at(add_months(month, 1) + timedelta(days=2)), bureau.now)
        yield statements.compute_month(bureau.organ, month, actor=finance, at=at)
        statements.release_month(bureau.organ, month, actor=finance, at=at)
        if back > 1:
            statements.close_month(bureau.organ, month, actor=finance, at=at + SETTLED)
