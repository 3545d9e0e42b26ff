"""Order 270, article by article: everything is accounted for, and what is named as keeping it exists."""

import ast
from functools import cache
from pathlib import Path

import pytest
from django.conf import settings

from linli.law.account import By, Cover, account, covers_of

HOUSE = Path(settings.ROOT)
ORDER = "wuhan-order-270"
AWAITED: frozenset[str] = frozenset()
"""Articles that nothing keeps yet."""


@cache
def names_in(path: Path) -> frozenset[str]:
    """Functions, classes and variables at the top of a module."""
    found: set[str] = set()
    for node in ast.parse(path.read_text()).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            found.add(node.name)
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            found |= {target.id for target in targets if isinstance(target, ast.Name)}
    return frozenset(found)


def test_every_article_is_accounted_for() -> None:
    assert {entry.article.number for entry in account(ORDER) if entry.missing} == AWAITED


def test_the_order_has_thirty_seven_articles() -> None:
    assert [entry.article.number for entry in account(ORDER)] == [str(number) for number in range(1, 38)]


def said(cover: Cover) -> str:
    return f"{cover.where}:{cover.part}:{cover.what}"


@pytest.mark.parametrize("cover", covers_of(ORDER), ids=said)
def test_what_is_said_to_keep_an_article_exists(cover: Cover) -> None:
    if cover.by is By.HAND:
        assert cover.zh and cover.en
        return
    module, name = cover.what.split(":")
    path = HOUSE / (module.replace(".", "/") + ".py")
    assert name in names_in(path if path.exists() else HOUSE / module.replace(".", "/") / "__init__.py")
    for test in cover.tests:
        file, function = test.split("::")
        assert function in names_in(HOUSE / file)
    assert not cover.document or (HOUSE / cover.document).is_file()
