"""Handing in a request: the same act as on paper or in the portal, by another door."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction

from linli.kernel.actor import RESIDENT, Actor, GridId, Role
from linli.kernel.errors import BadInput, NotPermitted
from linli.kernel.ids import new_secret
from linli.kernel.words import Sentence, _
from linli.ledger import api as ledger
from linli.ledger.data import Entry
from linli.matters import api as matters
from linli.matters.data import MAX_PHOTOS, MAX_WORDS, CategoryFacts, Channel, Contact, RaiseRequest, Receipt
from linli.open311 import models, queries
from linli.open311.data import DATATYPES, LISTS, Faults, Question, Submission, UnknownCode
from linli.open311.engine.answers import faults
from linli.organisation import api as organisation
from linli.privacy import api as privacy

ASKABLE = timedelta(days=365)
"""How long a token is answered."""


@dataclass(frozen=True, slots=True)
class Submitted:
    """`token` instead of `number` where the matter is not public."""

    number: str = ""
    token: str = ""
    notice: Sentence | None = None


def submit(
    submission: Submission, *, photos: Sequence[Any] = (), language: str, actor: Actor, at: datetime
) -> Submitted:
    """Raise the matter; Faults with everything that does not fit the service."""
    service, grid = _checked(submission, len(photos))
    words, enclosed = submission.description, _enclosed(submission, linked=not photos)
    fits = len(words) + len(enclosed) < MAX_WORDS
    request = RaiseRequest(
        category=service.key,
        words="\n".join(part for part in (words, enclosed) if part) if fits else words,
        channel=Channel.OPEN311,
        lon=submission.long,
        lat=submission.lat,
        grid=grid,
        address=submission.address,
        contact=_contact(submission, language),
        photos=tuple(privacy.clean_photo(photo).data for photo in photos),
    )
    held = matters.flood_of(request, at=at)  # an application speaks for many people: only its place and words count
    with transaction.atomic():
        receipt = matters.raise_matter(replace(request, held=held), actor=actor, at=at)
        if not fits:
            matters.add_words(receipt.matter, words=enclosed[:MAX_WORDS], actor=RESIDENT, at=at)
        return _submitted(service, receipt, language, at)


def _checked(submission: Submission, photos: int) -> tuple[CategoryFacts, GridId | None]:
    """The service and grid that are meant."""
    service = queries.services().get(submission.code)
    if service is None:
        raise Faults(
            [UnknownCode("service_code", _("There is no service with the code “{code}”.", code=submission.code))]
        )
    errors = faults(queries.questions(service.key), submission.attributes)
    grid = organisation.grid_by_code(submission.address_id) if submission.address_id else None
    if submission.address_id and grid is None:
        errors.append(BadInput("address_id", _("There is no grid with the code “{code}”.", code=submission.address_id)))
    if photos > MAX_PHOTOS:
        errors.append(BadInput("media[]", _("At most {n} photos.", n=MAX_PHOTOS)))
    if errors:
        raise Faults(errors)
    return service, grid.id if grid else None


def _enclosed(submission: Submission, *, linked: bool) -> str:
    """The answers to the service's questions, then the link, which is kept as text and never called."""
    names = {question.code: dict(question.values) for question in queries.questions(submission.code)}
    answers = [
        f"{code}: {', '.join(names[code].get(value, value) for value in values)}"
        for code, values in submission.attributes.items()
    ]
    link = [submission.media_url] if submission.media_url and linked else []
    return "\n".join([*answers, *link])


def _contact(submission: Submission, language: str) -> Contact | None:
    given = submission.contact
    name = f"{given.get('first_name', '')} {given.get('last_name', '')}".strip()
    contact = Contact(name=name, phone=given.get("phone", ""), email=given.get("email", ""), language=language)
    return contact if contact else None


def _submitted(service: CategoryFacts, receipt: Receipt, language: str, at: datetime) -> Submitted:
    notice = _(
        "{unit} answers by {day}. The resident follows it with the receipt {code} at {site}.",
        unit=receipt.promise.unit_name.said_in(language),
        day=receipt.promise.last_day or "–",
        code=receipt.code,
        site=settings.SITE_URL,
    )
    if service.public:
        return Submitted(number=receipt.number, notice=notice)
    token = new_secret()
    models.Token.objects.create(token_hash=queries.token_hash(token), number=receipt.number, at=at)
    return Submitted(token=token, notice=notice)


def forget(*, at: datetime) -> None:
    """Drop tokens nobody will ask for again."""
    models.Token.objects.filter(at__lt=at - ASKABLE).delete()


def set_questions(code: str, asked: Sequence[Question], *, actor: Actor, at: datetime) -> None:
    """What a service asks from now on, in the place of what it asked before."""
    if not actor.holds(Role.OPERATOR, Role.SYSTEM):
        raise NotPermitted
    queries.service(code)
    for question in asked:
        if question.datatype not in DATATYPES:
            raise BadInput("datatype", _("This must be one of {keys}.", keys=", ".join(DATATYPES)))
        if question.datatype in LISTS and not question.values:
            raise BadInput("values", _("A list needs its answers."))
    with transaction.atomic():
        models.Attribute.objects.filter(service_code=code).delete()
        models.Attribute.objects.bulk_create(
            models.Attribute(
                service_code=code, code=q.code, order=order, variable=q.variable, datatype=q.datatype,
                required=q.required, datatype_description=q.datatype_description, description=q.description,
                values=[list(pair) for pair in q.values],
            )
            for order, q in enumerate(asked, start=1)
        )  # fmt: skip
        entry = Entry("open311.questions", None, {"service": code, "asks": len(asked)})
        ledger.append(entry, actor=actor, at=at)
