"""Hours and overtime: what the law makes of a stretch of shifts, planned or worked.

`check` finds whatever is not lawful, `extras` what is overtime and of which kind; neither knows how a roster is made.
"""

from linli.auxiliaries.rules.hours.approving import may_approve
from linli.auxiliaries.rules.hours.checking import check
from linli.auxiliaries.rules.hours.counting import extras, is_night

__all__ = ["check", "extras", "is_night", "may_approve"]
