"""How every GeoReport answer leaves: the right type, faults as a document, never a page."""

from collections.abc import Callable, Sequence
from functools import wraps
from http import HTTPStatus

from django.conf import settings
from django.core.exceptions import BadRequest, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.views.decorators.csrf import csrf_exempt

from linli.kernel.errors import BadInput, NotFound, Refusal, TooMany
from linli.kernel.words import Sentence, _
from linli.open311.data import Faults, UnknownCode
from linli.open311.engine.document import CONTENT_TYPES, XML, Value, write
from linli.web.access import PUBLIC, guard
from linli.web.refusals import STATUS
from linli.web.words import say

View = Callable[..., Value]
_UNREADABLE = (BadRequest, SuspiciousOperation, MultiPartParserError, UnreadablePostError)


def resource(root: str, *methods: str) -> Callable[[View], Callable[..., HttpResponse]]:
    """Make an address of a function from a request and its path to a value; `form` is the suffix of the path."""

    def declare(view: View) -> Callable[..., HttpResponse]:
        @wraps(view)
        def answer(request: HttpRequest, *, form: str = XML, **path: str) -> HttpResponse:
            if request.method not in methods and request.method not in {"HEAD", "OPTIONS"}:
                return _not_taken(request, methods, form)
            try:
                _check_jurisdiction(request)
                return document(root, view(request, **path), form)
            except Faults as faults:
                return refused(faults.errors, form)
            except Refusal as refusal:
                return refused([refusal], form)
            except Http404:
                return refused([NotFound()], form)
            except _UNREADABLE:
                return refused([Refusal(_("This request cannot be read."))], form)

        return csrf_exempt(guard(PUBLIC)(answer))

    return declare


def _not_taken(request: HttpRequest, methods: Sequence[str], form: str) -> HttpResponse:
    sentence = _("This address does not take {method}.", method=request.method)
    response = refused([Refusal(sentence)], form, HTTPStatus.METHOD_NOT_ALLOWED)
    response["Allow"] = ", ".join(methods)
    return response


def _check_jurisdiction(request: HttpRequest) -> None:
    """One installation is one jurisdiction: its id may be left out, another one is unknown."""
    given = (request.POST if request.method == "POST" else request.GET).get("jurisdiction_id", "")
    if settings.OPEN311_JURISDICTION and given not in ("", settings.OPEN311_JURISDICTION):
        raise UnknownCode("jurisdiction_id", _("This jurisdiction is not served here."))


def extended(request: HttpRequest) -> bool:
    """Whether what the specification does not know is wanted: by the installation, or by this request."""
    given = request.POST if request.method == "POST" else request.GET
    return settings.OPEN311_EXTENSIONS or given.get("extensions") == "true"


def document(root: str, value: Value, form: str, status: int = HTTPStatus.OK) -> HttpResponse:
    response = HttpResponse(write(root, value, form), content_type=CONTENT_TYPES[form], status=status)
    response["Access-Control-Allow-Origin"] = "*"  # public answers without cookies: any page may read them
    return response


def refused(refusals: Sequence[Refusal], form: str, status: int | None = None) -> HttpResponse:
    """The document of faults. What is unknown is a 404, a key a 403, anything else a 400."""
    code = status or max((_status(refusal) for refusal in refusals), key=lambda found: found == HTTPStatus.NOT_FOUND)
    faults: list[Value] = [{"code": int(code), "description": say(_named(refusal))} for refusal in refusals]
    response = document("errors", faults, form, code)
    if isinstance(refusals[0], TooMany):
        response["Retry-After"] = str(refusals[0].retry_after)
    return response


def _status(refusal: Refusal) -> HTTPStatus:
    if isinstance(refusal, NotFound):
        return HTTPStatus.NOT_FOUND
    found = STATUS.get(type(refusal), HTTPStatus.BAD_REQUEST)
    return found if found in {HTTPStatus.FORBIDDEN, HTTPStatus.TOO_MANY_REQUESTS} else HTTPStatus.BAD_REQUEST


def _named(refusal: Refusal) -> Sentence:
    if isinstance(refusal, BadInput):
        return _("{field}: {sentence}", field=refusal.field, sentence=refusal.sentence)
    return refusal.sentence
