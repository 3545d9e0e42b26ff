"""Hours worked: what the own page says of them."""

from datetime import date

from linli.auxiliaries.actions import ends
from linli.auxiliaries.data.deeds import DEEDS
from linli.auxiliaries.data.files import Officer
from linli.auxiliaries.data.own import Line, Section, Shown
from linli.auxiliaries.data.worked import WorkedState
from linli.auxiliaries.queries import worked
from linli.auxiliaries.registry.own import show
from linli.kernel.words import _
from linli.privacy.api import retires
from linli.web import navigation

MINUTES = 60


def start() -> None:
    retires(
        "auxiliaries: working time after two years", due=ends.due(ends.working_time), end=ends.end(ends.working_time)
    )
    retires("auxiliaries: rosters after two years", due=ends.due(ends.rosters), end=ends.end(ends.rosters))
    show(Section("worked", _("Hours worked"), 24, told, leads_to="auxiliaries:own-worked"))
    navigation.enter("auxiliaries", "auxiliaries:shifts", _("Shifts and demand"), order=42, guard="auxiliaries.roster")
    navigation.enter("auxiliaries", "auxiliaries:worked", _("Hours worked"), order=44, guard="auxiliaries.roster")
    navigation.enter("auxiliaries", "auxiliaries:overtime", _("Overtime"), order=46, guard="auxiliaries.roster")
    DEEDS.update({
        "auxiliaries.enter_hours": _("Hours worked were entered"),
        "auxiliaries.confirm_hours": _("Hours worked were confirmed"),
        "auxiliaries.differ_hours": _("The organ said other hours"),
        "auxiliaries.contest_hours": _("The officer contested the hours"),
        "auxiliaries.agree_hours": _("The officer took the organ's hours"),
        "auxiliaries.accept_hours": _("The organ took the officer's hours"),
        "auxiliaries.settle_hours": _("Disputed hours were settled"),
        "auxiliaries.bar_nights": _("A paper against nights and overtime was entered"),
    })  # fmt: skip


def told(officer: Officer, day: date) -> Shown:
    """This month's confirmed hours, and what is disputed."""
    days = worked.month_of(day)
    confirmed = worked.confirmed([officer.id], days)[officer.id]
    latest = worked.latest(officer=officer.id)
    disputed = sum(one.state is WorkedState.DISPUTED for one in latest)
    waiting = sum(one.state is WorkedState.ENTERED for one in latest)
    hours = sum(work.minutes for work in confirmed) / MINUTES
    return Shown(
        (
            Line(_("Confirmed this month"), _("{n} h", n=f"{hours:g}")),
            Line(_("Waiting to be confirmed"), str(waiting)),
            Line(_("Disputed"), str(disputed)),
        ),
        waits=disputed,
    )
