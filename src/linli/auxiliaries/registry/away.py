"""Why somebody cannot be on duty on which days. A module enters its own in `tasks/<module>.py`: leave, training, papers
that have ended, sickness called in. Rosters, swaps, replacements and the gate of duty sheets all ask here."""

from collections.abc import Callable, Collection, Mapping, Sequence

from linli.auxiliaries.data.files import Officer, OfficerId, Span
from linli.auxiliaries.data.hours import Closed

Source = Callable[[Collection[Officer], Span], Mapping[OfficerId, Sequence[Closed]]]
"""For these officers and days, in a bounded number of statements; officers without such days may be left out."""
_sources: dict[str, Source] = {}
_leave: set[str] = set()


def away(name: str, ask: Source, *, leave: bool = False) -> None:
    """`leave` where the days are granted or called in, rather than barred by a missing paper."""
    _sources[name] = ask
    if leave:
        _leave.add(name)


def closed(officers: Collection[Officer], days: Span, *, leave_only: bool = False) -> dict[OfficerId, list[Closed]]:
    """All sources together."""
    found: dict[OfficerId, list[Closed]] = {officer.id: [] for officer in officers}
    for name, ask in _sources.items():
        if name in _leave or not leave_only:
            for officer, spans in ask(officers, days).items():
                found[officer] += spans
    return found
