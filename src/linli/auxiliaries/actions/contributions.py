"""What was registered and paid, entered one by one or as a table; and the report on a provider."""

from collections.abc import Collection, Mapping
from datetime import date, datetime

from django.db import IntegrityError, transaction

from linli.auxiliaries.actions.step import day_of, note
from linli.auxiliaries.data import OfficerId
from linli.auxiliaries.data.contributions import Fund, Paid
from linli.auxiliaries.data.files import SUBJECT
from linli.auxiliaries.models import contributions as rows
from linli.auxiliaries.permissions.files import demand
from linli.auxiliaries.queries.contributions import provider_check
from linli.auxiliaries.queries.files import many_officers
from linli.auxiliaries.queries.files import officer as find_officer
from linli.auxiliaries.rules.contributions import IS_REPORTED, first_of
from linli.kernel.actor import Actor, UnitId
from linli.kernel.errors import BadInput, NotAllowed, NotFound
from linli.kernel.text import clean
from linli.kernel.words import _
from linli.ledger.api import append_all
from linli.ledger.data import Entry, Subject

REFERENCE, BATCH = 80, 500
FIELDS = [*(fund.value for fund in Fund), "base", "reference"]


@transaction.atomic
def register(
    officer: OfficerId, *, insurance_on: date | None, fund_on: date | None, actor: Actor, at: datetime
) -> None:
    """With the insurance and with the housing fund, each on its day."""
    holder = find_officer(officer)
    demand("contribute", actor, holder)
    for field, day in (("insurance_on", insurance_on), ("fund_on", fund_on)):
        if day is not None and not holder.started_on <= day <= day_of(at):
            raise BadInput(field, _("Choose a day from the first working day until today."))
    rows.Registration.objects.update_or_create(
        officer_id=officer, defaults={"insurance_on": insurance_on, "fund_on": fund_on}
    )
    note("register", officer, actor=actor, at=at)


@transaction.atomic
def enter_contributions(paid: Collection[Paid], *, reference: str, actor: Actor, at: datetime) -> int:
    """The employer's shares of these officers and months; what stood there for the same month is replaced.

    All or nothing: a month that has not begun, an officer of somebody else or an amount below nothing refuses the lot.
    """
    paper = clean("reference", reference, limit=REFERENCE, required=True)
    known = {one.id: one for one in many_officers([line.officer for line in paid])}
    for line in paid:
        if line.officer not in known:
            raise NotFound
        _check(line, at)
    for holder in known.values():
        demand("contribute", actor, holder)
    made = [
        rows.ContributionMonth(
            officer_id=line.officer, month=line.month, base=line.base, reference=paper,
            **{fund.value: line.amounts.get(fund) for fund in Fund},
        )
        for line in paid
    ]  # fmt: skip
    rows.ContributionMonth.objects.bulk_create(
        made, batch_size=BATCH, update_conflicts=True, unique_fields=["officer", "month"], update_fields=FIELDS
    )
    said = [Entry("auxiliaries.enter-contributions", Subject(SUBJECT, line.officer), _detail(line)) for line in paid]
    for start in range(0, len(said), BATCH):
        append_all(said[start : start + BATCH], actor=actor, at=at)
    return len(made)


@transaction.atomic
def report_provider(
    organ: UnitId, provider: UnitId, *, month: date, reported_on: date, reference: str, actor: Actor, at: datetime
) -> int:
    """To the department that decides (Art 35): how many lack a contract, how many a contribution. Gives its id."""
    demand("pay", actor, organ)
    lines = provider_check(organ, provider, month=month, on=day_of(at))
    if not any(IS_REPORTED.on(day_of(at))(line) for line in lines):
        raise NotAllowed(_("There is nothing to report: every contract and every contribution is there."))
    if not month <= reported_on <= day_of(at):
        raise BadInput("reported_on", _("Choose a day from that month until today."))
    paper = clean("reference", reference, limit=REFERENCE, required=True)
    try:
        with transaction.atomic():
            row = rows.ProviderReport.objects.create(
                organ=organ, provider=provider, month=first_of(month), officers=len(lines),
                without_contract=sum(not line.has_contract for line in lines),
                without_contributions=sum(bool(line.missing) for line in lines),
                number=f"BG-{month:%Y%m}-{rows.ProviderReport.objects.count() + 1:04}",
                reported_on=reported_on, reference=paper,
            )  # fmt: skip
    except IntegrityError:
        raise NotAllowed(_("This month of this provider was reported before.")) from None
    note("report-provider", Subject("unit", provider), actor=actor, at=at, report=row.pk, month=f"{month:%Y-%m}")
    return row.pk


def _check(line: Paid, at: datetime) -> None:
    if line.month != first_of(line.month) or line.month > day_of(at):
        raise BadInput("month", _("Choose a month that has begun."))
    if any(fen < 0 for fen in line.amounts.values()) or (line.base or 0) < 0:
        raise BadInput("base", _("This cannot be less than nothing."))


def _detail(line: Paid) -> Mapping[str, str | int | None]:
    return {"month": f"{line.month:%Y-%m}", "missing": len(line.missing)}
