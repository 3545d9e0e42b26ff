"""Ratings and awards for raters, personnel officers and providers; published awards for everybody."""

from functools import partial
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from linli.auxiliaries.actions.appraisal import ratings as acts
from linli.auxiliaries.actions.protection.approvals import ask_approval
from linli.auxiliaries.data.appraisal import GRADE_NAMES, Rating, RatingId, RatingState
from linli.auxiliaries.data.papers import PaperKind
from linli.auxiliaries.data.protection import Guarded
from linli.auxiliaries.forms.fields import PressForm
from linli.auxiliaries.forms.people import (
    AnswerObjectionForm,
    RatingForm,
    ReasonForm,
    RewriteForm,
)
from linli.auxiliaries.permissions.people import answers_for, decides_levels, disciplines, rates, units_answered_for
from linli.auxiliaries.queries import appraisal as queries
from linli.auxiliaries.queries.choosing import among
from linli.auxiliaries.queries.protection import shielded_until
from linli.auxiliaries.queries.words import look_at
from linli.auxiliaries.states.appraisal import RATING
from linli.auxiliaries.views.acting import Do, act_page, actor_of, posted
from linli.auxiliaries.views.awards import award_groups
from linli.auxiliaries.views.records import (
    Act,
    Days,
    Group,
    Notice,
    Record,
    Row,
    older_of,
    page_of,
    show_record,
    show_records,
)
from linli.auxiliaries.views.units import asked_for
from linli.kernel.actor import Role
from linli.kernel.errors import NotFound, NotPermitted
from linli.ledger.data import Subject
from linli.web.access import guard

BACK = "auxiliaries:ratings"
WORDS = {
    "write": _("Change the draft"),
    "notify": _("Notify in writing"), "answer": _("Answer the objection"), "settle": _("Settle the rating"),
    "feed_back": _("Feed back to the provider"), "approval": _("Ask the unit above"),
}  # fmt: skip


@guard("auxiliaries.rate")
def ratings(request: HttpRequest) -> HttpResponse:
    """The ratings of the own units, and the awards."""
    actor, before = actor_of(request), page_of(request, "before")
    units = units_answered_for(actor)
    rows = queries.ratings(units, before=RatingId(before) if before else None)
    groups = [
        Group(_("Ratings"), [_row(one) for one in rows], _("Nobody has been rated yet."),
              older=older_of("before", [one.id for one in rows], queries.PAGE)),
        *award_groups(request, units),
    ]  # fmt: skip
    ways = [Act(reverse("auxiliaries:rate"), _("Rate somebody"), chief=True)]
    ways.append(Act(reverse("auxiliaries:propose-award"), _("Propose an award")))
    if actor.holds(Role.HR):
        ways.append(Act(reverse("auxiliaries:recommend"), _("Recommend an officer")))
    if decides_levels(actor):
        ways.append(Act(reverse("auxiliaries:set-level"), _("Decide a level")))
    lead = _(
        "Four levels, chosen by a person with reasons. A rating is used only after notice and the officer's answer."
    )
    return show_records(request, _("Ratings and awards"), groups, lead=lead, acts=ways)


@guard("auxiliaries.rate")
def rate(request: HttpRequest) -> HttpResponse:
    form = RatingForm(posted(request), **_asked(request))
    note = _("The training days of the year are put beside it as a number.")
    return act_page(request, form, acts.rate, title=_("Rate somebody"), back=reverse(BACK), note=note)


@guard("auxiliaries.rate")
def rating(request: HttpRequest, id: int) -> HttpResponse:
    one, actor = queries.rating(RatingId(id)), actor_of(request)
    if not answers_for(actor, one.unit):
        raise NotFound
    return show_record(request, _record(request, one, Act(reverse(BACK), _("Ratings and awards")), _acts(one, request)))


@guard("auxiliaries.rate")
def rating_act(request: HttpRequest, id: int, act: str) -> HttpResponse:
    if act not in WORDS:
        raise NotFound
    one = queries.rating(RatingId(id))
    if not answers_for(actor_of(request), one.unit):
        raise NotPermitted
    form, do = _form(request, one, act)
    back = reverse("auxiliaries:rating", args=[id])
    return act_page(request, form, do, title=WORDS[act], back=back, lead=one.name)


@guard("auxiliaries.provide")
def fed_back(request: HttpRequest) -> HttpResponse:
    """What the organ has fed back to the provider."""
    found = queries.for_provider(actor_of(request).units, before=page_of(request, "before"))
    rows = [_row(one, "auxiliaries:fed-back-rating") for one in found]
    older = older_of("before", [one.id for one in found], queries.PAGE)
    group = Group(_("Ratings of your officers"), rows, _("Nothing has been fed back yet."), older=older)
    return show_records(request, _("Ratings of your officers"), [group])


@guard("auxiliaries.provide")
def fed_back_rating(request: HttpRequest, id: int) -> HttpResponse:
    one = queries.rating(RatingId(id))
    if one.provider not in actor_of(request).units or one.provider_told_at is None:
        raise NotFound
    back = Act(reverse("auxiliaries:fed-back"), _("Ratings of your officers"))
    return show_record(request, _record(request, one, back, ()))


def _row(one: Rating, address: str = "auxiliaries:rating") -> Row:
    return Row(
        f"{one.name} · {one.number}", reverse(address, args=[one.id]), one.state,
        (GRADE_NAMES[one.grade], Days(one.first, one.last)),
    )  # fmt: skip


def _record(request: HttpRequest, one: Rating, back: Act, ways: tuple[Act, ...] | list[Act]) -> Record:
    at, actor = timezone.now(), actor_of(request)
    texts = look_at(Subject(acts.KIND, one.id), officer=one.officer, actor=actor, at=at)
    until = shielded_until(one.officer, on=timezone.localdate(at))
    notices = []
    if one.state is RatingState.OBJECTED and one.rater == actor.post:
        notices.append(Notice(_("Somebody else than the rater answers an objection."), ("wuhan-order-270/23",)))
    if until and actor.holds(Role.HR, Role.COMMANDER):
        told = _("The officer refused an order or complained: until then a worse rating needs the unit above.")
        notices.append(Notice(told, ("wuhan-order-270/12(5)", "wuhan-order-270/12(6)"), "wait"))
    paper = reverse("auxiliaries:paper", args=[PaperKind.RATING_NOTICE.value, one.id])
    return Record(
        title=one.name, back=back, state=one.state, lead=GRADE_NAMES[one.grade], texts=texts, looked=True, acts=ways,
        facts=[
            (_("Period"), Days(one.first, one.last)), (_("Training days of the year"), one.training_days),
            (_("Training days missing"), one.shortfall), (_("Notified"), one.notified_at),
            (_("Answer until"), one.answer_by), (_("Settled"), one.settled_at),
        ],
        notices=notices, papers=[Act(paper, _("Notice as PDF"))] if one.notified_at and _may_print(request) else [],
    )  # fmt: skip


def _may_print(request: HttpRequest) -> bool:
    return actor_of(request).holds(Role.HR, Role.COMMANDER)


def _acts(one: Rating, request: HttpRequest) -> list[Act]:
    """What can be done now by this post."""
    actor = actor_of(request)
    mine = {"notify": rates(actor), "write": rates(actor), "answer": disciplines(actor), "settle": disciplines(actor)}
    mine["answer"] = mine["answer"] and one.rater != actor.post
    mine["feed_back"] = disciplines(actor) and one.provider is not None and one.provider_told_at is None
    ways = [act for act, may in mine.items() if may and RATING.allows(act, one.state)]
    if "notify" in ways and shielded_until(one.officer, on=timezone.localdate()):
        ways.append("approval")
    return [
        Act(reverse("auxiliaries:rating-act", args=[one.id, act]), WORDS[act], chief=act == "notify") for act in ways
    ]


def _form(request: HttpRequest, one: Rating, act: str) -> tuple[forms.Form, Do]:
    press: Any = PressForm(posted(request))
    form: forms.Form
    match act:
        case "write":
            texts = look_at(Subject(acts.KIND, one.id), officer=one.officer, actor=actor_of(request), at=timezone.now())
            form = RewriteForm(posted(request), initial={**texts, "grade": one.grade})
            return form, lambda **given: acts.rewrite(one.id, **given)
        case "notify":
            return press, lambda **given: acts.notify(one.id, **given)
        case "answer":
            form = AnswerObjectionForm(posted(request), initial={"grade": one.grade})
            return form, lambda **given: acts.answer_objection(one.id, **given)
        case "settle":
            return press, lambda **given: acts.settle(one.id, **given)
        case "feed_back":
            return press, lambda **given: acts.feed_back(one.id, **given)
        case _:
            ask = partial(ask_approval, one.officer, guarded=Guarded.WORSE_RATING, thing=one.id)
            return ReasonForm(posted(request)), ask


def _asked(request: HttpRequest) -> dict[str, Any]:
    """Whom the form may be about, and whom a link named."""
    return {"officers": among(units_answered_for(actor_of(request))), "initial": asked_for(request)}
