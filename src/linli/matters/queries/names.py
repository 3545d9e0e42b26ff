"""Names of units and places in both languages, from the organisation's snapshot in memory."""

from linli.kernel.actor import GridId, UnitId
from linli.matters.data import Name, Title
from linli.matters.models import Category, Matter
from linli.organisation import api as organisation


def unit_name(id: int | None) -> Name:
    if id is None:
        return Name("", "")
    unit = organisation.unit(UnitId(id))
    return Name(unit.name, unit.name_en)


def place_name(matter: Matter) -> Name | None:
    """The grid, or else the nearest centre that is known; never an address."""
    if matter.grid_id is not None:
        grid = organisation.grid(GridId(matter.grid_id))
        return Name(grid.name, grid.name)
    unit = matter.village_id or matter.township_id
    return unit_name(unit) if unit else None


def title_of(matter: Matter, category: Category) -> Title:
    return Title(Name(category.zh, category.en), place_name(matter))
