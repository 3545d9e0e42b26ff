"""The sheet of a day: a trainer confirms who was there for how long, and answers for it. Corrections keep what was."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from linli.kernel.actor import Actor
from linli.kernel.errors import BadInput, NotAllowed, NotFound, NotPermitted, Overtaken
from linli.kernel.words import _
from linli.training import models
from linli.training.actions.recording import post_of, record
from linli.training.actions.sessions import close_if_done, taught
from linli.training.data import EnrolmentId, Learner, Reason, SessionId
from linli.training.queries.learners import cards
from linli.training.queries.sessions import learner_of


@transaction.atomic
def confirm_day(
    id: SessionId, day: date, *, minutes: Mapping[EnrolmentId, int], actor: Actor, at: datetime
) -> None:  # fmt: skip
    """Minutes of everybody enrolled, 0 for who was absent. Once, on the day or after it; nobody confirms the own."""
    row = taught(id, "confirm_day", actor)
    if day > timezone.localdate(at):
        raise NotAllowed(_("This day has not come yet."))
    sheet = row.days.filter(day=day).first()
    if sheet is None:
        raise NotFound
    enrolled = {EnrolmentId(one.pk): one for one in row.enrolments.filter(withdrawn_at__isnull=True)}
    if set(minutes) != set(enrolled):
        raise BadInput("", _("The list has changed since the sheet was opened. Look again, please."))
    not_own(actor, [learner_of(one) for one in enrolled.values()], day)
    for one, amount in minutes.items():
        _within(sheet, amount, f"minutes_{one}")
    if not models.SessionDay.objects.filter(pk=sheet.pk, confirmed_at__isnull=True).update(
        confirmed_at=at, confirmed_by=post_of(actor)
    ):
        raise Overtaken
    models.Attendance.objects.bulk_create(
        models.Attendance(enrolment_id=one, day=sheet, minutes=amount) for one, amount in minutes.items()
    )
    present = sum(1 for amount in minutes.values() if amount)
    record("confirm_day", "session", id, {"day": day.isoformat(), "present": present}, actor=actor, at=at)
    close_if_done(id, actor=actor, at=at)


@transaction.atomic
def correct_day(
    id: SessionId, day: date, enrolment: EnrolmentId, *, minutes: int, reason: Reason, actor: Actor, at: datetime
) -> None:
    """Other minutes for one learner on a confirmed day; the old ones stay beside them with the reason."""
    row = taught(id, "correct", actor)
    sheet = row.days.filter(day=day, confirmed_at__isnull=False).first()
    one = row.enrolments.filter(pk=enrolment).first()
    if sheet is None or one is None:
        raise NotFound
    not_own(actor, [learner_of(one)], day)
    _within(sheet, minutes, "minutes")
    # Who was enrolled after the sheet was confirmed has no line on it yet; that counts as 0.
    held = models.Attendance.objects.get_or_create(enrolment=one, day=sheet, defaults={"minutes": 0})[0]
    if held.minutes == minutes:
        raise BadInput("minutes", _("That is what stands there already."))
    if not models.Attendance.objects.filter(pk=held.pk, minutes=held.minutes).update(minutes=minutes):
        raise Overtaken
    models.Correction.objects.create(
        enrolment=one, day=sheet, was=held.minutes, becomes=minutes, reason=reason, by=post_of(actor), at=at
    )
    detail = {"enrolment": enrolment, "was": held.minutes, "becomes": minutes, "reason": reason.value}
    record("correct_day", "session", id, detail, actor=actor, at=at)


def not_own(actor: Actor, learners: list[Learner], on: date) -> None:
    """A trainer who is a learner here lets another trainer confirm."""
    if actor.user is not None and any(card.user == actor.user for card in cards(learners, on=on).values()):
        raise NotPermitted(_("Nobody confirms the own hours or marks; another trainer does."))


def _within(sheet: models.SessionDay, minutes: int, field: str) -> None:
    if not 0 <= minutes <= sheet.minutes:
        raise BadInput(field, _("Between 0 and {hours} hours.", hours=round(sheet.minutes / 60, 2)))
