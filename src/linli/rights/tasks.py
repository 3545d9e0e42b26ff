"""What the worker does for this context; the clock is asked here."""

from django.utils import timezone

from linli.ledger.data import EntryId
from linli.matters.data import MatterId
from linli.rights.api import current_assessments, watch, withheld


def is_current(feature: str) -> bool:
    """For every feature that asks before it begins."""
    return feature in current_assessments(timezone.localdate())


def watch_now() -> None:
    watch(at=timezone.now())


def withheld_now(matter: MatterId) -> set[EntryId]:
    """For the receipt's own list of looks."""
    return withheld(matter, timezone.now())
