"""How the installation is doing, each line with its tone. A line that cannot be asked for says so and is bad."""

import platform
import shutil
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import django
from cryptography import x509
from django.apps import apps
from django.conf import settings
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from linli import __version__
from linli.jobs import api as jobs
from linli.kernel.words import Sentence, _
from linli.ledger import api as ledger
from linli.operations import rules
from linli.operations.data import BACKUP_MARK, Line, Tone
from linli.privacy import api as privacy
from linli.rights import api as rights

Ask = Callable[[datetime], Line]


def lines(at: datetime) -> list[Line]:
    asked: list[Ask] = [_backup, _keys, _lag, _parked, _ledger, _whole, _disk, _assessed]
    return [ask(at) for ask in (*asked, *([_certificate] if settings.CERTIFICATE else []))]


def versions() -> list[tuple[str, str]]:
    """Names as they are written everywhere, so they are not translated."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT sqlite_version()" if connection.vendor == "sqlite" else "SHOW server_version")
        database = str(cursor.fetchone()[0])
    return [
        ("Linli", __version__),
        ("PostgreSQL" if connection.vendor == "postgresql" else "SQLite", database),
        ("Django", django.get_version()),
        ("Python", platform.python_version()),
    ]


def span(length: timedelta) -> Sentence:
    """In the largest unit that says enough."""
    seconds = max(0, int(length.total_seconds()))
    if seconds >= 2 * 86_400:
        return _("{n} days", n=seconds // 86_400)
    if seconds >= 2 * 3600:
        return _("{n} hours", n=seconds // 3600)
    return _("{n} minutes", n=seconds // 60) if seconds >= 120 else _("{n} seconds", n=seconds)


def our_steps() -> list[str]:
    """The migrations of our own contexts that this database has taken."""
    ours = {app.label for app in apps.get_app_configs() if app.name.startswith("linli.")}
    taken = MigrationRecorder(connection).applied_migrations()
    return sorted(f"{label}.{name}" for label, name in taken if label in ours)


def steps_on_disk() -> set[str]:
    """All migrations that this version knows."""
    return {f"{label}.{name}" for label, name in MigrationLoader(None).disk_migrations}


def steps_unknown() -> list[str]:
    """What the database has taken and this version does not know: it was upgraded by a newer one."""
    known = steps_on_disk()
    return [step for step in our_steps() if step not in known]


def _backup(at: datetime) -> Line:
    mark = Path(settings.VAR) / BACKUP_MARK
    age = at - datetime.fromtimestamp(mark.stat().st_mtime, UTC) if mark.exists() else None
    return _aged("backup", _("Last backup"), age, _("`linli backup FOLDER`, every night"))


def _keys(at: datetime) -> Line:
    name = _("Last copy of the keys")
    try:
        copied = privacy.key_store_health().copied_at
    except privacy.NoKeys:
        return Line(name, _("The keys are missing or do not answer."), Tone.BAD, _("`linli keys --help`"))
    return _aged("keys", name, at - copied if copied else None, _("`linli keys copy FOLDER`, every week"))


def _lag(at: datetime) -> Line:
    lag = jobs.health(at).lag
    tone = rules.tone_of_age("jobs", lag)
    said = _("in time") if tone is Tone.GOOD else _("{length} late", length=span(lag))
    return Line(_("Background jobs"), said, tone, _("Is `linli worker` running?"))


def _parked(at: datetime) -> Line:
    count = jobs.health(at).parked
    said = _("{n} set aside after failing too often", n=count) if count else _("none set aside")
    return Line(_("Failed jobs"), said, rules.tone_of_parked(count), _("`linli jobs parked`, then `linli jobs retry`"))


def _ledger(at: datetime) -> Line:
    """Between two acts nothing is signed, so that an old checkpoint is only bad where entries wait for one."""
    name, hint = _("Last checkpoint of the ledger"), _("The sequencer runs in `linli worker`.")
    logs = ledger.logs()
    if not logs:
        return Line(name, _("not yet"), Tone.WAIT, hint)
    waits_since = ledger.waiting_since()
    tone = rules.tone_of_age("ledger", at - waits_since) if waits_since else Tone.GOOD
    return Line(name, _("{length} ago", length=span(at - logs[-1].signed)), tone, hint)


def _whole(at: datetime) -> Line:
    missing = ledger.leaves_missing()
    said = _("{n} published entries are missing: this is an older copy", n=missing) if missing else _("whole")
    return Line(_("Database"), said, Tone.BAD if missing else Tone.GOOD, _("`linli restore`, or else `linli resume`"))


def _disk(at: datetime) -> Line:
    there = shutil.disk_usage(next(path for path in (Path(settings.VAR), *Path(settings.VAR).parents) if path.exists()))
    said = _("{free} of {total} GB free", free=f"{there.free / 1e9:.1f}", total=f"{there.total / 1e9:.1f}")
    return Line(_("Disk"), said, rules.tone_of_disk(there.free, there.total), _("Make room, or move to a larger disk."))


def _assessed(at: datetime) -> Line:
    """Features that stand still are no fault of the machine; but whoever runs it will be asked why."""
    missing = rights.missing_assessments(timezone.localdate(at))
    name, hint = _("Assessments of impact"), _("The privacy officer records them under “Assessments of impact”.")
    if not missing:
        return Line(name, _("all features have one"), Tone.GOOD, hint)
    return Line(name, _("These stand still: {features}", features=listed(list(missing.values()))), Tone.WAIT, hint)


def listed(sentences: Sequence[Sentence]) -> Sentence:
    first, *others = sentences
    return _("{first}, {others}", first=first, others=listed(others)) if others else first


def _certificate(at: datetime) -> Line:
    name, hint = _("Certificate of this site"), _("Renew it; LINLI_CERTIFICATE names its file.")
    try:
        ends = x509.load_pem_x509_certificate(Path(settings.CERTIFICATE).read_bytes()).not_valid_after_utc
    except (OSError, ValueError):
        return Line(name, _("It cannot be read."), Tone.BAD, hint)
    left = ends - at
    said = _("ends in {length}", length=span(left)) if left > timedelta(0) else _("has ended")
    return Line(name, said, rules.tone_of_certificate(left), hint)


def _aged(what: str, name: Sentence, age: timedelta | None, hint: Sentence) -> Line:
    said = _("{length} ago", length=span(age)) if age is not None else _("never")
    return Line(name, said, rules.tone_of_age(what, age), hint)
