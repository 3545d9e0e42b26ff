"""When a telephone may ring."""

from datetime import datetime, time, timedelta


def rest_ends(local: datetime, begins: time, ends: time) -> datetime | None:
    """The end of the quiet hours that `local` falls into; None where it is daytime.

    Quiet hours may cross midnight (21:00 to 08:00) or not (12:00 to 14:00). Equal times mean there are none.
    """
    now = local.timetz().replace(tzinfo=None)
    crosses = ends < begins
    is_quiet = (now >= begins or now < ends) if crosses else begins <= now < ends
    if not is_quiet:
        return None
    day = local + timedelta(days=1) if crosses and now >= begins else local
    return day.replace(hour=ends.hour, minute=ends.minute, second=0, microsecond=0)
