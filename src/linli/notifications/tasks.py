"""What the worker does; here the clock is asked."""

from django.utils import timezone

from linli.notifications import api


def message(delivery: int) -> None:
    api.send_message(delivery, at=timezone.now())


def webhook(delivery: int) -> None:
    api.send_webhook(delivery, at=timezone.now())


def tidy() -> None:
    api.forget_old(timezone.now())
