"""One clear page for every "no": what happened, on which ground, and what to do next; in the reader's language."""

from http import HTTPStatus
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render, resolve_url
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy
from django_htmx.http import HttpResponseClientRedirect

from linli.kernel.actor import RESIDENT, Role
from linli.kernel.errors import (
    BadInput,
    NotAllowed,
    NotFound,
    NotLawful,
    NotPermitted,
    Overtaken,
    Refusal,
    StepUpNeeded,
    TooMany,
)
from linli.kernel.words import Sentence, _
from linli.web import languages

IN_THE_CLEAR = _("Use https. A key that was sent to this address has travelled in the clear: have it replaced.")
STATUS: dict[type[Refusal], HTTPStatus] = {
    BadInput: HTTPStatus.BAD_REQUEST,
    NotFound: HTTPStatus.NOT_FOUND,
    NotPermitted: HTTPStatus.FORBIDDEN,
    StepUpNeeded: HTTPStatus.FORBIDDEN,
    NotLawful: HTTPStatus.UNPROCESSABLE_ENTITY,
    NotAllowed: HTTPStatus.CONFLICT,
    Overtaken: HTTPStatus.CONFLICT,
    TooMany: HTTPStatus.TOO_MANY_REQUESTS,
}
WORDS = {
    400: (gettext_lazy("This could not be understood"), gettext_lazy("Go back, look at what you gave, and try again.")),
    403: (
        gettext_lazy("This is not open to you"),
        gettext_lazy("If you work here, sign in with the post that may do this."),
    ),
    404: (
        gettext_lazy("There is nothing here"),
        gettext_lazy(
            "Look at the address or the code again: one letter may be missing. A receipt opens under “My receipt”."
        ),
    ),
    405: (gettext_lazy("This does not work in this way"), gettext_lazy("Go back and use the button on the page.")),
    409: (
        gettext_lazy("This cannot be done now"),
        gettext_lazy("Go back and reload the page to see how things stand; then decide again."),
    ),
    413: (
        gettext_lazy("This is too large"),
        gettext_lazy(
            "Send fewer or smaller pictures. Nothing has been stored; your text is still in the page you came from."
        ),
    ),
    422: (
        gettext_lazy("The law does not allow this"),
        gettext_lazy("If you think that this is wrong, ask the office to look at it; a person decides."),
    ),
    429: (
        gettext_lazy("Too much at once"),
        gettext_lazy("Wait a little and try again. Nothing you sent before is lost."),
    ),
}


def page(request: HttpRequest, refusal: Refusal, status: int | None = None) -> HttpResponse:
    """The page that says no, with its right status; in a language that says all of it."""
    languages.speak_whole()
    status = status or STATUS.get(type(refusal), HTTPStatus.BAD_REQUEST)
    heading, advice = WORDS.get(status, WORDS[400])
    shown = {
        "refusal": refusal,
        "status": int(status),
        "heading": heading,
        "advice": advice,
        "articles": getattr(refusal, "articles", ()),
        "sign_in": _way_in(request) if status == HTTPStatus.FORBIDDEN else "",
    }
    response = render(request, "web/refusal.html", shown, status=status)
    if isinstance(refusal, TooMany):
        response["Retry-After"] = str(refusal.retry_after)
    return response


def _way_in(request: HttpRequest) -> str:
    """Where somebody who has not signed in can do so, and come back to this page; empty for who has."""
    actor = getattr(request, "actor", RESIDENT)
    back = f"?{urlencode({'next': request.get_full_path()})}" if request.method == "GET" else ""
    return resolve_url(settings.LOGIN_URL) + back if actor.role is Role.RESIDENT else ""


def step_up(request: HttpRequest) -> HttpResponse:
    """Lead to the second factor and back: to this page, or to the one whose form was sent."""
    back = request.get_full_path()
    if request.method != "GET":
        came_from = urlsplit(request.headers.get("Referer", ""))
        back = came_from.path if came_from.netloc == request.get_host() else "/"
    address = f"{reverse('accounts:step-up')}?{urlencode({'next': back})}"
    # htmx follows a redirect by itself and would put the whole page into a corner of this one.
    return HttpResponseClientRedirect(address) if request.headers.get("HX-Request") else HttpResponseRedirect(address)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    if isinstance(exception, RequestDataTooBig | TooManyFieldsSent | TooManyFilesSent):
        return page(request, Refusal(_("More was sent than this page can take.")), HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    return page(request, Refusal(_("The address or the form has parts that this page does not know.")))


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    return page(request, NotPermitted(_("You may not see this page.")))


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return page(request, NotFound())


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Named by CSRF_FAILURE_VIEW: an old page, or a browser that keeps no cookies."""
    said: Sentence = _(
        "This page was open too long, or your browser keeps no cookies. Go back, reload, and send again."
    )
    return page(request, NotPermitted(said))


def server_error(request: HttpRequest) -> HttpResponse:
    """Uses nothing that could be broken: no language, no database, no context."""
    return HttpResponse(render_to_string("web/broken.html"), status=HTTPStatus.INTERNAL_SERVER_ERROR)
