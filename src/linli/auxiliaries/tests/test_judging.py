"""The checker of plans: what each limit means, on a paper roster of a week or two."""

from dataclasses import replace
from datetime import date

import pytest

from linli.auxiliaries.data.roster import Before, Breach, Fairness, Kind, Need, Person, Task, Terms, Wish
from linli.auxiliaries.rules.roster import judge

MONDAY = date(2026, 3, 2)
EARLY, LATE = Kind("E", 480), Kind("L", 480, frozenset({"E"}), night=True)
ZHOU_AN = 1


def task(*, days: int = 14, needs: tuple[Need, ...] = (), wishes: tuple[Wish, ...] = (), **person: object) -> Task:
    return Task(MONDAY, days, (EARLY, LATE), (Person(ZHOU_AN, **person),), needs, wishes)  # type: ignore[arg-type]  # spelt out in each case


def row(letters: str) -> dict[int, dict[int, str]]:
    """`EE.L` is early, early, off, late."""
    return {ZHOU_AN: {day: letter for day, letter in enumerate(letters) if letter != "."}}


@pytest.mark.parametrize(
    ("letters", "person", "breach", "day"),
    [
        ("EEEEEE.", {}, None, 0),
        ("EEEEEEE", {}, Breach.RUN_LONG, 6),
        ("EEE....", {"before": Before(4, "E")}, Breach.RUN_LONG, 2),
        (".EE....", {"terms": Terms(run=(2, 6))}, None, 0),
        (".E.....", {"terms": Terms(run=(2, 6))}, Breach.RUN_SHORT, 1),
        ("E......", {"terms": Terms(run=(2, 6))}, None, 0),  # may have begun before
        ("......E", {"terms": Terms(run=(2, 6))}, None, 0),  # may go on after
        ("EE.EE..", {"terms": Terms(rest=2)}, Breach.REST_SHORT, 2),
        ("EE..EE.", {"terms": Terms(rest=2)}, None, 0),
        (".E.....", {"terms": Terms(rest=2), "before": Before(1, "E")}, Breach.REST_SHORT, 0),
        ("L.E....", {}, None, 0),
        ("LE.....", {}, Breach.NEXT, 1),
        ("E......", {"before": Before(1, "L")}, Breach.NEXT, 0),
        (".E.....", {"off": frozenset({1})}, Breach.OFF, 1),
        (".L.....", {"shut": frozenset({(1, "L")})}, Breach.OFF, 1),
        (".E.....", {"shut": frozenset({(1, "L")})}, None, 0),
        (".E.....", {"locked": {1: "L"}}, Breach.LOCKED, 1),
        ("L..L...", {"most": {"L": 1}}, Breach.MOST, 3),
        ("L......", {"most": {"L": 0}}, Breach.MOST, 0),
        ("EEEEE..", {"terms": Terms(week=2400)}, None, 0),
        ("EEEEEE.", {"terms": Terms(week=2400)}, Breach.WEEK, 6),
        ("E......", {"terms": Terms(week=2400), "before": Before(minutes=2000)}, Breach.WEEK, 6),
        ("EEE....", {"terms": Terms(minutes=(960, 1440))}, None, 0),
        ("E......", {"terms": Terms(minutes=(960, 1440))}, Breach.MINUTES, 6),
        ("EEEE...", {"terms": Terms(minutes=(960, 1440))}, Breach.MINUTES, 6),
        (".....EE......E", {"terms": Terms(weekends=1)}, Breach.WEEKENDS, 13),
        (".....EE.......", {"terms": Terms(weekends=1)}, None, 0),
        ("X......", {}, Breach.UNKNOWN, 0),
    ],
)  # fmt: skip
def test_what_may_be_asked_of_somebody(
    letters: str, person: dict[str, object], breach: Breach | None, day: int
) -> None:
    found = judge(task(days=len(letters), **person), row(letters)).violations
    assert [(one.breach, one.day) for one in found] == ([(breach, day)] if breach else [])


def test_a_statutory_holiday_counts_towards_no_week() -> None:
    work = task(days=7, terms=Terms(week=2400))
    assert judge(replace(work, free=frozenset({2})), row("EEEEEE.")).violations == ()


def test_every_unmet_need_is_named_and_costs() -> None:
    needs = (Need(0, "E", 2, 100, 1), Need(1, "L", 0, 100, 3), Need(2, "E", 0, 100, 1))
    verdict = judge(task(days=3, needs=needs), row("EL."))
    assert [(gap.need.day, gap.missing, gap.surplus) for gap in verdict.gaps] == [(0, 1, 0), (1, 0, 1)]
    assert (verdict.cost, verdict.cover) == (103, 103)


def test_a_need_for_a_skill_counts_only_who_has_it() -> None:
    need = Need(0, "E", 1, 100, 0, skill="first_aid")
    assert judge(task(days=1, needs=(need,)), row("E")).cost == 100
    assert judge(task(days=1, needs=(need,), skills=frozenset({"first_aid"})), row("E")).cost == 0


def test_wishes_cost_where_they_are_not_met() -> None:
    wishes = (Wish(ZHOU_AN, 0, "E", True, 3), Wish(ZHOU_AN, 1, "L", False, 2))
    assert [judge(task(days=2, wishes=wishes), row(letters)).wishes for letters in ("E.", "L.", ".L", "EL")] == [
        0,
        3,
        5,
        2,
    ]


def test_nights_weekends_and_thin_weeks_beyond_a_fair_share_cost() -> None:
    work = task(terms=Terms(fair_nights=1, fair_weekends=0, full_week=1440))
    work = replace(work, fairness=Fairness(night=10, weekend=100, week=1000))
    assert judge(work, row("LLL...........")).fairness == 2 * 10 + 9 * 1000
    assert judge(work, row("EEE..E.EEE....")).fairness == 100
