"""What a post was told."""

from linli.kernel.actor import PostId
from linli.kernel.words import Sentence
from linli.ledger.data import Subject
from linli.notifications.data import Notice, NoticeId
from linli.notifications.models import Notice as Row
from linli.notifications.registry import template

MANY = 100
"""Beyond 99 the bell says “99+”: nobody counts further, and the database need not."""


def inbox(post: PostId, *, after: NoticeId | None = None, limit: int = 20) -> list[Notice]:
    """The newest first; `after` is the last id of the page before."""
    rows = Row.objects.filter(post=post)
    if after is not None:
        rows = rows.filter(pk__lt=after)
    return [_notice(row) for row in rows.order_by("-id")[:limit]]


def unread(post: PostId) -> int:
    """At most MANY, which means “more than 99”."""
    return len(Row.objects.filter(post=post, is_read=False).values_list("post")[:MANY])


def _notice(row: Row) -> Notice:
    known = template(row.template)
    title, body = known.filled(row.ids) if known else (Sentence(row.template), Sentence(""))
    return Notice(
        id=NoticeId(row.pk),
        title=title,
        body=body,
        subject=Subject(row.subject_kind, row.subject_id) if row.subject_id is not None else None,
        leads_to=known.leads_to if known else "",
        at=row.at,
        is_read=row.is_read,
    )
