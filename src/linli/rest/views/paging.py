"""Pages by key: a cursor says after which row to go on, is opaque and cannot be made up."""

from collections.abc import Iterable
from operator import attrgetter
from typing import Any, Protocol, TypeVar

from django.core import signing

from linli.kernel.errors import BadInput
from linli.kernel.words import _

SALT = "rest.cursor"
LIMIT, MOST = 50, 500


class Numbered(Protocol):
    @property
    def id(self) -> int: ...


Row = TypeVar("Row", bound=Numbered)


def cursor(kind: str, key: Any) -> str:
    return signing.dumps([kind, key], salt=SALT) if key else ""


def after(kind: str, text: str) -> Any:
    """The key in a cursor of this kind; None for the first page."""
    if not text:
        return None
    try:
        given, key = signing.loads(text, salt=SALT)
    except (signing.BadSignature, ValueError):
        raise BadInput("cursor", _("Use the cursor of the page before, as it was given.")) from None
    if given != kind:
        raise BadInput("cursor", _("This cursor belongs to another list."))
    return key


def page(kind: str, rows: Iterable[Row], text: str, limit: int) -> tuple[list[Row], str]:
    """By their ids the rows that follow a cursor, and the cursor after them: for what lies in memory whole."""
    last = after(kind, text) or 0
    following = sorted((row for row in rows if row.id > last), key=attrgetter("id"))
    return following[:limit], cursor(kind, following[limit - 1].id) if len(following) > limit else ""
