"""The frame of every act: one transaction, one look at the organisation."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import ParamSpec, TypeVar

from django.db import transaction

from linli.organisation import api as organisation

P = ParamSpec("P")
R = TypeVar("R")
_together: ContextVar[bool] = ContextVar("acts_together", default=False)


@contextmanager
def together() -> Iterator[None]:
    """For a program that has a savepoint of its own around acts: they open none, and a refused one undoes them all."""
    token = _together.set(True)
    try:
        yield
    finally:
        _together.reset(token)


def act(function: Callable[P, R]) -> Callable[P, R]:
    """All of it or nothing of it; units are read once, however often they are asked for."""

    @wraps(function)
    def framed(*args: P.args, **kwargs: P.kwargs) -> R:
        with organisation.pinned(), transaction.atomic(savepoint=not _together.get()):
            return function(*args, **kwargs)

    return framed
