"""What this installation has decided."""

from dataclasses import replace
from datetime import date

from linli import law
from linli.organisation.queries.snapshot import snapshot
from linli.organisation.rules import DEFAULTS


def setting(key: str) -> bool | int | float | str:
    """The installation's decision, else what Linli takes as given; KeyError for an unknown key."""
    default = DEFAULTS[key]
    found = snapshot().settings.get(key, default)
    return found if isinstance(found, bool | int | float | str) else default


def figure(name: str, *, on: date) -> law.Value:
    """A dated value of law as this installation applies it: what is only to be confirmed may be set otherwise."""
    value = law.value(name, on=on)
    own = snapshot().settings.get(name)
    return replace(value, length=own) if value.to_be_confirmed and isinstance(own, int) else value
