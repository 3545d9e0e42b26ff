"""A mapping says, in TOML, which column of a foreign file is which of ours.

    [matters]
    zone = "America/New_York"        # how wall-clock times without a zone are to be read
    encoding = "utf-8-sig"
    [matters.columns]
    reference = "case_id"            # our column = theirs
    name = "{reason}: {type}"        # several of theirs in one of ours
    parent = "{cd:1}"                # the first character of theirs
    level = "=township"              # the same text in every row
    [matters.values.channel]         # what their words mean
    "Constituent Call" = "telephone"
    "*" = "import"                   # any other word
    [matters.blank]
    lon = { geocode_is_default = "1" }   # ours is empty where theirs says so

Without a mapping a file is read by our own names. A mapping can only rename and translate: it holds no code.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from linli.kernel.errors import BadInput
from linli.kernel.words import _
from linli.operations.data import Row

_GAP = re.compile(r"\{([^{}:]+)(?::(\d{1,3}))?\}")


@dataclass(frozen=True)
class Legend:
    """How one kind of thing is read out of one kind of file."""

    columns: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    blank: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    options: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def zone(self) -> ZoneInfo | None:
        """None: the installation's own."""
        name = self.options.get("zone")
        try:
            return ZoneInfo(name) if name else None
        except (ZoneInfoNotFoundError, ValueError):
            raise BadInput("zone", _("There is no time zone “{name}”.", name=name)) from None

    @property
    def encoding(self) -> str:
        return self.options.get("encoding", "utf-8-sig")

    def read(self, row: Row) -> dict[str, str]:
        """Our columns of this row; without columns in the mapping, the file's own names are ours."""
        values = row.values
        if self.columns:
            ours = {name: _take(source, values) for name, source in self.columns.items()}
        else:
            ours = {name.strip().lower(): text.strip() for name, text in values.items()}
        for name, meanings in self.values.items():
            ours[name] = meanings.get(ours.get(name, ""), meanings.get("*", ours.get(name, "")))
        for name, conditions in self.blank.items():
            if any(values.get(theirs, "") == word for theirs, word in conditions.items()):
                ours[name] = ""
        return ours


def _take(source: str, values: Mapping[str, str]) -> str:
    if source.startswith("="):
        return source[1:]
    if "{" in source:
        return _GAP.sub(lambda gap: _part(values.get(gap[1], ""), gap[2]), source).strip()
    return values.get(source, "").strip()


def _part(text: str, first: str | None) -> str:
    return text.strip()[: int(first) if first else None].strip()


def load(path: Path, kind: str) -> Legend:
    """The legend for `kind` (units, grids, catalogue, matters) in a mapping file; BadInput("mapping", …) otherwise."""
    try:
        content = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise BadInput("mapping", _("This mapping cannot be read: {why}.", why=str(error))) from None
    section = content.get(kind)
    if section is None:
        raise BadInput("mapping", _("This mapping has no section [{kind}].", kind=kind))
    tables = {name: section.pop(name, {}) for name in ("columns", "values", "blank")}
    if not all(isinstance(table, dict) for table in tables.values()):
        raise BadInput("mapping", _("In [{kind}], columns, values and blank must be tables.", kind=kind))
    return Legend(**tables, options={name: str(value) for name, value in section.items()})
