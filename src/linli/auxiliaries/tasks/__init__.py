"""What each module enters as the house starts: its jobs, its sections of the own page, its part of the made-up year,
its ways in the navigation. The clock is asked here."""

from linli.auxiliaries.tasks import (
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
    rostering,
    seeding,
    takeover,
    training,
    worked,
)


def start() -> None:
    conduct.start()
    deployment.start()
    contracts.start()
    contributions.start()
    equipment.start()
    files.start()
    leave.start()
    pay.start()
    training.start()
    plan.start()
    recruitment.start()
    seeding.start()
    takeover.start()
    rostering.start()
    worked.start()
