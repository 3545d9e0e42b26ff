"""The routing rules: everybody with a lead's post reads them, the lead of the topmost centre changes them."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from linli.kernel.actor import Actor
from linli.kernel.errors import NotFound, NotPermitted, Refusal
from linli.matters.actions import routing as acts
from linli.matters.data import Answers, ProposalId, RuleId, VersionId
from linli.matters.forms.routing import RuleForm, WhyForm, written
from linli.matters.models import PUBLISHED
from linli.matters.queries import routing
from linli.web.access import guard
from linli.web.forms import refuse


def _actor(request: HttpRequest) -> Actor:
    actor: Actor = request.actor  # type: ignore[attr-defined]  # set by ActorMiddleware
    return actor


def _keeper(request: HttpRequest) -> Actor:
    actor = _actor(request)
    if not acts.keeps_routing(actor):
        raise NotPermitted
    return actor


def _done(form: Any, act: Callable[[], object]) -> bool:
    """Whether the form was understood and acted on; else it carries what was refused."""
    if not form.is_bound or not form.is_valid():
        return False
    try:
        act()
    except (NotPermitted, NotFound):
        raise
    except Refusal as refusal:
        refuse(form, refusal)
        return False
    return True


def _posted(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None


@guard("matters.routing")
def rules(request: HttpRequest) -> HttpResponse:
    """What is in force, what is proposed, what was in force before."""
    past = routing.versions()
    now = next((version for version in past if version.state == PUBLISHED), None)
    context = {
        "rules": routing.rules_of(now.id if now else None), "now": now, "past": [one for one in past if one != now],
        "proposals": routing.proposals(), "keeps": acts.keeps_routing(_actor(request)),
        "writing": next(iter(routing.versions(drafts=True)), None),
    }  # fmt: skip
    return render(request, "matters/staff/routing.html", context)


@require_POST
@guard("matters.routing")
def begin(request: HttpRequest) -> HttpResponse:
    acts.begin_routing(actor=_actor(request), at=timezone.now())
    return redirect("matters:routing-draft")


@guard("matters.routing")
def draft(request: HttpRequest) -> HttpResponse:
    """The rules as they would be, what that would have changed, and the press that puts them in force."""
    actor = _keeper(request)
    version = next(iter(routing.versions(drafts=True)), None)
    if version is None:
        raise NotFound
    form = WhyForm(_posted(request))
    now = timezone.now()
    if _done(form, lambda: acts.publish_routing(reason=form.cleaned_data["reason"], actor=actor, at=now)):
        messages.success(request, gettext("The new rules are in force."))
        return redirect("matters:routing")
    context = {
        "version": version, "rules": routing.rules_of(version.id), "form": form,
        "dry": routing.dry_run(version.id, at=now),
    }  # fmt: skip
    return render(request, "matters/staff/routing_draft.html", context, status=400 if form.errors else 200)


@guard("matters.routing")
def rule(request: HttpRequest, rule: int = 0) -> HttpResponse:
    """A new rule, perhaps begun by a proposal; or one of the draft."""
    actor = _keeper(request)
    version = next(iter(routing.versions(drafts=True)), None)
    if version is None:
        raise NotFound
    row = next((one for one in routing.rules_of(version.id) if one.pk == rule), None)
    if rule and row is None:
        raise NotFound
    proposed = None if row else _proposed(request)
    form = RuleForm(_posted(request), initial=written(row) if row else _begun(proposed))
    if _done(
        form,
        lambda: acts.write_rule(
            form.given(), rule=RuleId(rule) if rule else None, proposal=proposed.id if proposed else None,
            actor=actor, at=timezone.now(),
        ),
    ):  # fmt: skip
        messages.success(request, gettext("It stands in the draft. Nothing changes before the draft is published."))
        return redirect("matters:routing-draft")
    context = {"form": form, "row": row, "proposed": proposed}
    return render(request, "matters/staff/routing_rule.html", context, status=400 if form.errors else 200)


def _proposed(request: HttpRequest) -> Any:
    asked = request.GET.get("proposal", "")
    return routing.proposal_of(ProposalId(int(asked))) if asked.isdecimal() and len(asked) < 19 else None


def _begun(proposed: Any) -> dict[str, Any]:
    first = {"answers": Answers.SCREENER, "level": "village"}
    if proposed is None:
        return first
    return {
        **first, "category": proposed.category_key, "place": proposed.place, "suggests": proposed.unit,
    }  # fmt: skip


@require_POST
@guard("matters.routing")
def rule_act(request: HttpRequest, rule: int, act: str) -> HttpResponse:
    """Up, down, or out of the draft."""
    given: dict[str, Any] = {"actor": _actor(request), "at": timezone.now()}
    if act == "remove":
        acts.remove_rule(RuleId(rule), **given)
    elif act in ("up", "down"):
        acts.move_rule(RuleId(rule), up=act == "up", **given)
    else:
        raise NotFound
    return redirect("matters:routing-draft")


@require_POST
@guard("matters.routing")
def drop(request: HttpRequest) -> HttpResponse:
    acts.drop_routing(actor=_actor(request), at=timezone.now())
    messages.success(request, gettext("The draft is thrown away. The rules in force have not changed."))
    return redirect("matters:routing")


@guard("matters.routing")
def version(request: HttpRequest, version: int) -> HttpResponse:
    """An earlier version; publishing it again is the way back."""
    found = next((one for one in routing.versions() if one.id == version), None)
    if found is None:
        raise NotFound
    actor, form = _actor(request), WhyForm(_posted(request))
    if _done(
        form,
        lambda: acts.publish_routing_again(
            VersionId(version), reason=form.cleaned_data["reason"], actor=actor, at=timezone.now()
        ),
    ):
        messages.success(request, gettext("The earlier rules are in force again."))
        return redirect("matters:routing")
    context = {
        "version": found, "rules": routing.rules_of(found.id), "form": form,
        "may": acts.keeps_routing(actor) and found.state != PUBLISHED,
    }  # fmt: skip
    return render(request, "matters/staff/routing_version.html", context, status=400 if form.errors else 200)


@require_POST
@guard("matters.routing")
def adopt(request: HttpRequest, proposal: int) -> HttpResponse:
    """Opens the editor with the proposed rule; it is adopted when the draft is published."""
    acts.begin_routing(actor=_actor(request), at=timezone.now())
    response = redirect("matters:routing-new-rule")
    response["Location"] += f"?proposal={proposal}"
    return response


@guard("matters.routing")
def decline(request: HttpRequest, proposal: int) -> HttpResponse:
    actor, found = _keeper(request), routing.proposal_of(ProposalId(proposal))
    if found is None:
        raise NotFound
    form = WhyForm(_posted(request))
    if _done(
        form,
        lambda: acts.decline_proposal(
            found.id, reason=form.cleaned_data["reason"], actor=actor, at=timezone.now()
        ),
    ):  # fmt: skip
        messages.success(request, gettext("Declined. It comes again only when it happens as often again."))
        return redirect("matters:routing")
    return render(
        request, "matters/staff/routing_decline.html", {"proposal": found, "form": form},
        status=400 if form.errors else 200,
    )  # fmt: skip
