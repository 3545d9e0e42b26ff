"""The watch: reads the ledger as it grows, draws a sample, and puts what stands out before a human.

Each run costs a bounded number of statements, however many posts there are: some for each batch that is read or that
settles, three for the judgement, and some for each flag.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from itertools import chain

from django.db import transaction
from django.db.models import Count as CountOf
from django.db.models import Max, Q, QuerySet
from django.utils import timezone

from linli.kernel.actor import PostId
from linli.ledger.api import entries_after, who_acted
from linli.ledger.data import Epoch, Place, Recorded
from linli.rights.actions.reviews import open_review, tell_reviewers
from linli.rights.data import Cause
from linli.rights.engine.watch import (
    DAY,
    FOUND_WITHIN,
    OFFICE,
    SAID_BY,
    SETTLES_AFTER,
    SPANS,
    WEEK,
    Count,
    Key,
    Known,
    Unusual,
    is_drawn,
    of_the_day,
    of_the_week,
)
from linli.rights.models import Canary, LookReview, SeenDay, SeenLook, WatchPlace

LOOKS = frozenset({"privacy.look", "privacy.reveal", "privacy.print", "privacy.export"})
SEARCH = "privacy.search"
REMEMBERS_LOOKS, REMEMBERS_DAYS = timedelta(days=8), timedelta(days=35)
BATCH, SETTLE = 1000, 500
MOST_BATCHES = 60
"""Of looks that settle within one run; the rest follow within the next."""


def watch(*, at: datetime) -> int:
    """How many new looks were read. Run every hour; each look is counted once, however often it runs."""
    read = 0
    while seen := _read_on(at):
        read += seen
    _settle(at)
    folded = _fold(at)
    _judge(at)
    SeenLook.objects.filter(at__lt=min(at - REMEMBERS_LOOKS, _begin(folded))).delete()
    SeenDay.objects.filter(day__lt=timezone.localdate(at - REMEMBERS_DAYS)).delete()
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
        SeenLook.objects.bulk_create(_seen(looks), ignore_conflicts=True)
        last = entries[-1].place
        WatchPlace.objects.update_or_create(pk=1, defaults={"epoch": last.epoch, "index": last.index})
    return len(entries)


def _settle(at: datetime) -> None:
    """A look is a stranger's where the post did nothing on the matter, before or since."""
    unsettled = SeenLook.objects.filter(stranger__isnull=True, search=False, at__lte=at - SETTLES_AFTER)
    for _batch in range(MOST_BATCHES):
        looks = list(unsettled.order_by("at").values_list("entry", "matter", "post")[:SETTLE])
        if not looks:
            return
        acted = who_acted("matter", {(matter, PostId(post)) for _, matter, post in looks if matter is not None})
        worked = [entry for entry, matter, post in looks if (matter, post) in acted]
        SeenLook.objects.filter(pk__in=worked).update(stranger=False)
        SeenLook.objects.filter(pk__in={entry for entry, _, _ in looks} - set(worked)).update(stranger=True)


def _fold(at: datetime) -> date:
    """Count each day that is over and has settled, once; the first day that is not counted yet."""
    place = WatchPlace.objects.filter(pk=1).first()
    earliest = SeenLook.objects.order_by("at").values_list("at", flat=True).first()
    today = timezone.localdate(at)
    if place is None or earliest is None:
        return today
    waiting = SeenLook.objects.filter(stranger__isnull=True, search=False).order_by("at").values_list("at", flat=True)
    settled = min([at - SETTLES_AFTER, *waiting[:1]])
    day = max(place.folded or date.min, timezone.localdate(earliest))
    while _begin(day + timedelta(days=1)) <= settled:
        with transaction.atomic():
            rows = SeenLook.objects.filter(at__gte=_begin(day), at__lt=_begin(day + timedelta(days=1)))
            counts = [SeenDay(day=day, **key._asdict(), **count._asdict()) for key, count in _counts(rows).items()]
            SeenDay.objects.bulk_create(counts, batch_size=BATCH, ignore_conflicts=True)
            day += timedelta(days=1)
            WatchPlace.objects.filter(pk=1).update(folded=day)
    return day


def _judge(at: datetime) -> None:
    """The last day and the last week of every post against whole days before them."""
    days = list(SeenDay.objects.filter(looks__gt=0).values_list("day", "role", "post", *Count._fields))
    hour = timezone.localtime(at).hour
    judged = (
        of_the_day(_counts(SeenLook.objects.filter(at__gt=at - DAY)), _known(days, at - DAY), hour=hour),
        of_the_week(_counts(SeenLook.objects.filter(at__gt=at - WEEK)), _known(days, at - WEEK)),
    )
    _flag(list(chain(*judged)), at)


def _known(days: Iterable[tuple[date, str, int, int, int, int, int, int]], before: datetime) -> Known:
    by_post: dict[Key, list[Count]] = defaultdict(list)
    for day, role, post, *counts in days:
        if day < timezone.localdate(before):
            by_post[Key(role, post)].append(Count(*counts))
    return Known(by_post)


def _counts(rows: QuerySet[SeenLook]) -> dict[Key, Count]:
    """The counts of each post. One statement."""
    stranger = Q(search=False, stranger=True)
    grouped = rows.values_list("role", "post").annotate(
        looks=CountOf("entry", filter=Q(search=False)),
        strangers=CountOf("entry", filter=stranger),
        searches=CountOf("entry", filter=Q(search=True)),
        by_search=CountOf("entry", filter=stranger & Q(found=True)),
        by_night=CountOf("entry", filter=stranger & Q(late=True)),
    )
    return {Key(role, post): Count(*counts) for role, post, *counts in grouped}


def _flag(judged: Sequence[tuple[Key, Unusual]], at: datetime) -> None:
    """One flag within the span for each post and cause, standing at its latest look."""
    posts = {key.post for key, _ in judged}
    rows = LookReview.objects.filter(post__in=posts, cause__in=SPANS, asked_at__gt=at - max(SPANS.values()))
    last = {
        (post, cause): asked_at for post, cause, asked_at in rows.values_list("post", "cause").annotate(Max("asked_at"))
    }
    for key, found in judged:
        said = [last.get((key.post, cause)) for cause in SAID_BY.get(found.code, (found.code,))]
        if any(asked_at is not None and asked_at > at - SPANS[found.code] for asked_at in said):
            continue
        look = SeenLook.objects.filter(post=key.post, role=key.role).order_by("-at", "-entry").first()
        if look is not None:
            last[key.post, found.code] = at
            _open_about(look, found, at)


def _open_about(look: SeenLook, stands_out: Unusual, at: datetime) -> None:
    told = {
        "post": look.post, "unit": look.unit, "asked_at": at, "count": stands_out.count, "usual": stands_out.usual,
        "found": stands_out.found, "late": stands_out.late,
    }  # fmt: skip
    with transaction.atomic():
        review, new = LookReview.objects.get_or_create(entry=look.entry, cause=Cause(stands_out.code), defaults=told)
        if new:
            tell_reviewers("rights.alarm", review, at=at)


def _seen(looks: Sequence[Recorded]) -> list[SeenLook]:
    """What a search of the same post, read before or now, led to is marked."""
    if not looks:
        return []
    searches: dict[int | None, list[datetime]] = defaultdict(list)
    for look in looks:
        if look.act == SEARCH:
            searches[look.actor.post].append(look.at)
    since = min(look.at for look in looks) - FOUND_WITHIN
    before = SeenLook.objects.filter(search=True, at__gte=since, post__in={look.actor.post for look in looks})
    for post, searched_at in before.values_list("post", "at"):
        searches[post].append(searched_at)
    for times in searches.values():
        times.sort()
    return [_one(look, searches[look.actor.post]) for look in looks]


def _one(look: Recorded, searches: Sequence[datetime]) -> SeenLook:
    upto = bisect_right(searches, look.at)
    return SeenLook(
        entry=look.id,
        post=look.actor.post or 0,
        unit=look.actor.unit,
        role=look.actor.role,
        matter=_matter(look),
        at=look.at,
        search=look.act == SEARCH,
        found=look.act != SEARCH and upto > 0 and look.at - searches[upto - 1] <= FOUND_WITHIN,
        late=timezone.localtime(look.at).hour not in OFFICE,
    )


def _begin(day: date) -> datetime:
    """Midnight of the installation's own time."""
    return timezone.make_aware(datetime.combine(day, time()))


def _is_look(entry: Recorded) -> bool:
    """A search counts once, on the unit that was searched; what it found is entered for each resident to see."""
    return entry.act in LOOKS or (entry.act == SEARCH and _matter(entry) is None)


def _matter(look: Recorded) -> int | None:
    return look.subject.id if look.subject and look.subject.kind == "matter" else None
