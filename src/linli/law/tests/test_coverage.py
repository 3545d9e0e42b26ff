"""Every article is kept by a program, or somebody is named who keeps it by hand."""

import pytest

from linli import law
from linli.law.coverage import coverage

LINES = {line.article.cite: line for line in coverage()}


def test_every_article_has_a_line() -> None:
    assert len(LINES) == sum(len(act.articles) for act in law.acts().values())


@pytest.mark.parametrize("cite", [cite for cite, line in LINES.items() if line.article.mark.binds])
def test_nobody_can_say_that_no_one_keeps_an_article(cite: str) -> None:
    assert not LINES[cite].is_open


def test_the_sixty_days_are_a_value_that_a_test_holds() -> None:
    line = LINES["petition-regulation-2022/34"]
    assert ("value", "petition.decide") in {(keeper.kind, keeper.name) for keeper in line.keepers}
    assert "organisation: a clock ends on its last day at midnight" in line.tests


def test_counting_from_the_next_day_is_kept_by_the_calendar() -> None:
    line = LINES["civil-code/201"]
    assert {keeper.where for keeper in line.keepers} == {"kernel/calendar"}
    assert line.tests


def test_a_duty_of_the_court_is_kept_by_hand() -> None:
    assert LINES["wuhan-order-270/36"].by_hand is law.ByHand.COURT
