"""Rosters as shapes, their cells, and all that decides about one, read in a bounded number of statements."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta

from linli.auxiliaries.data.files import Officer, OfficerId, Span
from linli.auxiliaries.data.hours import Period, Standing, Work
from linli.auxiliaries.data.rostering import (
    Cells,
    Demand,
    KindId,
    Planning,
    Roster,
    RosterId,
    RosterState,
    ShiftId,
    ShiftKind,
    Trouble,
    WishFor,
)
from linli.auxiliaries.models import rostering as rows
from linli.auxiliaries.queries.files import serving
from linli.auxiliaries.queries.hours import RUN_UP, figures, standings
from linli.auxiliaries.queries.learners import learner
from linli.auxiliaries.queries.rostering import demand, kind_of, skill_of_courses
from linli.auxiliaries.queries.worked import month_of, works_of
from linli.auxiliaries.rules.hours.counting import period_of
from linli.kernel.actor import PostId, UnitId
from linli.kernel.errors import NotFound
from linli.organisation import api as organisation
from linli.training import api as training
from linli.web.keyset import below

PAGE = 20
A_WEEK, AFTER = timedelta(days=7), timedelta(days=8)
"""What the days of a roster may make unlawful after them: a week without rest."""


def roster(id: RosterId) -> Roster:
    row = rows.Roster.objects.filter(pk=id).first()
    if row is None:
        raise NotFound
    return roster_of(row)


def rosters(unit: UnitId, *, before: int | None = None, limit: int = PAGE) -> Sequence[Roster]:
    """The newest first."""
    found = rows.Roster.objects.filter(unit=unit).order_by("-id")
    return [roster_of(row) for row in below(found, before)[:limit]]


def roster_of(row: rows.Roster) -> Roster:
    return Roster(
        id=RosterId(row.pk), unit=UnitId(row.unit), days=Span(row.first, row.last), state=RosterState(row.state),
        attempt=row.attempt, seconds=row.seconds, cost=row.cost, bound=row.bound,
        trouble=Trouble(row.trouble) if row.trouble else None,
        trouble_officer=OfficerId(row.trouble_officer) if row.trouble_officer else None, made_by=PostId(row.made_by),
    )  # fmt: skip


def cells(one: Roster, *, locked: bool = False) -> dict[OfficerId, dict[date, str]]:
    """Officer → day → code; only what is settled where `locked`."""
    found: dict[OfficerId, dict[date, str]] = defaultdict(dict)
    shifts = rows.RosterShift.objects.filter(roster=one.id, **({"locked": True} if locked else {}))
    for officer, day, code in shifts.order_by("day").values_list("officer_id", "day", "kind__code"):
        found[OfficerId(officer)][day] = code
    return dict(found)


def people_of(one: Roster) -> Sequence[Officer]:
    """Whoever serves in the unit on one of its days."""
    first = {officer.id: officer for officer in serving([one.unit], on=one.days.first)}
    return list({**first, **{officer.id: officer for officer in serving([one.unit], on=one.last)}}.values())


@organisation.pinned()
def planning(
    one: Roster, *, officers: Sequence[Officer] | None = None, today: date, about: date | None = None
) -> Planning:
    """Of everybody in the unit, or of these alone. Hours of days before today are those that were worked. Where only
    one day is asked about, no more is read around the roster than that day can make unlawful."""
    people = people_of(one) if officers is None else officers
    ids = [officer.id for officer in people]
    known = standings(people, one.days)
    reach = _reach(one, known) if about is None else _reach_of_day(about, known)
    done, around = around_of(ids, reach, apart_from=one.id, today=today)
    needed = demand(one.unit, on=one.days.first)
    kinds = _kinds_of(one)
    return Planning(
        days=one.days, length=one.length, kinds=tuple(kinds), officers=tuple(people), standings=known, around=around,
        done={id: frozenset(day for day in days if one.days.holds(day)) for id, days in done.items()},
        skills=skilled(people, one, needed),
        demand=tuple(row for row in needed if row.kind.id in {kind.id for kind in kinds}),
        wishes=tuple(wishes(ids, one.days)), locked=cells(one, locked=True), figures=figures(on=one.days.first),
        calendar=organisation.calendar_of(one.unit),
        longest_run=organisation.figure("auxiliary.longest_run", on=one.days.first).length,
    )  # fmt: skip


def around_of(
    officers: Collection[OfficerId], reach: Span, *, apart_from: RosterId | None, today: date
) -> tuple[Mapping[OfficerId, frozenset[date]], dict[OfficerId, list[Work]]]:
    """Hours that were worked, and shifts that stand on days where none were entered, in the order of time."""
    worked = works_of(officers, Span(reach.first, today))
    planned = rostered(officers, reach, apart_from=apart_from)
    done = {id: frozenset(work.day for work in worked[id]) for id in officers}
    around = {id: [*worked[id], *(work for work in planned[id] if work.day not in done[id])] for id in officers}
    return done, {id: sorted(works, key=lambda one: (one.day, one.begins)) for id, works in around.items()}


def rostered(
    officers: Collection[OfficerId], days: Span, *, apart_from: RosterId | None = None
) -> dict[OfficerId, list[Work]]:
    """Shifts of published rosters, in the order of time; one statement."""
    found: dict[OfficerId, list[Work]] = {officer: [] for officer in officers}
    shifts = rows.RosterShift.objects.filter(officer__in=list(officers), stands=True, day__gte=days.first)
    shifts = shifts if days.last is None else shifts.filter(day__lte=days.last)
    shifts = shifts if apart_from is None else shifts.exclude(roster=apart_from)
    fields = ("officer_id", "day", "kind__begins", "kind__ends", "kind__pause", "id")
    for officer, day, begins, ends, pause, id in shifts.order_by("day", "kind__begins").values_list(*fields):
        found[OfficerId(officer)].append(Work(day, begins, ends, ends - begins - pause, id))
    return found


def wishes(officers: Iterable[OfficerId], days: Span) -> list[WishFor]:
    found = rows.RosterWish.objects.filter(officer__in=list(officers), day__range=(days.first, days.last or days.first))
    return [
        WishFor(OfficerId(officer), day, code or "")
        for officer, day, code in found.order_by("day", "officer").values_list("officer_id", "day", "kind__code")
    ]


def skilled(officers: Sequence[Officer], one: Roster, needed: Sequence[Demand]) -> dict[OfficerId, frozenset[str]]:
    """What each holds a certificate of that is valid from the first day to the last; nothing is read where no shift
    asks for a certificate."""
    courses = skill_of_courses(one.unit) if any(row.skill for row in needed) else {}
    if not courses:
        return {officer.id: frozenset() for officer in officers}
    held = training.certificates_valid([learner(officer.id) for officer in officers], on=one.days.first)
    return {
        officer.id: frozenset(
            courses[paper.course]
            for paper in held.get(learner(officer.id), ())
            if paper.course in courses and paper.is_valid(one.last)
        )
        for officer in officers
    }


def _kinds_of(one: Roster) -> list[ShiftKind]:
    """Those in use, and ended ones that this roster names."""
    named = rows.RosterShift.objects.filter(roster=one.id).values("kind")
    found = rows.ShiftKind.objects.filter(unit=one.unit).order_by("begins", "code")
    kept = found.filter(ended_on__isnull=True) | found.filter(pk__in=named)
    by_code: dict[str, ShiftKind] = {}
    for row in kept.distinct():
        kind = kind_of(row, on=one.days.first)
        if kind.code not in by_code or not kind.ended:
            by_code[kind.code] = kind
    return list(by_code.values())


def _reach(one: Roster, known: Mapping[OfficerId, Standing]) -> Span:
    """How far back and forth shifts matter: a month and a week, or the period of comprehensive hours."""
    begins = [one.days.first - RUN_UP]
    for standing in known.values():
        begins += [
            period_of(one.days.first, other.period)[0] for other in standing.systems if other.period is not Period.WEEK
        ]
    return Span(min(begins), one.last + AFTER)


def _reach_of_day(day: date, known: Mapping[OfficerId, Standing]) -> Span:
    """The month and the week of that day, a week before them and after it; and the period of comprehensive hours."""
    begins = [min(day.replace(day=1), day - timedelta(days=day.weekday())) - A_WEEK]
    ends = [month_of(day).last or day, day + AFTER]
    for standing in known.values():
        for other in standing.systems:
            first, last = period_of(day, other.period)
            begins, ends = [*begins, first], [*ends, last]
    return Span(min(begins) - A_WEEK, max(ends))


def shift_ids(id: RosterId, day: date) -> dict[OfficerId, ShiftId]:
    """Of one day; one statement."""
    found = rows.RosterShift.objects.filter(roster=id, day=day).values_list("officer_id", "pk")
    return {OfficerId(officer): ShiftId(pk) for officer, pk in found}


def kind_ids(planning: Planning) -> Mapping[str, KindId]:
    return {kind.code: kind.id for kind in planning.kinds}


def counted(planning: Planning, shown: Cells) -> dict[OfficerId, int]:
    """Minutes of each on the roster."""
    minutes = {kind.code: kind.minutes for kind in planning.kinds}
    return {one.id: sum(minutes.get(code, 0) for code in shown.get(one.id, {}).values()) for one in planning.officers}
