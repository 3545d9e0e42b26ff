"""Gather every context's sentences into its own catalogue and compile it.

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
# Forms say `lazy("…")` for what is said when it is shown; Django itself looks only for the long name.
Command.xgettext_options = [*Command.xgettext_options, "--keyword=lazy"]


def gather(context: Path) -> None:
    """Run makemessages inside one context; new sentences come out empty, for a translator."""
    (context / "locale").mkdir(exist_ok=True)
    with chdir(context):
        call_command(
            "makemessages", locale=LANGUAGES, extensions=["html,txt,py"], ignore_patterns=["tests"], no_wrap=True,
            no_location=True, no_obsolete=True, verbosity=0,
        )  # fmt: skip
        call_command("compilemessages", locale=LANGUAGES, verbosity=0)


if __name__ == "__main__":
    sys.path.insert(0, str(HOUSE.parent))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "linli.config.settings.test")
    chosen = sys.argv[1:] or [p.name for p in sorted(HOUSE.iterdir()) if (p / "__init__.py").exists()]
    for name in chosen:
        gather(HOUSE / name)
