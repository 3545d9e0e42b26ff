"""Addresses of this context. Each view of the framework gets a declared guard here, or it could not be called."""

from django.urls import URLPattern, URLResolver, re_path

from linli.rest.views.api import api, unknown
from linli.rest.views.door import CLIENTS, through
from linli.web.access import PUBLIC

OPEN_TO_ALL = {"openapi-json", "api-root"}
"""The description of the API, and its root, which shows nothing; all else asks for the token of a client."""

app_name = "rest"


def _guarded() -> list[URLPattern | URLResolver]:
    found: list[URLPattern | URLResolver] = []
    for pattern in api.urls[0]:
        if isinstance(pattern, URLPattern):
            guard = PUBLIC if pattern.name in OPEN_TO_ALL else CLIENTS
            pattern.callback = through(pattern.callback, guard)
            found.append(pattern)
    return found


urlpatterns = [*_guarded(), re_path(r"^", through(unknown, PUBLIC))]
