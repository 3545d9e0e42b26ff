"""Of contributions and registrations."""

from linli.auxiliaries.registry.contracts import WITH_THE_FILE
from linli.auxiliaries.registry.tables import table
from linli.kernel.words import _


def declare() -> None:
    purpose = _("To see every month that five insurances and the housing fund are paid for every officer.")
    order = ("wuhan-order-270/29", "wuhan-order-270/35")
    table(
        "ContributionMonth", "id reference",
        "officer month endowment medical maternity unemployment injury housing base",
        purpose=purpose, cites=order, ends=WITH_THE_FILE,
    )  # fmt: skip
    table("Registration", "", "officer insurance_on fund_on", purpose=purpose, cites=order, ends=WITH_THE_FILE)
    table(
        "ProviderReport", "id organ provider month officers without_contract without_contributions number reported_on "
        "reference", "", purpose=purpose, cites=order,
        ends=_("Stays as the record of the office; it tells nothing about a person."),
    )  # fmt: skip
