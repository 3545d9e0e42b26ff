"""What `linli check` looks at beyond Django's own checks. Contexts register theirs with `django.core.checks` too."""

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

from csp.constants import NONE
from django.conf import settings
from django.core import checks
from django.db import DatabaseError, connection
from django.utils import timezone

from linli.jobs.api import health
from linli.ledger.api import leaves_missing
from linli.operations.queries import span
from linli.privacy.api import NoKeys, key_store_health, scanner_answers
from linli.rights.api import missing_assessments
from linli.web import documents
from linli.web.words import say_at_terminal

LATE = 300.0
STALE = "This database is older than what was published from here; it was perhaps copied without its -wal file."
WHAT_THEN = "Put the whole copy back, or `linli restore` a backup; without either, `linli resume`."
OLD_COPY = timedelta(days=7)
A_YEAR = 31_536_000


@checks.register(checks.Tags.security, deploy=True)
def secrets_are_private(app_configs: Any, **_: Any) -> Sequence[checks.CheckMessage]:
    """The installation's folder, secret and key store belong to one user."""
    private = (settings.VAR / "secret-key", settings.KEY_STORE, settings.VAR / "linli.sqlite3")
    return [
        checks.Error(f"{path} can be read by other users of this machine.", hint=f"chmod go= {path}", id="linli.E001")
        for path in private
        if path.exists() and path.stat().st_mode & 0o077
    ]


@checks.register(checks.Tags.security, deploy=True)
def keys_lie_apart(app_configs: Any, **_: Any) -> Sequence[checks.CheckMessage]:
    """A backup of the folder of the database must not take the keys along."""
    if Path(settings.VAR) not in Path(settings.KEY_STORE).parents:
        return []
    hint = "Set LINLI_KEY_STORE to a folder, better a volume, with backups of its own."
    return [
        checks.Warning("The key store lies in the same folder as the data it protects.", hint=hint, id="linli.W002")
    ]


@checks.register(checks.Tags.security)
def keys_are_there(app_configs: Any, **_: Any) -> Sequence[checks.CheckMessage]:
    """Without its keys the vault opens nothing."""
    try:
        key_store_health()
    except NoKeys as missing:
        return [checks.Error(f"The vault has no keys: {missing}.", hint="`linli keys --help`", id="linli.E008")]
    return []


@checks.register(checks.Tags.security, deploy=True)
def keys_are_copied(app_configs: Any, **_: Any) -> Sequence[checks.CheckMessage]:
    """Without its keys the vault opens nothing, for ever; so a copy that is younger than a week."""
    try:
        copied_at = key_store_health().copied_at
    except NoKeys:
        return []  # said by another check
    if copied_at and timezone.now() - copied_at < OLD_COPY:
        return []
    return [
        checks.Warning(
            "The key store was not copied elsewhere this week.", hint="`linli keys copy FOLDER`", id="linli.W009"
        )
    ]


@checks.register(checks.Tags.security)
def scanner_is_there(app_configs: Any, **_: Any) -> Sequence[checks.CheckMessage]:
    """While it is silent no picture is taken from anybody."""
    if scanner_answers():
        return []
    said = f"The virus scanner at {settings.SCANNER} does not answer: no picture is taken meanwhile."
    return [checks.Error(said, hint="Start it, or unset LINLI_SCANNER.", id="linli.E015")]


@checks.register(checks.Tags.security, deploy=True)
def second_factor_is_on(app_configs: Any, **_: Any) -> Sequence[checks.CheckMessage]:
    if settings.SECOND_FACTOR:
        return []
    return [
        checks.Error("Staff may sign in with a password alone.", hint="Unset LINLI_SECOND_FACTOR.", id="linli.E003")
    ]


@checks.register(checks.Tags.security, deploy=True)
def browsers_are_told_to_be_strict(app_configs: Any, **_: Any) -> Sequence[checks.CheckMessage]:
    """What Django's own checks leave out: the content policy, who may share a window, and hosts that mean everybody."""
    policy = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    said = {str(source) for sources in policy.values() for source in sources}
    wrong = {
        "The content security policy is not sent.": "csp.middleware.CSPMiddleware" not in settings.MIDDLEWARE,
        "The content security policy lets in more than it names.": policy["default-src"] != [NONE]
        or any("unsafe" in source or source == "*" for source in said),
        "Other sites may frame these pages.": policy["frame-ancestors"] != [NONE],
        "Other sites may keep hold of a window of ours.": settings.SECURE_CROSS_ORIGIN_OPENER_POLICY != "same-origin",
        "Any host name is answered.": "*" in settings.ALLOWED_HOSTS,
        "Cookies may be sent without TLS.": not (settings.SESSION_COOKIE_SECURE and settings.CSRF_COOKIE_SECURE),
        "Browsers are not told to stay with HTTPS.": settings.SECURE_HSTS_SECONDS < A_YEAR,
    }
    hint = "Run with linli.config.settings.prod, and set LINLI_HOSTS to the names of this site."
    return [checks.Error(says, hint=hint, id="linli.E014") for says, is_wrong in wrong.items() if is_wrong]


@checks.register(checks.Tags.security, deploy=True)
def the_way_to_the_database_is_closed(app_configs: Any, **_: Any) -> Sequence[checks.CheckMessage]:
    """PostgreSQL on another machine is spoken to over TLS, and only to the server that was meant."""
    database: dict[str, Any] = settings.DATABASES["default"]
    host = str(database.get("HOST") or "")
    is_near = not host or host.startswith("/") or host in ("localhost", "127.0.0.1", "::1")
    if is_near or database.get("OPTIONS", {}).get("sslmode") == "verify-full":
        return []
    hint = "Add ?sslmode=verify-full&sslrootcert=FILE to DATABASE_URL."
    return [checks.Error(f"The database at {host} may be reached in the clear.", hint=hint, id="linli.E011")]


@checks.register(checks.Tags.database, deploy=True)
def impact_is_assessed(app_configs: Any, databases: Any = None, **_: Any) -> Sequence[checks.CheckMessage]:
    """Features that stand still until the privacy officer has assessed what they do to people's data."""
    try:
        missing = missing_assessments(timezone.localdate())
    except DatabaseError:
        return []  # said by another check
    if not missing:
        return []
    names = "; ".join(str(words) for words in missing.values())
    hint = "The privacy officer records them under “Assessments of impact”."
    return [checks.Warning(f"These features stand still without an assessment: {names}.", hint=hint, id="linli.W013")]


@checks.register(checks.Tags.database)
def worker_keeps_up(app_configs: Any, databases: Any = None, **_: Any) -> Sequence[checks.CheckMessage]:
    """A worker that died quietly: overdue jobs, or jobs that were set aside."""
    try:
        jobs = health(timezone.now())
    except DatabaseError:
        return [checks.Error("The outbox of jobs cannot be read.", hint="Run `linli migrate`.", id="linli.E004")]
    found: list[checks.CheckMessage] = []
    if jobs.lag.total_seconds() > LATE:
        found.append(
            checks.Error(
                f"Jobs are {say_at_terminal(span(jobs.lag))} late.", hint="Is `linli worker` running?", id="linli.E005"
            )
        )
    if jobs.parked:
        found.append(checks.Warning(f"{jobs.parked} jobs were set aside.", hint="`linli jobs parked`", id="linli.W006"))
    return found


@checks.register(checks.Tags.database)
def database_is_whole(app_configs: Any, databases: Any = None, **_: Any) -> Sequence[checks.CheckMessage]:
    """A live file copied without its `-wal`, or put back from an older copy, lacks what had been published."""
    try:
        missing = leaves_missing()
    except DatabaseError:
        return []  # said by another check
    if not missing:
        return []
    return [checks.Error(f"{STALE} {missing} entries of the ledger are missing.", hint=WHAT_THEN, id="linli.E010")]


@checks.register(checks.Tags.database)
def sqlite_lies_on_a_local_disk(app_configs: Any, databases: Any = None, **_: Any) -> Sequence[checks.CheckMessage]:
    """WAL and the writers' queue need locks that network file systems do not keep."""
    if connection.vendor != "sqlite" or not Path("/proc/mounts").exists():
        return []
    home = Path(connection.settings_dict["NAME"]).resolve()
    mounts = [line.split()[1:3] for line in Path("/proc/mounts").read_text().splitlines()]
    where = max((m for m in mounts if home.is_relative_to(m[0])), key=lambda m: len(m[0]), default=["/", ""])
    if where[1] not in {"nfs", "nfs4", "cifs", "smb3", "9p", "fuse.sshfs"}:
        return []
    return [checks.Error(f"The database lies on {where[1]}.", hint="Use a local disk, or PostgreSQL.", id="linli.E007")]


@checks.register(checks.Tags.compatibility, deploy=True)
def documents_can_be_made(app_configs: Any, **_: Any) -> Sequence[checks.CheckMessage]:
    """Letters and certificates as PDF are an extra; an office should know that it lacks them before it needs one."""
    lack = documents.missing()
    return [] if lack is None else [checks.Warning(str(lack), id="linli.W012")]
