"""Compare a contact that somebody typed with the one that is held of one subject. Nobody sees either."""

from datetime import datetime

from linli.kernel.actor import SYSTEM
from linli.ledger.api import append
from linli.ledger.data import Detail, Entry, Subject
from linli.privacy.actions.looking import own_transaction
from linli.privacy.data import Purpose, Standing
from linli.privacy.engine.contacts import same_contact
from linli.privacy.models import SealedItem
from linli.privacy.queries import open_rows, rows_of, standing_of

REACHING = frozenset({"phone", "email"})


def compare_contact(subject: Subject, typed: Subject, *, reason: str, at: datetime) -> bool:
    """Whether what is held as the contact of `typed` is a telephone number or e-mail address of `subject`.

    With this one subject only: nothing here finds a subject by a contact. The entry is committed before anything is
    opened, and the resident's list shows it, whatever comes out. `reason` is a code. No entry where one side is gone.
    """
    with own_transaction():
        held = [row for row in rows_of(subject, Purpose.CONTACT) if row.field in REACHING and _is_open(row)]
        given = [row for row in rows_of(typed, Purpose.CONTACT) if _is_open(row)]
        if not (held and given):
            return False
        fields = ",".join(sorted({row.field for row in held}))
        detail: Detail = {"purpose": Purpose.CONTACT.value, "fields": fields, "items": len(held), "reason": reason}
        append(Entry("privacy.compare", subject, detail), actor=SYSTEM, at=at)
    return any(same_contact(one.text, other.text) for one in open_rows(given) for other in open_rows(held))


def _is_open(row: SealedItem) -> bool:
    return standing_of(row) is Standing.OPEN
