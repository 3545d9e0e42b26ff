"""A program looks for a plan in the background; a human looks at what it proposes."""

from collections import defaultdict
from collections.abc import Callable
from datetime import date, datetime

import structlog
from django.db import transaction

from linli.auxiliaries.actions.rostering.rosters import about, planned
from linli.auxiliaries.actions.step import day_of, note, step
from linli.auxiliaries.data.files import OfficerId
from linli.auxiliaries.data.roster import Impossible, Plan, Progress
from linli.auxiliaries.data.rostering import Cells, Planning, RosterId, RosterState, Trouble
from linli.auxiliaries.engine import roster as engine
from linli.auxiliaries.models import rostering
from linli.auxiliaries.queries import rosters as ask
from linli.auxiliaries.rules.roster import as_cells, build, check_plan, closing
from linli.auxiliaries.states.rostering import ROSTER
from linli.jobs.api import queue
from linli.kernel.actor import SYSTEM, Actor
from linli.kernel.errors import NotAllowed
from linli.kernel.words import _
from linli.organisation.api import figure

JOB, ROUNDS, SEED = "auxiliaries.solve-roster", 3, 1
Now = Callable[[], datetime]
_log = structlog.get_logger(__name__)


class _StoppedByHand(Exception):
    """Somebody pressed stop while the search ran."""


def begin_solving(id: RosterId, *, actor: Actor, at: datetime) -> None:
    """Settled days stay; everything else is looked for anew. NotAllowed where the program is not installed."""
    row = planned(id, actor)
    if (told := engine.missing()) is not None:
        raise NotAllowed(told)
    one = ask.roster(id)
    planning = ask.planning(one, today=day_of(at))
    if not any(sum(need.counts) for need in planning.demand):
        raise NotAllowed(_("Say first which shifts the unit needs, and how many officers on each."))
    if not planning.officers:
        raise NotAllowed(_("Nobody serves in this unit on these days."))
    with transaction.atomic():
        attempt = row.attempt + 1
        step(
            ROSTER, row, "solve", attempt=attempt, seconds=None, cost=None, bound=None, trouble="", trouble_officer=None
        )
        queue(JOB, id, attempt, due=at)
        note("solve_roster", about(id), actor=actor, at=at, attempt=attempt)


def stop_solving(id: RosterId, *, actor: Actor, at: datetime) -> None:
    """The search ends at its next step and leaves nothing."""
    row = planned(id, actor)
    with transaction.atomic():
        step(ROSTER, row, "stop", trouble=Trouble.STOPPED.value)
        note("stop_roster", about(id), actor=actor, at=at)


def solve_roster(id: RosterId, attempt: int, *, now: Now) -> None:
    """The job: in no transaction, so that the page can show how far it is. Run twice, it only searches twice."""
    if not _running(id, attempt):
        return
    one, today = ask.roster(id), day_of(now())
    try:
        planning = ask.planning(one, today=today)
        seconds = figure("auxiliary.roster_seconds", on=today).length
        found, last = _search(planning, seconds, lambda progress: _tell(id, attempt, progress))
        _propose(id, attempt, planning, found, last, now())
    except _StoppedByHand:
        return
    except Impossible as error:
        _fail(id, attempt, Trouble.IMPOSSIBLE, now(), officer=OfficerId(error.person))
    except Exception:
        _log.exception("roster_failed", roster=id)
        _fail(id, attempt, Trouble.FAILED, now())


def _search(planning: Planning, seconds: float, tell: Callable[[Progress], None]) -> tuple[Cells, Progress]:
    """Where the rules of hours find fault with a day that the solver could not see, that day is closed and it searches
    again; what is left in the end is taken out, so that a proposal is lawful and its gaps are named."""
    task, each = build(planning), seconds / ROUNDS
    for n in range(ROUNDS):
        solved = engine.solve(task, seconds=seconds - each if n == 0 else each / 2, seed=SEED + n, tell=tell)
        wrong = _wrong(planning, solved.plan)
        if not wrong:
            break
        task = closing(task, {officer: _numbers(planning, days) for officer, days in wrong.items()})
    found = {
        officer: {day: kind for day, kind in row.items() if day not in wrong.get(officer, ())}
        for officer, row in as_cells(planning, solved.plan).items()
    }
    return found, Progress(solved.seconds, solved.cost, solved.bound)


def _wrong(planning: Planning, plan: Plan) -> dict[OfficerId, set[date]]:
    """The days on which a rule of hours is broken; of what is seen on a day without a shift, the last shift before."""
    found: dict[OfficerId, set[date]] = defaultdict(set)
    shown = as_cells(planning, plan)
    for officer, findings in check_plan(planning, shown).findings.items():
        for one in findings:
            if days := [day for day in shown.get(officer, {}) if day <= one.day]:
                found[officer].add(max(days))
    return found


def _numbers(planning: Planning, days: set[date]) -> list[int]:
    return [(day - planning.days.first).days for day in days]


def _running(id: RosterId, attempt: int) -> bool:
    return rostering.Roster.objects.filter(pk=id, attempt=attempt, state=RosterState.SOLVING.value).exists()


def _tell(id: RosterId, attempt: int, progress: Progress) -> None:
    mine = rostering.Roster.objects.filter(pk=id, attempt=attempt, state=RosterState.SOLVING.value)
    if not mine.update(seconds=progress.seconds, cost=progress.cost, bound=progress.bound):
        raise _StoppedByHand


def _propose(
    id: RosterId, attempt: int, planning: Planning, found: Cells, last: Progress, at: datetime
) -> None:  # fmt: skip
    """What was settled stays as it is; the rest is replaced in one transaction."""
    with transaction.atomic():
        row = rostering.Roster.objects.filter(pk=id, attempt=attempt, state=RosterState.SOLVING.value).first()
        if row is None:
            return
        step(ROSTER, row, "propose", seconds=last.seconds, cost=last.cost, bound=last.bound)
        rostering.RosterShift.objects.filter(roster=row, locked=False).delete()
        kinds, kept = ask.kind_ids(planning), ask.cells(ask.roster(id))
        rostering.RosterShift.objects.bulk_create(
            rostering.RosterShift(roster=row, officer_id=officer, day=day, kind_id=kinds[code])
            for officer, days in found.items()
            for day, code in days.items()
            if day not in kept.get(officer, {})
        )
        note("propose_roster", about(id), actor=SYSTEM, at=at, cost=last.cost, bound=last.bound)


def _fail(
    id: RosterId, attempt: int, trouble: Trouble, at: datetime, *, officer: OfficerId | None = None
) -> None:  # fmt: skip
    with transaction.atomic():
        row = rostering.Roster.objects.filter(pk=id, attempt=attempt, state=RosterState.SOLVING.value).first()
        if row is not None:
            step(ROSTER, row, "fail", trouble=trouble.value, trouble_officer=officer)
            note("fail_roster", about(id), actor=SYSTEM, at=at, trouble=trouble.value)
