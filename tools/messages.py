"""Gather every context's sentences into its own catalogue and compile it; those of partial languages from the files
that `linli.web.languages` names.

    python tools/messages.py            all catalogues
    python tools/messages.py matters    one context

Sentences of `law` and `kernel` live in the catalogue of `kernel`, which is no Django app.
"""

import os
import sys
from contextlib import chdir
from pathlib import Path

from django.core.management import call_command
from django.core.management.commands.makemessages import Command

HOUSE = Path(__file__).resolve().parents[1] / "src" / "linli"
LANGUAGES = ["zh_Hans"]
SUFFIXES = (".html", ".txt", ".py")
# Forms say `lazy("…")` for what is said when it is shown; Django itself looks only for the long name.
Command.xgettext_options = [*Command.xgettext_options, "--keyword=lazy", "--keyword=sentence"]


def gather(context: Path) -> None:
    """Run makemessages inside one context; new sentences come out empty, for a translator."""
    (context / "locale").mkdir(exist_ok=True)
    make(context, LANGUAGES, ["tests"])
    from linli.web.languages import KNOWN, OF_RESIDENTS, WHOLE  # noqa: PLC0415 - the house is on the path only now

    wanted = OF_RESIDENTS.get(context.name)
    if wanted:
        partial = [name.replace("-", "_") for name in KNOWN if name not in WHOLE]
        make(context, partial, [*others(context, wanted), "tests"])


def make(context: Path, languages: list[str], ignored: list[str]) -> None:
    with chdir(context):
        call_command(
            "makemessages", locale=languages, extensions=["html,txt,py"], ignore_patterns=ignored, no_wrap=True,
            no_location=True, no_obsolete=True, verbosity=0,
        )  # fmt: skip
        call_command("compilemessages", locale=languages, verbosity=0)


def others(context: Path, wanted: tuple[str, ...]) -> list[str]:
    """All files of a context but those, as makemessages wants to be told."""
    files = (path.relative_to(context).as_posix() for path in context.rglob("*") if path.suffix in SUFFIXES)
    return [path for path in files if path not in wanted]


if __name__ == "__main__":
    sys.path.insert(0, str(HOUSE.parent))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "linli.config.settings.test")
    chosen = sys.argv[1:] or [p.name for p in sorted(HOUSE.iterdir()) if (p / "__init__.py").exists()]
    for name in chosen:
        gather(HOUSE / name)
