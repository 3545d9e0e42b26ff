"""`linli init`, `migrate`, `serve`, `check`: an installation from nothing to running."""

import json
import os
import shutil
import socket
import sys
from typing import Annotated

import typer
from django.conf import settings
from django.core import checks
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from rich.console import Console

from linli.config.supervisor import Child, Supervisor
from linli.jobs.api import running
from linli.kernel.errors import NotAllowed
from linli.ledger.api import leaves_missing
from linli.operations.queries import steps_unknown
from linli.privacy.api import make_key_store
from linli.web.words import say_at_terminal

_say = Console(stderr=True)


def init() -> None:
    """Make the secret, the database and the keys, ready for the first user. Safe to run again."""
    settings.VAR.mkdir(parents=True, exist_ok=True, mode=0o700)
    migrate()
    make_key_store()
    _say.print(f"Ready in [bold]{settings.VAR}[/bold]. Keep it, and back it up: it is this installation.")
    _say.print("Put the root key of the vault on paper, in three hands: [bold]linli keys shares[/bold].")
    _say.print("Next: [bold]linli user add NAME[/bold], then [bold]linli serve[/bold].")


def migrate() -> None:
    """Bring the database to this version."""
    call_command("migrate", interactive=False, verbosity=1 if sys.stderr.isatty() else 0)


def serve(
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Port to listen on.")] = 8000,
    processes: Annotated[int, typer.Option(help="Web processes; 0 means one on SQLite, else one per core.")] = 0,
    threads: Annotated[int, typer.Option(help="Requests that one web process answers at a time.")] = 4,
    worker: Annotated[bool, typer.Option(help="Also run background jobs.")] = True,
) -> None:
    """Serve pages and run background jobs, starting again what dies."""
    _refuse_unless_migrated()
    _refuse_unless_whole()
    _refuse_where_somebody_listens(host, port)
    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)
    if not settings.WHITENOISE_USE_FINDERS:
        call_command("collectstatic", interactive=False, verbosity=0)
    if connection.vendor == "sqlite":
        processes = 1  # one file, one pen: a second process would only wait
    elif processes != 1:
        _share_figures()
    connection.close()
    web = [
        sys.executable, "-m", "granian", "linli.config.wsgi:application", "--interface", "wsgi",
        "--host", host, "--port", str(port), "--workers", str(processes or os.cpu_count() or 1),
        "--blocking-threads", str(threads), "--respawn-failed-workers", "--workers-kill-timeout", "5",
        "--log-level", "warning",
    ]  # fmt: skip
    children = [Child("web", web)]
    if worker:
        # A search for a roster takes many seconds; letters and clocks do not wait behind it.
        for lane in ("quick", "long"):
            children.append(Child(f"worker: {lane}", [sys.executable, "-m", "linli.cli", "worker", "--lane", lane]))
    try:
        with running():
            _say.print(f"Linli listens on [bold]http://{host}:{port}[/bold]. Stop with Ctrl-C.")
            Supervisor(children).run()
    except NotAllowed as refusal:
        _say.print(f"[red]{say_at_terminal(refusal.sentence)}[/red]")
        raise typer.Exit(1) from None


def check(
    deploy: Annotated[bool, typer.Option("--deploy", help="Also what matters only in a real installation.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="One object on one line.")] = False,
) -> None:
    """Look whether this installation is sound; fails where something must be mended."""
    import linli.config.checks  # noqa: F401, PLC0415 - registers what only a whole installation can look at

    found = checks.run_checks(include_deployment_checks=deploy, databases=["default"])
    found = [message for message in found if not message.is_silenced()]
    if as_json:
        rows = [{"id": m.id, "level": m.level, "says": str(m.msg), "hint": str(m.hint or "")} for m in found]
        print(json.dumps({"ok": not any(m.level >= checks.ERROR for m in found), "found": rows}))  # noqa: T201
    for message in [] if as_json else found:
        colour = "red" if message.level >= checks.ERROR else "yellow"
        _say.print(
            f"[{colour}]{message.id}[/{colour}] {message.msg}",
            *([f"  → {message.hint}"] if message.hint else []),
            soft_wrap=True,
        )
    if any(message.level >= checks.ERROR for message in found):
        raise typer.Exit(1)
    if not found and not as_json:
        _say.print("All is well.")


def _share_figures() -> None:
    """Let several web processes add up their figures, from nothing at each start."""
    folder = settings.VAR / "metrics"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = str(folder)


def _refuse_unless_migrated() -> None:
    executor = MigrationExecutor(connection)
    if ahead := steps_unknown():
        _say.print(
            f"[red]The database is {len(ahead)} steps ahead of this version.[/red]\n  → Install the version that "
            "upgraded it, or `linli restore` the backup that the upgrade made."
        )
        raise typer.Exit(1)
    if behind := executor.migration_plan(executor.loader.graph.leaf_nodes()):
        _say.print(f"The database is {len(behind)} steps behind this version. Run [bold]linli upgrade FOLDER[/bold].")
        raise typer.Exit(1)


def _refuse_where_somebody_listens(host: str, port: int) -> None:
    """Servers that share a port share its visitors, too: half of what is sent would go to the other installation."""
    try:
        family, kind, number, _name, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, number) as trial:
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            trial.bind(address)
    except OSError as error:
        _say.print(
            f"[red]{host}:{port} cannot be listened on: {error.strerror}.[/red] Name another port with `--port`."
        )
        raise typer.Exit(1) from None


def _refuse_unless_whole() -> None:
    """To serve an older copy would write the ledger's published part anew, with other entries."""
    from linli.config.checks import STALE, WHAT_THEN  # noqa: PLC0415 - registers checks, wanted only where they run

    if missing := leaves_missing():
        _say.print(f"[red]{STALE}[/red] {missing} entries of the ledger are missing.\n  → {WHAT_THEN}")
        raise typer.Exit(1)
