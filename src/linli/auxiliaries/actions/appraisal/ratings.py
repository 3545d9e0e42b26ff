"""A rating is written, notified, answered by the officer, and only then settled (Art 23)."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from linli.auxiliaries.actions.discipline.triggers import rating_settled
from linli.auxiliaries.actions.papers import hand_over
from linli.auxiliaries.actions.protection.approvals import demand_approval, lapse
from linli.auxiliaries.actions.step import found, note, post_of, step
from linli.auxiliaries.actions.words import keep
from linli.auxiliaries.data.appraisal import ASPECTS, Grade, RatingId, Signature
from linli.auxiliaries.data.papers import PaperKind
from linli.auxiliaries.data.protection import Guarded
from linli.auxiliaries.models import AuxiliaryOfficer
from linli.auxiliaries.models.appraisal import Rating
from linli.auxiliaries.permissions.files import demand
from linli.auxiliaries.queries.appraisal import last_grade, training_of
from linli.auxiliaries.queries.words import has
from linli.auxiliaries.rules.appraisal import is_reasoned, may_be_amended, may_be_settled
from linli.auxiliaries.states.appraisal import RATING
from linli.kernel.actor import Actor, Role, UnitId
from linli.kernel.errors import BadInput, NotAllowed, NotLawful, NotPermitted
from linli.kernel.words import _
from linli.ledger.data import Subject
from linli.notifications.api import tell
from linli.organisation.api import calendar_of, figure, posts_in

KIND = "aux_rating"
PARTS = (*ASPECTS, "reasons")
UNTIL_RATED = Grade.QUALIFIED
"""With what the first rating is compared: nobody is taken for less before having been rated. Design."""


def rate(
    officer: int, *, first: date, last: date, grade: Grade, texts: Mapping[str, str], actor: Actor, at: datetime
) -> RatingId:
    """A draft: the level a human chose, with what was seen on the three aspects, and the reasons. The training days of
    the period's last year stand beside it as numbers."""
    one, today = found(AuxiliaryOfficer, officer), timezone.localdate(at)
    demand("rate", actor, one)
    if not is_reasoned.on(today)(texts):
        raise NotLawful(_("Write on performance, rules and training, and give the reasons for the level."),
                        is_reasoned.because(today).cites)  # fmt: skip
    if not first < last <= today:
        raise BadInput("last", _("The period ends after it begins, and not in the future."))
    days, short = training_of(officer, year=last.year)
    try:
        with transaction.atomic():
            row = Rating.objects.create(
                officer=one, first=first, last=last, grade=grade, training_days=days, shortfall=short,
                rater=post_of(actor),
            )  # fmt: skip
            keep(Subject(KIND, row.pk), {part: texts[part] for part in PARTS}, at=at)
            note("rate", officer, actor=actor, at=at, rating=row.pk)
    except IntegrityError:
        raise NotAllowed(_("There is a rating for this period already.")) from None
    return RatingId(row.pk)


def rewrite(id: RatingId, *, grade: Grade, texts: Mapping[str, str], actor: Actor, at: datetime) -> None:
    """While it is a draft. Another level is another question to the unit above."""
    row, today = _row(id, actor), timezone.localdate(at)
    if not is_reasoned.on(today)(texts):
        raise NotLawful(_("Write on performance, rules and training, and give the reasons for the level."),
                        is_reasoned.because(today).cites)  # fmt: skip
    with transaction.atomic():
        if grade is not Grade(row.grade):
            lapse(row.officer_id, Guarded.WORSE_RATING, id, actor=actor, at=at)
        step(RATING, row, "write", grade=grade)
        keep(Subject(KIND, id), {part: texts[part] for part in PARTS}, at=at)
        note("rewrite", row.officer_id, actor=actor, at=at, rating=id)


def notify(id: RatingId, *, actor: Actor, at: datetime) -> None:
    """The written notice. A worse level than the last needs the unit above within twelve months of a refusal or
    complaint."""
    row, today = _row(id, actor), timezone.localdate(at)
    if Grade(row.grade).is_worse_than(last_grade(row.officer_id, on=today) or UNTIL_RATED):
        demand_approval(row.officer_id, Guarded.WORSE_RATING, id, actor=actor, on=today)
    answer_by = calendar_of().due(at, figure("auxiliary.rating_answer", on=today).term).last_day
    with transaction.atomic():
        step(RATING, row, "notify", notified_at=at, answer_by=answer_by)
        number = hand_over(PaperKind.RATING_NOTICE, Subject(KIND, id), row.officer_id, at=at)
        note("notify", row.officer_id, actor=actor, at=at, rating=id, paper=number)


def sign(id: RatingId, *, declined: bool = False, actor: Actor, at: datetime) -> None:
    """The officer has the notice in hand; a signature agrees to nothing, and may be declined."""
    row = _own(id, actor)
    with transaction.atomic():
        step(RATING, row, "sign", signature=Signature.DECLINED if declined else Signature.SIGNED)
        note("sign", row.officer_id, actor=actor, at=at, rating=id, declined=int(declined))


def comment(id: RatingId, *, words: str, actor: Actor, at: datetime) -> None:
    row = _own(id, actor)
    with transaction.atomic():
        step(RATING, row, "comment", commented_at=at)
        keep(Subject(KIND, id), {"comment": words}, at=at)
        note("comment", row.officer_id, actor=actor, at=at, rating=id)


def object_to(id: RatingId, *, words: str, actor: Actor, at: datetime) -> None:
    """An objection; until it is answered the rating is used for nothing."""
    row = _own(id, actor)
    with transaction.atomic():
        step(RATING, row, "object")
        keep(Subject(KIND, id), {"objection": words}, at=at)
        note("object", row.officer_id, actor=actor, at=at, rating=id)


def answer_objection(id: RatingId, *, grade: Grade, words: str, actor: Actor, at: datetime) -> None:
    """By somebody else than the rater; the level stays or becomes better, never worse."""
    row, today = found(Rating, id), timezone.localdate(at)
    demand("discipline", actor, row.officer)
    if actor.post == row.rater:
        raise NotPermitted(_("Somebody else than the rater answers an objection."))
    if not may_be_amended.on(today)(Grade(row.grade), grade):
        raise NotLawful(_("An objection never makes a rating worse."), may_be_amended.because(today).cites)
    with transaction.atomic():
        step(RATING, row, "answer", grade_before=row.grade, grade=grade, settled_at=at)
        keep(Subject(KIND, id), {"answer": words}, at=at)
        hand_over(PaperKind.RATING_NOTICE, Subject(KIND, id), row.officer_id, at=at)
        note("answer", row.officer_id, actor=actor, at=at, rating=id)
        rating_settled(row.officer_id, grade, id, actor=actor, at=at)


def settle(id: RatingId, *, actor: Actor, at: datetime) -> None:
    """Once the officer has signed or commented, or the days for an answer are over."""
    row, today = found(Rating, id), timezone.localdate(at)
    demand("discipline", actor, row.officer)
    answered = row.signature != Signature.OPEN or row.commented_at is not None
    if not may_be_settled.on(today)(today, row.answer_by, answered):
        told = _("The officer has not answered yet, and still may: nothing is settled before.")
        raise NotLawful(told, may_be_settled.because(today).cites)
    with transaction.atomic():
        step(RATING, row, "settle", settled_at=at)
        note("settle", row.officer_id, actor=actor, at=at, rating=id)
        rating_settled(row.officer_id, Grade(row.grade), id, actor=actor, at=at)


def feed_back(id: RatingId, *, actor: Actor, at: datetime) -> None:
    """To the service provider of an outsourced officer."""
    row = found(Rating, id)
    demand("discipline", actor, row.officer)
    if row.officer.provider is None:
        raise NotAllowed(_("This officer is employed by the organ itself."))
    with transaction.atomic():
        step(RATING, row, "feed_back", provider_told_at=at)
        note("feed_back", row.officer_id, actor=actor, at=at, rating=id, provider=row.officer.provider)
        for post in posts_in(UnitId(row.officer.provider), Role.PROVIDER, on=timezone.localdate(at)):
            tell("auxiliaries.rating_fed_back", post=post.id, ids={"number": row.officer.number}, at=at)


def _row(id: RatingId, actor: Actor) -> Rating:
    row = found(Rating, id)
    demand("rate", actor, row.officer)
    if not has(Subject(KIND, id), *PARTS):
        raise NotAllowed(_("The texts of this rating are gone; write it anew."))
    return row


def _own(id: RatingId, actor: Actor) -> Rating:
    row = found(Rating, id)
    demand("himself", actor, row.officer)
    return row
