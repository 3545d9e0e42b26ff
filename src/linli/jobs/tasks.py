"""Housekeeping for the floor below, which may not know jobs."""

from django.utils import timezone

from linli.accounts.api import forget_old


def tidy_accounts() -> None:
    forget_old(timezone.now())
