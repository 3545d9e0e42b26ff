"""What the tables here hold, for the privacy notice, one module a subject; and what modules enter with one another:
sections of the own page (`own`), what an archive must hold (`archive`), what stands before an act that may hurt an
officer (`gates`), days away from duty (`away`), parts of the made-up year (`seeding`)."""

from linli.auxiliaries.registry import (
    conduct,
    contracts,
    contributions,
    deployment,
    equipment,
    files,
    leave,
    pay,
    plan,
    recruitment,
    takeover,
    worked,
)


def declare() -> None:
    conduct.declare()
    contracts.declare()
    deployment.declare()
    contributions.declare()
    equipment.declare()
    files.declare()
    leave.declare()
    pay.declare()
    plan.declare()
    recruitment.declare()
    takeover.declare()
    worked.declare()
