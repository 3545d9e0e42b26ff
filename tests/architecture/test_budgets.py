"""Sizes that keep a room readable; a line over is a room to divide, or an exception with its reason."""

import ast
from pathlib import Path

import pytest
from django.conf import settings

HOUSE = Path(settings.ROOT)
MODULES = sorted(path for path in HOUSE.rglob("*.py") if "migrations" not in path.parts)
NAMELESS = {"utils", "common", "helpers", "services", "managers", "misc", "core"}
MODULE_CAP, DOOR_CAP, FUNCTION_CAP = 500, 100, 60


def name(path: Path) -> str:
    return str(path.relative_to(HOUSE))


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_a_room_is_readable(path: Path) -> None:
    text = path.read_text()
    assert len(text.splitlines()) <= MODULE_CAP
    assert path.stem not in NAMELESS
    long = [
        node.name
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno >= FUNCTION_CAP
    ]
    assert not long


DOORS = sorted(HOUSE.glob("*/api.py"))


@pytest.mark.parametrize("path", DOORS, ids=name)
def test_a_door_is_small_says_what_it_opens_and_does_nothing(path: Path) -> None:
    tree = ast.parse(path.read_text())
    assert len(path.read_text().splitlines()) <= DOOR_CAP
    assert any(isinstance(n, ast.Assign) and getattr(n.targets[0], "id", "") == "__all__" for n in tree.body)
    assert not [n for n in tree.body if isinstance(n, ast.If | ast.For | ast.While | ast.Try)]
