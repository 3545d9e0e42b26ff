"""Order 270, article by article: everything is accounted for, and what is named as keeping it exists."""

import ast
from functools import cache
from pathlib import Path

import pytest
from django.conf import settings

from linli import law
from linli.auxiliaries.tests.test_both_sides import TABLE as OF_OFFICERS
from linli.law.account import By, Cover, account, covers_of
from linli.law.tests.both_sides import order
from linli.training.tests.test_both_sides import TABLE as OF_TRAINING

HOUSE = Path(settings.ROOT)
ORDER = "wuhan-order-270"
TABLE = (*OF_OFFICERS, *OF_TRAINING)
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


FAMILIES = (
    "auxiliary", "contract", "dispute", "hours", "housing_fund", "injury", "insurance", "leave", "pay", "probation",
    "resignation", "training",
)  # fmt: skip
ELSEWHERE = {
    "auxiliary.applicants_kept": (
        "auxiliaries/tests/test_recruitment.py",
        "test_the_data_of_applicants_goes_and_the_recruitment_stays",
    ),
    "auxiliary.investigation": (
        "auxiliaries/tests/test_cases.py",
        "test_three_confirmed_days_in_a_row_open_one_case_and_end_nothing",
    ),
    "auxiliary.wishes_a_month": (
        "auxiliaries/tests/test_swaps.py",
        "test_wishes_reach_the_task_and_are_few",
    ),
    "leave.answer_days": (
        "auxiliaries/tests/test_leave.py",
        "test_the_officer_asks_and_the_organ_decides_with_a_reason",
    ),
    "pay.answer_days": (
        "auxiliaries/tests/test_pay.py",
        "test_silence_closes_only_after_the_day_for_an_answer",
    ),
    "training.attendance_share": (
        "training/tests/test_rules.py",
        "test_eight_tenths_of_the_hours_before_the_examination",
    ),
    "training.keep": (
        "training/tests/test_retiring.py",
        "test_two_years_after_the_last_post",
    ),
}
"""Figures that no pure rule reads: the test of the act or the job on their edge."""
NO_EDGE = {"auxiliary.roster_seconds", "dispute.award_extension"}
"""How long a program searches; what is only said beside the day of the award."""
HERE = "tests/test_both_sides.py::test_the_last_case_that_passes_and_the_first_that_does_not"


def test_every_figure_stands_on_a_row_or_is_tested_where_it_is_used() -> None:
    rows = {name for row in TABLE for name in row.figures}
    figures = {value.name for value in law.values() if value.name.partition(".")[0] in FAMILIES}
    assert figures == rows | ELSEWHERE.keys() | NO_EDGE
    for file, name in ELSEWHERE.values():
        assert f"def {name}(" in (HOUSE / file).read_text()


def test_every_article_that_a_rule_computes_has_a_row_and_says_so() -> None:
    """What `linli law coverage order-270` prints beside the article is this test."""
    rows = {law.article(row.article).number for row in TABLE if row.article.startswith(ORDER)}
    ruled = [cover for cover in covers_of(ORDER) if cover.by is By.RULE]
    assert {law.article(order(cover.part)).number for cover in ruled} == rows
    named = {
        law.article(order(cover.part)).number for cover in covers_of(ORDER) if any(HERE in one for one in cover.tests)
    }
    assert named == rows
