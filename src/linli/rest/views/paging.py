"""Pages by key: a cursor says after which row to go on, is opaque and cannot be made up."""

from typing import Any

from django.core import signing

from linli.kernel.errors import BadInput
from linli.kernel.words import _

SALT = "rest.cursor"
LIMIT, MOST = 50, 500


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
