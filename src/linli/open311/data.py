"""What an application asks of a GeoReport server, understood and within its limits."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from linli.kernel.errors import BadInput, NotFound

SPAN = timedelta(days=90)
"""The longest search, and the search where no dates are given."""
ROWS = 1000
"""The most requests in one answer."""
DESCRIPTION = 4000
STATUSES = ("open", "closed")


@dataclass(frozen=True, slots=True)
class Search:
    """`ids` overrides all else. `page` counts from 1; `size` is at most ROWS."""

    ids: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    start: datetime | None = None
    end: datetime | None = None
    updated_after: datetime | None = None
    updated_before: datetime | None = None
    page: int = 1
    size: int = ROWS


@dataclass(frozen=True, slots=True)
class Submission:
    """A request as an application sends it; texts are cleaned, nothing is decided yet."""

    code: str
    lat: float | None = None
    long: float | None = None
    address: str = ""
    address_id: str = ""
    description: str = ""
    contact: Mapping[str, str] = field(default_factory=dict)
    media_url: str = ""
    attributes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


DATATYPES = ("string", "number", "datetime", "text", "singlevaluelist", "multivaluelist")
LISTS = ("singlevaluelist", "multivaluelist")


@dataclass(frozen=True, slots=True)
class Question:
    """One attribute of a service, as its definition shows it."""

    code: str
    order: int
    description: str
    datatype: str = "string"
    required: bool = False
    variable: bool = True
    datatype_description: str = ""
    values: tuple[tuple[str, str], ...] = ()


class Faults(Exception):
    """Everything that was wrong with one request."""

    def __init__(self, errors: list[BadInput]) -> None:
        super().__init__(*errors)
        self.errors = errors


class UnknownCode(BadInput, NotFound):
    """A code in an argument that this server does not know: the one fault of an argument that is a 404."""
