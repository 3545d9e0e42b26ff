"""The drill of erasure on a real installation: hold, back up, let the month end, restore the backup, search every byte.

    LINLI_VAR=… DATABASE_URL=… python -m linli.privacy.tests.erasure_drill

Prints one line of JSON: how many bytes were searched, in how many places plaintext was found before and after
the end, and how many items opened from the restored older backup with the root key present.
"""

import base64
import json
import secrets
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import django

from linli.ledger.data import Subject

# Of this run alone: what a server logs ahead is common to all its databases, and other tests may have said the same.
RUN = secrets.token_hex(8)
PLACE = "".join(chr(0x4E00 + byte) for byte in secrets.token_bytes(8))
WORDS = f"漏水的管道在{PLACE}后面，金丝雀：canary-{RUN}"
CONTACT = f"canary-phone-{RUN}"
PHOTO = f"canary-pixels-{RUN}".encode() * 50
# None of these is a word that the installation may know by itself, such as the parts of its catalogue.
NEEDLES = [WORDS.encode(), RUN.encode(), PLACE.encode(), WORDS.encode("utf-16-le"), PHOTO[:30]]
NEEDLES += [base64.b64encode(text.encode())[4:-4] for text in (WORDS, CONTACT)] + [CONTACT.encode()]
NOON, LATER = datetime(2026, 11, 21, 4, tzinfo=UTC), datetime(2027, 1, 1, 4, tzinfo=UTC)
_HEAP_AND_INDEXES = (
    "SELECT pg_read_binary_file(pg_relation_filepath(oid)) FROM pg_class WHERE relkind IN ('r', 'i', 't')"
)
_NEWEST_WAL = "SELECT pg_read_binary_file('pg_wal/' || name) FROM pg_ls_waldir() ORDER BY modification DESC LIMIT 2"


def main() -> None:
    django.setup()
    from django.core.management import call_command

    from linli.privacy import api
    from linli.privacy.registry import features

    call_command("migrate", verbosity=0)
    features._asked[:] = [lambda feature: True]  # assessing is another story
    api.make_key_store()
    subject = Subject("drill", 1)
    known_before, _ = search(NEEDLES)
    hold_twenty_times(subject)
    opened_before = sum(item.is_open for item in api.read_own(subject))
    backup, envelopes = back_up(), stored_envelopes()
    went = api.expire(LATER)
    settle()
    found, searched = search(NEEDLES)
    old_ciphertext, _ = search(envelopes)
    switch_to(backup)
    opened = sum(item.is_open for item in api.read_own(subject))
    found_restored, more = search(NEEDLES)
    api.reapply_erasures(LATER)
    left = sum(bool(item.until) for item in api.held(subject))
    result = {
        "held": 60, "known_before": known_before, "opened_before": opened_before, "went": went,
        "bytes_searched": searched + more,
        "plaintext_found": found + found_restored, "ciphertext_found": old_ciphertext,
        "opened_from_backup": opened, "left_after_restore": left,
    }  # fmt: skip
    sys.stdout.write(json.dumps(result) + "\n")


def hold_twenty_times(subject: Subject) -> None:
    from linli.kernel.actor import UnitId
    from linli.privacy.api import hold, index_words
    from linli.privacy.data import Purpose, Sealed

    until = date(2026, 12, 31)
    things = (
        ("words", Purpose.HANDLING, WORDS), ("contact", Purpose.CONTACT, CONTACT), ("photo", Purpose.HANDLING, PHOTO),
    )  # fmt: skip
    for _ in range(20):
        hold(subject, [Sealed(*thing) for thing in things], until=until, at=NOON)
        index_words(subject, UnitId(3), WORDS, until)


def stored_envelopes() -> list[bytes]:
    from linli.privacy.models import SealedItem

    return [bytes(item.ciphertext)[16:48] for item in SealedItem.objects.exclude(ciphertext=None)]


def back_up() -> str:
    """An older backup: the whole database, and the photos where they are."""
    from django.db import connection, connections

    name = str(connection.settings_dict["NAME"])
    if connection.vendor == "sqlite":
        import sqlite3

        connection.ensure_connection()
        copy = sqlite3.connect(f"{name}-backup")
        connection.connection.backup(copy)
        copy.close()
        return f"{name}-backup"
    connections.close_all()
    with admin().cursor() as cursor:
        cursor.execute(f'CREATE DATABASE "{name}_backup" TEMPLATE "{name}"')
    return f"{name}_backup"


def settle() -> None:
    """What each database does by itself sooner or later."""
    from django.db import connection

    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        else:
            cursor.execute("VACUUM")
            cursor.execute("CHECKPOINT")


def switch_to(name: str) -> None:
    from django.db import connection, connections

    connections.close_all()
    connection.settings_dict["NAME"] = name


def search(needles: list[bytes]) -> tuple[int, int]:
    found, size = 0, 0
    for content in everything():
        size += len(content)
        found += sum(content.count(needle) for needle in needles)
    return found, size


def everything() -> Iterator[bytes]:
    """Every file of the installation (database, WAL, photos, keys, logs); on PostgreSQL every file of the database."""
    from django.conf import settings
    from django.db import connection

    for path in sorted(Path(settings.VAR).rglob("*")):
        # The backup of SQLite lies beside the database; it is searched when it is restored.
        if path.is_file() and not path.name.endswith("-backup"):
            yield path.read_bytes()
    if connection.vendor == "sqlite":
        yield Path(connection.settings_dict["NAME"]).read_bytes()
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_read_binary_file(pg_relation_filepath(oid)) FROM pg_class WHERE relkind IN ('r','i','t')"
        )
        for (content,) in cursor.fetchall():
            yield bytes(content or b"")
        cursor.execute(
            "SELECT pg_read_binary_file('pg_wal/' || name) FROM pg_ls_waldir() ORDER BY modification DESC LIMIT 2"
        )
        for (content,) in cursor.fetchall():
            yield bytes(content)


def admin():  # type: ignore[no-untyped-def]
    from django.db import connection

    other = connection.copy()
    other.settings_dict = connection.settings_dict | {"NAME": "postgres"}
    return other


if __name__ == "__main__":
    main()
