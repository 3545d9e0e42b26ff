"""The demo's bureau of auxiliary officers: a small one with a year of history, and somebody to sign in for each of its
seven kinds of work."""

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
    """Personnel, command, training, finance, the provider, inspection, and an officer who reads the own page."""
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
        _person("jiaowen", "焦文（示例）", Role.TRAINER, "Trainer of auxiliary officers 辅警教官", bureau.organ, since,
                at),
        _person("qiankuan", "钱宽（示例）", Role.FINANCE, "Finance of the bureau 分局财务", bureau.organ, since, at),
        _person("xuyuan", "徐远（示例）", Role.PROVIDER, "Manager of the service provider 服务单位经理",
                bureau.provider, since, at),
        _person("dulin", "杜临（示例）", Role.INSPECTOR, "Inspector above the bureau 上级督察", _district(), since,
                at),
        _person("zhouan", one.name, Role.AUXILIARY, "Auxiliary officer, own page 辅警本人", one.unit, since, at),
    ]  # fmt: skip
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
