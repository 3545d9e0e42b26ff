"""Sending: the contact is opened for that moment, the words are made, and neither is kept.

At least once: a worker that dies between the mail server's yes and our note of it sends again, with the same id.
"""

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta

import structlog
from django.conf import settings
from django.utils import translation
from django.utils.timezone import localtime

from linli.jobs.api import queue
from linli.kernel.words import Sentence, _
from linli.ledger.data import Subject
from linli.notifications import registry
from linli.notifications.adapters import http, mail, sms
from linli.notifications.data import Channel, Fate, Refused, Template
from linli.notifications.models import Delivery, Notice
from linli.notifications.rules import rest_ends
from linli.privacy.api import open_to_send
from linli.web.words import say

_log = structlog.get_logger(__name__)
NEWS = _("There is news on your matter. Open your receipt to read it: {site}")
"""All that a text message says, but for a new code: a telephone may lie on a table where others see it."""
KEEP = timedelta(days=180)


def send_message(delivery_id: int, *, at: datetime) -> None:
    """To whoever left a contact with the subject: by e-mail where there is an address, else by text message.

    Only opening the contact shows which of the two it is; so at night neither is opened, where text messages go out.
    """
    delivery = _waiting(delivery_id)
    if delivery is None:
        return
    if not (mail.is_there() or sms.is_there()):
        _end(delivery, Fate.NOBODY, at)
        return
    if sms.is_there() and (morning := rest_ends(localtime(at), settings.QUIET_FROM, settings.QUIET_TO)):
        queue("notifications.message", delivery.pk, due=morning)
        return
    subject = Subject(delivery.subject_kind, delivery.subject_id or 0)
    opened = open_to_send(subject, message=delivery.template, at=at)
    contact = {item.field: item.text for item in opened if item.is_open}
    try:
        channel = _send(delivery, contact)
    except Refused:
        _end(delivery, Fate.REFUSED, at)
    else:
        _end(delivery, Fate.SENT if channel else Fate.NOBODY, at, channel)


def reaches(fields: Collection[str]) -> bool:
    """Whether a message would reach somebody of whom these fields of a contact are held."""
    return ("email" in fields and mail.is_there()) or ("phone" in fields and sms.is_there())


def send_webhook(delivery_id: int, *, at: datetime) -> None:
    """Ids and codes only, to the system the installation named."""
    delivery = _waiting(delivery_id)
    if delivery is None:
        return
    about = {"kind": delivery.subject_kind, "id": str(delivery.subject_id)}
    message = {"event": delivery.template, "about": about, "ids": delivery.ids, "at": delivery.at.isoformat()}
    try:
        http.post(settings.WEBHOOK_URL, settings.WEBHOOK_SECRET, message, key=delivery.pk)
    except Refused:
        _end(delivery, Fate.REFUSED, at, Channel.WEBHOOK)
    else:
        _end(delivery, Fate.SENT, at, Channel.WEBHOOK)


def forget_old(at: datetime) -> None:
    """Messages that ended and notices, after half a year."""
    Delivery.objects.filter(ended_at__lt=at - KEEP).delete()
    Notice.objects.filter(at__lt=at - KEEP).delete()


def _waiting(delivery_id: int) -> Delivery | None:
    return Delivery.objects.filter(pk=delivery_id, fate=Fate.WAITING).first()


def _send(delivery: Delivery, contact: Mapping[str, str]) -> Channel | None:
    known = registry.template(delivery.template)
    with translation.override(_language(contact)):
        if (address := contact.get("email")) and known and mail.is_there():
            title, body = known.filled(_filled(known, delivery))
            mail.send(address, say(title), f"{say(body)}\n\n{settings.SITE_URL}\n", key=delivery.pk)
            return Channel.EMAIL
        if (number := contact.get("phone")) and sms.is_there():
            sms.send(number, say(_short(known, delivery)), key=delivery.pk)
            return Channel.SMS
    return None


def _filled(known: Template, delivery: Delivery) -> dict[str, int | str]:
    return {**delivery.ids, **{name: secret(delivery.ids) for name, secret in known.secrets.items()}}


def _short(known: Template | None, delivery: Delivery) -> Sentence:
    if known is None or known.short is None:
        return Sentence(NEWS.msgid, {"site": settings.SITE_URL})
    return Sentence(known.short.msgid, {**_filled(known, delivery), "site": settings.SITE_URL})


def _language(contact: Mapping[str, str]) -> str:
    wished = contact.get("language", "")
    return wished if wished in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


def _end(delivery: Delivery, fate: Fate, at: datetime, channel: Channel | None = None) -> None:
    Delivery.objects.filter(pk=delivery.pk, fate=Fate.WAITING).update(fate=fate, ended_at=at, channel=channel or "")
    _log.info("message_ended", delivery=delivery.pk, kind=fate.value, channel=channel.value if channel else None)
