"""Rosters are worked out in the background and looked through every hour; what keeps somebody away from duty."""

from datetime import timedelta

from django.utils import timezone

from linli.auxiliaries.actions.rostering.keeping import recheck_rosters
from linli.auxiliaries.actions.rostering.solving import JOB, solve_roster
from linli.auxiliaries.data.deeds import DEEDS
from linli.auxiliaries.data.rostering import RosterId
from linli.auxiliaries.queries import away as ask
from linli.auxiliaries.registry.away import away
from linli.jobs.api import register
from linli.kernel.words import _
from linli.notifications.api import register_template
from linli.web import navigation

HOURLY = timedelta(hours=1)


def start() -> None:
    register(JOB, solve_now, outside=True)
    register("auxiliaries.recheck-rosters", recheck_now, every=HOURLY)
    away("service", ask.outside_service)
    away("contracts", ask.without_contract)
    away("induction", ask.before_induction)
    away("permits", ask.without_permit)
    away("training", ask.in_training)
    away("calls", ask.called_in, leave=True)
    navigation.enter("auxiliaries", "auxiliaries:rosters", _("Rosters"), order=40, guard="auxiliaries.roster")
    DEEDS.update({
        "auxiliaries.set_cell": _("A day of the roster was changed"),
        "auxiliaries.vacate_shift": _("A shift of the roster fell open"),
    })  # fmt: skip
    _name_templates()


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
        ("roster_withdrawn", _("A roster was withdrawn"), _("Your roster from {first} to {last} no longer holds.")),
    ):
        register_template(f"auxiliaries.{name}", subject=subject, body=body)
    register_template(
        "auxiliaries.shift_open",
        subject=_("A shift has fallen open"),
        body=_("A shift of {day} has fallen open. Look for a replacement."),
        leads_to="auxiliaries:roster",
    )
