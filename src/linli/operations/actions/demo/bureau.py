"""The demo's bureau of auxiliary officers: a small one with a year of history, and three people who can sign in."""

import secrets
from collections.abc import Iterator
from datetime import date, datetime

from linli.accounts import api as accounts
from linli.auxiliaries import api as auxiliaries
from linli.auxiliaries.data import OfficerState
from linli.auxiliaries.data.seeding import Bureau
from linli.kernel.actor import SYSTEM, Role, UnitId
from linli.operations.actions.demo.founding import Person
from linli.organisation import api as organisation

OFFICERS, UNITS, SEED = 24, 3, 1


def found_small_bureau(*, at: datetime) -> Iterator[tuple[str, int] | Bureau]:
    """Yields what was written, and last the bureau."""
    yield from auxiliaries.seed_bureau(OFFICERS, units=UNITS, seed=SEED, district=_district(), at=at)


def people_of(bureau: Bureau, *, at: datetime) -> list[Person]:
    """Personnel, command, and an officer who reads the own page."""
    since = bureau.began.date()
    serving = [one for one in bureau.officers if one.state is OfficerState.EMPLOYED]
    one = next(one for one in serving if auxiliaries.officer(one.id).user is None)
    found = [
        _person(
            "huangzheng", "黄政（示例）", Role.HR, "Personnel of auxiliary officers 辅警管理", bureau.organ, since, at
        ),
        _person(
            "chenjing", "陈警官（示例）", Role.COMMANDER, "Commanding police officer 带班民警", bureau.organ, since, at
        ),
        _person("zhouan", one.name, Role.AUXILIARY, "Auxiliary officer, own page 辅警本人", one.unit, since, at),
    ]
    auxiliaries.open_own_page(one.id, username="zhouan", actor=found[0].actor, at=at)
    return found


def _person(name: str, zh: str, role: Role, says: str, unit: UnitId, since: date, at: datetime) -> Person:
    password = "-".join(secrets.token_hex(2) for _part in range(4))
    user, code = accounts.add_user(name, zh, actor=SYSTEM, at=at)
    accounts.begin(name, code, password, at=at)
    post = organisation.appoint(role=role, unit=unit, user=user, valid_from=since, actor=SYSTEM, at=at)
    return Person(name, says, password, organisation.actor_for(user, at=at, post=post), ready=True)


def _district() -> UnitId:
    return next(unit.id for unit in organisation.units() if unit.parent is None)
