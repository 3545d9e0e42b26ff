"""The doormen: no view without a declared guard, no refusal without a clear page, no page in half a language."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse

from linli.kernel.errors import BadInput, NotPermitted, Refusal, StepUpNeeded
from linli.kernel.words import _
from linli.web import languages, refusals

# Views of libraries cannot wear our guard; their own rules are known and tested.
# Programs are told in the form of their own interface.
FOR_PROGRAMS = ("linli.open311.", "ninja.")
NO_TEXT = _("This address has a character in it that is no text.")
FOREIGN = ("allauth.", "django.views.i18n", "django.contrib.staticfiles")


class LanguageMiddleware:
    """A page that the reader's language does not cover is shown in the installation's own, whole and marked as such."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Callable[..., Any], *_others: object) -> None:
        if request.resolver_match is None or request.resolver_match.view_name not in languages.PAGES:
            languages.speak_whole()


class GuardMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Callable[..., Any], *_others: object) -> HttpResponse | None:
        # Answered here, because what is raised before the view does not reach RefusalMiddleware.
        declared = hasattr(view, "guard") or view.__module__.startswith(FOREIGN)
        if not declared:
            return refusals.page(request, NotPermitted())
        read_by_people = not view.__module__.startswith(FOR_PROGRAMS)
        return refusals.page(request, BadInput("address", NO_TEXT)) if read_by_people and _has_nul(request) else None


def _has_nul(request: HttpRequest) -> bool:
    """PostgreSQL cannot even look for a text with NUL in it, and no address of ours has one."""
    given = (text for name, texts in request.GET.lists() for text in (name, *texts))
    return "\0" in request.path_info or any("\0" in text for text in given)


class RefusalMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if not isinstance(error, Refusal):
            return None
        if isinstance(error, StepUpNeeded):
            return refusals.step_up(request)
        return refusals.page(request, error)
