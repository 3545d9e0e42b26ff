"""Mandates, samples and findings as pages show them; each question is a bounded number of statements."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from django.db.models import QuerySet

from linli.kernel.actor import Actor, PostId, UnitId
from linli.kernel.errors import NotFound, NotPermitted
from linli.kernel.words import Name, Sentence
from linli.matters.data import PRESSED_CALLED, Drawn, MatterId, PressureTold
from linli.organisation import api as organisation
from linli.oversight import models
from linli.oversight.data import Finding, FindingKind, FindingState, Mandate, Sample
from linli.oversight.queries.standing import current, gives, reads_finding, scope_of, with_below

MOST, A_YEAR = 50, timedelta(days=365)


def mandates(actor: Actor, *, on: date) -> tuple[Mandate, ...]:
    """An inspector's own in force; for a lead, those given in the own unit, the latest end first."""
    if gives(actor):
        rows: Sequence[models.Mandate] = list(
            models.Mandate.objects.filter(unit__in=actor.units).order_by("-valid_to", "-id")[:MOST]
        )
    else:
        rows = current(actor, on=on)
    holders = organisation.holders([PostId(row.post_id) for row in rows]) if rows else {}
    with organisation.pinned():
        return tuple(_mandate(row, holders.get(PostId(row.post_id), ""), on) for row in rows)


def samples(mandates: Iterable[Mandate]) -> tuple[Sample, ...]:
    """The latest draws under these mandates, without their lists."""
    rows = models.Sample.objects.filter(mandate__in=[one.id for one in mandates]).defer("population")
    with organisation.pinned():
        return tuple(_sample(row, (), ()) for row in rows.select_related("mandate").order_by("-id")[:MOST])


def sample(id: int, *, actor: Actor, on: date) -> Sample:
    """One draw with all that is needed to repeat it: for its inspector, and the leads above the unit."""
    row = models.Sample.objects.select_related("mandate").filter(pk=id).first()
    if row is None:
        raise NotFound
    own = any(mandate.pk == row.mandate_id for mandate in current(actor, on=on))
    if not own and not gives(actor, UnitId(row.unit_id)):
        raise NotPermitted
    items = row.items.order_by("rank").values_list("matter__number", "opened_at")
    drawn = tuple((number, opened is not None) for number, opened in items)
    with organisation.pinned():
        return _sample(row, tuple(row.population.split("\n")), drawn)


def drawn_matter(sample: int, number: str, *, actor: Actor, on: date) -> tuple[MatterId, str]:
    """A matter of a sample that this inspector may open today, and the number of the mandate."""
    held = [mandate.pk for mandate in current(actor, on=on)]
    rows = models.SampleItem.objects.filter(sample=sample, matter__number=number, sample__mandate__in=held)
    found = rows.values_list("matter", "sample__mandate__number").first()
    if found is None:
        raise NotPermitted
    return MatterId(found[0]), found[1]


def findings(actor: Actor, *, on: date) -> tuple[Finding, ...]:
    """An inspector's own; for a lead, those about the own unit and all below it. The latest first."""
    rows = models.Finding.objects.all()
    if gives(actor):
        rows = rows.filter(unit__in=with_below(actor.units))
    else:
        rows = rows.filter(mandate__in=[mandate.pk for mandate in current(actor, on=on)])
    return _findings(rows.order_by("-id"))


def finding(id: int, *, actor: Actor, on: date) -> Finding:
    row = models.Finding.objects.select_related("mandate", "matter").filter(pk=id).first()
    if row is None:
        raise NotFound
    if not reads_finding(actor, row, on=on):
        raise NotPermitted
    return _finding(row)


def units_asked_about(actor: Actor, *, on: date) -> list[UnitId]:
    """An inspector's scope; for a lead, all below the own unit. Never the own unit."""
    if gives(actor):
        return sorted(with_below(actor.units) - actor.units)
    return sorted(scope_of(actor, on=on))


def said(told: PressureTold) -> list[tuple[Sentence, int]]:
    """How often each answer was given."""
    return [(words, told.answers.get(pressed, 0)) for pressed, words in PRESSED_CALLED.items()]


def named(unit: UnitId) -> tuple[UnitId, Name]:
    return unit, _name(unit)


def _findings(rows: QuerySet[models.Finding]) -> tuple[Finding, ...]:
    with organisation.pinned():
        return tuple(_finding(row) for row in rows.select_related("mandate", "matter")[:MOST])


def _name(id: int) -> Name:
    unit = organisation.unit(UnitId(id))
    return Name(unit.name, unit.name_en)


def _mandate(row: models.Mandate, holder: str, on: date) -> Mandate:
    units = tuple(UnitId(unit) for unit in row.units)
    return Mandate(
        row.pk, row.number, PostId(row.post_id), holder, units, tuple(_name(unit) for unit in units), row.purpose,
        row.valid_from, row.valid_to, row.valid_from <= on < row.valid_to,
    )  # fmt: skip


def _sample(row: models.Sample, population: tuple[str, ...], drawn: tuple[tuple[str, bool], ...]) -> Sample:
    return Sample(
        row.pk, row.mandate.number, UnitId(row.unit_id), _name(row.unit_id), Drawn(row.kind), row.first, row.last,
        row.seed, population, drawn, row.at,
    )  # fmt: skip


def _finding(row: models.Finding) -> Finding:
    return Finding(
        row.pk, row.matter.number, UnitId(row.unit_id), _name(row.unit_id), FindingKind(row.kind),
        FindingState(row.state), row.mandate.number, row.written_at, row.due_on,
    )  # fmt: skip
