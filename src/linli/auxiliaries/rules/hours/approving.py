"""When overtime may be approved."""

from datetime import date

from linli.auxiliaries.data.hours import ExtraKind, Figures
from linli.kernel.rules import Rule
from linli.kernel.words import Sentence, _

may_approve: Rule[[date, date, frozenset[ExtraKind], int, bool], Sentence | None] = Rule("auxiliaries.may_approve")


@may_approve.since("2016-06-01", cites=("wuhan-order-270/28", "labour-law/41"))
def _before(first: date, today: date, kinds: frozenset[ExtraKind], minutes: int, special: bool) -> Sentence | None:
    """Not once it has begun: only what is really necessary is approved, before. Longer hours of a day are one at most,
    for a special reason three. Why it may not be; None where it may."""
    limits = Figures()
    if first <= today:
        return _("Overtime is approved before its first day; what was already worked is settled as worked hours.")
    if ExtraKind.LONGER not in kinds:
        return None
    if minutes > limits.special:
        return _("More than three hours beyond the day are never approved.")
    if minutes > limits.usual and not special:
        return _("More than one hour beyond the day needs a special reason.")
    return None
