"""What the law wants and is not there, for many officers at once. Named, so that somebody can mend it."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date, timedelta

from django.db.models import Q

from linli.auxiliaries.data import Officer, OfficerId, Span
from linli.auxiliaries.data.contributions import Alarm, Registered, Trouble
from linli.auxiliaries.models import AuxiliaryOfficer
from linli.auxiliaries.models.contracts import LabourContract
from linli.auxiliaries.queries.contracts import covered
from linli.auxiliaries.queries.contributions import registered, unpaid_months
from linli.auxiliaries.queries.equipment import permit_spans
from linli.auxiliaries.queries.files import shape
from linli.auxiliaries.queries.plan import SERVING
from linli.auxiliaries.rules.contracts import SIGN_BY
from linli.auxiliaries.rules.contributions import REGISTER_BY

SOON = timedelta(days=60)
MOST = 5000


def alarms(scope: Q, *, on: date) -> Sequence[Alarm]:
    """Of everybody of a scope who serves today: late ones first, then by work number. Seven statements."""
    people = [shape(row) for row in AuxiliaryOfficer.objects.filter(SERVING, scope).order_by("number")[:MOST]]
    found = [*_of_contracts(people, on), *_of_contributions(people, on), *_of_permits(people, on)]
    return sorted(found, key=lambda alarm: (not alarm.is_late, alarm.officer.number, alarm.trouble))


def _of_contracts(people: Collection[Officer], on: date) -> Iterator[Alarm]:
    spans = covered(people, on=on)
    unsigned = set(
        LabourContract.objects.filter(
            officer__in=[one.id for one in people], signed_on__isnull=True, starts_on__lte=on
        ).values_list("officer_id", flat=True)
    )
    for one in people:
        last = _end_of(spans[one.id], on)
        if last is None and not any(span.holds(on) for span in spans[one.id]):
            by = SIGN_BY.on(on)(one.started_on)
            trouble = Trouble.UNSIGNED if one.id in unsigned else Trouble.NO_CONTRACT
            cites = "labour-contract-law/10" if one.provider is None else "wuhan-order-270/18.2"
            yield Alarm(one, trouble, by, on > by, cites)
        elif last is not None and last <= on + SOON:
            yield Alarm(one, Trouble.CONTRACT_ENDS, last, False, "wuhan-order-270/18")


def _of_contributions(people: Collection[Officer], on: date) -> Iterator[Alarm]:
    known, unpaid = registered([one.id for one in people]), unpaid_months(people, on=on)
    for one in people:
        by = REGISTER_BY.on(on)(one.started_on)
        if _is_missing(known[one.id]):
            yield Alarm(one, Trouble.UNREGISTERED, by, on > by, "social-insurance-law/58")
        if months := unpaid[one.id]:
            yield Alarm(one, Trouble.UNPAID, months[0], True, "wuhan-order-270/29")


def _of_permits(people: Collection[Officer], on: date) -> Iterator[Alarm]:
    spans = permit_spans([one.id for one in people])
    for one in people:
        if not any(span.holds(on) for span in spans[one.id]):
            yield Alarm(one, Trouble.NO_PERMIT, on, True, "wuhan-order-270/22.1")
        elif (last := _end_of(spans[one.id], on)) is not None and last <= on + SOON:
            yield Alarm(one, Trouble.PERMIT_ENDS, last, False, "wuhan-order-270/22.1")


def _end_of(spans: Sequence[Span], on: date) -> date | None:
    """The last day of an unbroken stretch that holds `on`; None where it has no end, or does not hold that day."""
    day, moved = on, True
    if not any(span.holds(day) for span in spans):
        return None
    while moved:
        moved = False
        for span in spans:
            if span.holds(day):
                if span.last is None:
                    return None
                day, moved = span.last + timedelta(days=1), True
    return day - timedelta(days=1)


def _is_missing(known: Registered) -> bool:
    return known.insurance_on is None or known.fund_on is None


def of_officer(officer: OfficerId, *, on: date) -> Sequence[Alarm]:
    return alarms(Q(pk=officer), on=on)
