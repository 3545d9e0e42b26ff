"""`linli vault`: the keys in a process, and under an operating-system user, of their own."""

import pwd
import signal
import threading
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from linli.privacy.adapters import local_keys
from linli.privacy.adapters.keys import NoKeys
from linli.privacy.adapters.serving import VaultServer

_say = Console(stderr=True)


def vault(
    socket: Annotated[Path, typer.Option(help="Where web and worker will ask; set LINLI_VAULT_SOCKET to it there.")],
    allow: Annotated[list[str] | None, typer.Option(help="A user who may ask, besides this one.")] = None,
) -> None:
    """Keep the keys, and answer on a unix socket. Run it as a user of its own, who alone can read the key store."""
    try:
        health = local_keys().health()
        server = VaultServer(socket, local_keys(), allowed=[_user(name) for name in allow or []])
    except (NoKeys, OSError) as refusal:
        where = "" if isinstance(refusal, NoKeys) else f"{socket}: "
        _say.print(f"[red]{where}{getattr(refusal, 'strerror', None) or refusal}[/red]", soft_wrap=True)
        raise typer.Exit(1) from None
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: threading.Thread(target=server.shutdown).start())
    _say.print(f"The vault listens on [bold]{socket}[/bold] with {health.months} month keys. Stop with Ctrl-C.")
    try:
        server.serve_forever(poll_interval=0.2)
    finally:
        server.server_close()
        socket.unlink(missing_ok=True)


def _user(name: str) -> int:
    try:
        return pwd.getpwnam(name).pw_uid
    except KeyError:
        raise NoKeys(f"this machine has no user {name}; `--allow` names one who may ask") from None
