"""The watch: reads the ledger as it grows, draws a sample, and puts what stands out before a human."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from django.db import transaction
from django.db.models import Count as CountOf
from django.db.models import Q, QuerySet
from django.db.models.functions import TruncDate

from linli.kernel.actor import PostId
from linli.ledger.api import entries_after, has_acted
from linli.ledger.data import Epoch, Place, Recorded, Subject
from linli.rights.actions.reviews import open_review, tell_reviewers
from linli.rights.data import Cause
from linli.rights.engine.watch import (
    DAY,
    SAID_BY,
    SETTLES_AFTER,
    WEEK,
    Count,
    Habit,
    Span,
    Unusual,
    habit_of,
    is_drawn,
    tide_of,
    unusual,
    unusual_week,
)
from linli.rights.models import Canary, LookReview, SeenLook, WatchPlace

LOOKS = frozenset({"privacy.look", "privacy.reveal", "privacy.print", "privacy.export"})
SEARCH = "privacy.search"
REMEMBERS = timedelta(days=35)
BATCH = 1000


class _Key(NamedTuple):
    role: str
    post: int


def watch(*, at: datetime) -> int:
    """How many new looks were read. Run every hour; each look is counted once, however often it runs."""
    read = 0
    while seen := _read_on(at):
        read += seen
    _settle(at)
    _judge(at)
    SeenLook.objects.filter(at__lt=at - REMEMBERS).delete()
    return read


def _read_on(at: datetime) -> int:
    """The next entries of the ledger; sample and canaries are judged as they pass."""
    with transaction.atomic():
        place = WatchPlace.objects.select_for_update().filter(pk=1).first()
        after = Place(Epoch(place.epoch), place.index) if place else None
        entries = entries_after(after, limit=BATCH)
        if not entries or entries[-1].place is None:
            return 0
        looks = [entry for entry in entries if entry.actor.post is not None and _is_look(entry)]
        canaries = set(Canary.objects.filter(pk__in=[_matter(look) for look in looks]).values_list("pk", flat=True))
        for look in looks:
            if _matter(look) in canaries:
                open_review(look, Cause.CANARY, at=at)
            if is_drawn(look.leaf):
                open_review(look, Cause.SAMPLE, at=at)
        SeenLook.objects.bulk_create([_seen(look) for look in looks], ignore_conflicts=True)
        last = entries[-1].place
        WatchPlace.objects.update_or_create(pk=1, defaults={"epoch": last.epoch, "index": last.index})
    return len(entries)


def _settle(at: datetime) -> None:
    """A look is a stranger's where the post did nothing on the matter, before or since."""
    unsettled = SeenLook.objects.filter(stranger__isnull=True, search=False, at__lte=at - SETTLES_AFTER)
    for look in unsettled[: 10 * BATCH]:
        worked = look.matter is not None and has_acted(Subject("matter", look.matter), PostId(look.post))
        SeenLook.objects.filter(pk=look.pk).update(stranger=not worked)


def _judge(at: datetime) -> None:
    """Each role by itself: the last day and the last week of every post against the days before."""
    days, weeks = _Counted(DAY, at), _Counted(WEEK, at)
    for role in {key.role for key in weeks.now}:
        same = [key for key in weeks.now if key.role == role]
        peers, peers_before = days.peers(role), weeks.peers(role)
        busy = {key: days.now[key].looks for key in same if key in days.now}
        for key in same:
            tide = tide_of([looks for other, looks in busy.items() if other != key], peers)
            found = unusual(days.now[key], days.habit(key), peers, tide) if key in busy else []
            _flag(key.post, found, DAY, at)
            _flag(key.post, unusual_week(weeks.now[key], weeks.habit(key), peers_before), WEEK, at)


class _Counted:
    """What every post did within the span that ends now, and on each day before it."""

    def __init__(self, span: Span, at: datetime) -> None:
        since = at - span.length
        self.now = {key: counts[0] for key, counts in _counts(SeenLook.objects.filter(at__gt=since)).items()}
        self._days = _counts(SeenLook.objects.filter(at__lte=since).annotate(day=TruncDate("at")), "day")

    def habit(self, key: _Key) -> Habit:
        return habit_of(self._days.get(key, []))

    def peers(self, role: str) -> Habit:
        return habit_of([count for key, counts in self._days.items() if key.role == role for count in counts])


def _counts(rows: QuerySet[SeenLook], *by: str) -> dict[_Key, list[Count]]:
    """The counts of each post; one for each value of `by`. One statement."""
    is_look = Q(search=False)
    grouped = rows.values("role", "post", *by).annotate(
        looks=CountOf("entry", filter=is_look),
        strangers=CountOf("entry", filter=is_look & Q(stranger=True)),
        searches=CountOf("entry", filter=Q(search=True)),
    )
    counted: dict[_Key, list[Count]] = defaultdict(list)
    for row in grouped:
        count = Count(row["looks"], row["strangers"], row["searches"])
        counted[_Key(row["role"], row["post"])].append(count)
    return counted


def _flag(post: int, found: Sequence[Unusual], span: Span, at: datetime) -> None:
    """One flag within the span for each post and cause, standing at its latest look."""
    for one in found:
        causes = SAID_BY.get(one.code, (one.code,))
        if LookReview.objects.filter(post=post, cause__in=causes, asked_at__gt=at - span.length).exists():
            continue
        look = SeenLook.objects.filter(post=post).order_by("-at", "-entry").first()
        if look is not None:
            _open_about(look, one, at)


def _open_about(look: SeenLook, found: Unusual, at: datetime) -> None:
    told = {"post": look.post, "unit": look.unit, "count": found.count, "usual": found.usual, "asked_at": at}
    with transaction.atomic():
        review, new = LookReview.objects.get_or_create(entry=look.entry, cause=Cause(found.code), defaults=told)
        if new:
            tell_reviewers("rights.alarm", review, at=at)


def _seen(look: Recorded) -> SeenLook:
    return SeenLook(
        entry=look.id,
        post=look.actor.post or 0,
        unit=look.actor.unit,
        role=look.actor.role,
        matter=_matter(look),
        at=look.at,
        search=look.act == SEARCH,
    )


def _is_look(entry: Recorded) -> bool:
    """A search counts once, on the unit that was searched; what it found is entered for each resident to see."""
    return entry.act in LOOKS or (entry.act == SEARCH and _matter(entry) is None)


def _matter(look: Recorded) -> int | None:
    return look.subject.id if look.subject and look.subject.kind == "matter" else None
