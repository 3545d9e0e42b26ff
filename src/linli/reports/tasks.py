"""What is published by the clock."""

from django.utils import timezone

from linli.reports.actions.publishing import publish_what_is_over


def publish() -> None:
    publish_what_is_over(timezone.localdate(), at=timezone.now())
