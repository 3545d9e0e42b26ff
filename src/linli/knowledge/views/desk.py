"""The knowledge base at the desk: found, written, published, confirmed; and advice while somebody writes."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from linli.kernel.actor import Actor
from linli.kernel.errors import BadInput, NotAllowed, NotFound, NotPermitted
from linli.knowledge import api
from linli.knowledge.data import PARTS_CALLED, Piece, PieceId, PieceKind
from linli.knowledge.forms import ConfirmForm, PieceForm
from linli.knowledge.permissions import is_party
from linli.knowledge.states import PIECE
from linli.web.access import guard
from linli.web.forms import refuse

PRESSES: dict[str, Callable[..., object]] = {
    "publish": api.publish_piece, "revise": api.revise_piece, "retire": api.retire_piece, "drop": api.drop_piece,
}  # fmt: skip
LONGEST_CHECKED = 10_000


@guard("knowledge.read")
def home(request: HttpRequest) -> HttpResponse:
    """What is published, by words and kind; and what the own unit has to look at."""
    actor, today = _actor(request), timezone.localdate()
    asked, kind = request.GET.get("q", "").strip(), request.GET.get("kind", "")
    if kind and kind not in set(PieceKind):
        raise NotFound
    after = request.GET.get("after", "")
    found = api.published(on=today, text=asked, kind=PieceKind(kind) if kind else None, after=after)
    drafts, ending = api.owned_by(actor.units, on=today) if not asked else ((), ())
    context = {
        "found": found, "asked": asked, "kind": kind, "drafts": drafts, "ending": ending, "today": today,
        "may_write": any(is_party("keeper", actor, unit) for unit in actor.units),
    }  # fmt: skip
    return render(request, "knowledge/home.html", context)


@guard("knowledge.read")
def piece(request: HttpRequest, id: int) -> HttpResponse:
    """One version. A draft is for those who may write it; what is published for all at the desk."""
    found, actor = api.piece(PieceId(id)), _actor(request)
    keeps = is_party("keeper", actor, found.unit)
    if found.published_at is None and not keeps:
        raise NotPermitted
    acts = [move.act for move in PIECE.moves_from(found.state) if is_party(move.by, actor, found.unit)]
    hints = (
        [one for part in found.text.parts.values() for one in api.advise(part) if one.words]
        if "publish" in acts
        else []
    )
    context = {
        "piece": found, "parts": _parts(found), "acts": acts, "versions": api.versions(found.series), "hints": hints,
        "expired": found.is_expired(timezone.localdate()), "subjects": sorted(found.text.subjects),
    }  # fmt: skip
    return render(request, "knowledge/piece.html", context)


@guard("knowledge.write")
def new(request: HttpRequest, kind: str) -> HttpResponse:
    if kind not in set(PieceKind):
        raise NotFound
    actor, form = _actor(request), PieceForm(request.POST or None, kind=PieceKind(kind))
    if actor.unit is None:
        raise NotPermitted
    unit, made = actor.unit, list[PieceId]()
    if _done(form, lambda: made.append(api.write_piece(form.text(), unit=unit, actor=actor, at=timezone.now()))):
        return redirect("knowledge:piece", made[0])
    return _form(request, form, gettext("New entry"))


@guard("knowledge.write")
def change(request: HttpRequest, id: int) -> HttpResponse:
    found, actor = api.piece(PieceId(id)), _actor(request)
    if not is_party("keeper", actor, found.unit):
        raise NotPermitted
    form = PieceForm(request.POST or None, kind=found.text.kind, initial=PieceForm.of(found))
    if _done(form, lambda: api.change_piece(found.id, form.text(), actor=actor, at=timezone.now())):
        return redirect("knowledge:piece", id)
    return _form(request, form, gettext("Change the draft"), found)


@guard("knowledge.write")
def confirm(request: HttpRequest, id: int) -> HttpResponse:
    found, actor = api.piece(PieceId(id)), _actor(request)
    if not is_party("lead", actor, found.unit):
        raise NotPermitted
    form = ConfirmForm(request.POST or None)

    def run() -> None:
        api.confirm_piece(found.id, expires_on=form.cleaned_data["expires_on"], actor=actor, at=timezone.now())

    if _done(form, run):
        messages.success(request, gettext("It holds on."))
        return redirect("knowledge:piece", id)
    return _form(request, form, gettext("It still holds"), found)


@require_POST
@guard("knowledge.write")
def act(request: HttpRequest, id: int, act: str) -> HttpResponse:
    if act not in PRESSES:
        raise NotFound
    made = PRESSES[act](PieceId(id), actor=_actor(request), at=timezone.now())
    if act == "revise":
        return redirect("knowledge:change", made)
    messages.success(request, gettext("It is done."))
    return redirect("knowledge:piece", id)


@require_POST
@guard("knowledge.read")
def plainness(request: HttpRequest) -> HttpResponse:
    """Advice on a text that is being written; it is kept nowhere and written to no log."""
    text = request.POST.get("text", "")[:LONGEST_CHECKED]
    response = render(request, "knowledge/advice.html", {"hints": api.advise(text)})
    response["Cache-Control"] = "no-store"
    return response


def _parts(piece: Piece) -> list[tuple[object, str]]:
    return [(PARTS_CALLED[name], text) for name, text in piece.text.parts.items()]


def _done(form: forms.Form, act: Callable[[], object]) -> bool:
    """Whether the form was sent, understood and acted on; else it carries what was refused and why."""
    if not form.is_bound or not form.is_valid():
        return False
    try:
        act()
    except (BadInput, NotAllowed) as refusal:
        refuse(form, refusal)
        return False
    return True


def _form(request: HttpRequest, form: forms.Form, title: str, piece: Piece | None = None) -> HttpResponse:
    context = {"form": form, "title": title, "piece": piece, "checks": isinstance(form, PieceForm)}
    return render(request, "knowledge/form.html", context, status=400 if form.is_bound else 200)


def _actor(request: HttpRequest) -> Actor:
    actor: Actor = request.actor  # type: ignore[attr-defined]  # set by ActorMiddleware
    return actor
