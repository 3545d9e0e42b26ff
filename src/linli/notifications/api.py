"""The door: name your templates in `apps.py`, tell people in your own transaction, show a post its inbox."""

from linli.notifications.actions.sending import forget_old, reaches, send_message, send_webhook
from linli.notifications.actions.telling import mark_read, tell
from linli.notifications.queries import inbox, unread
from linli.notifications.registry import register_template, templates

__all__ = [
    "forget_old",
    "inbox",
    "mark_read",
    "reaches",
    "register_template",
    "send_message",
    "send_webhook",
    "tell",
    "templates",
    "unread",
]
