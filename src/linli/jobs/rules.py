"""When a job is tried again, and when a schedule comes round."""

from datetime import datetime, timedelta

LEASE_OUTSIDE = timedelta(minutes=15)
"""How long a worker that waits for the outside world may be silent before somebody else takes its job."""
MAX_TRIES = 12
"""With the pauses below: some eighteen hours, which outlasts a night without mail server."""
LONGEST_PAUSE = timedelta(hours=4)


def pause_after(tries: int) -> timedelta:
    """1, 4, 16, 64 … seconds, then four hours."""
    return min(timedelta(seconds=4 ** min(tries - 1, 10)), LONGEST_PAUSE)


def next_round(after: datetime, every: timedelta, midnight: datetime) -> datetime:
    """The first multiple of `every`, counted from a local midnight, that is later than `after`."""
    return midnight + ((after - midnight) // every + 1) * every
