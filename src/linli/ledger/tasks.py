"""What the worker and the self-check do for the ledger; here, and nowhere below, the clock is asked."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core import checks
from django.utils import timezone

from linli.accounts.data import AccountChanged
from linli.ledger import api
from linli.ledger.data import Entry, Subject


def sequence_now() -> None:
    api.sequence(at=timezone.now())


def record_account_change(change: AccountChanged) -> None:
    """Accounts lie below and cannot write here: what an operator did to a user, in the same transaction."""
    api.append(Entry(change.act, Subject("user", change.user), {}), actor=change.actor, at=change.at)


def expire_old() -> None:
    """Where the application's own role may not delete, `linli ledger expire` is run by the retention role instead."""
    now = timezone.now()
    if api.may_expire():
        api.expire(before=now - timedelta(days=settings.LEDGER_KEEP_DAYS), at=now)


def ledger_is_append_only(app_configs: Any, databases: Any = None, **_: Any) -> Sequence[checks.CheckMessage]:
    """For `linli check`: triggers that are off are an error, rights in excess a warning."""
    hints = {"trigger": "`linli migrate`", "privilege": "`linli ledger roles`, run as the owner of the tables"}
    kinds = {"trigger": (checks.Error, "linli.E020"), "privilege": (checks.Warning, "linli.W021")}
    return [
        kinds[problem.code][0](str(problem.sentence), hint=hints[problem.code], id=kinds[problem.code][1])
        for problem in (api.append_only() if databases else [])
    ]
