"""Editions of the catalogue: the one that Linli brings along, and the change from one edition to the next."""

from dataclasses import asdict
from datetime import datetime

from linli.kernel.actor import Actor, Role
from linli.kernel.errors import NotPermitted
from linli.ledger import api as ledger
from linli.ledger.data import Entry
from linli.matters.actions.act import act
from linli.matters.models import PUBLISHED, RETIRED, Category, Edition
from linli.matters.queries.catalogue import forget
from linli.matters.rules.house_catalogue import house_rows


@act
def publish_house_catalogue(*, actor: Actor, at: datetime) -> int:
    """Publish the catalogue of the house as a new edition; how many rows. Open matters keep the one they have."""
    if not actor.holds(Role.OPERATOR, Role.SYSTEM):
        raise NotPermitted
    Edition.objects.filter(state=PUBLISHED).update(state=RETIRED)
    edition = Edition.objects.create(state=PUBLISHED, note="GB/T 47678.5-2026 [S]", made_at=at, published_at=at)
    rows = [Category(edition=edition, **asdict(row)) for row in house_rows()]
    Category.objects.bulk_create(rows)
    ledger.append(
        Entry("matters.publish_catalogue", None, {"edition": edition.pk, "rows": len(rows)}), actor=actor, at=at
    )
    forget()
    return len(rows)
