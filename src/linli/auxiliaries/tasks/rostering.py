"""Rosters are worked out in the background and looked through every hour; what keeps somebody away from duty."""

from collections.abc import Mapping
from datetime import date, timedelta

from django.utils import timezone

from linli.auxiliaries.actions.rostering.keeping import recheck_rosters
from linli.auxiliaries.actions.rostering.solving import JOB, solve_roster
from linli.auxiliaries.data import Officer
from linli.auxiliaries.data.deeds import DEEDS
from linli.auxiliaries.data.deployment import Shift
from linli.auxiliaries.data.files import OfficerId, Span
from linli.auxiliaries.data.own import Line, Section, Shown
from linli.auxiliaries.data.rostering import RosterId
from linli.auxiliaries.data.swaps import SwapState
from linli.auxiliaries.queries import away as ask
from linli.auxiliaries.queries.files import officers_by_id
from linli.auxiliaries.queries.swaps import shifts_of, swaps_of
from linli.auxiliaries.registry.away import away
from linli.auxiliaries.registry.own import show
from linli.auxiliaries.registry.standing import Fact, source
from linli.auxiliaries.tasks.leave import on_leave
from linli.auxiliaries.templatetags.hours import clock
from linli.jobs.api import register
from linli.kernel.words import _
from linli.notifications.api import register_template
from linli.web import navigation

HOURLY = timedelta(hours=1)


def start() -> None:
    register(JOB, solve_now, outside=True, long=True)
    register("auxiliaries.recheck-rosters", recheck_now, every=HOURLY)
    away("service", ask.outside_service)
    away("contracts", ask.without_contract)
    away("induction", ask.before_induction)
    away("permits", ask.without_permit)
    away("training", ask.in_training)
    away("calls", ask.called_in, leave=True)
    source(Fact.ON_LEAVE, on_leave_or_sick)
    show(Section("roster", _("My roster"), 22, told, leads_to="auxiliaries:own-roster"))
    navigation.enter("desk", "auxiliaries:own-roster", _("My roster"), order=70, guard="auxiliaries.own")
    navigation.enter(
        "auxiliaries", "auxiliaries:roster-changes", _("Open shifts and swaps"), order=41, guard="auxiliaries.roster"
    )
    navigation.enter("auxiliaries", "auxiliaries:rosters", _("Rosters"), order=40, guard="auxiliaries.roster")
    DEEDS.update({
        "auxiliaries.set_cell": _("A day of the roster was changed"),
        "auxiliaries.vacate_shift": _("A shift of the roster fell open"),
        "auxiliaries.assign_replacement": _("Took an open shift, having agreed"),
        "auxiliaries.take_call_back": _("A sick call was taken back: it was a mistake"),
        "auxiliaries.leave_open": _("The shift was left open"),
        "auxiliaries.wish": _("A wish for the roster was said"),
        "auxiliaries.take_wish_back": _("A wish for the roster was taken back"),
        "auxiliaries.offer_swap": _("A shift was offered to a colleague"),
        "auxiliaries.accept_swap": _("A swap was agreed to"),
        "auxiliaries.decline_swap": _("A swap was declined"),
        "auxiliaries.withdraw_swap": _("The offer of a swap was taken back"),
        "auxiliaries.approve_swap": _("A swap was approved"),
        "auxiliaries.refuse_swap": _("A swap was refused"),
        "auxiliaries.open_feed": _("A calendar address was made"),
        "auxiliaries.end_feed": _("The calendar address was ended"),
    })  # fmt: skip
    _name_templates()


def told(officer: Officer, day: date) -> Shown:
    """The next five shifts, and swaps that wait for an answer."""
    shifts = shifts_of(officer.id, since=day, limit=5)
    waits = sum(one.state is SwapState.OFFERED and one.taker == officer.id for one in swaps_of(officer.id))
    lines = tuple(Line(_("Shift on {day}", day=one.day), f"{one.kind.name} {clock(one.kind.begins)}") for one in shifts)
    return Shown(lines, waits=waits)


def on_leave_or_sick(officers: frozenset[OfficerId], shift: Shift) -> Mapping[OfficerId, str]:
    """Leave holds a day that the shift touches, or the officer called in sick for its day (Art 12(2))."""
    sick = ask.called_in(officers_by_id(officers), Span(shift.day, shift.day))
    return {**on_leave(officers, shift), **dict.fromkeys(sick, "seen")}


def solve_now(roster: int, attempt: int) -> None:
    solve_roster(RosterId(roster), attempt, now=timezone.now)


def recheck_now() -> None:
    recheck_rosters(at=timezone.now())


def _name_templates() -> None:
    for name, subject, body in (
        ("roster_published", _("Your roster is published"), _("Your roster from {first} to {last} is published.")),
        (
            "roster_changed",
            _("Your roster has changed"),
            _("Your roster from {first} to {last} has changed. Look at it."),
        ),
        (
            "swap_offered",
            _("A colleague offers you a shift"),
            _("A colleague offers you a shift of the roster from {first} to {last}. Answer on your page."),
        ),
        ("roster_withdrawn", _("A roster was withdrawn"), _("Your roster from {first} to {last} no longer holds.")),
    ):
        register_template(f"auxiliaries.{name}", subject=subject, body=body)
    register_template(
        "auxiliaries.swap_declined", subject=_("A swap was declined by your colleague"),
        body=_("Your colleague does not take the shift of {day}; it stays yours."),
    )  # fmt: skip
    register_template(
        "auxiliaries.swap_refused", subject=_("A swap was not approved"),
        body=_("The swap of the shift of {day} was not approved; everybody keeps the own shift."),
    )  # fmt: skip
    register_template(
        "auxiliaries.call_taken_back",
        subject=_("A sick call was taken back"),
        body=_("The sick call for the shift of {day} was a mistake; the officer works it. Look at the duty sheet of "
               "that day: a line that came off does not come back by itself."),
        leads_to="auxiliaries:roster",
    )  # fmt: skip
    register_template(
        "auxiliaries.shift_open",
        subject=_("A shift has fallen open"),
        body=_("A shift of {day} has fallen open. Look for a replacement."),
        leads_to="auxiliaries:roster",
    )
