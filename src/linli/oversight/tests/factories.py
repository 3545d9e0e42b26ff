"""A mandate for an inspector, for tests of any context."""

from datetime import datetime, timedelta

from linli.kernel.actor import Actor, Role, UnitId
from linli.organisation.tests.factories import NOON, District
from linli.oversight.api import give_mandate


def mandated(
    district: District, *units: UnitId, at: datetime = NOON, days: int = 30, lead_of: UnitId | None = None
) -> Actor:
    """The inspector of a unit (the district unless told otherwise), with a mandate over these units from that day."""
    giver = lead_of or district.district
    inspector = district.actor(Role.INSPECTOR, giver)
    assert inspector.post is not None
    give_mandate(
        inspector.post, units=units, purpose="抽查撤回与改评", until=at.date() + timedelta(days=days),
        actor=district.actor(Role.LEAD, giver), at=at,
    )  # fmt: skip
    return inspector
