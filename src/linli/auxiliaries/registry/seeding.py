"""Who writes which part of the made-up year. A module enters its own in `tasks/<module>.py`."""

from linli.auxiliaries.data.seeding import Sower

_sowers: dict[str, Sower] = {}


def sows(entry: Sower) -> None:
    if entry.name in _sowers:
        raise ValueError(f"{entry.name} is sown already")
    _sowers[entry.name] = entry


def sowers() -> list[Sower]:
    return sorted(_sowers.values(), key=lambda entry: entry.order)
