"""Who stands above, below and beside whom."""

from collections.abc import Iterator

from linli.kernel.actor import UnitId
from linli.kernel.errors import NotFound
from linli.organisation.data import Level, Unit, UnitKind
from linli.organisation.queries.snapshot import pinned, snapshot


def units(*, closed: bool = False) -> tuple[Unit, ...]:
    """All open units in the order of their codes; with `closed`, those too."""
    return tuple(unit for unit in snapshot().units.values() if closed or unit.valid_to is None)


def unit_names() -> list[str]:
    """As they are called in either language."""
    return [name for unit in units() for name in (unit.name, unit.name_en) if name]


def unit(id: UnitId) -> Unit:
    """Also a closed one, so that history keeps its names; NotFound where there never was one."""
    try:
        return snapshot().units[id]
    except KeyError:
        raise NotFound from None


def unit_by_code(code: str) -> Unit | None:
    return next((unit for unit in units() if unit.code == code), None) if code else None


@pinned()
def ancestors(id: UnitId) -> tuple[Unit, ...]:
    """From the parent up."""
    return tuple(_upwards(id))[1:]


@pinned()
def lineage(id: UnitId) -> tuple[UnitId, ...]:
    """The unit and all above it."""
    return tuple(unit.id for unit in _upwards(id))


@pinned()
def centre_above(id: UnitId) -> Unit | None:
    """The nearest centre above; None at the top."""
    return next((above for above in ancestors(id) if above.kind is UnitKind.CENTRE), None)


@pinned()
def centre_at(id: UnitId, level: Level) -> Unit | None:
    """The centre of that level which the unit belongs to; it may be the unit itself."""
    return next((u for u in _upwards(id) if u.kind is UnitKind.CENTRE and u.level is level), None)


def children(id: UnitId) -> tuple[Unit, ...]:
    return tuple(child for child in snapshot().children.get(id, ()) if child.valid_to is None)


@pinned()
def descendants(id: UnitId) -> tuple[Unit, ...]:
    """All open units below, nearest first; not the unit itself."""
    found: list[Unit] = list(children(id))
    for below in found:
        found.extend(children(below.id))
    return tuple(found)


def departments(level: Level | None = None, *, under: UnitId | None = None) -> tuple[Unit, ...]:
    """Open departments and stations, of one level, or right under one centre.

    A public security organ and its stations are run by their own rules, and a provider's people are not an office:
    none of them is among those to whom a matter is sent.
    """
    every = snapshot().units
    return tuple(
        unit
        for unit in units()
        if unit.kind in (UnitKind.DEPARTMENT, UnitKind.STATION)
        and (unit.parent is None or every[unit.parent].kind is not UnitKind.ORGAN)
        and level in (None, unit.level)
        and under in (None, unit.parent)
    )


def _upwards(id: UnitId) -> Iterator[Unit]:
    at: UnitId | None = id
    while at is not None:
        found = unit(at)
        yield found
        at = found.parent
