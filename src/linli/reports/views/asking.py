"""Which unit and days a page of figures is asked for, and whether the actor may have them."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import get_language

from linli.kernel.actor import Actor, UnitId
from linli.kernel.errors import NotFound, NotPermitted
from linli.kernel.words import Name
from linli.matters.data import Scope
from linli.organisation import api as organisation
from linli.reports.data import Period
from linli.reports.forms.period import PeriodForm
from linli.reports.permissions import first_unit, oversees
from linli.reports.queries import figures as queries

SVG = "image/svg+xml"
CSV = "text/csv; charset=utf-8"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks for; the form shows it, with its mistakes."""

    unit: UnitId
    period: Period
    scope: Scope
    form: PeriodForm

    @property
    def query(self) -> str:
        scope = "below" if self.scope is Scope.BELOW else "own"
        return f"unit={self.unit}&first={self.period.first}&last={self.period.last}&scope={scope}"

    @property
    def status(self) -> int:
        return 400 if self.form.errors else 200


def asked(request: HttpRequest) -> Asked:
    """Unit, days and scope of the address; the last twelve months where it asks for none, or nonsense."""
    actor: Actor = request.actor  # type: ignore[attr-defined]  # set by ActorMiddleware
    usual = queries.last_twelve_months(timezone.localdate())
    given = {"first": usual.first.isoformat(), "last": usual.last.isoformat()}
    form = PeriodForm(given | {name: request.GET[name] for name in given if name in request.GET})
    period = form.period if form.is_valid() else usual
    scope = Scope.OWN if request.GET.get("scope") == "own" else Scope.BELOW
    return Asked(_unit(request, actor), period, scope, form)


def _unit(request: HttpRequest, actor: Actor) -> UnitId:
    given = request.GET.get("unit", "")
    unit = UnitId(int(given)) if given.isdecimal() and len(given) < 19 else first_unit(actor)
    if unit is None:
        raise NotPermitted
    try:
        allowed = oversees(actor, unit)
    except NotFound:
        raise NotPermitted from None
    if not allowed:
        raise NotPermitted
    return unit


def unit_name(unit: UnitId) -> str:
    found = organisation.unit(unit)
    return said_in(Name(found.name, found.name_en))


def said_in(name: Name) -> str:
    return name.said_in(get_language() or "zh")


def file(content: bytes, media_type: str, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "X-Content-Type-Options": "nosniff"}
    return HttpResponse(content, content_type=media_type, headers=headers)
