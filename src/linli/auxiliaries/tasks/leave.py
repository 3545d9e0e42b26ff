"""Leave keeps officers off duty sheets, and has its section on the own page."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta

from django.utils import timezone

from linli.auxiliaries.data import Officer
from linli.auxiliaries.data.deployment import Shift
from linli.auxiliaries.data.files import OfficerId, Span
from linli.auxiliaries.data.hours import Closed
from linli.auxiliaries.data.leave import KIND_NAMES, STATE_NAMES, LeaveState
from linli.auxiliaries.data.own import Line, Section, Shown
from linli.auxiliaries.permissions.leave import may_read_leave
from linli.auxiliaries.queries import leave as ask
from linli.auxiliaries.registry.away import away
from linli.auxiliaries.registry.own import leads_on, show
from linli.auxiliaries.registry.standing import Fact, source
from linli.kernel.words import _
from linli.notifications.api import register_template
from linli.privacy.api import allow_reveal
from linli.web import navigation

MOMENT = timedelta(microseconds=1)
ON_LEAVE, CITES = _("On leave that day."), ("wuhan-order-270/12(2)",)


def start() -> None:
    register_template(
        "auxiliaries.leave_decided", subject=_("Your leave was decided"),
        body=_("The leave that you asked for from {first} was decided. Read the answer on your page."),
    )  # fmt: skip
    allow_reveal("aux_leave", may_read_leave)
    source(Fact.ON_LEAVE, on_leave)
    away("leave", days_away, leave=True)
    show(Section("leave", _("Leave"), 30, own_leave, "auxiliaries:own-leave"))
    leads_on("auxiliaries:officer-leave", _("Leave"), order=30, guard="auxiliaries.leave")
    navigation.enter("auxiliaries", "auxiliaries:leaves", _("Leave"), order=45, guard="auxiliaries.leave")
    navigation.enter("desk", "auxiliaries:away", _("Who is away"), order=72, guard="auxiliaries.command")


def on_leave(officers: frozenset[OfficerId], shift: Shift) -> Mapping[OfficerId, str]:
    """Approved leave holds a day that the shift touches, also after midnight (Art 12(2))."""
    ends = timezone.localdate(shift.ends_at - MOMENT)
    return dict.fromkeys(ask.away(officers, Span(shift.day, max(shift.day, ends))), "seen")


def days_away(officers: Collection[Officer], days: Span) -> Mapping[OfficerId, Sequence[Closed]]:
    """For rosters, swaps and replacements; one statement. The kind of leave is not said. Also a shift that would run
    into such a day is none (as on duty sheets)."""
    after = days.last and days.last + timedelta(days=1)
    found = ask.away([one.id for one in officers], Span(days.first, after))
    return {officer: [Closed(span, ON_LEAVE, CITES, whole=True) for span in spans] for officer, spans in found.items()}


def own_leave(officer: Officer, day: date) -> Shown:
    """What is left of the year, and the last request."""
    known = ask.balance_of(officer, day.year, on=day)
    lines = [
        Line(_("Annual leave of {year}", year=day.year), _("{n} days", n=known.entitled + known.carried)),
        Line(_("Days of annual leave left"), str(known.left)),
    ]
    lines += [
        Line(KIND_NAMES[one.kind], STATE_NAMES[one.state])
        for one in ask.leaves_of(officer.id, limit=3)
        if one.state in (LeaveState.ASKED, LeaveState.APPROVED, LeaveState.DECLINED)
    ]
    return Shown(tuple(lines))
