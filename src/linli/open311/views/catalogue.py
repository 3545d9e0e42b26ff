"""Discovery, the services, and what each asks."""

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language

from linli.kernel.errors import NotFound
from linli.matters.data import CategoryFacts
from linli.open311 import queries
from linli.open311.data import Question
from linli.open311.engine.document import CONTENT_TYPES, Value
from linli.open311.views.answers import resource

SPECIFICATION = "http://wiki.open311.org/GeoReport_v2"
CHANGESET = "2026-11-21T00:00:00Z"
"""When what this server offers last changed; a validator asks that it lies in the past."""


@resource("discovery", "GET")
def discovery(request: HttpRequest) -> Value:
    base = settings.SITE_URL.rstrip("/") + reverse("open311:v2:discovery", kwargs={"form": "xml"}).removesuffix(
        "/discovery.xml"
    )
    formats: list[Value] = [content_type.partition(";")[0] for content_type in CONTENT_TYPES.values()]
    endpoint: Value = {
        "specification": SPECIFICATION,
        "url": base,
        "changeset": CHANGESET,
        "type": "production" if settings.OPEN311_PRODUCTION else "test",
        "formats": formats,
    }
    return {
        "changeset": CHANGESET,
        "contact": settings.OPEN311_CONTACT,
        "key_service": settings.OPEN311_KEY_SERVICE,
        "endpoints": [endpoint],
    }


@resource("services", "GET")
def services(request: HttpRequest) -> Value:
    asking, language = queries.codes_with_questions(), get_language() or ""
    return [_service(row, row.key in asking, language) for row in queries.services().values()]


def _service(row: CategoryFacts, asks: bool, language: str) -> Value:
    """A matter that is not public has no number to show: its sender gets a token, which the standard calls batch."""
    return {
        "service_code": row.key,
        "service_name": row.name.said_in(language),
        "description": row.name.said_in(language),
        "metadata": asks,
        "type": "realtime" if row.public else "batch",
        "keywords": None,
        "group": row.group or None,
    }


@resource("service_definition", "GET")
def definition(request: HttpRequest, code: str) -> Value:
    service = queries.service(code)
    return {"service_code": service.key, "attributes": [_attribute(question) for question in queries.questions(code)]}


def _attribute(question: Question) -> Value:
    values: list[Value] = [{"key": key, "name": name} for key, name in question.values]
    return {
        "variable": question.variable,
        "code": question.code,
        "datatype": question.datatype,
        "required": question.required,
        "datatype_description": question.datatype_description or None,
        "order": question.order,
        "description": question.description,
        "values": values or None,
    }


@resource("errors", "GET", "POST")
def unknown(request: HttpRequest, **path: str) -> Value:
    """Any other address below this one."""
    raise NotFound
