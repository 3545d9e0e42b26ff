"""Of organs, budgets and plans: nothing in them is about a person."""

from linli.auxiliaries.registry.tables import table
from linli.kernel.words import _

_ENDS = _("Stays as the record of the office; it tells nothing about a person.")


def declare() -> None:
    purpose = _("To plan, budget and report the employment of auxiliary officers.")
    for name, fields in {
        "Organ": "unit rank guided_by",
        "Establishment": "id organ since special reference",
        "BudgetLine": "id organ year head fen reference",
        "StaffingPlan": "id organ year posts state submitted_on answered_on reference used",
    }.items():
        table(name, fields, "", purpose=purpose, cites=("wuhan-order-270/4.2", "wuhan-order-270/14.2"), ends=_ENDS)
