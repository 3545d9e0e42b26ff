"""What the GeoReport server does by itself."""

from django.utils import timezone

from linli.open311 import actions


def forget() -> None:
    actions.forget(at=timezone.now())
