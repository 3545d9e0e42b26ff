"""A roster is drafted, changed by hand, published and withdrawn. Nothing unlawful is ever published."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta

from django.db import IntegrityError, transaction

from linli.auxiliaries.actions.step import day_of, found, note, post_of, step
from linli.auxiliaries.actions.telling import tell_each
from linli.auxiliaries.data.files import OfficerId, Span
from linli.auxiliaries.data.hours import Finding, Limit
from linli.auxiliaries.data.rostering import (
    BREACH_NAMES,
    LIMIT_NAMES,
    Checked,
    Planning,
    Roster,
    RosterId,
    RosterState,
)
from linli.auxiliaries.models import AuxiliaryOfficer, rostering
from linli.auxiliaries.permissions.files import demand
from linli.auxiliaries.queries import rosters as ask
from linli.auxiliaries.rules.roster import check_plan
from linli.auxiliaries.states.rostering import ROSTER
from linli.kernel.actor import Actor, UnitId
from linli.kernel.errors import BadInput, NotAllowed, NotLawful
from linli.kernel.words import Sentence, _
from linli.ledger.data import Subject

LONGEST, FARTHEST = timedelta(days=41), timedelta(days=366)
OF_THE_OFFICE = frozenset({Limit.BETWEEN})
"""Limits that no law fixes: they warn while a roster is in the making, and stand in the way of publishing."""
SETTING = ("wuhan-order-270/28",)


def draft_roster(unit: UnitId, *, days: Span, actor: Actor, at: datetime) -> RosterId:
    """At most six weeks, not of the past."""
    demand("roster", actor, unit)
    today = day_of(at)
    if days.last is None or days.last < days.first:
        raise BadInput("last", _("The last day is not before the first."))
    if days.last - days.first > LONGEST:
        raise BadInput("last", _("A roster covers six weeks at most."))
    if days.first < today or days.first > today + FARTHEST:
        raise BadInput("first", _("A roster begins today or later, within a year."))
    with transaction.atomic():
        row = rostering.Roster.objects.create(
            unit=unit, first=days.first, last=days.last, made_by=post_of(actor), made_at=at
        )
        note("draft_roster", about(row.pk), actor=actor, at=at, unit=unit, first=days.first.isoformat())
    return RosterId(row.pk)


def set_cell(
    id: RosterId, *, officer: OfficerId, day: date, kind: str, locked: bool = False, actor: Actor, at: datetime
) -> tuple[Finding, ...]:
    """Give somebody a kind of shift on a day, or a day off (`kind` empty). NotLawful where a law forbids it; what only
    a setting of the office forbids is given back as a warning, and refused once the roster is published."""
    row = planned(id, actor)
    with transaction.atomic():
        lock_officers([officer])
        step(ROSTER, row, "set")
        one = ask.roster(id)
        planning = _planning_of(one, officer, day, at)
        shown = ask.cells(one).get(officer, {})
        after = {**{when: code for when, code in shown.items() if when != day}, **({day: kind} if kind else {})}
        if kind and kind not in {
            known.code for known in planning.kinds if not known.ended or known.code in shown.values()
        }:
            raise BadInput("kind", _("This unit has no such kind of shift."))
        warnings = _judge_change(planning, officer, shown, after, strict=one.state is RosterState.PUBLISHED)
        _write(one, planning, officer, day, kind, locked)
        chosen = ask.kind_ids(planning)[kind] if kind else None  # its sign may be any letter
        note("set_cell", officer, actor=actor, at=at, roster=id, day=day.isoformat(), kind=chosen)
        if one.state is RosterState.PUBLISHED:
            tell_officers([officer], "roster_changed", one, at=at)
    return warnings


def publish_roster(id: RosterId, *, actor: Actor, at: datetime) -> None:
    """NotLawful, with its articles, while anybody's shifts break a rule. Unmet needs do not stand in the way: they are
    named, and a human has seen them. The officers are locked first, so that what changes meanwhile is seen here or
    finds this roster published."""
    row = planned(id, actor)
    if row.last < day_of(at):
        raise BadInput("last", _("This roster is over; nothing can be published any more."))
    with transaction.atomic():
        one = ask.roster(id)
        shown = ask.cells(one)
        lock_officers(shown)
        if not shown:
            raise NotAllowed(_("Nobody stands on this roster."))
        planning = ask.planning(one, today=day_of(at))
        refuse_unclean(check_plan(planning, shown))
        step(ROSTER, row, "publish", published_by=post_of(actor), published_at=at)
        try:
            with transaction.atomic():
                rostering.RosterShift.objects.filter(roster=row).update(stands=True)
        except IntegrityError:
            raise NotAllowed(_("Somebody stands on another published roster on one of these days.")) from None
        note("publish_roster", about(id), actor=actor, at=at, shifts=sum(map(len, shown.values())))
        tell_officers(shown, "roster_published", one, at=at)


def withdraw_roster(id: RosterId, *, actor: Actor, at: datetime) -> None:
    """What was planned is dropped; officers of a published one are told."""
    row = planned(id, actor)
    with transaction.atomic():
        was, one = row.state, ask.roster(id)
        step(ROSTER, row, "withdraw")
        rostering.RosterShift.objects.filter(roster=row).update(stands=False)
        note("withdraw_roster", about(id), actor=actor, at=at)
        if was == RosterState.PUBLISHED:
            tell_officers(ask.cells(one), "roster_withdrawn", one, at=at)


def about(roster: int) -> Subject:
    return Subject("roster", roster)


def planned(id: RosterId, actor: Actor) -> rostering.Roster:
    row = found(rostering.Roster, id)
    demand("roster", actor, UnitId(row.unit))
    return row


def lock_officers(officers: Iterable[OfficerId]) -> None:
    """Always in this order. Every act that changes what holds for an officer comes by here."""
    list(AuxiliaryOfficer.objects.select_for_update().filter(pk__in=list(officers)).order_by("pk").values_list("pk"))


def refuse_unclean(checked: Checked) -> None:
    findings = [one for found_here in checked.findings.values() for one in found_here]
    breaches = [one for found_here in checked.breaches.values() for one in found_here]
    if findings:
        first = findings[0]
        cites = tuple(dict.fromkeys(cite for one in findings for cite in one.cites)) or SETTING
        raise NotLawful(sentence_of(first), cites)
    if breaches:
        raise NotLawful(BREACH_NAMES[breaches[0].breach], SETTING)


def sentence_of(finding: Finding) -> Sentence:
    return finding.because or LIMIT_NAMES[finding.limit]


def tell_officers(officers: Iterable[OfficerId], template: str, one: Roster, *, at: datetime) -> None:
    """In the inbox of each who has a post here."""
    tell_each(officers, template, at=at, first=one.days.first.isoformat(), last=one.last.isoformat())


def judge_row(
    planning: Planning, officer: OfficerId, before: Mapping[date, str], after: Mapping[date, str]
) -> tuple[tuple[Finding, ...], tuple[Sentence, ...]]:
    """What a change makes wrong that was not wrong before: by the rules of hours, and by the checker."""
    was, now = check_plan(planning, {officer: before}), check_plan(planning, {officer: after})
    findings = tuple(one for one in now.findings[officer] if one not in was.findings[officer])
    known = set(was.breaches[officer])
    return findings, tuple(BREACH_NAMES[one.breach] for one in now.breaches[officer] if one not in known)


def _judge_change(
    planning: Planning, officer: OfficerId, before: Mapping[date, str], after: Mapping[date, str], *, strict: bool
) -> tuple[Finding, ...]:
    findings, breaches = judge_row(planning, officer, before, after)
    hard = [one for one in findings if strict or one.limit not in OF_THE_OFFICE]
    if hard:
        raise NotLawful(sentence_of(hard[0]), hard[0].cites or SETTING)
    if breaches and strict:
        raise NotLawful(breaches[0], SETTING)
    return findings


def _planning_of(one: Roster, officer: OfficerId, day: date, at: datetime) -> Planning:
    if not one.days.holds(day):
        raise BadInput("day", _("This day is not on the roster."))
    people = [person for person in ask.people_of(one) if person.id == officer]
    if not people:
        raise BadInput("officer", _("This officer belongs to another unit."))
    return ask.planning(one, officers=people, today=day_of(at))


def _write(one: Roster, planning: Planning, officer: OfficerId, day: date, kind: str, locked: bool) -> None:
    shifts = rostering.RosterShift.objects.filter(roster=one.id, officer=officer, day=day)
    if not kind:
        shifts.delete()
        return
    fields = {
        "kind_id": ask.kind_ids(planning)[kind], "locked": locked, "stands": one.state is RosterState.PUBLISHED,
    }  # fmt: skip
    try:
        with transaction.atomic():
            if not shifts.update(**fields):
                rostering.RosterShift.objects.create(roster_id=one.id, officer_id=officer, day=day, **fields)
    except IntegrityError:
        raise NotAllowed(_("Somebody stands on another published roster on one of these days.")) from None
