"""Everything with a last day, in one list: the vault's own, and what other contexts say ends with time."""

from datetime import datetime

from linli.privacy.registry import retirements


def due(at: datetime) -> list[tuple[str, int]]:
    """What would go if `end_all` ran at that moment: name and number."""
    return [(name, retirement.due(at)) for name, retirement in retirements()]


def end_all(at: datetime) -> list[tuple[str, int]]:
    """End what is due; name and number of what went. Each part commits for itself and can be run again."""
    return [(name, retirement.end(at)) for name, retirement in retirements()]
