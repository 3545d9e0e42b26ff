"""The door: officers and what the Order says about them."""

from linli.auxiliaries.actions.files import open_own_page
from linli.auxiliaries.actions.seeding.sowing import seed_bureau
from linli.auxiliaries.queries.files import officer, officer_of, officers, serving

__all__ = ["officer", "officer_of", "officers", "open_own_page", "seed_bureau", "serving"]
