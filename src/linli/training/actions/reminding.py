"""Thirty, fifteen and seven days before a certificate runs out, the learner and the trainers of the unit are told."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from linli.kernel.actor import PostId, Role, UnitId
from linli.ledger.data import Subject
from linli.notifications.api import tell
from linli.organisation.api import posts_in
from linli.training import models
from linli.training.data import CertificateState, LearnerCard
from linli.training.queries.learners import cards
from linli.training.queries.sessions import learner_of
from linli.training.rules import REMIND_BEFORE, reminder

BATCH = 200


def remind(*, at: datetime) -> int:
    """Give the reminders that are due; says how many certificates. Safe to run as often as one likes."""
    today, done, last = timezone.localdate(at), 0, 0
    while rows := _ending(today, after=last):
        with transaction.atomic():
            done += _tell(rows, at)
        last = rows[-1].pk
    return done


def _ending(today: date, *, after: int) -> list[models.Certificate]:
    """Those that run out within thirty days and are not followed by a newer one of the same course."""
    newer = models.Certificate.objects.filter(
        learner_kind=OuterRef("learner_kind"), learner_id=OuterRef("learner_id"), state=CertificateState.ISSUED,
        course__series=OuterRef("course__series"), valid_until__gt=OuterRef("valid_until"),
    )  # fmt: skip
    rows = models.Certificate.objects.filter(
        ~Exists(newer), Q(reminded__isnull=True) | Q(reminded__gt=REMIND_BEFORE[-1]), pk__gt=after,
        state=CertificateState.ISSUED, valid_until__range=(today, today + timedelta(days=REMIND_BEFORE[0])),
    )  # fmt: skip
    return list(rows.order_by("pk")[:BATCH])


def _tell(rows: list[models.Certificate], at: datetime) -> int:
    today, done = timezone.localdate(at), 0
    known = cards((learner_of(row) for row in rows), on=today)
    for row in rows:
        step = reminder(row.valid_until or today, today, row.reminded)
        if step is None or not _mark(row, step):
            continue
        done += 1
        if card := known.get(learner_of(row)):
            for post in _posts(card, at):
                tell(
                    "training.ends", post=post, subject=Subject("training_certificate", row.pk),
                    ids={"number": row.number, "day": f"{row.valid_until:%Y-%m-%d}"}, at=at,
                )  # fmt: skip
    return done


def _mark(row: models.Certificate, step: int) -> int:
    """Compare and set, so that two workers tell once."""
    seen = models.Certificate.objects.filter(pk=row.pk)
    seen = seen.filter(reminded__isnull=True) if row.reminded is None else seen.filter(reminded=row.reminded)
    return seen.update(reminded=step)


def _posts(card: LearnerCard, at: datetime) -> list[PostId]:
    today = timezone.localdate(at)
    trainers = posts_in(UnitId(card.unit), Role.TRAINER, on=today) if card.unit is not None else []
    return sorted({*(post.id for post in trainers), *([card.post] if card.post is not None else [])})
