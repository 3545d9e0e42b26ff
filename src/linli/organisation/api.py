"""The door: units, grids, posts, places and calendars."""

from linli.organisation.actions.calendars import confirm_year, correct_day, fill_calendar, set_hours
from linli.organisation.actions.grids import close_grid, describe_grid
from linli.organisation.actions.layers import import_grids
from linli.organisation.actions.posts import appoint, deputise, end_due_posts, end_post, end_posts_of, take_back_deputy
from linli.organisation.actions.registers import import_units
from linli.organisation.actions.settings import decide
from linli.organisation.actions.stickers import add_assets, make_card, remove_asset, revoke_card
from linli.organisation.actions.units import close_unit, create_unit, rename_unit
from linli.organisation.engine.coordinates import all_to_wgs84, from_wgs84, to_wgs84
from linli.organisation.queries.calendars import calendar_of, year_of
from linli.organisation.queries.places import (
    areas,
    coverage_gaps,
    geometry,
    grid,
    grid_by_code,
    grids,
    grids_named,
    locate,
    locate_many,
    place_of,
)  # fmt: skip
from linli.organisation.queries.posts import actor_for, deputies_of, holders, last_held, post, posts_in, posts_of
from linli.organisation.queries.settings import figure, setting
from linli.organisation.queries.snapshot import pinned
from linli.organisation.queries.stickers import card, sticker
from linli.organisation.queries.units import (
    ancestors,
    centre_above,
    centre_at,
    children,
    departments,
    descendants,
    unit,
    unit_by_code,
    units,
)  # fmt: skip

__all__ = [
    "actor_for", "add_assets", "all_to_wgs84", "ancestors", "appoint", "areas", "calendar_of", "card", "centre_above",
    "centre_at", "children", "close_grid", "close_unit", "confirm_year", "correct_day", "coverage_gaps",
    "create_unit", "decide", "departments", "deputies_of", "deputise", "descendants", "describe_grid",
    "end_due_posts", "end_post", "end_posts_of", "figure", "fill_calendar", "from_wgs84", "geometry", "grid",
    "grid_by_code", "grids", "grids_named", "holders", "import_grids", "import_units", "last_held", "locate",
    "locate_many", "make_card", "pinned", "place_of", "post", "posts_in", "posts_of", "remove_asset", "rename_unit",
    "revoke_card", "set_hours", "setting", "sticker", "take_back_deputy", "to_wgs84", "unit", "unit_by_code", "units",
    "year_of",
]  # fmt: skip
