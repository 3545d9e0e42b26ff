"""A look is questioned, drawn or flagged; somebody outside the looker's unit answers, and the resident reads it."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from linli.kernel.actor import RESIDENT, Actor
from linli.kernel.errors import NotAllowed, NotFound, Overtaken
from linli.kernel.words import _
from linli.ledger.api import append, entry_about
from linli.ledger.data import Entry, Recorded, Subject
from linli.matters.api import numbers_of
from linli.matters.data import MatterId
from linli.notifications import api as notifications
from linli.organisation import api as organisation
from linli.rights.actions.keeping import keep
from linli.rights.data import Cause, Doubt, Finding, ReviewId, ReviewState
from linli.rights.models import LookReview
from linli.rights.permissions import REVIEWERS, demand
from linli.rights.states import REVIEW

ENOUGH = 20
"""Reviewers who are told of one look."""


def question_look(matter: MatterId, number: int, *, doubt: Doubt, at: datetime) -> ReviewId:
    """By the holder of the receipt, who shows it before. Once per look; NotAllowed for what was no look of a post."""
    look = entry_about(Subject("matter", matter), number)
    if not look.act.startswith("privacy.") or look.actor.post is None:
        raise NotAllowed(_("This was not a look by a person; there is nobody to ask."))
    with transaction.atomic():
        review, new = LookReview.objects.get_or_create(
            entry=look.id, cause=Cause.QUESTION, defaults={**_of(look, at), "doubt": doubt}
        )
        if not new:
            raise NotAllowed(_("You have asked about this look already; the answer will stand here."))
        tell_reviewers("rights.asked", review, at=at)
        append(Entry("rights.question", look.subject, {"entry": look.id, "doubt": doubt.value}), actor=RESIDENT, at=at)
    return ReviewId(review.pk)


def open_review(look: Recorded, cause: Cause, *, at: datetime) -> None:
    """Put a look into the queue, once for this cause. A drawn one waits there; about a canary reviewers are told."""
    review, new = LookReview.objects.get_or_create(entry=look.id, cause=cause, defaults=_of(look, at))
    if new and cause is Cause.CANARY:
        tell_reviewers("rights.alarm", review, at=at)


def tell_reviewers(template: str, review: LookReview, *, at: datetime) -> None:
    """Whoever may answer finds it in the inbox: nobody of the looker's own unit."""
    on = timezone.localdate(at)
    able = [post for role in REVIEWERS for post in organisation.posts_in(role=role, on=on)]
    for post in [post for post in able if review.unit is None or post.unit != review.unit][:ENOUGH]:
        notifications.tell(template, post=post.id, subject=Subject("look_review", review.pk), ids={}, at=at)


def answer_review(id: ReviewId, *, finding: Finding, text: str, actor: Actor, at: datetime) -> None:
    """The finding and a plain sentence, which the resident reads beside the look."""
    review = LookReview.objects.filter(pk=id).first()
    if review is None:
        raise NotFound
    demand("review", actor, review)
    move = REVIEW.move("answer", ReviewState(review.state))
    with transaction.atomic():
        reply = keep(Subject("look_review", review.pk), "reply", text, at=at)
        moved = LookReview.objects.filter(pk=id, state=move.source).update(
            state=move.target,
            finding=finding,
            answered_at=at,
            answered_by=actor.post,
            answered_unit=actor.unit,
            reply=reply,
        )
        if not moved:
            raise Overtaken
        about = Subject("matter", review.matter) if review.matter else None
        if about and review.cause == Cause.QUESTION:
            [number] = numbers_of([MatterId(about.id)]).values()
            notifications.tell("rights.answered", subject=about, ids={"number": number}, at=at)
        append(Entry("rights.answer", about, {"entry": review.entry, "finding": finding.value}), actor=actor, at=at)


def _of(look: Recorded, at: datetime) -> dict[str, object]:
    matter = look.subject.id if look.subject and look.subject.kind == "matter" else None
    return {
        "matter": matter, "number": look.number, "post": look.actor.post, "unit": look.actor.unit, "asked_at": at,
    }  # fmt: skip
