"""Write over what is held: for what somebody is still typing, of which only the last word counts."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from linli.ledger.data import Subject
from linli.privacy.actions.holding import hold, seal_again
from linli.privacy.data import Sealed
from linli.privacy.queries import rows_of


def rewrite(subject: Subject, items: Sequence[Sealed], *, until: date, at: datetime) -> None:
    """Each text takes the place of what its field held for its purpose; where there was nothing, it is held anew.

    The row stays the same one, so that one erasure also names whatever an older backup has of it. An empty text is
    kept as an empty text. What has ended stays ended.
    """
    with transaction.atomic(savepoint=False):
        there = {(row.field, row.purpose): row for row in rows_of(subject) if not row.ended and not row.file}
        old = [item for item in items if (item.field, item.purpose.value) in there]
        new = [item for item in items if (item.field, item.purpose.value) not in there and item.text]
        seal_again(subject, [(there[item.field, item.purpose.value], item) for item in old], until)
        hold(subject, new, until=until, at=at)
