"""Possible duplicates: same category, near, open. How alike the words are is judged by `engine.likeness`."""

from datetime import datetime

from linli.kernel.actor import Actor
from linli.matters.data import AT_WORK, Candidate, MatterPage
from linli.matters.models import Matter
from linli.matters.queries.catalogue import catalogue
from linli.matters.queries.queue import item
from linli.matters.queries.sketches import likenesses
from linli.matters.rules.parties import sees
from linli.matters.rules.places import box_around, metres_between
from linli.organisation import api as organisation

MOST = 100


def candidates(page: MatterPage, *, actor: Actor, at: datetime, limit: int = 5) -> tuple[Candidate, ...]:
    """Open matters of the same category within its radius that this actor may see, the likest and nearest first."""
    matter, known = page.item, catalogue().rows.get(page.category)
    if matter.lon is None or matter.lat is None or known is None:
        return ()
    radius, here = known.radius_m, (matter.lon, matter.lat)
    west, south, east, north = box_around(*here, radius)
    rows = Matter.objects.filter(
        category_key=page.category,
        state__among=AT_WORK,
        lat__gte=south,
        lat__lte=north,
        lon__gte=west,
        lon__lte=east,
    ).exclude(pk=matter.id)
    found = [
        (metres_between(here, (row.lon or 0.0, row.lat or 0.0)), row)
        for row in rows.select_related("category")[:MOST]
        if sees(actor, row.standing())
    ]
    near = [(away, row) for away, row in found if away <= radius]
    alike = likenesses(matter.id, [row.pk for _away, row in near]) if near else {}
    near.sort(key=lambda pair: (-alike.get(pair[1].pk, 0.0), pair[0]))
    with organisation.pinned():
        return tuple(Candidate(item(row, at), round(away), alike.get(row.pk)) for away, row in near[:limit])
