"""Duty notices and access to systems."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from linli.auxiliaries.actions import obligations as acts
from linli.auxiliaries.data import Officer
from linli.auxiliaries.data.obligations import DUTIES, AccessId
from linli.auxiliaries.forms.fields import PressForm
from linli.auxiliaries.forms.obligations import AccessForm
from linli.auxiliaries.permissions.people import units_answered_for
from linli.auxiliaries.queries import obligations as queries
from linli.auxiliaries.queries.choosing import among
from linli.auxiliaries.queries.files import officer_of
from linli.auxiliaries.views.acting import act_page, actor_of, posted
from linli.auxiliaries.views.records import Act, Days, Group, Row, show_records
from linli.auxiliaries.views.units import asked_for
from linli.kernel.errors import NotFound
from linli.web.access import guard

BACK = "auxiliaries:obligations"


@guard("auxiliaries.discipline")
def obligations(request: HttpRequest) -> HttpResponse:
    units, today = units_answered_for(actor_of(request)), timezone.localdate()
    rows = [_row(one, ended=one.ended_on is not None or one.until < today) for one in queries.accesses(units=units)]
    missing = [_unsigned(one) for one in queries.unsigned(units, on=today)]
    ways = (Act(reverse("auxiliaries:authorise"), _("Authorise access")),)
    groups = [
        Group(_("Access to information systems"), rows, _("Nobody has access."), ways),
        Group(_("Not yet signed this year"), missing, _("All have signed.")),
    ]
    lead = _("Access ends on its day by itself; the four duties are read and signed once a year.")
    return show_records(request, _("Duties and access"), groups, lead=lead)


@guard("auxiliaries.discipline")
def authorise(request: HttpRequest) -> HttpResponse:
    form = AccessForm(
        posted(request), officers=among(units_answered_for(actor_of(request))), initial=asked_for(request)
    )
    return act_page(request, form, acts.authorise, title=_("Authorise access"), back=reverse(BACK))


@guard("auxiliaries.discipline")
def end_access(request: HttpRequest, id: int) -> HttpResponse:
    def do(**who: Any) -> None:
        acts.end_access(AccessId(id), **who)

    return act_page(request, PressForm(posted(request)), do, title=_("End the access"), back=reverse(BACK), danger=True)


@guard("auxiliaries.own")
def sign(request: HttpRequest) -> HttpResponse:
    """The four duties, with their articles, and one press."""
    one = officer_of(actor_of(request).user)
    if one is None:
        raise NotFound

    def do(**who: Any) -> None:
        acts.sign_notice(one.id, **who)

    back = reverse("auxiliaries:own-rights")
    form = PressForm(posted(request))
    return act_page(
        request, form, do, title=_("The four duties of an officer"), words=_("I have read them"), back=back,
        points=DUTIES,
    )  # fmt: skip


def _unsigned(one: Officer) -> Row:
    return Row(f"{one.name} · {one.number}", reverse("auxiliaries:officer", args=[one.id]))


def _row(one: Any, *, ended: bool) -> Row:
    ways = () if ended else (Act(reverse("auxiliaries:end-access", args=[one.id]), _("End the access")),)
    return Row(one.name, state=one.state, lines=(one.system, Days(one.since, one.until)), acts=ways)
