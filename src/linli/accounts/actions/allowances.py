"""How often something may be done in a while, counted in one statement for all processes."""

import secrets
from datetime import UTC, date, datetime, timedelta
from hashlib import blake2b

from django.conf import settings
from django.db import connection

from linli.accounts.models import Allowance, Salt
from linli.kernel.errors import TooMany
from linli.kernel.words import Sentence, _

_SPEND = """
INSERT INTO accounts_allowance (key, since, spent) VALUES (%s, %s, 1)
ON CONFLICT (key) DO UPDATE SET
    spent = CASE WHEN accounts_allowance.since = excluded.since THEN accounts_allowance.spent + 1 ELSE 1 END,
    since = excluded.since
RETURNING spent
"""
_salts: dict[date, bytes] = {}
_AN_HOUR = timedelta(hours=1)
OFTEN = _("That was too often. Wait a little, and try again.")


def spend(
    key: str,
    *,
    limit: int,
    per: timedelta,
    at: datetime,
    said: Sentence = OFTEN,
) -> None:
    """Count one use of `key`; TooMany beyond `limit` in the window of length `per` (at most a day) that holds `at`.

    Call it outside the act's transaction, where a refusal would undo the count. `key` may name an address: what is
    stored is a hash that nobody can compute after the day is over.
    """
    seconds = int(per.total_seconds())
    since = int(at.timestamp()) // seconds * seconds
    with connection.cursor() as cursor:
        cursor.execute(_SPEND, [_hashed(key, at.astimezone(UTC).date()), since])
        spent = cursor.fetchone()[0]
    if spent > limit:
        raise TooMany(said, since + seconds - int(at.timestamp()))


def spend_write(client: int, *, at: datetime) -> None:
    """Count what a program changes; TooMany for one that writes faster than its installation allows."""
    limit = settings.PROGRAM_WRITES
    said = _(
        "This program has sent its {limit} changes within this hour. “Retry-After” says when to go on.", limit=limit
    )
    spend(f"client {client}", limit=limit, per=_AN_HOUR, at=at, said=said)


def spend_wrong_key(address: str, *, at: datetime) -> None:
    """Count keys that no program has; TooMany for an address that guesses."""
    limit = settings.PROGRAM_WRONG_KEYS
    said = _(
        "{limit} wrong keys came from this address within this hour. “Retry-After” says when another is read.",
        limit=limit,
    )
    spend(f"key {address}", limit=limit, per=_AN_HOUR, at=at, said=said)


def forget_allowances(at: datetime) -> None:
    """Drop the salts and counts of days that are over."""
    today = at.astimezone(UTC).date()
    Salt.objects.filter(day__lt=today).delete()
    Allowance.objects.filter(since__lt=int((at - timedelta(days=1)).timestamp())).delete()
    for day in [day for day in _salts if day < today]:
        _salts.pop(day, None)


def _hashed(key: str, day: date) -> str:
    return blake2b(key.encode(), key=_salt(day), digest_size=32).hexdigest()


def _salt(day: date) -> bytes:
    """The salt all processes share today: whoever comes first makes it."""
    if day not in _salts:
        Salt.objects.bulk_create([Salt(day=day, value=secrets.token_hex(32))], ignore_conflicts=True)
        _salts[day] = bytes.fromhex(Salt.objects.get(day=day).value)
    return _salts[day]
