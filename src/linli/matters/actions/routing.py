"""Routing rules change by versions: a draft is edited, held against the recent matters, and published with a reason."""

from collections.abc import Callable
from datetime import datetime

import rules

from linli.kernel.actor import Actor, Role, UnitId
from linli.kernel.calendar import LengthUnit
from linli.kernel.errors import BadInput, NotAllowed, NotFound, NotPermitted, Overtaken
from linli.kernel.words import _
from linli.ledger import api as ledger
from linli.ledger.data import Entry, Subject
from linli.matters.actions.act import act
from linli.matters.data import ProposalId, ProposalState, RuleGiven, RuleId, VersionId
from linli.matters.models import DRAFT, PUBLISHED, RETIRED, RoutingProposal, RoutingRule, RoutingVersion
from linli.matters.queries.catalogue import catalogue, forget
from linli.matters.queries.limits import calendar
from linli.organisation import api as organisation
from linli.organisation.data import UnitKind

LONGEST = 365
MOST_RULES = 300


def keeps_routing(actor: Actor) -> bool:
    """The lead of the topmost centre: the rules hold for the whole installation."""
    if not actor.holds(Role.LEAD) or actor.unit is None or actor.post is None:
        return False
    unit = organisation.unit(actor.unit)
    return unit.parent is None and unit.kind is UnitKind.CENTRE


def _demand(actor: Actor) -> None:
    if not keeps_routing(actor):
        raise NotPermitted


def draft() -> RoutingVersion:
    found = RoutingVersion.objects.filter(state=DRAFT).first()
    if found is None:
        raise NotFound
    return found


@act
def begin_routing(*, actor: Actor, at: datetime) -> VersionId:
    """The one draft there is, or a new one with the rules in force."""
    _demand(actor)
    there = RoutingVersion.objects.filter(state=DRAFT).first()
    if there is not None:
        return VersionId(there.pk)
    return VersionId(_copy(RoutingVersion.objects.filter(state=PUBLISHED).first(), actor, at).pk)


def _copy(of: RoutingVersion | None, actor: Actor, at: datetime, **fields: object) -> RoutingVersion:
    made = RoutingVersion.objects.create(based_on=of, made_by_id=actor.post, made_at=at, **fields)
    copied = list(RoutingRule.objects.filter(version=of).order_by("order", "id")) if of else []
    for order, row in enumerate(copied, 1):
        row.pk, row.version, row.order, row.proposal = None, made, order, None
    RoutingRule.objects.bulk_create(copied)
    return made


@act
def write_rule(
    given: RuleGiven, *, rule: RuleId | None = None, proposal: ProposalId | None = None, actor: Actor, at: datetime
) -> RuleId:
    """A new rule stands first in the draft, where it wins over all others; an old one keeps its place."""
    _demand(actor)
    version = draft()
    _check(given, at)
    row = RoutingRule(version=version, order=0, since=calendar().local_day(at), proposal_id=proposal)
    if rule is not None:
        row = _rule(version, rule)
    elif version.rules.count() >= MOST_RULES:
        raise NotAllowed(_("At most {most} rules: nobody could read more.", most=MOST_RULES))
    row.category_key, row.category_group, row.kind = given.category, given.group, given.kind
    row.place_id, row.hours, row.level = given.place, given.hours, given.level
    row.unit_id, row.suggests_id, row.answers = given.unit, given.suggests, given.answers
    row.length, row.length_unit = given.length, given.length_unit if given.length else ""
    row.save()
    if rule is None:
        _renumber(version)
    return RuleId(row.pk)


def _rule(version: RoutingVersion, rule: RuleId) -> RoutingRule:
    found = RoutingRule.objects.filter(pk=rule, version=version).first()
    if found is None:
        raise NotFound
    return found


def _check(given: RuleGiven, at: datetime) -> None:
    if given.category and given.category not in catalogue().rows:
        raise BadInput("category", _("There is no category “{key}” in the catalogue.", key=given.category))
    if not (given.level or given.unit or given.suggests):
        raise BadInput("level", _("Say where it goes: a level, a centre, or the unit to advise."))
    for field, unit in (("place", given.place), ("unit", given.unit), ("suggests", given.suggests)):
        _check_stands(field, unit, at)
    if given.unit is not None and organisation.unit(given.unit).kind is not UnitKind.CENTRE:
        raise BadInput("unit", _("Only a centre screens. Name the department as the unit to advise."))
    if given.length is not None and not (1 <= given.length <= LONGEST and given.length_unit in set(LengthUnit)):
        raise BadInput("length", _("A limit has from 1 to {most} and its unit.", most=LONGEST))


def _check_stands(field: str, unit: UnitId | None, at: datetime) -> None:
    if unit is not None and not organisation.unit(unit).stands_on(calendar().local_day(at)):
        raise BadInput(field, _("This unit does not exist any more."))


@act
def move_rule(rule: RuleId, *, up: bool, actor: Actor, at: datetime) -> None:
    """One place up or down: whoever stands first wins."""
    _demand(actor)
    version = draft()
    row = _rule(version, rule)
    found = list(version.rules.order_by("order", "id"))
    place = found.index(row)
    other = place - 1 if up else place + 1
    if 0 <= other < len(found):
        found[place], found[other] = found[other], found[place]
        _number(found)


@act
def remove_rule(rule: RuleId, *, actor: Actor, at: datetime) -> None:
    _demand(actor)
    version = draft()
    _rule(version, rule).delete()
    _renumber(version)


def _renumber(version: RoutingVersion) -> None:
    _number(list(version.rules.order_by("order", "id")))


def _number(found: list[RoutingRule]) -> None:
    for order, row in enumerate(found, 1):
        row.order = order
    RoutingRule.objects.bulk_update(found, ["order"])


@act
def drop_routing(*, actor: Actor, at: datetime) -> None:
    """The draft is thrown away; what was in force stays so."""
    _demand(actor)
    draft().delete()


@act
def publish_routing(*, reason: str, actor: Actor, at: datetime) -> VersionId:
    """The draft is in force from now on; a proposal that became one of its rules is adopted with it."""
    _demand(actor)
    version = draft()
    in_force = RoutingVersion.objects.filter(state=PUBLISHED).values_list("pk", flat=True).first()
    if version.based_on_id != in_force:
        raise NotAllowed(_("Other rules were published meanwhile. Throw this draft away and begin anew."))
    _put_in_force(version, reason, actor, at)
    adopted = RoutingProposal.objects.filter(pk__in=version.rules.exclude(proposal=None).values("proposal"))
    adopted.filter(state=ProposalState.OPEN).update(
        state=ProposalState.ADOPTED, decided_by_id=actor.post, decided_at=at, reason=reason[:300]
    )  # fmt: skip
    return VersionId(version.pk)


@act
def publish_routing_again(version: VersionId, *, reason: str, actor: Actor, at: datetime) -> VersionId:
    """Undo: the rules of an earlier version hold again, as a new version."""
    _demand(actor)
    old = RoutingVersion.objects.filter(pk=version, state=RETIRED).first()
    if old is None:
        raise NotFound
    made = _copy(old, actor, at, state=RETIRED, published_at=at)
    _put_in_force(made, reason, actor, at, was=RETIRED)
    return VersionId(made.pk)


def _put_in_force(version: RoutingVersion, reason: str, actor: Actor, at: datetime, *, was: str = DRAFT) -> None:
    if not reason.strip():
        raise BadInput("reason", _("Say why the rules change: others will ask."))
    for row in version.rules.all():
        for unit in (row.place_id, row.unit_id, row.suggests_id):
            if unit is not None and not organisation.unit(UnitId(unit)).stands_on(calendar().local_day(at)):
                raise NotAllowed(_("Rule {place} names a unit that does not exist any more.", place=row.order))
    RoutingVersion.objects.filter(state=PUBLISHED).update(state=RETIRED)
    taken = RoutingVersion.objects.filter(pk=version.pk, state=was).update(
        state=PUBLISHED, reason=reason.strip()[:300], published_by_id=actor.post, published_at=at
    )
    if not taken:
        raise Overtaken
    forget()
    detail = {"rules": version.rules.count(), "before": version.based_on_id}
    ledger.append(Entry("matters.routing", Subject("routing", version.pk), detail), actor=actor, at=at)


@act
def decline_proposal(proposal: ProposalId, *, reason: str, actor: Actor, at: datetime) -> None:
    """No rule is made of it. It comes again only when as many objections more have been agreed with."""
    _demand(actor)
    if not reason.strip():
        raise BadInput("reason", _("Say why."))
    open_ones = RoutingProposal.objects.filter(pk=proposal, state=ProposalState.OPEN)
    declined = open_ones.update(
        state=ProposalState.DECLINED, reason=reason.strip()[:300], decided_by_id=actor.post, decided_at=at
    )
    if not declined:
        raise NotFound
    ledger.append(Entry("matters.proposal_declined", Subject("routing", proposal), {}), actor=actor, at=at)


def revise(note: str, change: Callable[[RoutingVersion], None], *, actor: Actor, at: datetime) -> None:
    """For an import or the founding of an installation: a version at once, with the rules as `change` leaves them."""
    if not rules.test_rule("matters.catalogue", actor):
        raise NotPermitted
    in_force = RoutingVersion.objects.filter(state=PUBLISHED).first()
    made = _copy(in_force, actor, at, state=RETIRED, published_at=at)
    change(made)
    _renumber(made)
    _put_in_force(made, note, actor, at, was=RETIRED)
