"""The installation's own trained suggester, read once per process and again when it was trained anew."""

from functools import lru_cache
from pathlib import Path

import structlog
from django.conf import settings

from linli.kernel.errors import BadInput
from linli.matters.data import Name, SuggestedCategory
from linli.matters.engine.suggestion import Suggester
from linli.matters.queries.catalogue import catalogue, name_of

_log = structlog.get_logger(__name__)


def model_path() -> Path:
    """Where this installation keeps its suggester."""
    return Path(settings.VAR) / "suggestion" / "model.npz"


def suggester() -> Suggester | None:
    """None where nothing was trained, or where the file cannot be read (which is logged once)."""
    path = model_path()
    try:
        changed = path.stat().st_mtime_ns
    except OSError:
        return None
    return _loaded(path, changed)


@lru_cache(maxsize=1)
def _loaded(path: Path, changed: int) -> Suggester | None:
    try:
        return Suggester.load(path)
    except BadInput:
        _log.warning("suggester_unreadable", path=str(path))
        return None


def suggest_category(words: str) -> SuggestedCategory | None:
    """What these words are probably about, in categories that can be chosen; None where it would rather not say."""
    known = suggester()
    if known is None or not words.strip():
        return None
    said = known.suggest("", words)
    if said.abstained or _name(said.label) is None:
        return None
    others = [(name, _percent(share)) for label, share in said.runners_up if (name := _name(label))]
    return SuggestedCategory(
        key=said.label, name=_name(said.label) or Name(said.label), percent=_percent(said.probability),
        because=said.because, runners_up=tuple(others),
    )  # fmt: skip


def _name(key: str) -> Name | None:
    row = catalogue().rows.get(key)
    return name_of(row) if row and not row.component and not row.excluded_zh else None


def _percent(share: float) -> int:
    return round(100 * share)
