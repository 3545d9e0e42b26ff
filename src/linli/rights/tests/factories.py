"""Assessments for a bench or a test of an installation of its own."""

from datetime import datetime, timedelta

from linli.kernel.actor import Actor, PostId, Role
from linli.rights import api

OFFICER = Actor(role=Role.PRIVACY_OFFICER, post=PostId(1))
TEXTS = {"necessity": "Needed for the work.", "risk": "Somebody may look without need.", "measures": "Looks are told."}


def assess_all(at: datetime) -> None:
    """Every feature runs for a year."""
    for feature in api.features():
        api.assess(feature, **TEXTS, review_on=at.date() + timedelta(days=365), actor=OFFICER, at=at)
