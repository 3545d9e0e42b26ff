"""What the worker does for this context; the clock is asked here."""

from django.utils import timezone

from linli.knowledge.api import remind_of_expiry


def remind_now() -> None:
    remind_of_expiry(timezone.now())
