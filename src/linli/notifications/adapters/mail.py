"""E-mail over the SMTP server that the settings name."""

from smtplib import SMTPRecipientsRefused

from django.conf import settings
from django.core.mail import EmailMessage

from linli.notifications.data import Refused


def is_there() -> bool:
    return bool(settings.EMAIL_HOST)


def send(address: str, title: str, body: str, *, key: int) -> None:
    """The same `key` gives the same Message-ID, by which mail programs show a repeated message once."""
    headers = {"Message-ID": f"<{key}@{settings.MAIL_DOMAIN}>", "Auto-Submitted": "auto-generated"}
    try:
        EmailMessage(title, body, settings.DEFAULT_FROM_EMAIL, [address], headers=headers).send()
    except SMTPRecipientsRefused as refusal:
        codes = [code for code, _ in refusal.recipients.values()]
        if all(code >= 500 for code in codes):
            raise Refused from None
        raise
