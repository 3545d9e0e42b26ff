"""Anybody complains about an officer; somebody outside the unit checks; the complainant reads the answer (Art 6)."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from linli.auxiliaries.actions.discipline.triggers import complaint_verified
from linli.auxiliaries.actions.papers import issue
from linli.auxiliaries.actions.step import found, note, step
from linli.auxiliaries.data.conduct import ComplaintId, ComplaintState, Route
from linli.auxiliaries.data.papers import PaperKind
from linli.auxiliaries.models import AuxiliaryOfficer
from linli.auxiliaries.models.protection import ConductComplaint
from linli.auxiliaries.permissions.files import demand
from linli.auxiliaries.queries.conduct import hashed
from linli.auxiliaries.rules.conduct import expires_on, may_check, may_verify
from linli.auxiliaries.states.protection import COMPLAINT
from linli.kernel.actor import RESIDENT, SYSTEM, Actor, PostId, Role, UnitId
from linli.kernel.errors import BadInput, NotLawful, NotPermitted
from linli.kernel.ids import new_number, new_secret
from linli.kernel.text import clean
from linli.kernel.words import _
from linli.ledger.data import Subject
from linli.notifications.api import tell
from linli.organisation.api import calendar_of, figure, post, unit
from linli.organisation.data import UnitKind
from linli.privacy.api import erase, hold
from linli.privacy.data import Purpose, Sealed

KIND = "aux_complaint"
KEPT = timedelta(days=2 * 365)
ENTITLED = (UnitKind.ORGAN, UnitKind.STATION)


@dataclass(frozen=True, slots=True)
class Receipt:
    """The code is shown once; who holds it reads the answer."""

    id: ComplaintId
    number: str
    code: str
    due_on: date


def complain(
    unit_concerned: UnitId, *, words: str, badge: str = "", contact: str = "", route: Route = Route.PAGE,
    actor: Actor = RESIDENT, at: datetime,
) -> Receipt:  # fmt: skip
    """About an official's conduct: what happened, in words that the unit concerned never reads. The number on the badge
    and a contact are welcome and not needed. It is answered in the days of the petition regulation."""
    if unit(unit_concerned).kind not in ENTITLED:
        raise BadInput("unit", _("Choose the public security organ that the officer belongs to."))
    today, calendar = timezone.localdate(at), calendar_of()
    said = clean("words", words, limit=4000, required=True)
    reach = clean("contact", contact, limit=200)
    one = AuxiliaryOfficer.objects.filter(number=clean("badge", badge, limit=32) or None, unit=unit_concerned).first()
    row = ConductComplaint(
        number=new_number(at), unit=unit_concerned, officer=one, route=route, anonymous=not reach, received_at=at,
        notice_by=calendar.due(at, figure("petition.notice_direct", on=today).term).last_day,
        due_on=calendar.due(at, figure("petition.decide", on=today).term).last_day,
    )  # fmt: skip
    code = new_secret()
    row.code_hash = hashed(code)
    with transaction.atomic():
        row.save(force_insert=True)
        items = [Sealed("words", Purpose.HANDLING, said)]
        items += [Sealed("badge", Purpose.HANDLING, badge.strip())] if badge.strip() else []
        items += [Sealed("contact", Purpose.CONTACT, reach)] if reach else []
        hold(Subject(KIND, row.pk), items, until=(at + KEPT).date(), at=at)
        note("complain", Subject(KIND, row.pk), actor=actor, at=at, unit=unit_concerned, route=route.value)
    return Receipt(ComplaintId(row.pk), row.number, code, row.due_on)


def assign(id: ComplaintId, *, to: PostId, actor: Actor, at: datetime) -> None:
    """To an inspector who holds no post in the unit concerned: neither the officer nor the direct supervisor."""
    row, today = _row(id, actor), timezone.localdate(at)
    chosen = post(to)
    own = chosen.user == (row.officer.user if row.officer else None)
    if not may_check.on(today)(chosen.unit == row.unit, own) or chosen.role is not Role.INSPECTOR:
        raise NotLawful(
            _("Choose an inspector of another unit than the one concerned."), may_check.because(today).cites
        )
    with transaction.atomic():
        step(COMPLAINT, row, "assign", assigned=to)
        note("assign_complaint", Subject(KIND, id), actor=actor, at=at, to=to)
        tell("auxiliaries.complaint_assigned", post=to, subject=Subject(KIND, id), ids={"number": row.number}, at=at)


def name_officer(id: ComplaintId, *, number: str, actor: Actor, at: datetime) -> None:
    """Whoever checks has found out whom it is about."""
    row = _checked(id, actor)
    one = AuxiliaryOfficer.objects.filter(number=number.strip(), unit=row.unit).first()
    if one is None:
        raise BadInput("number", _("Nobody of that unit has this work number."))
    with transaction.atomic():
        step(COMPLAINT, row, "name", officer=one)
        note("name_officer", Subject(KIND, id), actor=actor, at=at, officer=one.pk)


def find(id: ComplaintId, *, verified: bool, evidence: str, answer: str, actor: Actor, at: datetime) -> None:
    """The finding and the answer that the complainant reads. Verified only on evidence found beside the complaint; it
    may then complete what Article 25(7) counts. What was not verified reaches no rating and goes on its day."""
    row, today = _checked(id, actor), timezone.localdate(at)
    proof = clean("evidence", evidence, limit=4000)
    if verified and not may_verify.on(today)(bool(proof)):
        told = _("A complaint proves nothing by itself: write what was found independently.")
        raise NotLawful(told, may_verify.because(today).cites)
    if verified and row.officer_id is None:
        raise BadInput("verified", _("Say first whom it is about."))
    items = [Sealed("answer", Purpose.HANDLING, clean("answer", answer, limit=4000, required=True))]
    items += [Sealed("evidence", Purpose.HANDLING, proof)] if proof else []
    ends = None if verified else expires_on.on(today)(today, figure("auxiliary.unverified_kept", on=today).length)
    with transaction.atomic():
        step(COMPLAINT, row, "verify" if verified else "not_verify", answered_at=at, expires_on=ends)
        hold(Subject(KIND, id), items, until=(at + KEPT).date(), at=at)
        issue(PaperKind.COMPLAINT_RESULT, id, at=at)
        note("find", Subject(KIND, id), actor=actor, at=at, verified=int(verified))
        if verified and row.officer_id is not None:
            note("complaint_verified", row.officer_id, actor=actor, at=at, complaint=row.number)
            complaint_verified(row.officer_id, actor=actor, at=at)


def withdraw(id: ComplaintId, *, at: datetime) -> None:
    """By the holder of the receipt, who shows it before."""
    row, today = found(ConductComplaint, id), timezone.localdate(at)
    with transaction.atomic():
        ends = expires_on.on(today)(today, figure("auxiliary.unverified_kept", on=today).length)
        step(COMPLAINT, row, "withdraw", answered_at=at, expires_on=ends)
        note("withdraw_complaint", Subject(KIND, id), actor=RESIDENT, at=at)


def expire_unverified(*, at: datetime, limit: int = 200) -> int:
    """On their day the words are erased and the row forgets the officer; how many went."""
    over = [ComplaintState.NOT_VERIFIED, ComplaintState.WITHDRAWN]
    due = ConductComplaint.objects.filter(state__in=over, expires_on__lte=timezone.localdate(at))
    rows = list(due.order_by("expires_on", "id")[:limit])
    for row in rows:
        erase(Subject(KIND, row.pk), actor=SYSTEM, at=at, because="wuhan-order-270/6")
        row.delete()
    return len(rows)


def _row(id: ComplaintId, actor: Actor) -> ConductComplaint:
    row = found(ConductComplaint, id)
    demand("conduct", actor, row.unit)
    return row


def _checked(id: ComplaintId, actor: Actor) -> ConductComplaint:
    """By whoever was given it, as long as that post is outside the unit concerned."""
    row = found(ConductComplaint, id)
    if row.assigned is None or row.assigned != actor.post or row.unit in actor.units:
        raise NotPermitted
    return row
