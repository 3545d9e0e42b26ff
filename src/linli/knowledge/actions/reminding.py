"""Pieces that will soon expire: the head of the unit that owns them is told, each time once."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from linli.kernel.actor import Role, UnitId
from linli.knowledge import models
from linli.knowledge.data import PieceState
from linli.ledger.data import Subject
from linli.notifications import api as notifications
from linli.organisation import api as organisation

BEFORE = (30, 7, 0)
"""Days before the last one on which the owner hears of it."""
AT_ONCE, ENOUGH_LEADS = 200, 3


@transaction.atomic
def remind_of_expiry(at: datetime) -> int:
    """Tell the owners; how many pieces were told about."""
    today = timezone.localdate(at)
    soon = models.Piece.objects.filter(state=PieceState.PUBLISHED, expires_on__lte=today + timedelta(days=BEFORE[0]))
    due = soon.filter(Q(reminded__isnull=True) | Q(reminded__gt=0)).order_by("expires_on")[:AT_ONCE]
    told = 0
    for piece in due:
        days = (piece.expires_on - today).days
        step = min((before for before in BEFORE if before >= days), default=0)
        if piece.reminded is not None and piece.reminded <= step:
            continue
        models.Piece.objects.filter(pk=piece.pk).update(reminded=step)
        _tell(piece, at)
        told += 1
    return told


def _tell(piece: models.Piece, at: datetime) -> None:
    today = timezone.localdate(at)
    posts = organisation.posts_in(UnitId(piece.unit_id), Role.LEAD, on=today)
    posts = posts or organisation.posts_in(UnitId(piece.unit_id), Role.CLERK, on=today)
    for post in posts[:ENOUGH_LEADS]:
        notifications.tell(
            "knowledge.expires", post=post.id, subject=Subject("knowledge", piece.pk),
            ids={"title": piece.title, "day": piece.expires_on.isoformat()}, at=at,
        )  # fmt: skip
