"""The demo's privacy officer has thought through what each feature does to people's data, so that all of them run."""

import tomllib
from datetime import datetime, timedelta
from pathlib import Path

from django.utils import timezone

from linli.kernel.actor import Actor
from linli.rights import api as rights

HOLDS = timedelta(days=365)


def assess_features(officer: Actor, *, at: datetime) -> None:
    """An assessment of every feature for a year. KeyError for a feature that nobody has thought about."""
    told = tomllib.loads((Path(__file__).parent / "assessments.toml").read_text("utf-8"))
    for feature in rights.features():
        rights.assess(feature, **told[feature], review_on=timezone.localdate(at) + HOLDS, actor=officer, at=at)
