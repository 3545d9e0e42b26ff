"""Who has signed, and who may use which system on a day."""

from collections.abc import Iterable
from datetime import date

from linli.auxiliaries.data.files import Officer, OfficerId
from linli.auxiliaries.data.obligations import Access, AccessId
from linli.auxiliaries.models import AuxiliaryOfficer
from linli.auxiliaries.models.obligations import AccessAuthorisation, DutyNotice
from linli.auxiliaries.queries.files import shape
from linli.auxiliaries.rules.obligations import has_signed, may_access
from linli.kernel.actor import UnitId

PAGE = 100


def signed(officer: int, *, on: date) -> bool:
    years = DutyNotice.objects.filter(officer=officer).values_list("year", flat=True)
    return has_signed.on(on)(years, on.year)


def unsigned(units: Iterable[UnitId], *, on: date) -> list[Officer]:
    """Those in service who have not signed this year, by work number."""
    rows = AuxiliaryOfficer.objects.filter(unit__in=list(units), started_on__lte=on).exclude(state="left")
    missing = rows.exclude(duty_notices__year=on.year).order_by("number")
    return [shape(row) for row in missing[:PAGE]]


def accesses(*, units: Iterable[UnitId] = (), officer: int | None = None, limit: int = PAGE) -> list[Access]:
    """The ones that end last first; one statement."""
    rows = AccessAuthorisation.objects.select_related("officer").order_by("-until", "-id")
    rows = rows.filter(officer=officer) if officer is not None else rows.filter(officer__unit__in=list(units))
    return [access_of(row) for row in rows[:limit]]


def is_authorised(officer: int, system: str, *, on: date) -> bool:
    """For whoever opens a system's door: no access after the end."""
    rule = may_access.on(on)
    rows = AccessAuthorisation.objects.filter(officer=officer, system=system)
    return any(rule(row.since, row.until, row.ended_on, on) for row in rows)


def access_of(row: AccessAuthorisation) -> Access:
    return Access(
        AccessId(row.pk), OfficerId(row.officer_id), row.officer.name, row.system, row.since, row.until, row.ended_on
    )
