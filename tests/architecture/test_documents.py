"""What the documents name exists: every file, every test, every link. So they cannot drift from the house."""

import re
from functools import cache
from pathlib import Path

import pytest
from django.conf import settings

HOUSE = Path(settings.ROOT)
REPOSITORY = HOUSE.parents[1]
TRACED = ("docs/security.md", "docs/asvs.md")
PAGES = sorted([*REPOSITORY.glob("*.md"), *REPOSITORY.glob("docs/**/*.md")])
NAMED = re.compile(r"`([\w./-]+(?:\.(?:py|md|toml|html|js|txt|in|json)|/))(?:::(\w+))?`")
LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)(?:#[^)]*)?\)")


@cache
def found(path: str) -> Path | None:
    """Paths in the tables begin in the house or at the top of the repository."""
    return next((place / path for place in (REPOSITORY, HOUSE) if (place / path).exists()), None)


@cache
def cases_in(path: Path) -> frozenset[str]:
    """Functions, and cases that a state machine brings along."""
    return frozenset(re.findall(r"^(?:    )?(?:def |)(test_\w+|Test\w+)", path.read_text(), re.MULTILINE))


@pytest.mark.parametrize("document", TRACED)
def test_what_a_security_document_names_exists(document: str) -> None:
    named = NAMED.findall((REPOSITORY / document).read_text())
    assert len(named) > 50
    lost = {path for path, _ in named if found(path) is None}
    assert not lost
    assert not {f"{p}::{t}" for p, t in named if t and (at := found(p)) and t not in cases_in(at)}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(REPOSITORY)))
def test_a_link_leads_somewhere(page: Path) -> None:
    assert [link for link in LINK.findall(page.read_text()) if not (page.parent / link).exists()] == []


def test_the_twelve_threats_are_twelve_and_each_says_what_remains() -> None:
    threats = re.split(r"^## (?=\d+\. )", (REPOSITORY / "docs/security.md").read_text(), flags=re.MULTILINE)[1:]
    assert [int(threat.split(".")[0]) for threat in threats] == list(range(1, 13))
    assert all("**Remains.**" in threat and "::test_" in threat for threat in threats)
