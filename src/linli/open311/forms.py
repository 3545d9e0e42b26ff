"""What an application sent, read argument by argument; every fault is told, not only the first."""

import math
import re
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TypeVar
from urllib.parse import urlsplit

from django.http import QueryDict

from linli.kernel.errors import BadInput
from linli.kernel.text import clean
from linli.kernel.words import _
from linli.open311.data import DESCRIPTION, ROWS, SPAN, STATUSES, Faults, Search, Submission
from linli.open311.engine import moments

T = TypeVar("T")
CONTACT = ("email", "phone", "first_name", "last_name")
"""Kept, sealed, for this one request. `device_id` and `account_id` would link one person's requests: never kept."""
ADDRESS = 200
LOCATION = ("lat", "long", "address_string", "address_id")
_ATTRIBUTE = re.compile(r"attribute\[([^\[\]]{1,100})\](?:\[\])?")
_TAG = re.compile(r"<\s*/?\s*[a-zA-Z!?][^<>]*>")
_COMMA_LIST = 200


class Arguments:
    """The arguments of one request. An empty one counts as absent; a fault is kept until `check`."""

    def __init__(self, given: QueryDict) -> None:
        self.given = given
        self.errors: list[BadInput] = []

    def attempt(self, read: Callable[[], T], default: T) -> T:
        try:
            return read()
        except BadInput as error:
            self.errors.append(error)
            return default

    def text(self, field: str, limit: int = 255) -> str:
        return self.attempt(lambda: plain(field, self.given.get(field, ""), limit), "")

    def value(self, field: str, text: str) -> str:
        """One answer of possibly several."""
        return self.attempt(lambda: plain(field, text, 1000), "")

    def several(self, field: str) -> tuple[str, ...]:
        words = (word.strip() for word in self.text(field, 20_000).split(","))
        found = tuple(dict.fromkeys(word for word in words if word))
        if len(found) > _COMMA_LIST:
            self.errors.append(BadInput(field, _("At most {n} at once.", n=_COMMA_LIST)))
        return found[:_COMMA_LIST]

    def moment(self, field: str) -> datetime | None:
        text = self.text(field)
        return self.attempt(lambda: moments.read(field, text), None) if text else None

    def number(self, field: str, low: float, high: float) -> float | None:
        text = self.text(field)
        return self.attempt(lambda: number(field, text, low, high), None) if text else None

    def count(self, field: str, default: int, high: int) -> int:
        text = self.text(field)
        if not text:
            return default
        if not (text.isascii() and text.isdigit() and len(text) < 8 and 1 <= int(text) <= high):
            self.errors.append(BadInput(field, _("This must be a whole number from 1 to {high}.", high=high)))
            return default
        return int(text)

    def needs(self, field: str) -> str:
        text = self.text(field)
        if not text and not any(error.field == field for error in self.errors):
            self.errors.append(BadInput(field, _("This is needed.")))
        return text

    def check(self) -> None:
        if self.errors:
            raise Faults(self.errors)


def plain(field: str, text: str, limit: int) -> str:
    """Text without control characters or markup, at most `limit` characters."""
    if "\0" in text or "\ufffd" in text:
        raise BadInput(field, _("This text has characters that are not valid. Type it again, please."))
    if _TAG.search(text):
        raise BadInput(field, _("Plain text only, please: no HTML."))
    return clean(field, text, limit=limit)


def number(field: str, text: str, low: float, high: float) -> float:
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not low <= value <= high:
        raise BadInput(field, _("This must be a number from {low} to {high}.", low=low, high=high))
    return value


def read_search(given: QueryDict, *, now: datetime, extended: bool) -> Search:
    """A search within its limits. `service_request_id` overrides all other arguments, faulty ones too."""
    arguments = Arguments(given)
    if ids := arguments.several("service_request_id"):
        arguments.check()
        return Search(ids=ids)
    start, end = _span(arguments, now)
    statuses = arguments.several("status")
    if not set(statuses) <= set(STATUSES):
        arguments.errors.append(BadInput("status", _("This must be open, closed, or both with a comma.")))
    search = Search(codes=arguments.several("service_code"), statuses=statuses, start=start, end=end)
    if extended:
        search = _extend(arguments, search)
    arguments.check()
    return search


def _span(arguments: Arguments, now: datetime) -> tuple[datetime, datetime]:
    """With one end given, the other is 90 days away; with none, the last 90 days."""
    start, end = arguments.moment("start_date"), arguments.moment("end_date")
    try:
        end = end or (start + SPAN if start else now)
        start = start or end - SPAN
    except OverflowError:
        arguments.errors.append(BadInput("start_date" if start else "end_date", _("This date is off the calendar.")))
        return now - SPAN, now
    if end < start:
        arguments.errors.append(BadInput("end_date", _("The end lies before the start.")))
    elif end - start > SPAN:
        arguments.errors.append(
            BadInput("end_date", _("At most {days} days may lie between start_date and end_date.", days=SPAN.days))
        )
    return start, end


def _extend(arguments: Arguments, search: Search) -> Search:
    return Search(
        codes=search.codes,
        statuses=search.statuses,
        start=search.start,
        end=search.end,
        updated_after=arguments.moment("updated_after"),
        updated_before=arguments.moment("updated_before"),
        page=arguments.count("page", 1, 100_000),
        size=arguments.count("page_size", ROWS, ROWS),
    )


def read_updates(given: QueryDict, *, now: datetime) -> Search:
    """An extension: changes between two dates, in the limits of a search."""
    arguments = Arguments(given)
    ids = arguments.several("service_request_id")
    start, end = _span(arguments, now)
    arguments.check()
    return Search(ids=ids, updated_after=start, updated_before=end)


def read_submission(given: QueryDict) -> Submission:
    """A request to be raised; Faults with every field that cannot be understood."""
    arguments = Arguments(given)
    lat, long = arguments.number("lat", -90, 90), arguments.number("long", -180, 180)
    submission = Submission(
        code=arguments.needs("service_code"),
        lat=lat,
        long=long,
        address=arguments.text("address_string", ADDRESS),
        address_id=arguments.text("address_id"),
        description=arguments.text("description", DESCRIPTION),
        contact={field: text for field in CONTACT if (text := arguments.text(field))},
        media_url=_media_url(arguments),
        attributes=_attributes(arguments),
    )
    _check_location(arguments)
    arguments.check()
    return submission


def _check_location(arguments: Arguments) -> None:
    lat, long, *others = (arguments.given.get(field, "").strip() for field in LOCATION)
    if bool(lat) != bool(long):
        arguments.errors.append(BadInput("long" if lat else "lat", _("lat and long are needed together.")))
    elif not (lat or any(others)):
        arguments.errors.append(BadInput("lat", _("A place is needed: lat and long, address_string, or address_id.")))


def _media_url(arguments: Arguments) -> str:
    """Kept as text beside the words. Linli never calls it."""
    url = arguments.text("media_url", 2000)
    try:
        parts = urlsplit(url)
    except ValueError:
        parts = urlsplit("")
    if url and not (parts.scheme in {"http", "https"} and parts.netloc):
        arguments.errors.append(
            BadInput("media_url", _("This must be an address that begins with http:// or https://."))
        )
    return url


def _attributes(arguments: Arguments) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for name in arguments.given:
        if match := _ATTRIBUTE.fullmatch(name):
            values = tuple(arguments.value(name, text) for text in arguments.given.getlist(name) if text)
            found[match[1]] = found.get(match[1], ()) + values
    return {code: values for code, values in found.items() if values}
