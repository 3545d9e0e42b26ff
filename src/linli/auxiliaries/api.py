"""The door: officers and what the Order says about them."""

from linli.auxiliaries.queries.files import officer, officer_of, officers, serving

__all__ = ["officer", "officer_of", "officers", "serving"]
