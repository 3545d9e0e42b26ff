"""What an archive must hold, part by part. A module enters its own in `tasks/<module>.py`."""

from linli.auxiliaries.data.own import Need

_needs: dict[str, Need] = {}


def need(entry: Need) -> None:
    if entry.key in _needs:
        raise ValueError(f"archives need {entry.key} already")
    _needs[entry.key] = entry


def needs() -> list[Need]:
    return list(_needs.values())
