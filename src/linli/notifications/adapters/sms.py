"""Text messages: through the gateway that the settings name, or, for trying out, a line on the console."""

import structlog
from django.conf import settings

from linli.notifications.adapters import http

_log = structlog.get_logger(__name__)


def is_there() -> bool:
    return bool(settings.SMS_URL)


def send(number: str, text: str, *, key: int) -> None:
    """The gateway gets `{"id", "to", "text"}`, signed. On the console neither number nor text is shown."""
    if settings.SMS_URL == "console":
        _log.info("sms_would_go_out", delivery=key, size=len(text))
        return
    http.post(settings.SMS_URL, settings.SMS_SECRET, {"to": number, "text": text}, key=key)
