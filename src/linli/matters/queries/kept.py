"""Small questions for programs that carry many matters: what was taken before, what was advised, what was kept."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Count, F, Q

from linli.kernel.actor import UnitId
from linli.matters.data import Channel, ClockKind, MatterId, Rate
from linli.matters.models import Clock, Matter, MatterEvent


def sources_taken(sources: Iterable[str]) -> frozenset[str]:
    """Which of these numbers of another system stand behind a matter already."""
    wanted = [source for source in sources if source]
    rows = Matter.objects.filter(channel__in=list(Channel), source__in=wanted)
    return frozenset(rows.values_list("source", flat=True))


def suggested_unit(matter_id: MatterId) -> UnitId | None:
    """The unit that routing advised to dispatch to when the matter was raised."""
    raised = (
        MatterEvent.objects.filter(matter=matter_id, act__in=["raise", "split_off", "recategorise"])
        .order_by("-id")
        .values_list("detail", flat=True)
        .first()
    )
    unit = (raised or {}).get("suggests")
    return UnitId(unit) if unit is not None else None


def clocks_kept(kind: ClockKind, *, first: datetime, last: datetime) -> Rate:
    """Of the clocks of this kind that were started between the two moments and have ended: how many in time."""
    ended = Clock.objects.filter(kind=kind, started_at__gte=first, started_at__lte=last)
    ended = ended.filter(Q(stopped_at__isnull=False) | Q(due_at__lte=last))
    counts = ended.aggregate(whole=Count("id"), part=Count("id", filter=Q(stopped_at__lte=F("due_at"))))
    return Rate(counts["part"], counts["whole"])
