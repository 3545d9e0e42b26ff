"""Examinations, and the certificates that follow by themselves from passing."""

import secrets
from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils import timezone

from linli.kernel.actor import Actor, UnitId
from linli.kernel.errors import BadInput, NotAllowed, NotFound, Overtaken
from linli.kernel.ids import SPEAKABLE, new_number
from linli.kernel.words import _
from linli.ledger.data import Detail
from linli.organisation.api import figure
from linli.training import models, rules
from linli.training.actions.attending import not_own
from linli.training.actions.recording import post_of, record
from linli.training.actions.sessions import taught, tell_learners
from linli.training.data import CertificateId, CertificateState, EnrolmentId, Reason, ResultId, SessionId
from linli.training.permissions import demand
from linli.training.queries.learners import card
from linli.training.queries.sessions import attended, learner_of, result
from linli.training.states import CERTIFICATE


@transaction.atomic
def record_results(
    id: SessionId, *, marks: Mapping[EnrolmentId, int], held_on: date, actor: Actor, at: datetime
) -> int:
    """The marks of one examination, first or retaken; says how many passed. Whoever passes has a certificate.

    A course without examination is passed by whoever attended enough: `marks` is empty then.
    """
    row = taught(id, "record", actor)
    if not row.last_day <= held_on <= timezone.localdate(at):
        raise BadInput("held_on", _("The examination lies between the last day of the session and today."))
    enrolled = {EnrolmentId(one.pk): one for one in row.enrolments.filter(withdrawn_at__isnull=True)}
    chosen = _examined(row, enrolled, marks, held_on)
    not_own(actor, [learner_of(enrolled[one]) for one in chosen], held_on)
    results = _attempts(row, {one: marks.get(one) for one in chosen}, held_on, actor, at)
    try:
        with transaction.atomic():
            models.Result.objects.bulk_create(results)
    except IntegrityError:
        raise Overtaken from None
    passed = [one for one in results if one.passed]
    _issue(row.course, [(one, enrolled[EnrolmentId(one.enrolment_id)]) for one in passed], at)
    tell_learners("training.result", [learner_of(enrolled[one]) for one in chosen], row, at)
    detail: Detail = {"examined": len(results), "passed": len(passed), "held_on": held_on.isoformat()}
    record("record_results", "session", id, detail, actor=actor, at=at)
    return len(passed)


@transaction.atomic
def correct_result(id: ResultId, *, mark: int, reason: Reason, actor: Actor, at: datetime) -> None:
    """Another mark; the old one stays beside it. A certificate is issued or revoked as the new mark demands."""
    row = result(id)
    enrolment, course = row.enrolment, row.enrolment.session.course
    taught(SessionId(enrolment.session_id), "correct", actor)
    not_own(actor, [learner_of(enrolment)], row.held_on)
    if row.mark is None or course.pass_mark is None or not 0 <= mark <= 100 or mark == row.mark:
        raise BadInput("mark", _("Write another mark between 0 and 100."))
    passed = rules.passes(mark, course.pass_mark)
    try:
        with transaction.atomic():
            if not models.Result.objects.filter(pk=id, mark=row.mark).update(mark=mark, passed=passed):
                raise Overtaken
    except IntegrityError:
        raise NotAllowed(_("The learner has passed in another attempt already.")) from None
    models.Correction.objects.create(
        enrolment=enrolment, result=row, was=row.mark, becomes=mark, reason=reason, by=post_of(actor), at=at
    )
    held = models.Certificate.objects.filter(result=row)
    if passed and not held.exists():
        _issue(course, [(row, enrolment)], at)
    elif passed:
        held.update(state=CertificateState.ISSUED, revoked_at=None, revoked_by=None, reason="")
    else:
        _revoke(held.filter(state=CertificateState.ISSUED), reason, actor, at)
    detail = {"result": id, "was": row.mark, "becomes": mark, "reason": reason.value}
    record("correct_result", "session", enrolment.session_id, detail, actor=actor, at=at)


@transaction.atomic
def revoke_certificate(id: CertificateId, *, reason: Reason, actor: Actor, at: datetime) -> None:
    """By the personnel officer or head of the learner's unit; its code says so from now on."""
    row = models.Certificate.objects.filter(pk=id).first()
    if row is None:
        raise NotFound
    unit = card(learner_of(row), on=timezone.localdate(at)).unit
    demand("keep", actor, unit if unit is not None else UnitId(0))
    move = CERTIFICATE.move("revoke", CertificateState(row.state))
    if not _revoke(models.Certificate.objects.filter(pk=id, state=move.source), reason, actor, at):
        raise Overtaken
    record("revoke_certificate", "certificate", id, {"reason": reason.value}, actor=actor, at=at)


def _revoke(rows: QuerySet[models.Certificate], reason: Reason, actor: Actor, at: datetime) -> int:
    return rows.update(state=CertificateState.REVOKED, revoked_at=at, revoked_by=post_of(actor), reason=reason.value)


def new_certificate(course: models.Course, *, passed_on: date, at: datetime) -> models.Certificate:
    """With a number to say and a code to verify by: 78 random bits, which nobody can try out."""
    letters = "".join(secrets.choice(SPEAKABLE) for _letter in range(16))
    return models.Certificate(
        course=course, kind=course.kind, number=new_number(at), passed_on=passed_on,
        code="-".join(letters[part : part + 4] for part in range(0, 16, 4)),
        valid_until=rules.last_day_of(passed_on, course.validity_months),
    )  # fmt: skip


def _issue(
    course: models.Course, passed: Sequence[tuple[models.Result, models.Enrolment]], at: datetime
) -> None:  # fmt: skip
    made = []
    for one, enrolment in passed:
        certificate = new_certificate(course, passed_on=one.held_on, at=at)
        certificate.result, learner = one, learner_of(enrolment)
        certificate.learner_kind, certificate.learner_id = learner.kind, learner.id
        made.append(certificate)
    models.Certificate.objects.bulk_create(made)


def _examined(
    row: models.Session, enrolled: Mapping[EnrolmentId, models.Enrolment], marks: Mapping[EnrolmentId, int], on: date
) -> list[EnrolmentId]:
    """Whose attempt this is: BadInput for strangers, for those who passed before, and for too few hours."""
    if set(marks) - set(enrolled):
        raise BadInput("", _("The list has changed since the sheet was opened. Look again, please."))
    hours, share = attended(SessionId(row.pk)), figure("training.attendance_share", on=on).length
    enough = {one for one in enrolled if rules.may_be_examined(hours.get(one, 0), hours=row.course.hours, share=share)}
    passed = set(
        models.Result.objects.filter(enrolment__in=list(enrolled), passed=True).values_list("enrolment", flat=True)
    )
    if row.course.pass_mark is None:
        return sorted(enough - passed)
    for one, mark in marks.items():
        _check_mark(mark, f"mark_{one}", has_passed=one in passed, enough=one in enough)
    if not marks:
        raise BadInput("", _("Write at least one mark."))
    return sorted(marks)


def _check_mark(mark: int, field: str, *, has_passed: bool, enough: bool) -> None:
    if not 0 <= mark <= 100:
        raise BadInput(field, _("The mark lies between 0 and 100."))
    if has_passed:
        raise BadInput(field, _("This learner has passed already."))
    if not enough:
        raise BadInput(field, _("This learner attended too few hours to be examined."))


def _attempts(
    row: models.Session, marks: Mapping[EnrolmentId, int | None], held_on: date, actor: Actor, at: datetime
) -> list[models.Result]:
    before: Collection[tuple[int, int, date]] = models.Result.objects.filter(enrolment__in=list(marks)).values_list(
        "enrolment", "attempt", "held_on"
    )
    last = {enrolment: (attempt, day) for enrolment, attempt, day in sorted(before)}
    made = []
    for one, mark in marks.items():
        attempt, day = last.get(one, (0, None))
        if day is not None and held_on <= day:
            raise BadInput("held_on", _("A retaken examination is held on a later day than the one before."))
        passed = mark is None or rules.passes(mark, row.course.pass_mark or 0)
        made.append(
            models.Result(
                enrolment_id=one, attempt=attempt + 1, held_on=held_on, mark=mark, passed=passed,
                recorded_by=post_of(actor), recorded_at=at,
            )
        )  # fmt: skip
    return made
