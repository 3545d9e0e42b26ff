"""Who writes which part of a made-up year. Induction comes before everything that asks for it."""

from linli.auxiliaries.actions.seeding import conduct, duty, hours, leave, papers, pay, recruiting, rostering
from linli.auxiliaries.data.seeding import Sower
from linli.auxiliaries.registry.seeding import sows


def start() -> None:
    sows(Sower("contracts", 10, papers.contracts))
    sows(Sower("permits", 12, papers.permits))
    sows(Sower("equipment", 14, papers.equipment))
    sows(Sower("contributions", 30, papers.contributions))
    sows(Sower("posts", 40, duty.describe))
    sows(Sower("own pages", 41, conduct.own_pages))
    sows(Sower("leave", 42, leave.leave))
    sows(Sower("rosters", 43, rostering.rosters))
    sows(Sower("hours worked", 44, hours.hours))
    sows(Sower("duty sheets", 45, duty.sheets))
    sows(Sower("pay", 50, pay.pay))
    sows(Sower("ratings", 60, conduct.ratings))
    sows(Sower("voices", 65, conduct.said))
    sows(Sower("cases", 70, conduct.matters_of_conduct))
    sows(Sower("recruitment", 80, recruiting.sow))
