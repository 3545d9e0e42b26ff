"""What GeoReport shows: the published catalogue and the public projection of matters, nothing else."""

from hashlib import sha256

from linli.kernel.errors import NotFound
from linli.kernel.words import _
from linli.matters import api as matters
from linli.matters.data import CategoryFacts, Kind, PublicMatter
from linli.open311 import models
from linli.open311.data import Question, Search

SERVED = (Kind.SERVICE_REQUEST, Kind.QUESTION, Kind.SUGGESTION)
"""Complaints and petitions have their own first question and statutory clocks: they begin in the portal."""


def services() -> dict[str, CategoryFacts]:
    """The choosable services by code."""
    return {row.key: row for row in matters.categories() if row.kind in SERVED}


def service(code: str) -> CategoryFacts:
    found = services().get(code)
    if found is None:
        raise NotFound(_("There is no service with the code “{code}”.", code=code))
    return found


def codes_with_questions() -> frozenset[str]:
    return frozenset(models.Attribute.objects.values_list("service_code", flat=True).distinct())


def questions(code: str) -> list[Question]:
    rows = models.Attribute.objects.filter(service_code=code).order_by("order")
    return [
        Question(
            code=row.code,
            order=row.order,
            description=row.description,
            datatype=row.datatype,
            required=row.required,
            variable=row.variable,
            datatype_description=row.datatype_description,
            values=tuple((key, name) for key, name in row.values),
        )
        for row in rows
    ]


def search(wanted: Search) -> list[PublicMatter]:
    """At most `wanted.size` rows, newest first. Both states, or none, mean all."""
    found = matters.public_matters(
        numbers=wanted.ids,
        categories=wanted.codes,
        is_open=None if len(set(wanted.statuses)) != 1 else wanted.statuses[0] == "open",
        raised_from=wanted.start,
        raised_to=wanted.end,
        updated_from=wanted.updated_after,
        updated_to=wanted.updated_before,
        offset=(wanted.page - 1) * wanted.size,
        limit=wanted.size,
    )
    return list(found)


def token_hash(token: str) -> str:
    return sha256(token.strip().upper().encode("utf-8", "replace")).hexdigest()


def number_behind(token: str) -> str:
    number = models.Token.objects.filter(token_hash=token_hash(token)).values_list("number", flat=True).first()
    if number is None:
        raise NotFound(_("token: this token is not known here."))
    return number
