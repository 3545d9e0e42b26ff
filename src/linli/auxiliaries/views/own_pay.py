"""The officer's own pay: every line with its rule, to confirm or to dispute."""

from functools import partial

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache

from linli.auxiliaries.actions.pay import statements as acts
from linli.auxiliaries.data.pay import LINE_NAMES, STATEMENT_NAMES, Statement, StatementId, StatementState
from linli.auxiliaries.forms import pay as forms
from linli.auxiliaries.forms.fields import PressForm
from linli.auxiliaries.queries import pay as ask
from linli.auxiliaries.queries.wages import placements
from linli.auxiliaries.queries.words import own_texts
from linli.auxiliaries.states.pay import STATEMENT
from linli.auxiliaries.templatetags.pay import how, yuan
from linli.auxiliaries.views.acting import act_page, posted
from linli.auxiliaries.views.documents import document
from linli.auxiliaries.views.own import officer_of
from linli.auxiliaries.views.pay import page_of
from linli.kernel.errors import NotFound
from linli.kernel.words import _
from linli.ledger.data import Subject
from linli.web import charts
from linli.web.access import guard
from linli.web.templatetags.law import cited
from linli.web.words import day, say

HOME = "auxiliaries:own-pay"
WORDS = {"confirm": _("This is right"), "dispute": _("A line is wrong")}


@never_cache
@guard("auxiliaries.own")
def own(request: HttpRequest) -> HttpResponse:
    """The last twelve months, and the row of the wage table."""
    one = officer_of(request)
    page = {"officer": one, "rows": ask.statements_of(one.id), "placements": placements([one.id])[one.id]}
    return render(request, "auxiliaries/pay/own.html", page)


@never_cache
@guard("auxiliaries.own")
def statement(request: HttpRequest, id: int) -> HttpResponse:
    found = mine(request, id)
    disputes = [(one, own_texts(Subject(acts.KIND, one.id))) for one in found.disputes]
    ways = [(act, words) for act, words in WORDS.items() if STATEMENT.allows(act, found.state)]
    chart = reverse("auxiliaries:own-statement-chart", args=[id]) if charts.can_draw() else ""
    page = page_of(found) | {"disputes": disputes, "ways": ways, "chart": chart}
    return render(request, "auxiliaries/pay/own_statement.html", page)


@guard("auxiliaries.own")
def act(request: HttpRequest, id: int, act: str) -> HttpResponse:
    found, back = mine(request, id), reverse("auxiliaries:own-statement", args=[id])
    if act == "confirm":
        do, form = partial(acts.confirm, found.id), PressForm(posted(request))
        return act_page(request, form, do, title=WORDS[act], back=back, lead=f"{found.month:%Y-%m}")
    if act != "dispute":
        raise NotFound
    note = _("You get an answer with reasons. Nothing here is held against you.")
    form_ = forms.DisputeForm(posted(request), statement=found)
    return act_page(request, form_, partial(acts.dispute, found.id), title=WORDS[act], back=back, note=note)


@guard("auxiliaries.own")
def paper(request: HttpRequest, id: int) -> HttpResponse:
    """The slip as PDF (wage-payment-1994/6)."""
    found = mine(request, id)
    return document("pay-slip", slip(found), title=_("Statement of pay"), layout="checklist")


def slip(found: Statement) -> dict[str, object]:
    """All words said in the reader's language."""
    facts = [
        (gettext("Auxiliary officer"), f"{found.name} · {found.number}"), (gettext("Month"), f"{found.month:%Y-%m}"),
        (gettext("State"), say(STATEMENT_NAMES[found.state])), (gettext("Together, in yuan"), yuan(found.total)),
    ]  # fmt: skip
    rows = [
        [say(LINE_NAMES[line.kind]), how(line), cited(",".join(line.cites)), yuan(line.fen)] for line in found.lines
    ]
    until = gettext("A line can be disputed until %(day)s, in writing or on the own page.")
    return {
        "issuer": settings.OPERATOR, "facts": [[label, value] for label, value in facts],
        "head": [gettext("Line"), gettext("How it was counted"), gettext("Rule"), gettext("Yuan")], "rows": rows,
        "note": until % {"day": day(found.answer_by)} if found.answer_by else "",
        "sign": [gettext("The officer, on receipt"), gettext("Day")],
    }  # fmt: skip


def mine(request: HttpRequest, id: int) -> Statement:
    found = ask.statement(StatementId(id))
    if found.officer != officer_of(request).id or found.state is StatementState.DRAFT:
        raise NotFound
    return found
