"""Entries as they were recorded: about one subject, or all of them in the order of the log."""

import json
from collections.abc import Collection
from datetime import UTC, datetime, timedelta

from django.db.models import F, Q, Subquery

from linli.kernel.actor import PostId, Role, UnitId, UserId
from linli.kernel.errors import NotFound
from linli.ledger.data import EntryId, Epoch, Place, Recorded, Subject, Who
from linli.ledger.models import LedgerEntry

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


def microseconds(at: datetime) -> int:
    """Exact, unlike `timestamp()`, which is a float."""
    return (at - _EPOCH) // _MICROSECOND


def moment(at_us: int) -> datetime:
    return _EPOCH + at_us * _MICROSECOND


def entries_about(subject: Subject, *, after: EntryId | None = None, limit: int = 200) -> list[Recorded]:
    """In the order of their numbers, which have no gaps; one statement."""
    rows = LedgerEntry.objects.filter(subject_kind=subject.kind, subject_id=subject.id)
    if after is not None:
        rows = rows.filter(number__gt=Subquery(LedgerEntry.objects.filter(id=after).values("number")))
    return [recorded(row) for row in rows.order_by("number")[:limit]]


def latest_about(subject: Subject, *, before: int | None = None, limit: int = 200) -> list[Recorded]:
    """The newest first; `before` is the number of the last one that was read. One statement."""
    rows = LedgerEntry.objects.filter(subject_kind=subject.kind, subject_id=subject.id)
    if before is not None:
        rows = rows.filter(number__lt=before)
    return [recorded(row) for row in rows.order_by("-number")[:limit]]


def entry_about(subject: Subject, number: int) -> Recorded:
    """The entry with this number; NotFound where there is none, or no longer."""
    row = LedgerEntry.objects.filter(subject_kind=subject.kind, subject_id=subject.id, number=number).first()
    if row is None:
        raise NotFound
    return recorded(row)


def who_acted(kind: str, pairs: Collection[tuple[int, PostId]]) -> set[tuple[int, PostId]]:
    """Of these subjects of one kind and posts, those where the post did anything other than look: looks leave entries
    of the vault alone. One statement; some hundreds at a time."""
    subjects, posts = {subject for subject, _ in pairs}, {post for _, post in pairs}
    rows = LedgerEntry.objects.filter(subject_kind=kind, subject_id__in=subjects, post__in=posts)
    acted = rows.exclude(act__startswith="privacy.").values_list("subject_id", "post").distinct()
    return set(pairs) & set(acted)


def entries_after(place: Place | None, *, limit: int = 1000) -> list[Recorded]:
    """The sequenced entries after a place, in the order of the log: a feed that shows each entry once."""
    rows = LedgerEntry.objects.filter(leaf_index__isnull=False)
    if place is not None:
        rows = rows.filter(Q(epoch=place.epoch, leaf_index__gt=place.index) | Q(epoch__gt=place.epoch))
    return [recorded(row) for row in rows.order_by(F("epoch"), F("leaf_index"))[:limit]]


def recorded(row: LedgerEntry) -> Recorded:
    subject = Subject(row.subject_kind, row.subject_id) if row.subject_id is not None else None
    place = None
    if row.epoch is not None and row.leaf_index is not None:
        place = Place(Epoch(row.epoch), row.leaf_index)
    who = Who(
        role=Role(row.role),
        unit=UnitId(row.unit) if row.unit is not None else None,
        post=PostId(row.post) if row.post is not None else None,
        user=UserId(row.user) if row.user is not None else None,
        client=row.client,
    )
    return Recorded(
        id=EntryId(row.id),
        number=row.number,
        subject=subject,
        act=row.act,
        at=moment(row.at_us),
        actor=who,
        detail=json.loads(row.detail),
        place=place,
        leaf=bytes(row.leaf),
    )
