"""Where the real public records lie that some tests read; they are no part of this repository."""

import os
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[1]


def records_home() -> Path | None:
    """The folder `shared/data` that `LINLI_DATA` names, or the one beside the repository."""
    if named := os.environ.get("LINLI_DATA"):
        return Path(named)
    beside = (REPOSITORY.parent / "shared" / "data", REPOSITORY.parent.parent / "shared" / "data")
    return next((place for place in beside if place.is_dir()), None)


def records(name: str) -> Path:
    """The file `name` of the records, such as "zh/messages_labelled.csv"; skips the test where it is absent."""
    home = records_home()
    if home is None or not (home / name).exists():
        pytest.skip(f"real records are absent: {name} (set LINLI_DATA to the folder that holds it)")
    return home / name
