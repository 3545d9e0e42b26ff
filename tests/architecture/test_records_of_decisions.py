"""Every decision record stands in the index, and every line of the index leads to one."""

import re
from pathlib import Path

DECISIONS = Path(__file__).resolve().parents[2] / "docs" / "decisions"


def test_the_index_is_complete() -> None:
    records = {path.name for path in DECISIONS.glob("[0-9]*.md")}
    listed = set(re.findall(r"\(([0-9]{4}-[^)]+\.md)\)", (DECISIONS / "README.md").read_text()))
    assert records == listed
    assert len({name[:4] for name in records}) == len(records)
