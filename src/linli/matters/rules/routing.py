"""Where a new matter goes, as an ordered list of rules; the answer says which rule fired and why."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from linli.kernel.actor import UnitId
from linli.kernel.words import Sentence, _
from linli.matters.data import Answers


@dataclass(frozen=True, slots=True)
class RoutingFacts:
    """What routing may look at. `village`, `township`, `district` are the centres of the place, where known."""

    category: str
    group: str
    kind: str
    village: UnitId | None
    township: UnitId | None
    district: UnitId | None
    in_office_hours: bool
    on: date
    avoid_village: bool = False
    unit_concerned: UnitId | None = None
    above_concerned: UnitId | None = None


@dataclass(frozen=True, slots=True)
class RuleRow:
    """One row of the installation's rules; empty conditions fit everything."""

    id: int
    since: date
    category: str = ""
    group: str = ""
    kind: str = ""
    place: UnitId | None = None
    hours: str = ""
    level: str = ""
    unit: UnitId | None = None
    suggests: UnitId | None = None
    length: int | None = None
    length_unit: str = ""
    answers: Answers = Answers.SCREENER
    place_in_list: int = 0
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Routed:
    """The centre that screens, the unit it is advised to dispatch to, and why."""

    unit: UnitId | None
    suggests: UnitId | None
    rule: int | None
    why: Sentence
    answers: Answers = Answers.SCREENER


def route(facts: RoutingFacts, rows: Iterable[RuleRow]) -> Routed:
    """The first row that fits; without one, the matter goes from its grid to the village centre.

    A complaint about conduct goes to the centre above the unit concerned and nowhere below, whatever a row says.
    """
    row = next((row for row in rows if _fits(row, facts)), None)
    suggests = row.suggests if row and row.suggests != facts.unit_concerned else None
    if facts.unit_concerned is not None:
        why = _("A complaint about a unit is screened by the centre above it, which it cannot read.")
        return Routed(facts.above_concerned, None, None, why, Answers.CENTRE)
    if row is None:
        return Routed(_centre("", facts), None, None, _("No rule fits: from the grid to its village centre."))
    to = row.unit or _centre(row.level, facts)
    return Routed(to, suggests, row.id, _why(row), row.answers)


def _fits(row: RuleRow, facts: RoutingFacts) -> bool:
    wanted = (
        (row.category, facts.category),
        (row.group, facts.group),
        (row.kind, facts.kind),
        (row.hours, "office" if facts.in_office_hours else "off"),
    )
    return (
        all(condition in ("", given) for condition, given in wanted)
        and (row.place is None or row.place in (facts.village, facts.township, facts.district))
        and row.since <= facts.on
        and (row.until is None or facts.on < row.until)
    )


def _centre(level: str, facts: RoutingFacts) -> UnitId | None:
    """The centre of that level, or the nearest one above where the place is not known so exactly."""
    chain = {"village": facts.village, "township": facts.township, "district": facts.district}
    levels = list(chain)[list(chain).index(level) if level else 0 :]
    if facts.avoid_village and levels[0] == "village":
        levels = levels[1:]
    return next((chain[name] for name in levels if chain[name] is not None), None)


def _why(row: RuleRow) -> Sentence:
    number = row.place_in_list or row.id
    parts = {
        "category": bool(row.category),
        "group": bool(row.group),
        "place": row.place is not None,
        "hours": bool(row.hours),
        "kind": bool(row.kind),
    }
    named = [name for name, given in parts.items() if given]
    if not named:
        return _("Rule {rule}: it fits every matter.", rule=number)
    if named == ["category"]:
        return _("Rule {rule}: this category goes there.", rule=number)
    if named == ["category", "place"]:
        return _("Rule {rule}: this category in this place goes there.", rule=number)
    if named == ["place"]:
        return _("Rule {rule}: matters of this place go there.", rule=number)
    return _("Rule {rule}: category, place, kind or office hours fit.", rule=number)
