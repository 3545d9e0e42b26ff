"""The figures promised for suggestion and likeness, on real records that are no part of this repository."""

import pytest

from bench import duplicates, suggest
from tests.records import records


@pytest.mark.data
@pytest.mark.slow
def test_suggestions_keep_what_is_promised() -> None:
    records("zh/messages_labelled.csv")
    figures = suggest.run(quick=True)
    assert figures["macro_f1"] >= 0.91
    assert figures["ece"] <= 0.03
    assert figures["fewest_messages_per_feature"] >= 10


@pytest.mark.data
def test_the_two_clear_issues_are_gathered() -> None:
    records("zh/hot_issue_messages.csv")
    figures = duplicates.run(quick=True)
    assert figures["precision"] >= 0.9
    assert figures["recall"] >= 0.8
    assert figures["sketch_gap_p95"] <= 0.1
