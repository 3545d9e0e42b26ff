"""The parts that must not fail are named in pyproject.toml, and what is explained in docs/mutants.md is still there."""

import re
import tomllib
from importlib import import_module
from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(settings.ROOT).parents[1]
PARTS = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["linli"]["proved"]
EXPLAINED = re.findall(
    r"`((?:linli|tools)\.[\w.]+)\.x(?:_|ǁ(\w+)ǁ)(\w+)__mutmut_\d+`", (ROOT / "docs" / "mutants.md").read_text()
)


@pytest.mark.parametrize("name", PARTS)
def test_a_part_names_code_and_tests_that_exist(name: str) -> None:
    part = PARTS[name]
    assert all(any(ROOT.glob(pattern)) for pattern in part["code"] + part["tests"])
    assert set(part) <= {"code", "but", "tests", "postgres"}


def test_what_is_explained_is_still_there() -> None:
    assert EXPLAINED
    for module, owner, function in EXPLAINED:
        room = import_module(module)
        assert hasattr(getattr(room, owner) if owner else room, function)
