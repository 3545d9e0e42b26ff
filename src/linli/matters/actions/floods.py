"""Floods: very many matters at once are all taken, but wait apart, so that the others are not buried under them.

Nobody is turned away and nobody solves a riddle. What waits apart keeps its receipt, its clock and its answer; it
stands on no public page until somebody has looked at it.
"""

from datetime import datetime, timedelta

from linli.accounts.api import spend
from linli.kernel.actor import Actor
from linli.kernel.errors import NotAllowed, TooMany
from linli.kernel.words import _
from linli.matters.actions.act import act
from linli.matters.actions.step import Step
from linli.matters.data import Flood, MatterId, RaiseRequest
from linli.matters.rules.places import snapped

AN_HOUR = timedelta(hours=1)
FROM_ONE_LINE, AT_ONE_PLACE, IN_SAME_WORDS = 60, 30, 10
"""In an hour, before it is a flood. A whole village may stand behind one line; a burst main is reported by a street."""
LEAST_WORDS = 12
"""Fewer letters say the same by chance: “路灯坏了”."""


def flood_of(request: RaiseRequest, *, line: str = "", at: datetime) -> Flood | None:
    """Counts this filing, and says of what it is too many, if of anything. Call it outside any transaction.

    `line` names where it comes from. What is counted is kept as hashes that nobody can compute the day after.
    """
    counted = [(cause, key, most) for cause, key, most in _keys(request, line) if key]
    over = [cause for cause, key, most in counted if _is_over(f"flood {cause} {key}", most, at)]
    return over[0] if over else None


def _keys(request: RaiseRequest, line: str) -> tuple[tuple[Flood, str, int], ...]:
    words = "".join(request.words.split())
    return (
        (Flood.TEXT, words if len(words) >= LEAST_WORDS else "", IN_SAME_WORDS),
        (Flood.PLACE, _place(request), AT_ONE_PLACE),
        (Flood.CLIENT, line, FROM_ONE_LINE),
    )


def _place(request: RaiseRequest) -> str:
    """The square of 50 metres, or the address as it was written; with the category, as one corner has many troubles."""
    if request.lon is not None and request.lat is not None:
        place = str(snapped(request.lon, request.lat))
    else:
        place = "".join(request.address.split())
    return f"{request.category} {place}" if place else ""


def _is_over(key: str, most: int, at: datetime) -> bool:
    try:
        spend(key, limit=most, per=AN_HOUR, at=at)
    except TooMany:
        return True
    return False


@act
def let_through(matter_id: MatterId, *, actor: Actor, at: datetime) -> None:
    """Looked at: it stands among the others again, and where its category is public, on the public pages."""
    step = Step("let_through", matter_id, actor=actor, at=at)
    if not step.matter.held:
        raise NotAllowed(_("This matter does not wait apart."))
    step.take(detail={"held": step.matter.held}, held="")
