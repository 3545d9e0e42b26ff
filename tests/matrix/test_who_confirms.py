"""What one post entered, another confirms: hours, overtime, wages and what goes to the payroll office.

The station lies under the organ. `ME` asks; `OTHER` is another post or person. `None` is a post that has ended.
"""

import pytest
import rules

from linli.auxiliaries.models.files import AuxiliaryOfficer
from linli.auxiliaries.models.pay import PayExport, WageTable
from linli.auxiliaries.models.worked import OvertimeApproval, WorkedShift
from linli.kernel.actor import Role
from tests.matrix.people import ME, OTHER, wrong
from tests.matrix.test_who_may_with_officers import asks, units

__all__ = ["units"]
pytestmark = pytest.mark.django_db
R = Role
TWO_PEOPLE = (
    # rule                          role          from       of unit      by        whose     may
    ("auxiliaries.confirm_hours",   R.COMMANDER,  "organ",   None,        OTHER,    OTHER,    True),
    ("auxiliaries.confirm_hours",   R.COMMANDER,  None,      None,        OTHER,    OTHER,    False),
    ("auxiliaries.confirm_hours",   R.HR,         "organ",   "station",   OTHER,    OTHER,    True),
    ("auxiliaries.confirm_hours",   R.HR,         "organ",   "station",   OTHER,    None,     True),
    ("auxiliaries.confirm_hours",   R.HR,         "organ",   "station",   ME,       OTHER,    False),
    ("auxiliaries.confirm_hours",   R.HR,         "organ",   "station",   OTHER,    ME,       False),
    ("auxiliaries.confirm_hours",   R.HR,         "station", "organ",     OTHER,    OTHER,    False),
    ("auxiliaries.confirm_hours",   R.FINANCE,    "organ",   "organ",     OTHER,    OTHER,    False),
    ("auxiliaries.answer_overtime", R.HR,         "organ",   None,        OTHER,    OTHER,    True),
    ("auxiliaries.answer_overtime", R.HR,         None,      None,        OTHER,    OTHER,    False),
    ("auxiliaries.answer_overtime", R.HR,         "organ",   "station",   OTHER,    OTHER,    True),
    ("auxiliaries.answer_overtime", R.HR,         "organ",   "station",   ME,       OTHER,    False),
    ("auxiliaries.answer_overtime", R.HR,         "station", "organ",     OTHER,    OTHER,    False),
    ("auxiliaries.answer_overtime", R.TRAINER,    "organ",   "organ",     OTHER,    OTHER,    False),
    ("auxiliaries.approve_wages",   R.FINANCE,    "organ",   "organ",     OTHER,    OTHER,    True),
    ("auxiliaries.approve_wages",   R.FINANCE,    "organ",   "organ",     ME,       OTHER,    False),
    ("auxiliaries.approve_wages",   R.FINANCE,    "station", "organ",     OTHER,    OTHER,    False),
    ("auxiliaries.approve_export",  R.FINANCE,    "organ",   "organ",     OTHER,    OTHER,    True),
    ("auxiliaries.approve_export",  R.FINANCE,    "organ",   "organ",     ME,       OTHER,    False),
    ("auxiliaries.approve_export",  R.FINANCE,    "station", "organ",     OTHER,    OTHER,    False),
)  # fmt: skip


def test_what_one_post_entered_another_confirms(units):
    def thing(rule, unit, by, whose):
        made = {
            "auxiliaries.confirm_hours": WorkedShift(unit=unit, entered_by=by, officer=AuxiliaryOfficer(user=whose)),
            "auxiliaries.answer_overtime": OvertimeApproval(unit=unit, asked_by=by),
            "auxiliaries.approve_wages": WageTable(organ=unit, submitted_by=by),
            "auxiliaries.approve_export": PayExport(organ=unit, asked_by=by),
        }
        return made[rule]

    def may(rule, role, at, unit, by, whose):
        actor = asks(units, role, at)
        return rules.test_rule(rule, actor, thing(rule, units[unit], by, whose) if unit else None)

    assert not wrong(TWO_PEOPLE, may)
