"""Units and people to choose from, by their names in the reader's language."""

from datetime import date

from django.utils.translation import get_language, gettext

from linli.kernel.actor import UnitId
from linli.organisation import api as organisation
from linli.organisation.data import Unit


def name_of(unit: Unit) -> str:
    return unit.name if (get_language() or "zh").startswith("zh") or not unit.name_en else unit.name_en


def unit_choices() -> list[tuple[str, list[tuple[int, str]]]]:
    """Every unit under the name of the one above it."""
    units = organisation.units()
    names = {unit.id: name_of(unit) for unit in units}
    found: dict[str, list[tuple[int, str]]] = {}
    for unit in units:
        found.setdefault(names.get(unit.parent, "") if unit.parent else gettext("District"), []).append(
            (unit.id, names[unit.id])
        )
    return list(found.items())


def post_choices(units: frozenset[UnitId], on: date) -> list[tuple[int, str]]:
    return [(post.id, post.holder) for unit in units for post in organisation.posts_in(unit, on=on)]
