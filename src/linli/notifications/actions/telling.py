"""Telling somebody, in the transaction of the act that is told about."""

from collections.abc import Mapping
from datetime import datetime

from django.conf import settings

from linli.jobs.api import queue
from linli.kernel.actor import PostId
from linli.ledger.data import Subject
from linli.notifications import registry
from linli.notifications.data import Channel, NoticeId
from linli.notifications.models import Delivery, Notice


def tell(
    template: str,
    *,
    post: PostId | None = None,
    subject: Subject | None = None,
    ids: Mapping[str, int | str],
    at: datetime,
    reachable: bool = True,
) -> None:
    """Say `template` to a post, in its inbox; or, without a post, to whoever left a contact with the subject.

    Where the installation names another system, that is told too, in ids; and it alone where the caller knows that
    nobody with the subject is `reachable`. All of it goes with the caller's transaction.

    `ids` fills the gaps of the template with ids, codes, counts and dates. KeyError where one is missing.
    """
    known = registry.template(template)
    if known is None:
        raise KeyError(f"nobody registered the template “{template}”")
    if missing := registry.gaps(known) - set(ids):
        raise KeyError(f"“{template}” needs {', '.join(sorted(missing))}")
    about = {"subject_kind": subject.kind, "subject_id": subject.id} if subject else {}
    if post is not None:
        Notice.objects.create(post=post, template=template, ids=dict(ids), at=at, **about)
    elif subject is not None and reachable:
        _send("notifications.message", Delivery(template=template, ids=dict(ids), at=at, **about))
    if subject is not None and settings.WEBHOOK_URL:
        hook = Delivery(template=template, ids=dict(ids), at=at, channel=Channel.WEBHOOK, **about)
        _send("notifications.webhook", hook)


def _send(job: str, delivery: Delivery) -> None:
    delivery.save(force_insert=True)
    queue(job, delivery.pk, due=delivery.at)


def mark_read(post: PostId, notices: list[NoticeId] | None = None) -> int:
    """Mark these notices of the post, or all of them, as read; says how many were unread."""
    mine = Notice.objects.filter(post=post, is_read=False)
    return (mine if notices is None else mine.filter(pk__in=notices)).update(is_read=True)
