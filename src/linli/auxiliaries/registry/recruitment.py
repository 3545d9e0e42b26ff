"""Of recruitments: applicants by number; what they said lies in the vault."""

from linli.auxiliaries.registry.tables import table
from linli.kernel.words import _

ORDER = ("wuhan-order-270/16", "wuhan-order-270/17")


def declare() -> None:
    purpose = _("To recruit openly, by merit and through set procedures, with an answer to everybody who applies.")
    stays = _("Stays as the record of the office; it tells nothing about a person.")
    table(
        "Recruitment", "id number organ plan category posts requirements written interview fitness starts_on state "
        "applied forget_on", "", purpose=purpose, cites=ORDER, ends=stays,
    )  # fmt: skip
    table("RecruitmentStep", "id recruitment kind planned_on done_on", "", purpose=purpose, cites=ORDER, ends=stays)
    table(
        "Applicant", "id recruitment state was_eligible",
        "number of_age citizen willing qualified health_until cleared priority priority_proven written interview "
        "fitness total drawn officer",
        purpose=purpose, cites=ORDER, sealed="code_hash letter",
        ends=_("Six months after the recruitment ended, unless the installation says less."),
    )  # fmt: skip
