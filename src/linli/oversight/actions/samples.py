"""Drawing a sample: the machine gives the seed, the draw stands for good, and nobody draws until it suits."""

import secrets
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from linli.kernel.actor import Actor, UnitId
from linli.kernel.errors import BadInput, NotPermitted
from linli.kernel.words import _
from linli.matters import api as matters
from linli.matters.data import MOST_DRAWN_FROM, Drawn
from linli.organisation import api as organisation
from linli.oversight.actions.record import enter
from linli.oversight.engine.sampling import draw
from linli.oversight.models import Mandate, Sample, SampleItem
from linli.oversight.queries.standing import current, with_below

MOST, LONGEST_DAYS = 50, 366


@transaction.atomic
def draw_sample(unit: UnitId, kind: Drawn, *, first: date, last: date, size: int, actor: Actor, at: datetime) -> int:
    """Some matters of a unit in the scope and all below it, raised or taken on in these days."""
    mandate = _mandate_over(unit, actor, timezone.localdate(at))
    if not first <= last or (last - first).days > LONGEST_DAYS:
        raise BadInput("last", _("Give a last day after the first, within a year of it."))
    if not 1 <= size <= MOST:
        raise BadInput("size", _("A sample has from 1 to {most} matters.", most=MOST))
    days = organisation.calendar_of(unit)
    begins = days.end_of(date.fromordinal(first.toordinal() - 1))
    found = matters.drawn_from(with_below([unit]), kind, begins=begins, ends=days.end_of(last), actor=actor)
    if not found:
        raise BadInput("first", _("In these days there is nothing to draw from."))
    if len(found) > MOST_DRAWN_FROM:
        raise BadInput("first", _("More than {most} matters lie in these days; choose fewer.", most=MOST_DRAWN_FROM))
    return _draw(mandate, unit, kind, first, last, found, size, actor, at)


def _draw(
    mandate: Mandate, unit: UnitId, kind: Drawn, first: date, last: date, found: dict[str, int], size: int,
    actor: Actor, at: datetime,
) -> int:  # fmt: skip
    seed = secrets.token_hex(16)
    row = Sample.objects.create(
        mandate=mandate, unit_id=unit, kind=kind, first=first, last=last, seed=seed, at=at,
        population="\n".join(sorted(found)),
    )  # fmt: skip
    drawn = draw(found, seed=seed, size=size)
    SampleItem.objects.bulk_create(
        SampleItem(sample=row, matter_id=found[number], rank=rank) for rank, number in enumerate(drawn, 1)
    )
    enter("draw_sample", "mandate", mandate.pk, actor=actor, at=at, seed=seed, population=len(found), size=len(drawn))
    return row.pk


def _mandate_over(unit: UnitId, actor: Actor, on: date) -> Mandate:
    for mandate in current(actor, on=on):
        if unit in with_below(mandate.units) - actor.units:
            return mandate
    raise NotPermitted
