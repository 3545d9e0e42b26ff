"""What this context takes as given until an office says otherwise, and the one code that must be spelled right."""

import re
from collections.abc import Mapping

from linli.kernel.words import Sentence, _
from linli.law import ByHand

# Each is a decision of the installation; a figure of law that only awaits confirmation is overridden by its own name.
DEFAULTS: dict[str, bool | int | float | str] = {
    "grid.code_scheme": "gb15",  # or "free": codes of another country's layers
    "calendar.holidays": "CN",  # or "none": weekends and what the office enters by hand
    "place.tolerance_m2": 1000,
    "place.declared_overlapping": False,
    "place.nearest_m": 0,
    "oversight.answer_days": 10,
    "week.stuck_days": 7,
    "week.cluster_days": 90,
    "week.cluster_matters": 5,
    "matters.routing_repeats": 3,
    "auxiliary.absence_year": "calendar",  # or "rolling": the 365 days that end with the last absence
    "auxiliary.levels": False,
    "training.induction_counts": False,
    "training.first_year_pro_rata": False,
}
CHOICES: Mapping[str, tuple[str, ...]] = {
    "grid.code_scheme": ("gb15", "free"),
    "calendar.holidays": ("CN", "none"),
    "auxiliary.absence_year": ("calendar", "rolling"),
}
SETTING_NAMES: Mapping[str, Sentence] = {
    "grid.code_scheme": _("Codes of grids: gb15 (15 digits) or free"),
    "calendar.holidays": _("Public holidays: CN or none"),
    "place.tolerance_m2": _("Square metres of overlap or gap between grids that only warn"),
    "place.declared_overlapping": _("Grids may overlap or leave gaps of any size: True or False"),
    "auxiliary.absence_year": _("Absences of auxiliary officers within a year: calendar or rolling"),
    "matters.routing_repeats": _("Agreed objections on one way within a year after which a routing rule is proposed"),
    "auxiliary.levels": _("Auxiliary officers have levels by years and rating (Order 270, Art 24): True or False"),
    "oversight.answer_days": _("Working days within which a unit answers a finding of an inspection"),
    "week.stuck_days": _("Days without an act after which a matter stands on the weekly sheet as stuck"),
    "week.cluster_days": _("Days looked back on for what comes back at one place"),
    "week.cluster_matters": _("Matters of one category in one grid that make it something that comes back"),
    "place.nearest_m": _("Metres outside all grids within which the nearest grid is taken; 0 for never"),
    "training.induction_counts": _("Hours of induction count for the yearly training: True or False"),
    "training.first_year_pro_rata": _("In the first year of service only the part served is demanded: True or False"),
}

BY_HAND_NAMES: Mapping[ByHand, Sentence] = {
    ByHand.AUTHORITY: _("the authority that disciplines"),
    ByHand.COURT: _("courts and arbitration"),
    ByHand.DEFINITION: _("nobody: it only defines"),
    ByHand.EMPLOYER: _("the employer"),
    ByHand.GOVERNMENT: _("the government"),
    ByHand.HOTLINE: _("the hotline centre"),
    ByHand.LEAD: _("the head of the centre"),
    ByHand.OPERATOR: _("whoever runs this installation"),
    ByHand.OUTSIDE: _("nobody here: deliberately outside Linli"),
    ByHand.PETITION_OFFICE: _("the petition office"),
    ByHand.POLICE_ORGAN: _("the public security organ"),
    ByHand.RESIDENT: _("the resident"),
    ByHand.UNIT: _("the handling unit"),
}
COUNT_NAMES: Mapping[str, Sentence] = {
    "calendar_days": _("{n} days", n=0),
    "working_days": _("{n} working days", n=0),
    "working_hours": _("{n} office hours", n=0),
    "hours": _("{n} hours", n=0),
    "months": _("{n} months", n=0),
    "persons": _("{n} persons", n=0),
    "percent": _("{n} %", n=0),
    "times": _("{n} times", n=0),
    "square_metres": _("{n} square metres", n=0),
    "metres": _("{n} metres", n=0),
    "seconds": _("{n} seconds", n=0),
    "minutes": _("{n} minutes", n=0),
    "days": _("{n} days in a row", n=0),
    "days_a_year": _("{n} days a year", n=0),
    "years": _("{n} years", n=0),
    "years_of_age": _("{n} years of age", n=0),
}

_GB15 = re.compile(r"(?P<county>[1-9]\d{5})(?P<street>\d{3})(?P<community>\d{3})(?P<sequence>\d{3})")


def village_code(code: str, scheme: str) -> str:
    """The village's part of a grid code: its first twelve digits; empty in a free scheme."""
    return code[:12] if scheme == "gb15" else ""


def grid_code_fits(code: str, scheme: str) -> bool:
    """Fifteen digits 6 + 3 + 3 + 3 (gb-t-30428-1/code), no part of which is 000; any text in a free scheme."""
    if scheme == "free":
        return bool(code.strip())
    match = _GB15.fullmatch(code)
    return match is not None and "000" not in match.group("street", "community", "sequence")
