"""Words typed by hand about somebody's matter: into the vault, for a year."""

from datetime import datetime, timedelta

from linli.kernel.text import clean
from linli.ledger.data import Subject
from linli.privacy.api import hold
from linli.privacy.data import Purpose, Sealed, SealedId

KEPT = timedelta(days=365)
LONGEST = 2000


def keep(subject: Subject, field: str, text: str, *, at: datetime) -> SealedId:
    words = clean(field, text, limit=LONGEST, required=True)
    [sealed] = hold(subject, [Sealed(field, Purpose.HANDLING, words)], until=(at + KEPT).date(), at=at)
    return sealed
