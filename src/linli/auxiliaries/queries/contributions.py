"""Months, what is missing in them, and what a provider owes; for many officers in bounded statements."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from django.db.models import Q

from linli.auxiliaries.data import Officer, OfficerId, Span
from linli.auxiliaries.data.contributions import Fund, MonthLine, Paid, ProviderLine, Registered
from linli.auxiliaries.models import AuxiliaryOfficer
from linli.auxiliaries.models import contributions as rows
from linli.auxiliaries.queries.contracts import covered
from linli.auxiliaries.queries.files import PAGE, shape
from linli.auxiliaries.queries.plan import units_of
from linli.auxiliaries.rules.contributions import MONTHS_DUE, first_of
from linli.kernel.actor import UnitId
from linli.kernel.calendar import add_months

WINDOW = 12
MOST = 5000
WHOLE = Q(**{f"{fund.value}__isnull": False for fund in Fund})


def in_service(month: date) -> Q:
    """Officers with a day of service in that month."""
    return Q(started_on__lt=add_months(month, 1)) & (Q(ended_on__isnull=True) | Q(ended_on__gte=month))


def month_page(scope: Q, month: date, *, after: str = "") -> Sequence[MonthLine]:
    """Officers of a scope in that month by number, a page at a time; two statements."""
    people = AuxiliaryOfficer.objects.filter(scope, in_service(month), number__gt=after).order_by("number")[:PAGE]
    officers = [shape(row) for row in people]
    paid = {row.officer_id: row for row in rows.ContributionMonth.objects.filter(
        officer__in=[one.id for one in officers], month=month)}  # fmt: skip
    return [MonthLine(one, _paid(one.id, month, paid.get(one.id))) for one in officers]


def month_counts(scope: Q, month: date) -> tuple[int, int]:
    """How many served that month, and for how many all six were paid; two statements."""
    people = AuxiliaryOfficer.objects.filter(scope, in_service(month))
    whole = rows.ContributionMonth.objects.filter(WHOLE, month=month, officer__in=people.values("pk"))
    return people.count(), whole.count()


def months_of(officer: OfficerId) -> Sequence[Paid]:
    """The newest first."""
    found = rows.ContributionMonth.objects.filter(officer=officer).order_by("-month")[: 5 * WINDOW]
    return [_paid(officer, row.month, row) for row in found]


def registered(officers: Collection[OfficerId]) -> Mapping[OfficerId, Registered]:
    found = {row.pk: row for row in rows.Registration.objects.filter(pk__in=list(officers))}
    return {
        one: Registered(found[one].insurance_on, found[one].fund_on) if one in found else Registered(None, None)
        for one in officers
    }


def unpaid_months(officers: Collection[Officer], *, on: date) -> Mapping[OfficerId, tuple[date, ...]]:
    """For each, the months of the last year that are due and not whole; one statement."""
    since = add_months(first_of(on), -WINDOW)
    whole = set(
        rows.ContributionMonth.objects.filter(
            WHOLE, officer__in=[one.id for one in officers], month__gte=since
        ).values_list("officer_id", "month")
    )
    rule = MONTHS_DUE.on(on)
    return {
        one.id: tuple(
            month
            for month in rule(Span(one.started_on, one.ended_on), on)
            if month >= since and (one.id, month) not in whole
        )
        for one in officers
    }


def provider_check(organ: UnitId, provider: UnitId, *, month: date, on: date) -> Sequence[ProviderLine]:
    """Each officer whom the provider sent that month: contract and contributions (Art 35). A bounded number."""
    people = AuxiliaryOfficer.objects.filter(in_service(month), unit__in=units_of(organ), provider=provider)
    officers = [shape(row) for row in people.order_by("number")[:MOST]]
    spans = covered(officers, on=on)
    wanted = [one.id for one in officers]
    paid = {row.officer_id: row for row in rows.ContributionMonth.objects.filter(officer__in=wanted, month=month)}
    last_day = add_months(month, 1)
    return [
        ProviderLine(
            one,
            any(span.first < last_day and (span.last is None or span.last >= month) for span in spans[one.id]),
            _paid(one.id, month, paid.get(one.id)).missing,
        )
        for one in officers
    ]


def reports(organs: Collection[UnitId]) -> Sequence[rows.ProviderReport]:
    return list(rows.ProviderReport.objects.filter(organ__in=list(organs)).order_by("-month", "provider")[:PAGE])


def report(id: int) -> rows.ProviderReport | None:
    return rows.ProviderReport.objects.filter(pk=id).first()


def _paid(officer: OfficerId, month: date, row: rows.ContributionMonth | None) -> Paid:
    amounts = {fund: getattr(row, fund.value) for fund in Fund if row and getattr(row, fund.value) is not None}
    return Paid(officer, month, amounts, row.base if row else None)
