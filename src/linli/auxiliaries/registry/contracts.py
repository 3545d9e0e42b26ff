"""Of contracts and filings."""

from linli.auxiliaries.registry.tables import table
from linli.kernel.words import _

WITH_THE_FILE = _("Two years after the officer left, with the contract texts.")


def declare() -> None:
    purpose = _("To employ auxiliary officers on lawful paper, and to see where it is missing.")
    order = ("wuhan-order-270/15", "wuhan-order-270/18")
    table(
        "LabourContract", "id employer kind",
        "officer number starts_on ends_on signed_on wage probation_until probation_wage",
        purpose=purpose, cites=order, ends=WITH_THE_FILE,
    )  # fmt: skip
    table("ModeDecision", "id mode instruction", "officer since", purpose=purpose, cites=order, ends=WITH_THE_FILE)
    stays = _("Stays as the record of the office; it tells nothing about a person.")
    for name, fields in {
        "HrInstruction": "id organ mode reference given_on",
        "ServiceContract": "id organ provider number starts_on ends_on signed_on",
        "Filing": "id organ cause since due_on changes filed_on reference",
    }.items():
        table(name, fields, "", purpose=purpose, cites=order, ends=stays)
