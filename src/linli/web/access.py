"""Deny, then allow by name: a view that has not said who may call it cannot be called."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast

import rules
from django.http import HttpRequest, HttpResponseBase

from linli.kernel.errors import NotPermitted

View = TypeVar("View", bound=Callable[..., HttpResponseBase])
PUBLIC = "public"
"""For views that anybody may call; what they show is decided by what they are given (a receipt, a projection)."""

rules.add_rule(PUBLIC, rules.always_allow)


def guard(name: str) -> Callable[[View], View]:
    """Let the view run where the rule `name` says yes to `request.actor`; NotPermitted otherwise."""

    def declare(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not rules.test_rule(name, request.actor):  # type: ignore[attr-defined]  # set by ActorMiddleware
                raise NotPermitted
            return view(request, *args, **kwargs)

        guarded.guard = name  # type: ignore[attr-defined]  # read by GuardMiddleware and the permission matrix
        return cast(View, guarded)

    return declare
