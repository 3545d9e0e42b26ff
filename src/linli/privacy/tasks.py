"""What happens without anybody asking: ends are kept to the day."""

from django.utils import timezone

from linli.privacy.actions import ending, tidying
from linli.privacy.actions.retention import end_all
from linli.privacy.registry import retires


def register_ends() -> None:
    retires("vault: items past their last day", due=ending.due, end=ending.expire)
    retires("vault: photo files without a row", due=tidying.files_due, end=tidying.end_files)
    retires("vault: counters of looks", due=tidying.counters_due, end=tidying.end_counters)
    retires("sign-in: sessions that are over", due=tidying.sessions_due, end=tidying.end_sessions)


def keep_to_the_day() -> None:
    """Every hour, so that the first hour of a month destroys the keys of the last."""
    end_all(timezone.now())
