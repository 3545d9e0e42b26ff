"""What is kept: facts and what must never be false about them. One module a subject."""

from linli.auxiliaries.models import (
    appraisal,
    contracts,
    contributions,
    deployment,
    discipline,
    equipment,
    files,
    leave,
    obligations,
    pay,
    plan,
    protection,
    recruitment,
    rostering,
    takeover,
    worked,
)
from linli.auxiliaries.models.files import AuxiliaryOfficer

__all__ = [
    "AuxiliaryOfficer",
    "appraisal",
    "contracts",
    "contributions",
    "deployment",
    "discipline",
    "equipment",
    "files",
    "leave",
    "obligations",
    "pay",
    "plan",
    "protection",
    "recruitment",
    "rostering",
    "takeover",
    "worked",
]
