"""What is written about an officer, or by one, goes into the vault under the thing it belongs to."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from linli.kernel.text import clean
from linli.ledger.data import Subject
from linli.privacy.api import hold
from linli.privacy.data import Purpose, Sealed

KEPT = timedelta(days=3 * 365)
"""As long as disputes about it may still be brought, and no longer; the archive's paper has its own rule."""
LONGEST = 4000


def keep(about: Subject, texts: Mapping[str, str], *, at: datetime, required: bool = True) -> None:
    """BadInput names the field that is empty or too long; what is empty and not required is left out."""
    cleaned = {field: clean(field, text, limit=LONGEST, required=required) for field, text in texts.items()}
    items = [Sealed(field, Purpose.HANDLING, text) for field, text in cleaned.items() if text]
    hold(about, items, until=(at + KEPT).date(), at=at)
