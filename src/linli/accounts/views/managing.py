"""Where an operator adds users, hands out codes, and closes what is no longer used."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from linli.accounts.api import add_user, close_user, give_code, open_user, people
from linli.accounts.forms.signing import AddUserForm
from linli.kernel.actor import Actor, UserId
from linli.kernel.errors import BadInput, NotFound
from linli.web.access import guard
from linli.web.words import say

PAGE = 50


@never_cache
@guard("accounts.manage")
def users(request: HttpRequest) -> HttpResponse:
    """All users, and the form for one more."""
    form = AddUserForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            _user, code = add_user(given["username"], given["display_name"], actor=_actor(request), at=timezone.now())
        except BadInput as refusal:
            form.add_error(refusal.field, say(refusal.sentence))
        else:
            return render(request, "accounts/code.html", {"area": "desk", "code": code})
    found = people(after=request.GET.get("after", ""), limit=PAGE + 1)
    more = found[PAGE - 1].username if len(found) > PAGE else ""
    page = {"area": "desk", "form": form, "people": found[:PAGE], "more": more}
    return render(request, "accounts/users.html", page, status=400 if form.errors else 200)


@never_cache
@require_POST
@guard("accounts.manage")
def change(request: HttpRequest, user: int, act: str) -> HttpResponse:
    """One act on one user: a new code, a code without the lost second factor, close, open."""
    actor, now = _actor(request), timezone.now()
    if act in ("code", "forget"):
        code = give_code(UserId(user), actor=actor, at=now, forget_factors=act == "forget")
        return render(request, "accounts/code.html", {"area": "desk", "code": code})
    acts: dict[str, Callable[..., None]] = {"close": close_user, "open": open_user}
    if act not in acts:
        raise NotFound
    acts[act](UserId(user), actor=actor, at=now)
    return redirect("accounts:users")


def _actor(request: HttpRequest) -> Actor:
    actor: Actor = request.actor  # type: ignore[attr-defined]  # set by ActorMiddleware
    return actor
