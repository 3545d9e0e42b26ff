"""What the API does by itself."""

from django.utils import timezone

from linli.rest import actions


def forget() -> None:
    actions.forget(at=timezone.now())
