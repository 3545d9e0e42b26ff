"""Which name stands for which work: filled by each context in its `apps.py`."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True)
class Work:
    name: str
    run: Callable[..., None]
    every: timedelta | None
    outside: bool
    long: bool = False


_works: dict[str, Work] = {}


def register(
    name: str, run: Callable[..., None], *, every: timedelta | None = None, outside: bool = False,
    long: bool = False,
) -> None:  # fmt: skip
    """Say what `name` does. `run(*ids)` happens in one transaction with the removal of the job: once.

    With `outside` it reaches beyond the database (mail, files, a reveal): it runs in no transaction, at least once,
    and must find out by itself whether it has already been done. With `every` it is a schedule, without ids.
    With `long` it may compute for seconds: others do not wait behind it.
    """
    _works[name] = Work(name, run, every, outside, long)


def work(name: str) -> Work | None:
    return _works.get(name)


def long_names() -> list[str]:
    return [work.name for work in _works.values() if work.long]


def schedules() -> Iterator[Work]:
    return (work for work in _works.values() if work.every)
