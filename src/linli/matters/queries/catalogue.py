"""The published catalogue and the routing rules, kept in memory for half a minute and cleared by every change."""

from collections.abc import Mapping
from dataclasses import dataclass
from time import monotonic

from linli.kernel.actor import UnitId
from linli.kernel.calendar import LengthUnit, Term
from linli.kernel.errors import BadInput
from linli.kernel.words import _
from linli.matters.data import AgencyFacts, Answers, CategoryFacts, Kind, Name
from linli.matters.models import PUBLISHED, Category, RoutingRule
from linli.matters.rules.clocks import Limit
from linli.matters.rules.routing import RuleRow

FRESH_FOR = 30.0


@dataclass(frozen=True)
class Catalogue:
    rows: Mapping[str, Category]
    by_id: Mapping[int, Category]
    routing: tuple[RuleRow, ...]
    limits: Mapping[int, Limit]  # of every rule that ever gave one, by its id
    read_at: float


_latest: Catalogue | None = None


def catalogue() -> Catalogue:
    global _latest
    if _latest is None or monotonic() - _latest.read_at > FRESH_FOR:
        rows = list(Category.objects.filter(edition__state=PUBLISHED).select_related("edition").order_by("key"))
        _latest = Catalogue({r.key: r for r in rows}, {r.pk: r for r in rows}, _routing(), _limits(), monotonic())
    return _latest


def forget() -> None:
    """After a change of catalogue or routing: read again."""
    global _latest
    _latest = None


def category_by_id(id: int) -> Category | None:
    """A row of the published edition, from memory; None for one of an earlier edition."""
    return catalogue().by_id.get(id)


def choosable(key: str) -> Category:
    """The category of that key; BadInput where there is none, or where it stands as excluded."""
    row = catalogue().rows.get(key)
    if row is None or row.component:
        raise BadInput("category", _("There is no category “{key}” in the catalogue.", key=key[:40]))
    if row.excluded_zh or row.excluded_en:
        raise BadInput("category", _("This category is not handled here: see the reason in the catalogue."))
    return row


def limit_of(row: Category) -> Limit | None:
    """The handling limit that the installation's catalogue gives, if it gives one."""
    if row.length is None:
        return None
    since = row.edition.published_at or row.edition.made_at
    term = Term(row.length, LengthUnit(row.unit))
    return Limit(f"category:{row.key}", since.date(), term, row.cites or f"category:{row.key}", row.mark)


def facts(row: Category) -> CategoryFacts:
    agency = None
    if row.agency:
        agency = AgencyFacts(*(Name(**row.agency.get(part, {"zh": ""})) for part in ("conditions", "papers", "basis")))
    return CategoryFacts(
        key=row.key, kind=Kind(row.kind), name=name_of(row), group=row.group, public=row.public,
        radius_m=row.radius_m, answer_in=None, agency=agency,
    )  # fmt: skip


def name_of(row: Category) -> Name:
    return Name(row.zh, row.en)


def category(key: str) -> CategoryFacts | None:
    """A choosable category, or None."""
    row = catalogue().rows.get(key)
    return facts(row) if row and not row.component and not row.excluded_zh else None


def categories() -> tuple[CategoryFacts, ...]:
    """All that can be chosen, in the order of their keys."""
    return tuple(facts(r) for r in catalogue().rows.values() if not r.component and not r.excluded_zh)


def rule_limit(rule: int | None) -> Limit | None:
    """The handling limit that the rule gave by which a matter came, also where other rules hold by now."""
    return catalogue().limits.get(rule) if rule is not None else None


def _limits() -> dict[int, Limit]:
    rows = RoutingRule.objects.filter(length__isnull=False)
    return {
        row.pk: Limit(f"routing:{row.pk}", row.since, Term(row.length, LengthUnit(row.length_unit)), "local", "S")
        for row in rows
        if row.length is not None
    }


def _routing() -> tuple[RuleRow, ...]:
    """The rules in force, in order."""
    return tuple(rule_row(row) for row in RoutingRule.objects.filter(version__state=PUBLISHED).order_by("order", "id"))


def rule_row(row: RoutingRule) -> RuleRow:
    return RuleRow(
        id=row.pk, since=row.since, category=row.category_key, group=row.category_group, kind=row.kind,
        place=_unit(row.place_id), hours=row.hours, level=row.level, unit=_unit(row.unit_id),
        suggests=_unit(row.suggests_id), length=row.length, length_unit=row.length_unit,
        answers=Answers(row.answers), place_in_list=row.order, until=row.until,
    )  # fmt: skip


def _unit(id: int | None) -> UnitId | None:
    return UnitId(id) if id is not None else None
