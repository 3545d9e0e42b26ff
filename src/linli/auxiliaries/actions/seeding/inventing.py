"""What is invented: names, numbers and days, the same for the same seed."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import TypedDict, TypeVar

from linli.auxiliaries.rules.identity import with_last_place
from linli.kernel.actor import Actor

T = TypeVar("T")
NOWHERE = "990199"
"""An area that no identity number has."""
FAMILY = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜"
GIVEN = "安宁平和康泰清明远达嘉言景行子墨文博雨泽思源若谷怀瑾亦凡致远"
MORNING = time(1, 30)
"""Half past nine in the offices of the East."""


class Who(TypedDict):
    """As every act wants it."""

    actor: Actor
    at: datetime


def name(dice: Random) -> str:
    given = "".join(dice.sample(GIVEN, dice.choice((1, 2, 2))))
    dotted = "·示例" if dice.random() < 0.01 else ""
    return f"{dice.choice(FAMILY)}{given}{dotted}（示例）"


def identity(born_on: date, serial: int) -> str:
    return with_last_place(f"{NOWHERE}{born_on:%Y%m%d}{serial % 1000:03}")


def phone(serial: int) -> str:
    return f"000-{serial:07}"


def birthday(dice: Random, started_on: date) -> date:
    """Nineteen to forty-five years before."""
    return started_on - timedelta(days=dice.randint(19 * 366, 45 * 365))


def at(day: date) -> datetime:
    """In office hours of that day."""
    return datetime.combine(day, MORNING, UTC)


def code(dice: Random) -> str:
    return f"{dice.getrandbits(128):032x}"


def groups(items: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    for start in range(0, len(items), size):
        yield items[start : start + size]
