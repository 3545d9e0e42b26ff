"""Somebody goes away, or a whole unit closes: where the open matters go."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_POST

from linli.kernel.actor import Actor, PostId, Role, UnitId
from linli.kernel.errors import NotPermitted, Refusal
from linli.matters import api
from linli.matters.actions.closing import may_move_out
from linli.matters.data import HandOverId
from linli.matters.forms.absence import HandOverForm, MoveOutForm
from linli.matters.forms.choices import name_of
from linli.matters.queries.absence import colleagues, hand_over_list, hand_overs_of
from linli.matters.queries.closing import move_out_list
from linli.organisation import api as organisation
from linli.organisation.data import Post
from linli.web.access import guard
from linli.web.forms import refuse


@guard("matters.queue")
def hand_over(request: HttpRequest, post: int = 0) -> HttpResponse:
    """One's own post; a lead may do it for somebody of the unit who cannot any more."""
    actor: Actor = request.actor  # type: ignore[attr-defined]  # set by ActorMiddleware
    held, today = _post(actor, post), timezone.localdate()
    items = hand_over_list(held.id, actor=actor, at=timezone.now())
    deputies, posts = colleagues(held.id, on=today)
    form = HandOverForm(request.POST if request.method == "POST" else None, items=items, deputies=deputies, posts=posts)
    if form.is_bound and form.is_valid() and _handed(request, form, held.id):
        return redirect(request.path)
    own = held.id == actor.post
    context = {
        "form": form, "held": held, "own": own, "now": timezone.now(), "past": hand_overs_of([held.id], on=today),
        "colleagues": posts if own and actor.holds(Role.LEAD) else {}, "units": _units(actor) if own else [],
    }  # fmt: skip
    return render(request, "matters/staff/hand_over.html", context, status=400 if form.errors else 200)


def _post(actor: Actor, post: int) -> Post:
    if actor.post is None:
        raise NotPermitted
    held = organisation.post(PostId(post) if post else actor.post)
    if held.id != actor.post and not (actor.holds(Role.LEAD) and actor.belongs_to(held.unit)):
        raise NotPermitted
    return held


def _units(actor: Actor) -> list[tuple[UnitId, str]]:
    """For a lead: the units that may have to be emptied."""
    if not actor.holds(Role.LEAD):
        return []
    own = [organisation.unit(unit) for unit in actor.units]
    found = {one.id: name_of(one) for unit in own for one in (unit, *organisation.descendants(unit.id))}
    return sorted(found.items())


def _handed(request: HttpRequest, form: HandOverForm, post: PostId) -> bool:
    arguments = form.arguments()
    try:
        api.hand_over(post, **arguments, actor=request.actor, at=timezone.now())  # type: ignore[attr-defined]  # as above
    except Refusal as refusal:
        if getattr(refusal, "field", "") == "valid_to":
            form.add_error("last_day", str(gettext(refusal.sentence.msgid)))
            return False
        refuse(form, refusal)
        return False
    messages.success(request, gettext("It is handed over. You can undo it until somebody has acted on it."))
    return True


@require_POST
@guard("matters.queue")
def undo(request: HttpRequest, id: int) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]  # set by ActorMiddleware
    back, left = api.undo_hand_over(HandOverId(id), actor=actor, at=timezone.now())
    told = ngettext("%(n)d matter came back.", "%(n)d matters came back.", back) % {"n": back}
    if left:
        more = ngettext(
            "%(n)d stays where it is: somebody has acted on it.", "%(n)d stay: somebody has acted on them.", left
        )
        told += " " + more % {"n": left}
    messages.success(request, gettext("Nobody stands in any more.") + " " + told)
    return redirect("matters:hand-over")


@guard("matters.queue")
def move_out(request: HttpRequest) -> HttpResponse:
    """Before a unit is closed, its lead or one above says where each open matter goes."""
    actor: Actor = request.actor  # type: ignore[attr-defined]  # set by ActorMiddleware
    asked = request.GET.get("unit", "")
    unit = organisation.unit(UnitId(int(asked) if asked.isdecimal() and len(asked) < 19 else 0))
    if not may_move_out(actor, unit.id):
        raise NotPermitted
    items = move_out_list(unit.id, actor=actor, at=timezone.now())
    form = MoveOutForm(request.POST if request.method == "POST" else None, unit=unit.id, items=items)
    if form.is_bound and form.is_valid():
        try:
            moved = api.move_out(unit.id, **form.arguments(), actor=actor, at=timezone.now())
        except Refusal as refusal:
            refuse(form, refusal)
        else:
            told = ngettext("%(n)d matter moved.", "%(n)d matters moved.", moved)
            messages.success(request, told % {"n": moved})
            return redirect(request.get_full_path())
    context = {"form": form, "name": name_of(unit), "now": timezone.now()}
    return render(request, "matters/staff/move_out.html", context, status=400 if form.errors else 200)
