"""Shifts that fell open, and who could lawfully take them: every rule asked for each candidate, in few statements."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from django.db.models import QuerySet

from linli.auxiliaries.data.files import Officer, OfficerId
from linli.auxiliaries.data.hours import Work
from linli.auxiliaries.data.rostering import BREACH_NAMES, LIMIT_NAMES, Planning, RosterId, RosterState
from linli.auxiliaries.data.swaps import Call, CallId, CallState, Candidate, Cause, Consent
from linli.auxiliaries.models.rostering import ShiftCall
from linli.auxiliaries.queries import rosters
from linli.auxiliaries.queries.rostering import kind_of
from linli.auxiliaries.rules.roster import joining, works_of
from linli.kernel.actor import UnitId
from linli.kernel.errors import NotFound
from linli.kernel.words import Sentence
from linli.web.keyset import Place, beyond

PAGE = 50
SETTING = ("wuhan-order-270/28",)


def call(id: CallId) -> Call:
    row = _calls().filter(pk=id).first()
    if row is None:
        raise NotFound
    return call_of(row)


def open_calls(units: Iterable[UnitId], *, since: date, after: Place | None = None, limit: int = PAGE) -> list[Call]:
    """Of published rosters, the next day first."""
    found = _calls().filter(
        roster__unit__in=list(units), roster__state=RosterState.PUBLISHED, state=CallState.OPEN, day__gte=since
    )
    return [call_of(row) for row in beyond(found, after, by="day")[:limit]]


def own_calls(officer: OfficerId, *, since: date) -> list[Call]:
    """For which the officer called in sick and that can still be taken back; one statement."""
    found = _calls().filter(
        officer=officer, cause=Cause.SICK, state__in=(CallState.OPEN, CallState.LEFT), day__gte=since,
        roster__state=RosterState.PUBLISHED,
    )  # fmt: skip
    return [call_of(row) for row in found.order_by("day", "id")[:PAGE]]


def candidates(asked: Call, *, only: OfficerId | None = None, today: date) -> list[Candidate]:
    """Whoever of the unit does not work that day, the lawful ones first, those with the fewest hours of the week before
    the others. Each is checked with the shift added to the own row."""
    one = rosters.roster(asked.roster)
    shown = rosters.cells(one)
    people = [
        person
        for person in rosters.people_of(one)
        if asked.day not in shown.get(person.id, {}) and (only is None or person.id == only)
    ]
    planning = rosters.planning(one, officers=people, today=today, about=asked.day)
    speaks = joining(planning, shown, asked.day, asked.kind.code)
    needed = {row.skill for row in planning.demand if row.skill and row.kind.code == asked.kind.code}
    found = []
    for person in people:
        findings, breaches = speaks[person.id]
        against: list[tuple[Sentence, tuple[str, ...]]] = [
            (one.because or LIMIT_NAMES[one.limit], one.cites or SETTING) for one in findings
        ]
        against = against or [(BREACH_NAMES[one.breach], SETTING) for one in breaches]
        skilled = needed <= planning.skills[person.id]
        row = {**shown.get(person.id, {}), asked.day: asked.kind.code}
        found.append(Candidate(person, _week(planning, person, row, asked.day), skilled, _once(against)))
    return sorted(found, key=lambda one: (bool(one.against), not one.skilled, one.minutes, one.officer.number))


def call_of(row: ShiftCall) -> Call:
    return Call(
        id=CallId(row.pk), roster=RosterId(row.roster_id), unit=UnitId(row.roster.unit),
        officer=OfficerId(row.officer_id), name=row.officer.name, day=row.day, kind=kind_of(row.kind, on=row.day),
        cause=Cause(row.cause), state=CallState(row.state), replaced_by=row.replaced_by.name if row.replaced_by else "",
        consent=Consent(row.consent) if row.consent else None,
    )  # fmt: skip


def _week(planning: Planning, person: Officer, row: dict[date, str], day: date) -> int:
    monday = day - timedelta(days=day.weekday())
    works: Sequence[Work] = (*planning.around[person.id], *works_of(planning, person.id, row))
    return sum(work.minutes for work in works if monday <= work.day < monday + timedelta(days=7))


def _once(against: list[tuple[Sentence, tuple[str, ...]]]) -> tuple[tuple[Sentence, tuple[str, ...]], ...]:
    """The same reason is said once, though two checkers saw it."""
    found: list[tuple[Sentence, tuple[str, ...]]] = []
    for sentence, cites in against:
        if sentence.msgid not in {said.msgid for said, _cites in found}:
            found.append((sentence, cites))
    return tuple(found)


def _calls() -> QuerySet[ShiftCall]:
    return ShiftCall.objects.select_related("roster", "officer", "kind", "replaced_by")
