"""Logs without people in them: JSON lines that carry ids, codes and counts, and drop the rest.

A message by a library is kept as its template (`"%s: %s"`), without what was filled in: that is where addresses,
names and receipt codes would be. An error is kept as its class and its places in the code, without its text.
"""

import logging
import re
import sys
import traceback
from collections.abc import MutableMapping
from types import TracebackType
from typing import Any

import structlog

Event = MutableMapping[str, Any]
ALWAYS = frozenset({"event", "level", "logger", "timestamp", "trace"})
KEYS = frozenset({
    "act", "attempt", "channel", "child", "code", "count", "error", "job", "kind", "matter", "method", "ms", "name",
    "notice", "delivery", "pid", "post", "request", "rows", "size", "status", "tries", "unit", "user", "view",
})  # fmt: skip
"""What may be said beside the event. A new key is a decision: add it here, where a reviewer sees it."""
_CODE = re.compile(r"[A-Za-z0-9_.:/-]{1,80}")
_TELLING = re.compile(r"\d{7,}|\S+@\S+|[^\x00-\x7f]+")
"""Long numbers, e-mail addresses, anything not ASCII: has no place in the words of an event."""


def only_codes(_logger: Any, _method: str, event: Event) -> Event:
    """Drop every key that nobody allowed and every value that is not an id, a code or a number."""
    for key in [key for key in event if key not in ALWAYS]:
        value = event[key]
        is_code = isinstance(value, int | float | None) or (isinstance(value, str) and _CODE.fullmatch(value))
        if key not in KEYS or not is_code:
            del event[key]
    event["event"] = _TELLING.sub("…", str(event.get("event", "")))
    return event


def template_only(_logger: Any, _method: str, event: Event) -> Event:
    """For records of libraries: the template instead of the filled-in message."""
    record = event.get("_record")
    if isinstance(record, logging.LogRecord):
        # What Django's security log says is the text of the refusal, which quotes what was sent.
        event["event"] = "refused" if record.name.startswith("django.security") else str(record.msg)
        if status := getattr(record, "status_code", None):
            event["status"] = status
    return event


def places(_logger: Any, _method: str, event: Event) -> Event:
    """Turn an exception into its class and the places it came through."""
    error = event.pop("exc_info", None)
    if error is True:
        error = sys.exc_info()
    if isinstance(error, BaseException):
        error = (type(error), error, error.__traceback__)
    if isinstance(error, tuple) and error[0] is not None:
        event["error"], event["trace"] = error[0].__name__, _trace(error[2])
    return event


def _trace(trace: TracebackType | None) -> list[str]:
    frames = traceback.extract_tb(trace)[-12:]
    return [f"{'/'.join(frame.filename.split('/')[-3:])}:{frame.lineno} {frame.name}" for frame in frames]


_SHARED: list[Any] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
]
_LAST: list[Any] = [places, structlog.stdlib.ProcessorFormatter.remove_processors_meta, only_codes]


def configure(level: str, *, pretty: bool = False) -> dict[str, Any]:
    """Set structlog up, and give the dictionary for Django's LOGGING, so that both end in the same lines."""
    structlog.configure(
        processors=[*_SHARED, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    renderer = structlog.dev.ConsoleRenderer() if pretty else structlog.processors.JSONRenderer(ensure_ascii=False)
    formatter = {
        "()": structlog.stdlib.ProcessorFormatter,
        "foreign_pre_chain": [*_SHARED, template_only],
        "processors": [*_LAST, renderer],
    }
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"lines": formatter},
        "handlers": {"out": {"class": "logging.StreamHandler", "formatter": "lines"}},
        "root": {"handlers": ["out"], "level": level},
        "loggers": {
            "django": {"handlers": [], "level": level, "propagate": True},
            # Said again, with the name of the view instead of the address, by RequestMiddleware.
            "django.request": {"level": "CRITICAL"},
            "django.server": {"handlers": [], "propagate": False},
        },
    }
