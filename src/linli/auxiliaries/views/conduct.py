"""Anybody complains about an officer's conduct and reads the answer; an inspector from outside the unit checks.

The receipt's code stands in an address only once, as with matters: then a signed cookie takes its place.
"""

from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from linli.accounts import api as accounts
from linli.auxiliaries.actions.conduct import complaints as acts
from linli.auxiliaries.data.conduct import Complaint, ComplaintId, ComplaintState
from linli.auxiliaries.data.papers import PaperKind
from linli.auxiliaries.forms.protection import AssignComplaintForm, ComplainForm, FindForm, NameForm
from linli.auxiliaries.permissions.people import inspects
from linli.auxiliaries.queries import conduct as queries
from linli.auxiliaries.queries import papers
from linli.auxiliaries.queries.words import look_at, own_texts
from linli.auxiliaries.views.acting import act_page, actor_of, posted
from linli.auxiliaries.views.papers import answered, printed
from linli.auxiliaries.views.protection import unit_name
from linli.auxiliaries.views.records import (
    Act,
    Group,
    Labelled,
    Notice,
    Record,
    Row,
    older_of,
    page_of,
    show_record,
    show_records,
    ways_to,
)
from linli.kernel.actor import Role
from linli.kernel.errors import BadInput, NotFound, NotPermitted
from linli.ledger.data import Subject
from linli.organisation import api as organisation
from linli.web.access import PUBLIC, guard
from linli.web.forms import refuse
from linli.web.keyset import Place, more_of, place_in
from linli.web.words import say

OPEN, OPEN_FOR = "conduct", timedelta(hours=4)
WRONG_CODES, COMPLAINTS, WHILE = 30, 30, timedelta(hours=1)
BACK = "auxiliaries:complaints"
WORDS = {
    "assign": _("Give it to somebody to check"), "name": _("Say whom it is about"),
    "find": _("Write the finding and the answer"),
}  # fmt: skip


@guard(PUBLIC)
@never_cache
def complain(request: HttpRequest) -> HttpResponse:
    """About an official's conduct only; words about other people have no place, and the page says so."""
    units = [(one.id, say(unit_name(one.id))) for one in organisation.units() if one.kind in acts.ENTITLED]
    form = ComplainForm(posted(request), units=units)
    if form.is_bound and form.is_valid():
        at, given = timezone.now(), form.cleaned_data
        accounts.spend(f"conduct {accounts.address_of(request)}", limit=COMPLAINTS, per=WHILE, at=at)
        try:
            receipt = acts.complain(given.pop("unit"), **given, at=at)
            return _opened(request, receipt.id, receipt.code)
        except BadInput as error:
            refuse(form, error)
    return render(request, "auxiliaries/conduct/complain.html", {"form": form}, status=400 if form.errors else 200)


@guard(PUBLIC)
@never_cache
def enter(request: HttpRequest, code: str) -> HttpResponse:
    at = timezone.now()
    try:
        one = queries.by_receipt(code)
    except NotFound:
        accounts.spend(f"conduct code {accounts.address_of(request)}", limit=WRONG_CODES, per=WHILE, at=at)
        raise
    return _opened(request, one.id, "")


@guard(PUBLIC)
@never_cache
def receipt(request: HttpRequest, id: int) -> HttpResponse:
    one = _own(request, id)
    texts = own_texts(Subject(acts.KIND, id))
    code = request.get_signed_cookie(f"{OPEN}-new", default="", salt=OPEN, max_age=OPEN_FOR)
    shown = {
        "one": one, "words": texts.get("words", ""), "answer": texts.get("answer", ""), "code": code,
        "unit": say(unit_name(one.unit)), "open": one.state in queries.UNDER_WAY,
        "letter": bool(papers.outs(PaperKind.COMPLAINT_RESULT, [id])),
    }  # fmt: skip
    return render(request, "auxiliaries/conduct/receipt.html", shown)


@guard(PUBLIC)
@never_cache
def letter(request: HttpRequest, id: int) -> HttpResponse:
    """The answer on paper, for whoever holds the receipt."""
    one = _own(request, id)
    issued = papers.out(PaperKind.COMPLAINT_RESULT, one.id)
    return printed(issued, answered(one), None, own_texts(Subject(acts.KIND, id)))


@guard(PUBLIC)
@require_POST
def withdraw(request: HttpRequest, id: int) -> HttpResponse:
    acts.withdraw(_own(request, id).id, at=timezone.now())
    return redirect("auxiliaries:complaint-receipt", id)


@guard("auxiliaries.conduct")
def complaints(request: HttpRequest) -> HttpResponse:
    """About units below; never about a unit in which the inspector holds a post."""
    opened = queries.complaints(actor_of(request), after=place_in(request, "after"))
    more = more_of("after", [Place(one.id, one.due_on) for one in opened], queries.PAGE)
    rows = [_row(one) for one in opened]
    group = Group(_("Complaints under way"), rows, _("No complaint is under way."), more=more)
    lead = _(
        "Only from outside the unit concerned. A complaint alone verifies nothing; unverified ones reach no rating."
    )
    over = queries.answered(actor_of(request), before=page_of(request, "before"))
    older = older_of("before", [one.id for one in over], queries.PAGE)
    done = Group(_("Complaints that are over"), [_row(one) for one in over], _("No complaint is over."), older=older)
    return show_records(request, _("Complaints about officers"), [group, done], lead=lead)


@guard("auxiliaries.conduct")
def complaint(request: HttpRequest, id: int) -> HttpResponse:
    one, actor = queries.complaint(ComplaintId(id)), actor_of(request)
    if not inspects(actor, one.unit) and one.assigned != actor.post:
        raise NotFound
    texts = look_at(Subject(acts.KIND, id), officer=None, actor=actor, at=timezone.now())
    known = _("The complainant left no contact; the answer is read with the receipt.") if one.anonymous else ""
    ways = {ComplaintState.RECEIVED: ("assign",), ComplaintState.CHECKING: ("find", "name", "assign")}.get(
        one.state, ()
    )
    mine = [act for act in ways if act == "assign" or one.assigned == actor.post]
    return show_record(request, Record(
        title=one.number, back=Act(reverse(BACK), _("Complaints about officers")), state=one.state,
        lead=unit_name(one.unit), texts=texts, looked=False,
        facts=[(_("Came in"), one.received_at), (_("Written notice until"), one.notice_by),
               (_("Answer until"), one.due_on),
               (_("The officer is known"), _("known already") if one.officer else _("not known yet"))],
        notices=[Notice(known)] if known else [],
        acts=ways_to("auxiliaries:complaint-act", id, mine, WORDS, chief="find"),
    ))  # fmt: skip


@guard("auxiliaries.conduct")
def complaint_act(request: HttpRequest, id: int, act: str) -> HttpResponse:
    one = queries.complaint(ComplaintId(id))
    match act:
        case "assign":
            form: Any = AssignComplaintForm(posted(request), posts=_inspectors(one))
            do: Any = acts.assign
        case "name":
            form, do = NameForm(posted(request)), acts.name_officer
        case "find":
            form, do = FindForm(posted(request)), acts.find
        case _:
            raise NotFound
    if one.unit in actor_of(request).units:
        raise NotPermitted
    back = reverse("auxiliaries:complaint", args=[id])
    return act_page(request, form, lambda **given: do(one.id, **given), title=WORDS[act], back=back, then=reverse(BACK))


def _opened(request: HttpRequest, id: ComplaintId, code: str) -> HttpResponse:
    """To the receipt's page, with cookies good for this one receipt and a few hours."""
    page = reverse("auxiliaries:complaint-receipt", args=[id])
    response = redirect(page)
    keep: dict[str, Any] = {"path": page, "httponly": True, "samesite": "Lax", "secure": request.is_secure()}
    response.set_signed_cookie(OPEN, str(id), salt=OPEN, max_age=OPEN_FOR, **keep)
    if code:
        response.set_signed_cookie(f"{OPEN}-new", code, salt=OPEN, max_age=OPEN_FOR, **keep)
    return response


def _own(request: HttpRequest, id: int) -> Complaint:
    if request.get_signed_cookie(OPEN, default="", salt=OPEN, max_age=OPEN_FOR) != str(id):
        raise NotFound
    return queries.complaint(ComplaintId(id))


def _row(one: Complaint) -> Row:
    day = Labelled(_("Answered"), one.answered_at) if one.answered_at else Labelled(_("Answer until"), one.due_on)
    lines = (unit_name(one.unit), day)
    return Row(one.number, reverse("auxiliaries:complaint", args=[one.id]), one.state, lines)


def _inspectors(one: Complaint) -> list[tuple[int, str]]:
    """Those of the units above; whoever holds a post in the unit concerned is not among them."""
    today = timezone.localdate()
    above = organisation.ancestors(one.unit)
    posts = [post for unit in above for post in organisation.posts_in(unit.id, Role.INSPECTOR, on=today)]
    inside = {post.user for post in organisation.posts_in(one.unit, on=today)}
    return [(post.id, post.holder) for post in posts if post.user not in inside]
