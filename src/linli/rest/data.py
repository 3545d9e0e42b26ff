"""What a program may be let in for."""

from enum import StrEnum


class Scope(StrEnum):
    """One kind of act or question; a client has exactly those that were written down for it."""

    READ = "read"  # units, grids, the catalogue, the public projection
    RAISE = "raise"  # hand in a matter for a resident and follow it with the receipt
    ACT = "act"  # do the acts of the client's own role in its own unit
    OPEN311 = "open311"  # POST requests of GeoReport
