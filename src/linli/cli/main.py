"""`linli`: each command belongs to a context and registers here by module name."""

import os
import sys
from importlib import import_module

import typer

from linli import __version__

app = typer.Typer(
    name="linli",
    help="邻里 Linli: neighbourhood public service, accountable.",
    no_args_is_help=True,
    pretty_exceptions_show_locals=False,
)

# (module, function or sub-application, name), in the order in which `linli --help` lists them: one line each.
COMMANDS: tuple[tuple[str, str, str], ...] = (
    ("linli.operations.commands.demo", "demo", "demo"),
    ("linli.config.commands", "init", "init"),
    ("linli.config.commands", "migrate", "migrate"),
    ("linli.config.commands", "serve", "serve"),
    ("linli.jobs.commands", "worker", "worker"),
    ("linli.jobs.commands", "jobs", "jobs"),
    ("linli.privacy.commands.keys", "keys", "keys"),
    ("linli.privacy.commands.vault", "vault", "vault"),
    ("linli.privacy.commands.retention", "retention", "retention"),
    ("linli.accounts.commands", "user", "user"),
    ("linli.config.commands", "check", "check"),
    ("linli.matters.commands.suggest", "suggest", "suggest"),
    ("linli.ledger.commands", "ledger", "ledger"),
    ("linli.organisation.commands.law", "law", "law"),
    ("linli.organisation.commands.calendar", "calendar", "calendar"),
    ("linli.operations.commands.imports", "app", "import"),
    ("linli.operations.commands.replay", "replay", "replay"),
    ("linli.operations.commands.export", "export", "export"),
    ("linli.operations.commands.seed", "seed", "seed"),
    ("linli.operations.commands.archive", "backup", "backup"),
    ("linli.operations.commands.archive", "restore", "restore"),
    ("linli.operations.commands.archive", "resume", "resume"),
    ("linli.operations.commands.moving", "move", "move"),
    ("linli.operations.commands.upgrading", "upgrade", "upgrade"),
    ("linli.rest.commands", "client", "client"),
    ("linli.open311.commands", "questions", "questions"),
)
BEGINNINGS = ("init", "demo")
"""Commands that may find nothing at all: they make the secret without which settings cannot be read."""

OF_THE_KEYS = ("keys", "vault")
"""Commands of the user who has the keys and nothing else: the secret that signs sessions need not be readable there."""


def run() -> None:
    """The entry point: sets Django up, then hands over to the command."""
    if sys.argv[1:] == ["--version"]:
        print(__version__)  # noqa: T201
        return
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "linli.config.settings.dev")
    os.umask(0o077)  # whatever is written belongs to the user it runs as
    if not sys.argv[1:] or "--help" in sys.argv or sys.argv[1] in OF_THE_KEYS:
        os.environ.setdefault("LINLI_SECRET_KEY", "signs nothing")  # help needs no installation
    elif sys.argv[1] in BEGINNINGS:
        if sys.argv[1] == "demo":  # invented people, printed passwords: a second factor would protect nothing
            os.environ.setdefault("LINLI_SECOND_FACTOR", "no")
        import_module("linli.config.first").prepare()

    import django  # noqa: PLC0415 - `linli --version` should not wait for Django

    django.setup()
    for module, attribute, name in COMMANDS:
        command = getattr(import_module(module), attribute)
        if isinstance(command, typer.Typer):
            app.add_typer(command, name=name)
        else:
            app.command(name)(command)
    _answer()


def _answer() -> None:
    """A refusal ends any command with its sentence and code 1, never with a stack trace."""
    from linli.kernel.errors import BadInput, Refusal  # noqa: PLC0415 - `linli --version` should not wait for it
    from linli.web.words import say_at_terminal  # noqa: PLC0415

    try:
        app()
    except Refusal as refusal:
        field = f"{refusal.field}: " if isinstance(refusal, BadInput) else ""
        print(f"{field}{say_at_terminal(refusal.sentence)}", file=sys.stderr)  # noqa: T201
        raise SystemExit(1) from None
