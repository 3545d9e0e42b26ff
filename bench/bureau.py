"""python -m bench.bureau: a made-up bureau of 1,200 auxiliary officers in 40 units, measured through the application.

`roster_s`: a month's roster for all units: drafted, worked out by two workers as jobs, looked through and published by
the acts, everything read from and written to the database. `check_s`: a year of everybody's hours read and checked
against all rules of hours. `sick_call_s`: somebody calls in sick, and the lawful replacements of a unit are found;
`sick_call_60_s` in a unit of sixty.
"""

import multiprocessing
import os
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from statistics import median
from typing import Any

from bench.installation import database, installation
from bench.report import main

UNITS, EACH, WORKERS = 40, 30, 2
QUICK_UNITS, QUICK_EACH, QUICK_SECONDS = 2, 12, 5
WISHES = 4
"""Of each officer."""


def run(quick: bool) -> dict[str, object]:
    """A month's roster of all units, a year checked, a sick call; 2 units of 12 and 5 seconds each with --quick."""
    units, each = (QUICK_UNITS, QUICK_EACH) if quick else (UNITS, EACH)
    with installation():
        from django.utils import timezone

        at = timezone.now()
        bureau, seeded = sown(units * each, units, at)
        if quick:
            hurried(at)
        figures = {"units": units, "officers": len(bureau.officers), "seeded_s": seeded}
        figures |= checked(bureau) | rostered(bureau, at) | called(bureau, at)
        return {**figures, "database": database(), "load": round(os.getloadavg()[0], 1)}


def sown(officers: int, units: int, at: Any) -> tuple[Any, float]:
    """The bureau with its year, and how long that took."""
    from linli.auxiliaries.api import seed_bureau
    from linli.auxiliaries.data.seeding import Bureau
    from linli.operations.actions.demo.founding import found_district
    from linli.organisation import api as organisation

    began = time.perf_counter()
    found_district(at=at)
    district = next(unit.id for unit in organisation.units() if unit.parent is None)
    *_steps, bureau = seed_bureau(officers, units=units, seed=1, district=district, at=at)
    assert isinstance(bureau, Bureau)
    return bureau, round(time.perf_counter() - began, 1)


def hurried(at: Any) -> None:
    from django.utils import timezone

    from linli.kernel.actor import SYSTEM
    from linli.organisation import api as organisation

    organisation.decide("auxiliary.roster_seconds", QUICK_SECONDS, on=timezone.localdate(at), actor=SYSTEM, at=at)


def checked(bureau: Any) -> dict[str, object]:
    """A year of hours out of the database, as the application asks for it."""
    from django.utils import timezone

    from linli.auxiliaries.data.files import Span
    from linli.auxiliaries.models.worked import WorkedShift
    from linli.auxiliaries.queries.worked import found_in

    last = timezone.localdate(bureau.now)
    began = time.perf_counter()
    found = found_in(bureau.officers, Span(last - timedelta(days=365), last))
    return {
        "check_s": round(time.perf_counter() - began, 2), "shifts_checked": WorkedShift.objects.count(),
        "findings": sum(map(len, found.values())),
    }  # fmt: skip


def rostered(bureau: Any, at: Any) -> dict[str, object]:
    """The month after those that are published, for every unit."""
    from linli.auxiliaries.actions.rostering import rosters as acts
    from linli.auxiliaries.actions.rostering import solving
    from linli.auxiliaries.actions.seeding.rostering import rostered_days
    from linli.auxiliaries.data.files import Span
    from linli.kernel.calendar import add_months

    first = rostered_days(bureau).last + timedelta(days=1)
    days = Span(first, add_months(first, 1) - timedelta(days=1))
    wished(bureau, first)
    began = time.perf_counter()
    ids = [acts.draft_roster(unit, days=days, actor=bureau.commanders[unit], at=at) for unit in bureau.units]
    for id, unit in zip(ids, bureau.units, strict=True):
        solving.begin_solving(id, actor=bureau.commanders[unit], at=at)
    with workers():
        waited(ids)
    solved = time.perf_counter() - began
    judged = [judged_by(id, at) for id in ids]
    for id, unit in zip(ids, bureau.units, strict=True):
        acts.publish_roster(id, actor=bureau.commanders[unit], at=at)
    seconds = round(time.perf_counter() - began, 1)
    return {"roster_s": seconds, "proposed_s": round(solved, 1), **told(ids), **summed(judged)}


def wished(bureau: Any, first: Any) -> None:
    """Days that officers would like to be free."""
    from linli.auxiliaries.models.rostering import RosterWish

    RosterWish.objects.bulk_create(
        RosterWish(officer_id=one.id, day=first + timedelta(days=day))
        for one in bureau.officers
        for day in bureau.dice.sample(range(28), WISHES)
    )


@contextmanager
def workers() -> Iterator[None]:
    """Two, of the lane of long searches, as `linli serve` starts one."""
    from django.db import connections

    connections.close_all()
    fork = multiprocessing.get_context("fork")
    made = [fork.Process(target=work, daemon=True) for _number in range(WORKERS)]
    for one in made:
        one.start()
    yield
    for one in made:
        one.terminate()
        one.join()


def work() -> None:
    from linli.jobs.commands import worker
    from linli.jobs.data import Lane

    worker(Lane.LONG)


def waited(ids: Sequence[int]) -> None:
    from linli.auxiliaries.data.rostering import RosterState
    from linli.auxiliaries.models.rostering import Roster

    while Roster.objects.filter(pk__in=ids, state=RosterState.SOLVING).exists():
        time.sleep(0.2)


def judged_by(id: int, at: Any) -> tuple[int, int]:
    """Of a proposal: faults found by checker and rules, people missing."""
    from django.utils import timezone

    from linli.auxiliaries.queries import rosters
    from linli.auxiliaries.rules.roster import check_plan

    one = rosters.roster(id)
    found = check_plan(rosters.planning(one, today=timezone.localdate(at)), rosters.cells(one))
    faults = sum(map(len, found.findings.values())) + sum(map(len, found.breaches.values()))
    return faults, sum(gap.missing for gap in found.verdict.gaps)


def summed(judged: Sequence[tuple[int, int]]) -> dict[str, object]:
    return {"violations": sum(faults for faults, _unmet in judged), "unmet": sum(unmet for _faults, unmet in judged)}


def told(ids: Sequence[int]) -> dict[str, object]:
    """The share of the cost that might still be saved, by the bound that each search proved."""
    from linli.auxiliaries.queries import rosters

    gaps = [rosters.roster(id).gap or 0.0 for id in ids]
    return {"gap": round(max(gaps), 4), "gap_median": round(median(gaps), 4)}


def called(bureau: Any, at: Any) -> dict[str, object]:
    """In a unit of thirty, then with another unit's people in it."""
    from linli.auxiliaries.models import AuxiliaryOfficer

    first, second = bureau.units[:2]
    thirty, asked = sick_call(bureau, first, at)
    AuxiliaryOfficer.objects.filter(unit=second).update(unit=first)
    sixty, asked_60 = sick_call(bureau, first, at)
    return {"sick_call_s": thirty, "asked": asked, "sick_call_60_s": sixty, "asked_60": asked_60}


def sick_call(bureau: Any, unit: int, at: Any) -> tuple[float, int]:
    """Seconds, and of how many officers every rule was asked."""
    from django.utils import timezone

    from linli.auxiliaries.actions.rostering.calls import call_sick
    from linli.auxiliaries.models.rostering import RosterShift
    from linli.auxiliaries.queries import calls

    today = timezone.localdate(at)
    ahead = RosterShift.objects.filter(roster__unit=unit, stands=True, day__gt=today).order_by("day", "id")
    shift = ahead.values_list("pk", flat=True)[0]
    began = time.perf_counter()
    id = call_sick(shift, actor=bureau.commanders[unit], at=at)
    asked = calls.candidates(calls.call(id), today=today)
    return round(time.perf_counter() - began, 3), len(asked)


if __name__ == "__main__":
    main("bureau", run)
