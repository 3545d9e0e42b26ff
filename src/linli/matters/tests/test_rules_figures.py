"""What is counted, and the published example of a city's monthly report."""

from collections import Counter
from datetime import date

import pytest

from linli.matters.data import Figures, Rate, Scope
from linli.matters.rules.figures import Cell, Happened, tally

DAY = date(2026, 3, 2)
VILLAGE, TOWNSHIP, DISTRICT, WATER = 3, 2, 1, 9
ABOVE = {VILLAGE: (VILLAGE, TOWNSHIP, DISTRICT), TOWNSHIP: (TOWNSHIP, DISTRICT), DISTRICT: (1,), WATER: (WATER, 1)}


def happened(act: str, *, kept: bool | None = None, by: int | None = None, **detail: str | int | None) -> Happened:
    return Happened(act, DAY, detail, by, WATER, TOWNSHIP, "roads", kept)


def counted(*events: Happened) -> dict[tuple[int, str], Counter[str]]:
    return {(cell.unit, cell.scope.value): counts for cell, counts in tally(events, ABOVE.__getitem__).items()}


@pytest.mark.parametrize(
    ("what", "part", "whole", "percent"),
    [
        ("closing rate", 911, 972, 93.72),
        ("on-time rate", 737, 972, 75.82),
        ("matters", 902, 956, 94.35),
        ("components", 9, 16, 56.25),
        ("nothing was due", 0, 0, None),
        ("none of one", 0, 1, 0.0),
        ("one of one", 1, 1, 100.0),
    ],
)
def test_rates_agree_with_the_published_report(what: str, part: int, whole: int, percent: float | None) -> None:
    """天门, December 2016: 1054 accepted, 996 established, 972 due, 911 closed, 737 of them on time."""
    assert Rate(part, whole).percent == percent, what


def test_every_rate_of_a_unit_without_work_is_no_data() -> None:
    assert {rate.percent for rate in Figures().rates.values()} == {None}


def test_a_matter_counts_once_for_those_who_had_it_below_them_already() -> None:
    cells = counted(happened("raise", to=VILLAGE), happened("dispatch", by=VILLAGE, unit=WATER, before=None))
    received = {key: counts["received"] for key, counts in cells.items()}
    own = {(VILLAGE, "own"): 1, (WATER, "own"): 1}
    below = {(VILLAGE, "below"): 1, (TOWNSHIP, "below"): 1, (DISTRICT, "below"): 1, (WATER, "below"): 1}
    assert received == {**own, **below, (TOWNSHIP, "place"): 1}


@pytest.mark.parametrize(
    ("event", "counts"),
    [
        (happened("reply", kept=True), {"answered": 1, "due": 1, "on_time": 1}),
        (happened("reply", kept=False), {"answered": 1, "due": 1}),
        (happened("reply", kept=None), {"answered": 1}),  # its promise was counted as missed before
        (happened("breach", kind="answer"), {"due": 1}),
        (happened("breach", kind="check"), {}),
        (happened("pass_check"), {"checked": 1}),
        (happened("rework"), {"checked": 1, "reworked": 1}),
        (happened("withdraw"), {"withdrawn": 1}),
        (happened("report_handled"), {"handled": 1}),
        (happened("rate", solved=1), {"rated": 1}),
        (happened("rate", solved=1, was_solved=0), {"rerated": 1, "rerated_up": 1}),
        (happened("rate", solved=0, was_solved=1), {"rerated": 1}),
        (happened("pause"), {"paused": 1}),
        (happened("approve_extension"), {"extended": 1}),
        (happened("order_issued", unit=WATER, cause="overdue"), {"orders": 1}),
        (happened("supervise", unit=WATER, cause="returned_twice"), {"orders": 1, "returned_twice": 1}),
        (happened("add_words"), {}),
        # 1B: a valid call-back reached somebody who answered that question; the unreached are in no count
        (happened("record_call_back", unit=WATER, reached=0, contacted=None, solved=None, satisfied=None), {}),
        (
            happened("record_call_back", unit=WATER, reached=1, contacted=1, solved=0, satisfied=None),
            {"asked": 1, "contacted": 1, "solved_asked": 1},
        ),
        (
            happened("record_call_back", unit=WATER, reached=1, contacted=1, solved=1, satisfied=1),
            {"asked": 1, "contacted": 1, "solved_asked": 1, "solved": 1, "satisfied_asked": 1, "satisfied": 1},
        ),
    ],
)
def test_what_one_event_adds(event: Happened, counts: dict[str, int]) -> None:
    own = counted(event).get((WATER, "own"), Counter())
    assert {name: n for name, n in own.items() if n} == counts


def test_a_correction_moves_the_count_of_the_day_of_the_call() -> None:
    corrected = happened(
        "correct_call_back", unit=WATER, day="2026-02-27", solved=1, was_solved=0, satisfied=None, was_satisfied=0
    )
    cell = Cell(WATER, date(2026, 2, 27), Scope.OWN, "roads")
    counts = tally([corrected], ABOVE.__getitem__)[cell]
    assert {name: n for name, n in counts.items() if n} == {"solved": 1, "satisfied_asked": -1}
