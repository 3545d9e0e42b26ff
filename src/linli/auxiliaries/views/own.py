"""The officer's own page: everything held about him, who looked, and what waits for an answer. Phone first."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from linli.auxiliaries.data import Officer
from linli.auxiliaries.data.contributions import Fund
from linli.auxiliaries.data.files import SUBJECT
from linli.auxiliaries.queries import contributions
from linli.auxiliaries.queries import files as ask
from linli.auxiliaries.queries.learners import learner
from linli.auxiliaries.registry.own import sections
from linli.auxiliaries.views.acting import actor_of
from linli.kernel.errors import NotFound
from linli.kernel.words import _
from linli.ledger.data import Subject
from linli.privacy.api import read_own
from linli.training.api import certificates_of
from linli.web.access import guard
from linli.web.keyset import number_in


def officer_of(request: HttpRequest) -> Officer:
    """The file of whoever is signed in; NotFound where the post has none yet."""
    found = ask.officer_of(actor_of(request).user)
    if found is None:
        raise NotFound(_("Your file is not open to you yet. Ask the personnel officer to enter your sign-in name."))
    return found


@never_cache
@guard("auxiliaries.own")
def own(request: HttpRequest) -> HttpResponse:
    officer, today = officer_of(request), timezone.localdate()
    shown = [(section, section.build(officer, today)) for section in sections()]
    page = {"officer": officer, "sections": shown, "waits": sum(part.waits for _section, part in shown)}
    return render(request, "auxiliaries/own/page.html", page)


@never_cache
@guard("auxiliaries.own")
def held(request: HttpRequest) -> HttpResponse:
    """Everything held: what is sealed too, opened for its owner, who needs no reason."""
    officer, today = officer_of(request), timezone.localdate()
    opened = {one.field: one.text for one in read_own(Subject(SUBJECT, officer.id)) if one.is_open}
    page = {
        "officer": officer, "sealed": opened, "archive": ask.archive(officer.id, on=today), "today": today,
        "certificates": certificates_of(learner(officer.id)),
    }  # fmt: skip
    return render(request, "auxiliaries/own/held.html", page)


@never_cache
@guard("auxiliaries.own")
def looks(request: HttpRequest) -> HttpResponse:
    """Who looked, and what was done with the file."""
    officer = officer_of(request)
    rows = ask.looks(officer.id, before=number_in(request, "before"))
    older = f"?before={rows[-1].number}" if len(rows) == ask.PAGE else ""
    return render(request, "auxiliaries/own/looks.html", {"officer": officer, "rows": rows, "older": older})


@never_cache
@guard("auxiliaries.own")
def own_contributions(request: HttpRequest) -> HttpResponse:
    """Month by month what the employer paid (Social Insurance Law 60)."""
    officer, today = officer_of(request), timezone.localdate()
    page = {
        "officer": officer, "rows": contributions.months_of(officer.id), "funds": list(Fund),
        "unpaid": contributions.unpaid_months([officer], on=today)[officer.id],
        "registered": contributions.registered([officer.id])[officer.id],
    }  # fmt: skip
    return render(request, "auxiliaries/own/contributions.html", page)
