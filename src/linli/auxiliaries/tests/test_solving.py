"""The maker of rosters against the checker, and against trying everything."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linli.auxiliaries.data.roster import Before, Fairness, Impossible, Kind, Need, Person, Plan, Task, Terms, Wish
from linli.auxiliaries.engine import roster
from linli.auxiliaries.rules.roster import judge

pytestmark = pytest.mark.skipif(roster.missing() is not None, reason="the extra roster is not installed")
E, N = Kind("E", 480), Kind("N", 450, frozenset({"E"}), night=True)
terms = st.builds(
    Terms,
    minutes=st.sampled_from([(0, 10**6), (480, 1440), (960, 10**6)]),
    week=st.sampled_from([960, 1500, 10**6]),
    run=st.sampled_from([(1, 6), (2, 3), (1, 2)]),
    rest=st.sampled_from([1, 2]),
    weekends=st.sampled_from([0, 1, 10**6]),
    fair_nights=st.sampled_from([0, 1, 10**6]),
    fair_weekends=st.sampled_from([0, 10**6]),
    full_week=st.sampled_from([0, 1440]),
)
before = st.sampled_from([Before(), Before(1, "N", 450), Before(2, "E", 480), Before(2, "Z")])
most = st.sampled_from([{}, {"N": 0}, {"E": 1}, {"E": 2, "N": 1}])
off = st.sampled_from([frozenset(), frozenset({1})])
shut = st.sampled_from([frozenset(), frozenset({(2, "N"), (3, "E")})])


@st.composite
def tasks(draw: st.DrawFn) -> Task:
    """Two people and one kind, or one and two, on five days that begin on any weekday."""
    kinds, count = draw(st.sampled_from([((E,), 2), ((E, N), 1)]))
    people = tuple(
        Person(id, draw(terms), draw(most), draw(off), draw(shut), before=draw(before)) for id in range(count)
    )
    needs = tuple(Need(day, kind.code, draw(st.integers(0, 2)), 50, 5) for day in range(5) for kind in kinds)
    wishes = tuple(Wish(0, day, "E", draw(st.booleans()), draw(st.integers(1, 9))) for day in (0, 3))
    fair = draw(st.sampled_from([Fairness(), Fairness(7, 3, 2)]))
    first = date(2026, 3, 2) + timedelta(days=draw(st.integers(0, 6)))
    return Task(first, 5, kinds, people, needs, wishes, fair, draw(st.sampled_from([frozenset(), frozenset({2})])))


def every_plan(task: Task) -> Iterator[Plan]:
    """Whatever can be written down, lawful or not."""
    choices = ["", *(kind.code for kind in task.kinds)]
    for codes in product(choices, repeat=task.days * len(task.people)):
        rows = (codes[n * task.days : (n + 1) * task.days] for n in range(len(task.people)))
        yield {p.id: {d: c for d, c in enumerate(row) if c} for p, row in zip(task.people, rows, strict=True)}


@settings(max_examples=40)
@given(tasks())
def test_no_plan_is_better_than_the_one_that_was_made(task: Task) -> None:
    lawful = [verdict.cost for plan in every_plan(task) if not (verdict := judge(task, plan)).violations]
    try:
        solved = roster.solve(task, seconds=20)
    except Impossible:
        assert not lawful
        return
    verdict = judge(task, solved.plan)
    assert verdict.violations == ()
    assert solved.bound <= verdict.cost == solved.cost == min(lawful)


def test_somebody_who_cannot_serve_at_all_is_named() -> None:
    person = Person(7, Terms(minutes=(4000, 5000)), {"E": 1})
    with pytest.raises(Impossible) as found:
        roster.solve(Task(date(2026, 3, 2), 7, (E,), (person,), ()), seconds=5)
    assert found.value.person == 7


def test_progress_is_told_and_ends_with_the_bound() -> None:
    told = []
    needs = tuple(Need(day, "E", 1, 100) for day in range(7))
    people = tuple(Person(id, Terms(run=(1, 4))) for id in (1, 2))
    roster.solve(Task(date(2026, 3, 2), 7, (E,), people, needs), seconds=5, tell=told.append)
    assert told[-1].cost == 0
    assert told[-1].gap == 0.0


def test_what_is_locked_stays() -> None:
    person = Person(1, locked={0: "N", 2: "E"})
    solved = roster.solve(Task(date(2026, 3, 2), 4, (E, N), (person,), (Need(0, "E", 1, 100),)), seconds=5)
    assert (solved.plan[1][0], solved.plan[1][2]) == ("N", "E")


def test_without_the_extra_it_is_said_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(roster, "find_spec", lambda _name: None)
    assert "linli[roster]" in str(roster.missing())
