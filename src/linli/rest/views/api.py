"""The API put together: resources, faults, and the description that is derived from both."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError
from ninja.openapi.schema import OpenAPISchema

from linli.kernel.errors import NotFound, Refusal
from linli.rest.views import matters, places, problems, receipts, work
from linli.web.words import say

PROBLEM = {
    "description": "Why not, and which field.",
    "content": {
        problems.CONTENT_TYPE: {
            "schema": {
                "type": "object",
                "required": ["type", "title", "status", "detail"],
                "properties": {
                    "type": {"type": "string"},
                    "title": {"type": "string"},
                    "status": {"type": "integer"},
                    "detail": {"type": "string"},
                    "errors": {"type": "array", "items": {"type": "object"}},
                },
            }
        }
    },
}


class Described(NinjaAPI):
    """The description also says how this API says no: the same way everywhere."""

    def get_openapi_schema(self, **options: Any) -> OpenAPISchema:
        described = super().get_openapi_schema(**options)
        for path in described["paths"].values():
            for operation in path.values():
                operation["responses"].setdefault("default", PROBLEM)
        return described


api = Described(
    title="邻里 Linli",
    version="1",
    description="Matters from a resident to an answer. Every refusal is `application/problem+json` in the language of "
    "`Accept-Language` (zh-Hans or en) and names the field. Lists are paged by cursor. A POST with the same "
    "`Idempotency-Key` is done once.",
    docs_url=None,
    urls_namespace="rest",
)
for router in (places.router, matters.router, receipts.router, work.router):
    api.add_router("", router)


@api.exception_handler(Refusal)
def refusal(request: HttpRequest, error: Refusal) -> HttpResponse:
    return problems.from_refusal(error)


@api.exception_handler(ValidationError)
def shape(request: HttpRequest, error: ValidationError) -> HttpResponse:
    return problems.from_shape(error.errors)


@api.exception_handler(HttpError)
def unreadable(request: HttpRequest, error: HttpError) -> HttpResponse:
    return problems.problem(error.status_code, "Http", say(problems.UNREADABLE))


def unknown(request: HttpRequest, **_path: Any) -> HttpResponse:
    """Any other address of the API."""
    raise NotFound
