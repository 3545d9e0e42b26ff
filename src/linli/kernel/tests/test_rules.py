"""A rule has versions; each holds from its day until the next."""

from collections.abc import Iterator
from datetime import date

import pytest

from linli.kernel.rules import REGISTER, Because, Rule


@pytest.fixture
def limit() -> Iterator[Rule[[int], bool]]:
    """At most five until 2024, at most seven from 2025 on; entered in the wrong order on purpose."""
    rule: Rule[[int], bool] = Rule("test.limit")

    @rule.since("2025-01-01", cites=("sample-act/2@2025",))
    def _(people: int) -> bool:
        """At most
        seven."""
        return people <= 7

    @rule.since("2020-01-01", cites=("sample-act/2", "sample-act/3"))
    def _(people: int) -> bool:
        """At most five."""
        return people <= 5

    yield rule
    del REGISTER["test.limit"]


@pytest.mark.parametrize(
    ("day", "people", "allowed"),
    [("2020-01-01", 5, True), ("2024-12-31", 5, True), ("2024-12-31", 6, False), ("2025-01-01", 7, True),
     ("2025-01-01", 8, False)],
)  # fmt: skip
def test_the_version_in_force_on_the_day_decides(
    limit: Rule[[int], bool], day: str, people: int, allowed: bool
) -> None:
    assert limit.on(date.fromisoformat(day))(people) is allowed


def test_before_the_first_version_there_was_no_such_law(limit: Rule[[int], bool]) -> None:
    with pytest.raises(LookupError, match="not yet law on 2019-12-31"):
        limit.on(date(2019, 12, 31))


def test_a_result_can_say_on_which_articles_it_rests(limit: Rule[[int], bool]) -> None:
    assert limit.because(date(2024, 6, 1), "six") == Because(("sample-act/2", "sample-act/3"), "six")
    assert limit.version(date(2025, 6, 1)).says == "At most seven."


def test_a_rule_without_a_citation_is_refused(limit: Rule[[int], bool]) -> None:
    with pytest.raises(ValueError, match="citation"):
        limit.since("2026-01-01", cites=())


def test_a_rule_stands_once(limit: Rule[[int], bool]) -> None:
    with pytest.raises(ValueError, match="stands twice"):
        Rule("test.limit")
