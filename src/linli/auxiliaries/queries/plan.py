"""Organs, their ratio, budgets and plans."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from linli.auxiliaries.data import Branch, OfficerState
from linli.auxiliaries.data.plan import Budget, Head, Organ, Plan, PlanId, PlanState, Rank, Ratio
from linli.auxiliaries.models import AuxiliaryOfficer
from linli.auxiliaries.models import contracts as papers
from linli.auxiliaries.models import plan as rows
from linli.auxiliaries.rules.plan import RATIO, Headcount
from linli.kernel.actor import Actor, UnitId
from linli.kernel.errors import NotAllowed, NotFound
from linli.kernel.words import _
from linli.organisation import api as organisation
from linli.organisation.data import UnitKind

MOST = 200
SERVING = Q(state__in=(OfficerState.EMPLOYED, OfficerState.LEAVING))
APART = (Branch.TRAFFIC.value, Branch.RAIL.value)


@dataclass(frozen=True, slots=True)
class Summary:
    """What the city's organ may read of one below: numbers only."""

    organ: Organ
    serving: int
    outsourced: int
    ratio: Ratio
    filings: int


def organ_above(unit: UnitId) -> UnitId | None:
    """The organ a unit belongs to: itself, or the nearest above. From memory, no statement of its own."""
    chain = (organisation.unit(unit), *organisation.ancestors(unit))
    return next((one.id for one in chain if one.kind is UnitKind.ORGAN), None)


def organ_of(unit: UnitId) -> UnitId:
    """NotAllowed where no organ stands above: only a public security organ has officers (Art 4 ¶1)."""
    found = organ_above(unit)
    if found is None:
        raise NotAllowed(_("This unit belongs to no public security organ."))
    return found


@organisation.pinned()
def in_care(actor: Actor) -> tuple[UnitId, ...]:
    """The units of the post, and all below them: whose officers it may ask for."""
    below = (unit.id for own in actor.units for unit in organisation.descendants(own))
    return tuple(dict.fromkeys((*actor.units, *below)))


def units_of(organ_unit: UnitId) -> tuple[UnitId, ...]:
    """The organ and its stations."""
    return (organ_unit, *(unit.id for unit in organisation.descendants(organ_unit)))


def organ(unit: UnitId) -> Organ:
    """NotFound while its rank was not said."""
    row = rows.Organ.objects.filter(pk=unit).first()
    if row is None:
        raise NotFound
    return organ_shape(row)


def organs_for(actor: Actor) -> Sequence[Organ]:
    """The organs in the care of this post."""
    return [organ_shape(row) for row in rows.Organ.objects.filter(pk__in=in_care(actor)).order_by("unit")]


def providers() -> tuple[UnitId, ...]:
    """The service providers that stand today."""
    return tuple(unit.id for unit in organisation.units() if unit.kind is UnitKind.PROVIDER)


def unranked(actor: Actor) -> list[UnitId]:
    """Organs in the care of this post whose rank nobody has said."""
    known = set(rows.Organ.objects.values_list("pk", flat=True))
    return [id for id in in_care(actor) if organisation.unit(id).kind is UnitKind.ORGAN and id not in known]


@organisation.pinned()
def ratio(organ_unit: UnitId, *, on: date) -> Ratio:
    """Order 270 Art 14 ¶1 on that day; two statements."""
    count = AuxiliaryOfficer.objects.filter(SERVING, unit__in=units_of(organ_unit)).aggregate(
        general=Count("pk", filter=~Q(branch__in=APART)), apart=Count("pk", filter=Q(branch__in=APART))
    )
    newest = rows.Establishment.objects.filter(organ=organ_unit, since__lte=on).order_by("-since").first()
    facts = Headcount(count["general"], count["apart"], newest.special if newest else None)
    return RATIO.on(on)(facts)


@organisation.pinned()
def summaries(city: UnitId, *, on: date) -> list[Summary]:
    """What the city's organ guides (Art 4 ¶1): numbers by organ, never a name. Three statements for each organ."""
    found = []
    for row in rows.Organ.objects.filter(guided_by=city).order_by("unit")[:MOST]:
        people = AuxiliaryOfficer.objects.filter(SERVING, unit__in=units_of(UnitId(row.pk))).aggregate(
            serving=Count("pk"), outsourced=Count("pk", filter=Q(provider__isnull=False))
        )
        filings = papers.Filing.objects.filter(organ=row.pk, filed_on__isnull=True).count()
        found.append(
            Summary(organ_shape(row), people["serving"], people["outsourced"], ratio(UnitId(row.pk), on=on), filings)
        )
    return found


def budget(organ_unit: UnitId, year: int) -> Budget:
    """A year with the one before; one statement."""
    heads: dict[int, dict[Head, int]] = {year: {}, year - 1: {}}
    reference = ""
    for row in rows.BudgetLine.objects.filter(organ=organ_unit, year__in=list(heads)):
        heads[row.year][Head(row.head)] = row.fen
        reference = row.reference if row.year == year else reference
    return Budget(organ_unit, year, heads[year], heads[year - 1], reference)


def establishments(organ_unit: UnitId) -> Sequence[rows.Establishment]:
    return list(rows.Establishment.objects.filter(organ=organ_unit).order_by("-since")[:MOST])


def plan(id: PlanId) -> Plan:
    """NotFound for an unknown one."""
    row = rows.StaffingPlan.objects.filter(pk=id).first()
    if row is None:
        raise NotFound
    return plan_shape(row)


def plans(organs: Collection[UnitId], *, promised: Mapping[int, int] | None = None) -> Sequence[Plan]:
    """The newest first."""
    found = rows.StaffingPlan.objects.filter(organ__in=list(organs)).order_by("-year", "-id")[:MOST]
    return [plan_shape(row, (promised or {}).get(row.pk, 0)) for row in found]


def organ_shape(row: rows.Organ) -> Organ:
    return Organ(UnitId(row.pk), Rank(row.rank), UnitId(row.guided_by) if row.guided_by is not None else None)


def plan_shape(row: rows.StaffingPlan, promised: int = 0) -> Plan:
    return Plan(
        PlanId(row.pk), UnitId(row.organ), row.year, row.posts, PlanState(row.state), row.reference, row.answered_on,
        row.used, promised,
    )  # fmt: skip
