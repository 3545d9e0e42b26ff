"""The catalogue changes by editions: the old one is retired, and matters keep the edition they were filed under."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime

import rules
from django.db.models import F

from linli.kernel.actor import Actor, UnitId
from linli.kernel.errors import BadInput, NotPermitted
from linli.kernel.words import _
from linli.ledger import api as ledger
from linli.ledger.data import Entry, Subject
from linli.matters.actions.act import act
from linli.matters.actions.routing import revise
from linli.matters.data import CatalogueRow, Kind
from linli.matters.models import PUBLISHED, RETIRED, Category, Edition, RoutingRule, RoutingVersion
from linli.matters.queries.catalogue import forget

ALWAYS = date(2000, 1, 1)
"""Advice on where to send something also holds for what is imported from before."""


@act
def extend_catalogue(rows: Iterable[CatalogueRow], *, note: str = "", actor: Actor, at: datetime) -> int:
    """Publish a new edition: the rows of the one before, with these added or in the place of their keys.

    A row with `suggests` also gets a routing rule behind those that stand. Answers how many rows are new.
    """
    if not rules.test_rule("matters.catalogue", actor):
        raise NotPermitted
    wanted = {row.key: row for row in rows}
    for given in wanted.values():
        _check(given)
    old = list(Category.objects.filter(edition__state=PUBLISHED))
    Edition.objects.filter(state=PUBLISHED).update(state=RETIRED)
    edition = Edition.objects.create(state=PUBLISHED, note=note[:200], made_at=at, published_at=at)
    kept = [row for row in old if row.key not in wanted]
    for row in kept:
        row.pk, row.edition = None, edition
    Category.objects.bulk_create([*kept, *(_category(edition, row) for row in wanted.values())], batch_size=500)
    _route(list(wanted.values()), actor, at)
    forget()
    detail = {"rows": len(wanted), "kept": len(kept)}
    ledger.append(Entry("matters.catalogue", Subject("edition", edition.pk), detail), actor=actor, at=at)
    return len(wanted.keys() - {row.key for row in old})


def _check(row: CatalogueRow) -> None:
    if not row.key or len(row.key) > 40:
        raise BadInput("key", _("A key has from 1 to 40 characters."))
    if not row.name.zh:
        raise BadInput("name", _("A category has a name."))
    if row.kind not in set(Kind):
        raise BadInput("kind", _("There is no such kind of matter."))


def _category(edition: Edition, row: CatalogueRow) -> Category:
    return Category(
        edition=edition, key=row.key, kind=row.kind, zh=row.name.zh, en=row.name.en, group=row.group,
        public=row.public, radius_m=row.radius_m, length=row.length, unit=row.unit or "",
        cites=row.cites, mark="S" if row.length else "",
    )  # fmt: skip


def _route(rows: list[CatalogueRow], actor: Actor, at: datetime) -> None:
    """Rules that only named a category give way to the new advice, in a new version of the rules."""
    advised = {row.key: row.suggests for row in rows if row.suggests is not None}

    def change(version: RoutingVersion) -> None:
        version.rules.filter(category_key__in=advised, place=None, hours="", kind="", unit=None).delete()
        # Before what holds for whole groups, behind what somebody wrote by hand about a place or an hour.
        ahead = version.rules.filter(category_group="").count()
        version.rules.exclude(category_group="").update(order=F("order") + ahead + len(advised))
        RoutingRule.objects.bulk_create(
            RoutingRule(
                version=version, order=ahead + n, category_key=key, level="village", suggests_id=unit, since=ALWAYS
            )
            for n, (key, unit) in enumerate(advised.items(), 1)
        )

    if advised:
        revise("catalogue", change, actor=actor, at=at)


@act
def advise(advice: Mapping[str, UnitId], *, actor: Actor, at: datetime) -> None:
    """Everything of these everyday groups is screened in the village and, on advice, sent to the unit of each."""

    def change(version: RoutingVersion) -> None:
        bare = {"category_key": "", "kind": "", "place": None, "hours": "", "unit": None}
        version.rules.filter(category_group__in=advice, **bare).delete()
        last = version.rules.count()
        RoutingRule.objects.bulk_create(
            RoutingRule(
                version=version, order=last + n, category_group=group, level="village", suggests_id=unit, since=ALWAYS
            )
            for n, (group, unit) in enumerate(advice.items(), 1)
        )

    revise("advice", change, actor=actor, at=at)
    for group, unit in advice.items():
        ledger.append(Entry("matters.advice", Subject("unit", unit), {"group": group}), actor=actor, at=at)
