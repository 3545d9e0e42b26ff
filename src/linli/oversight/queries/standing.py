"""Who inspects what, who gives a mandate, who answers a finding, and who reads what residents said."""

from collections.abc import Iterable
from datetime import date

from django.utils import timezone

from linli.kernel.actor import Actor, Role, UnitId
from linli.ledger.data import Subject
from linli.matters.data import MatterId
from linli.organisation import api as organisation
from linli.oversight.models import Finding, Mandate, SampleItem
from linli.privacy.data import Purpose


def current(actor: Actor, *, on: date) -> list[Mandate]:
    """The mandates that this post holds on that day; one statement, none for other roles."""
    if not actor.holds(Role.INSPECTOR) or actor.post is None:
        return []
    rows = Mandate.objects.filter(post=actor.post, valid_from__lte=on, valid_to__gt=on)
    return list(rows.order_by("valid_to", "id"))


def with_below(units: Iterable[int]) -> frozenset[UnitId]:
    """These units and all below them."""
    with organisation.pinned():
        return frozenset(
            unit for one in units for unit in (UnitId(one), *(u.id for u in organisation.descendants(UnitId(one))))
        )


def scope_of(actor: Actor, *, on: date) -> frozenset[UnitId]:
    """All units that this inspector may inspect on that day; never the own one."""
    return with_below(unit for mandate in current(actor, on=on) for unit in mandate.units) - actor.units


def gives(actor: Actor, unit: UnitId | None = None) -> bool:
    """A lead, over units below the own one: nobody has himself inspected."""
    if not actor.holds(Role.LEAD) or actor.post is None:
        return False
    return unit is None or any(actor.belongs_to(above.id) for above in organisation.ancestors(unit))


def answers(actor: Actor, finding: Finding) -> bool:
    return actor.holds(Role.LEAD) and actor.belongs_to(UnitId(finding.unit_id))


def holds_mandate_of(actor: Actor, finding: Finding, *, on: date) -> bool:
    return any(mandate.pk == finding.mandate_id for mandate in current(actor, on=on))


def reads_finding(actor: Actor, finding: Finding, *, on: date) -> bool:
    """Who wrote it, who answers it, and the leads above that unit."""
    above = gives(actor, UnitId(finding.unit_id))
    return above or answers(actor, finding) or holds_mandate_of(actor, finding, on=on)


def may_open_finding(actor: Actor, subject: Subject, purpose: Purpose) -> bool:
    finding = Finding.objects.filter(pk=subject.id).first()
    return finding is not None and reads_finding(actor, finding, on=timezone.localdate())


def inspects(actor: Actor, matter: MatterId) -> bool:
    """It was drawn, under a mandate that this post holds today."""
    held = [mandate.pk for mandate in current(actor, on=timezone.localdate())]
    return bool(held) and SampleItem.objects.filter(matter=matter, sample__mandate__in=held).exists()
