"""Who may be employed, and in which order: Order 270 Arts 16 and 17. Politics and belief lie outside."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from linli import law
from linli.auxiliaries.data.recruitment import (
    CONDITION_NAMES,
    Condition,
    Exam,
    Ranked,
    Sheet,
    Standing,
    Step,
    StepKind,
    Unmet,
)
from linli.kernel.calendar import age_on
from linli.kernel.rules import Rule

WHOLE = 100
OF_AGE: Rule[[date, date], bool] = Rule("auxiliaries.of_age")
UNMET: Rule[[Sheet, date], tuple[Unmet, ...]] = Rule("auxiliaries.conditions_unmet")
RANKING: Rule[[Collection[Standing]], tuple[Ranked, ...]] = Rule("auxiliaries.ranking")
NEXT: Rule[[Standing, Collection[Standing]], bool] = Rule("auxiliaries.nobody_stands_before")
IN_ORDER: Rule[[Sequence[Step]], bool] = Rule("auxiliaries.steps_are_dated_in_order")


@OF_AGE.since("2016-06-01", cites=("wuhan-order-270/17.1(2)",))
def _(born_on: date, starts_on: date) -> bool:
    """Eighteen on the first working day; the birthday itself counts."""
    return age_on(born_on, starts_on) >= law.value("auxiliary.minimum_age", on=starts_on).length


@UNMET.since("2016-06-01", cites=("wuhan-order-270/17",))
def _(sheet: Sheet, starts_on: date) -> tuple[Unmet, ...]:
    """Each condition that is not met or not yet established; none: may be admitted."""
    fit = sheet.health_until is not None and sheet.health_until >= starts_on
    met = {
        Condition.AGE: sheet.of_age,
        Condition.CITIZEN: sheet.citizen,
        Condition.WILLING: sheet.willing,
        Condition.HEALTH: fit,
        Condition.QUALIFIED: sheet.qualified is True,
        Condition.CLEARED: sheet.cleared,
    }
    return tuple(
        Unmet(CONDITION_NAMES[one], f"wuhan-order-270/{one.value.partition(' ')[0]}")
        for one, is_so in met.items()
        if not is_so
    )


@RANKING.since("2016-06-01", cites=("wuhan-order-270/16",))
def _(standings: Collection[Standing]) -> tuple[Ranked, ...]:
    """By points; a proven priority only breaks a tie; whoever is still equal shares the place."""
    ordered = sorted(standings, key=lambda one: (one.key, one.number))
    keys = [one.key for one in ordered]
    return tuple(Ranked(one, keys.index(one.key) + 1, keys.count(one.key) > 1) for one in ordered)


@NEXT.since("2016-06-01", cites=("wuhan-order-270/16",))
def _(standing: Standing, waiting: Collection[Standing]) -> bool:
    """Nobody who still waits stands before this one."""
    return all(standing.key <= other.key for other in waiting)


@IN_ORDER.since("2016-06-01", cites=("wuhan-order-270/16",))
def _(steps: Sequence[Step]) -> bool:
    """Every step of the procedure has its day, none before the one that precedes it."""
    days = {step.kind: step.planned_on for step in steps}
    planned = [days.get(kind) for kind in StepKind]
    known = [day for day in planned if day is not None]
    return len(known) == len(planned) and known == sorted(known)


def total_of(scores: Mapping[Exam, int | None], weights: Mapping[Exam, int]) -> int | None:
    """Hundredths of a point, halves counted up; None while a test that counts has no score."""
    counting = {test: weight for test, weight in weights.items() if weight}
    given = {test: scores.get(test) for test in counting}
    if any(score is None for score in given.values()):
        return None
    weighted = sum((score or 0) * counting[test] for test, score in given.items())
    return (weighted + WHOLE // 2) // WHOLE
