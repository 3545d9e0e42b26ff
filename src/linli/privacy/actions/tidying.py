"""Sweep up what no longer serves: sessions that are over, counters of the day before yesterday, files without a row."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.contrib.sessions.models import Session

from linli.privacy.adapters import photos
from linli.privacy.models import LookCount, LookHour, SealedItem

COUNTERS_STAY = timedelta(days=2)
# A file is written before its row is committed: a young one may still get its row.
FILES_STAY = timedelta(days=1)


def counters_due(at: datetime) -> int:
    old = at - COUNTERS_STAY
    return LookHour.objects.filter(hour__lt=old).count() + LookCount.objects.filter(since__lt=old).count()


def end_counters(at: datetime) -> int:
    old = at - COUNTERS_STAY
    return LookHour.objects.filter(hour__lt=old).delete()[0] + LookCount.objects.filter(since__lt=old).delete()[0]


def sessions_due(at: datetime) -> int:
    return Session.objects.filter(expire_date__lt=at).count()


def end_sessions(at: datetime) -> int:
    return Session.objects.filter(expire_date__lt=at).delete()[0]


def files_due(at: datetime) -> int:
    return sum(len(lost) for lost in _lost_files(at))


def end_files(at: datetime) -> int:
    count = 0
    for lost in _lost_files(at):
        photos.remove_all(lost)
        count += len(lost)
    return count


def _lost_files(at: datetime) -> Iterator[set[str]]:
    for names in photos.names_by_folder(older_than=at - FILES_STAY):
        yield set(names) - set(SealedItem.objects.filter(file__in=names).values_list("file", flat=True))
