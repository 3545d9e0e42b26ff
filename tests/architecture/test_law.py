"""Rules, values, rows of state tables and docstrings cite only what the register of law has."""

import ast
from functools import cache
from pathlib import Path

import pytest
from django.conf import settings

from linli import law
from linli.law.coverage import unknown_citations

HOUSE = Path(settings.ROOT)
OPEN = {value.name for value in law.values() if value.to_be_confirmed}
MODULES = [path for path in sorted(HOUSE.rglob("*.py")) if not {"tests", "migrations"} & set(path.parts)]


@cache
def _tree(path: Path) -> ast.AST:
    return ast.parse(path.read_text(encoding="utf-8"))


def test_every_citation_names_an_article_of_the_register() -> None:
    """An unknown one is (citation, module): enter the article in `law/acts/`, in your own words."""
    assert unknown_citations() == []


def _asks_the_register(tree: ast.AST) -> bool:
    """`law.value(…)`, or `value(…)` imported from the register."""
    calls = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]
    imported = {
        alias.asname or alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("linli.law")
        for alias in node.names
    }
    return any(
        (isinstance(call, ast.Attribute) and call.attr == "value" and getattr(call.value, "id", "") == "law")
        or (isinstance(call, ast.Name) and call.id == "value" and "value" in imported)
        for call in calls
    )


def _named(tree: ast.AST) -> set[str]:
    """Open figures that a module names to the register, whole or by the beginning of an f-string; not those that it
    asks of the installation by `figure(…)`."""
    asked = {
        part
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and getattr(node.func, "attr", getattr(node.func, "id", "")) == "figure"
        for part in ast.walk(node)
    }
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr) and node not in asked and isinstance(node.values[0], ast.Constant):
            begins = str(node.values[0].value)
            found |= {name for name in OPEN if "." in begins and name.startswith(begins)}
        elif isinstance(node, ast.Constant) and node not in asked and node.value in OPEN:
            found.add(str(node.value))
    return found


@pytest.mark.parametrize("path", [path for path in MODULES if _asks_the_register(_tree(path))], ids=str)
def test_what_was_not_read_in_full_is_asked_of_the_installation_and_never_of_the_register(path: Path) -> None:
    """Else the setting would be shown, changed, and do nothing."""
    assert _named(_tree(path)) == set()
