"""Routing as a page: the rules in order, the versions, what a draft would have changed, what is proposed."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from django.db.models import Count

from linli.kernel.actor import PostId, UnitId
from linli.kernel.ids import first_id_at
from linli.kernel.words import Name
from linli.matters.data import (
    Decided,
    DryRun,
    Elsewhere,
    ProposalId,
    ProposalLine,
    ProposalState,
    VersionId,
    VersionLine,
)
from linli.matters.models import DRAFT, Matter, Objection, RoutingProposal, RoutingRule, RoutingVersion
from linli.matters.queries.catalogue import catalogue, name_of, rule_row
from linli.matters.queries.limits import calendar
from linli.matters.queries.names import unit_name
from linli.matters.rules.routing import Routed, RoutingFacts, RuleRow, route
from linli.organisation import api as organisation

RECENT = timedelta(days=90)
AT_MOST = 1000
SHOWN = 60
HISTORY = 30
EARLIER = 5
EVIDENCE = 20
Way = tuple[str, int | None, UnitId | None, UnitId | None, UnitId | None, UnitId | None]


def rules_of(version: VersionId | None) -> tuple[RoutingRule, ...]:
    """The rules of a version, in order; none where there is none."""
    rows = RoutingRule.objects.filter(version=version).select_related("place", "unit", "suggests")
    return tuple(rows.order_by("order", "id"))


def versions(*, drafts: bool = False) -> tuple[VersionLine, ...]:
    """The latest first. With `drafts`, only the one that is being written."""
    found = RoutingVersion.objects.annotate(n=Count("rules"))
    found = found.filter(state=DRAFT) if drafts else found.exclude(state=DRAFT)
    rows = list(found.order_by("-pk")[:HISTORY])
    who = organisation.holders(PostId(id) for row in rows for id in (row.made_by_id, row.published_by_id) if id)
    return tuple(
        VersionLine(
            id=VersionId(row.pk), state=row.state, reason=row.reason, made_by=who.get(PostId(row.made_by_id or 0), ""),
            published_by=who.get(PostId(row.published_by_id or 0), ""), published_at=row.published_at,
            based_on=VersionId(row.based_on_id) if row.based_on_id else None, rules=row.n,
        )
        for row in rows
    )  # fmt: skip


def facts_of(matter: Matter, *, group: str, kind: str, on: date, in_hours: bool) -> RoutingFacts:
    """What routing may look at, of a matter that stands already."""
    concerned = _unit(matter.unit_concerned_id)
    above = organisation.centre_above(concerned) if concerned is not None else None
    return RoutingFacts(
        category=matter.category_key, group=group, kind=kind, village=_unit(matter.village_id),
        township=_unit(matter.township_id), district=_unit(matter.district_id), in_office_hours=in_hours, on=on,
        avoid_village=matter.avoid_village, unit_concerned=concerned, above_concerned=above.id if above else None,
    )  # fmt: skip


def in_office_hours(at: datetime) -> bool:
    days = calendar()
    return any(opens <= at < closes for opens, closes in days.spans(days.local_day(at)))


def dry_run(version: VersionId, *, at: datetime) -> DryRun:
    """The recent matters, sent once by the rules in force and once by the draft: how many go elsewhere."""
    before, after = catalogue().routing, tuple(rule_row(row) for row in rules_of(version))
    rows = Matter.objects.filter(id__gte=first_id_at(at - RECENT), raised_at__gte=at - RECENT).order_by("-id")
    fields = ("category_key", "kind", "village", "township", "district", "avoid_village", "unit_concerned", "raised_at")
    found = list(rows.only(*fields)[:AT_MOST])
    ways: Counter[Way] = Counter()
    other_terms = 0
    with organisation.pinned():
        today = calendar().local_day(at)
        for matter in found:
            old, new = _both(matter, before, after, today)
            if (old.unit, old.suggests) != (new.unit, new.suggests):
                place = matter.village_id or matter.township_id
                ways[matter.category_key, place, old.unit, old.suggests, new.unit, new.suggests] += 1
            elif _terms(old, before) != _terms(new, after):
                other_terms += 1
        lines = tuple(_elsewhere(way, n) for way, n in ways.most_common(SHOWN))
    return DryRun(len(found), sum(ways.values()), other_terms, lines)


def _both(
    matter: Matter, before: Sequence[RuleRow], after: Sequence[RuleRow], today: date
) -> tuple[Routed, Routed]:  # fmt: skip
    row = catalogue().rows.get(matter.category_key)
    group = row.group if row else ""
    facts = facts_of(
        matter, group=group, kind=matter.kind, on=today, in_hours=in_office_hours(matter.raised_at)
    )  # fmt: skip
    return route(facts, before), route(facts, after)


def _terms(routed: Routed, rows: Iterable[RuleRow]) -> tuple[object, ...]:
    row = next((row for row in rows if row.id == routed.rule), None)
    return (routed.answers, row.length if row else None, row.length_unit if row else "")


def _elsewhere(way: Way, count: int) -> Elsewhere:
    category, place, *units = way
    names = [unit_name(unit) if unit is not None else None for unit in units]
    return Elsewhere(
        _category(category), unit_name(place) if place else None, (names[0], names[1]), (names[2], names[3]), count
    )  # fmt: skip


def _category(key: str) -> Name:
    row = catalogue().rows.get(key)
    return name_of(row) if row else Name(key, key)


def proposals() -> tuple[ProposalLine, ...]:
    """Those that wait for a decision, the oldest first, each with the matters that speak for it."""
    rows = RoutingProposal.objects.filter(state=ProposalState.OPEN).order_by("pk")
    with organisation.pinned():
        return tuple(_proposal(row) for row in rows[:SHOWN])


def proposal_of(id: ProposalId) -> ProposalLine | None:
    row = RoutingProposal.objects.filter(pk=id, state=ProposalState.OPEN).first()
    return _proposal(row) if row else None


def _proposal(row: RoutingProposal) -> ProposalLine:
    agreed = Objection.objects.filter(
        category_key=row.category_key, place=row.place_id, gave_to=row.unit_id, decided_at__lte=row.made_at
    )
    numbers = agreed.order_by("-decided_at").values_list("matter__number", flat=True)[:EVIDENCE]
    return ProposalLine(
        id=ProposalId(row.pk), category_key=row.category_key, category=_category(row.category_key),
        place=UnitId(row.place_id), place_name=unit_name(row.place_id), unit=UnitId(row.unit_id),
        unit_name=unit_name(row.unit_id), made_at=row.made_at, evidence=tuple(numbers),
    )  # fmt: skip


def decided_before(matter: Matter) -> tuple[Decided, ...]:
    """How objections about this category in this township ended, the latest first; nothing of a complaint."""
    if matter.unit_concerned_id is not None:
        return ()
    place = matter.township_id or matter.district_id
    rows = Objection.objects.filter(category_key=matter.category_key, place=place).exclude(decision="")
    rows = rows.exclude(matter=matter.pk).select_related("matter").order_by("-decided_at")
    with organisation.pinned():
        return tuple(
            Decided(
                number=row.matter.number, at=row.decided_at or row.at, objected=unit_name(row.unit_id),
                named=unit_name(row.right_unit_id), decision=row.decision,
                went_to=unit_name(row.gave_to_id) if row.gave_to_id else None, unit=_unit(row.gave_to_id),
            )
            for row in rows[:EARLIER]
        )  # fmt: skip


def likely_unit(earlier: Iterable[Decided], *, but: int | None) -> UnitId | None:
    """Where most of them went; never the unit that asks."""
    went = Counter(one.unit for one in earlier if one.unit is not None and one.unit != but)
    return went.most_common(1)[0][0] if went else None


def _unit(id: int | None) -> UnitId | None:
    return UnitId(id) if id is not None else None
