"""What is kept of a matter's words, how long, and who finds it by them."""

from datetime import datetime, timedelta

from linli.kernel.actor import Actor, UnitId
from linli.matters.actions.step import keep_until, subject_of
from linli.matters.data import AT_WORK, WITH_RESIDENT, MatterId, QueueItem
from linli.matters.models import Matter
from linli.matters.queries.limits import calendar
from linli.matters.queries.queue import item
from linli.matters.rules.parties import sees
from linli.organisation import api as organisation
from linli.privacy import api as privacy

MONTH = timedelta(days=31)


def find_by_words(unit: UnitId, text: str, *, actor: Actor, at: datetime) -> tuple[QueueItem, ...]:
    """The unit's own matters that hold all these words, newest first. A search is a look, and is in the ledger."""
    ids = privacy.search_words(unit, text, kind="matter", actor=actor, at=at)
    rows = Matter.objects.filter(pk__in=ids).select_related("category").order_by("-id")
    with organisation.pinned():
        return tuple(item(row, at) for row in rows if sees(actor, row.standing()))


def index_for(matter_id: int, unit: int) -> None:
    """The job behind a change of hands; never for the unit that a complaint concerns."""
    matter = Matter.objects.filter(pk=matter_id).exclude(unit_concerned=unit).first()
    if matter is not None:
        privacy.index_for_unit(subject_of(matter), UnitId(unit))


def keep_open_ones(at: datetime, limit: int = 500) -> int:
    """Words die on their date, but not while somebody still works with them: what is open is kept on; how many."""
    soon = calendar().local_day(at) + MONTH
    still_open = Matter.objects.filter(state__among=[*AT_WORK, *WITH_RESIDENT], kept_until__lt=soon)
    found = list(still_open.order_by("kept_until")[:limit])
    for matter in found:
        privacy.extend(subject_of(matter), until=keep_until(at), at=at)
        if matter.part_of_id is not None:  # the contact is held with the first part of the message
            privacy.extend(subject_of(MatterId(matter.part_of_id)), until=keep_until(at), at=at)
    Matter.objects.filter(pk__in=[matter.pk for matter in found]).update(kept_until=keep_until(at))
    return len(found)
