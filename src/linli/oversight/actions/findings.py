"""An inspector writes what was found; the unit answers within its time; the inspector closes it or asks again."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from linli.kernel.actor import Actor, Role, UnitId
from linli.kernel.errors import NotFound, NotPermitted, Overtaken
from linli.kernel.text import clean
from linli.ledger.data import Subject
from linli.matters import api as matters
from linli.matters.data import MatterId
from linli.notifications import api as notifications
from linli.organisation import api as organisation
from linli.oversight.actions.record import enter
from linli.oversight.data import FindingKind, FindingState
from linli.oversight.models import Finding, SampleItem
from linli.oversight.queries.standing import answers, current, holds_mandate_of
from linli.oversight.states import FINDING
from linli.privacy import api as privacy
from linli.privacy.data import Purpose, Sealed

LONGEST, LEADS_TOLD, KEPT_DAYS = 1000, 3, 366


def subject(finding: int) -> Subject:
    return Subject("finding", finding)


@transaction.atomic
def write_finding(sample: int, matter: MatterId, kind: FindingKind, *, words: str, actor: Actor, at: datetime) -> int:
    """About a matter that was drawn, to the unit that led it, or else holds it."""
    today = timezone.localdate(at)
    held = [mandate.pk for mandate in current(actor, on=today)]
    item = SampleItem.objects.select_related("sample").filter(sample=sample, matter=matter).first()
    if item is None or item.sample.mandate_id not in held:
        raise NotPermitted
    text = _words("words", words)
    unit = matters.answers_for(matter)
    days = int(organisation.setting("oversight.answer_days"))
    due_on = organisation.calendar_of(unit).add_working_days(today, days)
    row = Finding.objects.create(
        mandate_id=item.sample.mandate_id, matter_id=matter, unit_id=unit, kind=kind, written_at=at, due_on=due_on
    )
    _hold(row.pk, "finding", text, at)
    enter("write_finding", "finding", row.pk, actor=actor, at=at, found=kind, unit=unit)
    number = matters.numbers_of([matter])[matter]
    for post in organisation.posts_in(unit, Role.LEAD, on=today)[:LEADS_TOLD]:
        notifications.tell("oversight.found", post=post.id, subject=subject(row.pk), ids={"number": number}, at=at)
    return row.pk


@transaction.atomic
def answer_finding(id: int, *, words: str, actor: Actor, at: datetime) -> None:
    row = _find(id)
    if not answers(actor, row):
        raise NotPermitted
    _move("answer", row, actor, at, text=_words("words", words), field="answer", answered_at=at)


@transaction.atomic
def ask_again(id: int, *, words: str, actor: Actor, at: datetime) -> None:
    """The answer does not answer; the unit has its time once more."""
    row = _held_by(id, actor, at)
    text = _words("words", words)
    unit = UnitId(row.unit_id)
    days = int(organisation.setting("oversight.answer_days"))
    due_on = organisation.calendar_of(unit).add_working_days(timezone.localdate(at), days)
    _move("ask_again", row, actor, at, text=text, field="finding", answered_at=None, due_on=due_on)


@transaction.atomic
def settle_finding(id: int, *, actor: Actor, at: datetime) -> None:
    _move("settle", _held_by(id, actor, at), actor, at, settled_at=at)


def _held_by(id: int, actor: Actor, at: datetime) -> Finding:
    row = _find(id)
    if not holds_mandate_of(actor, row, on=timezone.localdate(at)):
        raise NotPermitted
    return row


def _find(id: int) -> Finding:
    row = Finding.objects.filter(pk=id).first()
    if row is None:
        raise NotFound
    return row


def _move(
    act: str, row: Finding, actor: Actor, at: datetime, *, text: str = "", field: str = "", **changes: Any
) -> None:
    move = FINDING.move(act, FindingState(row.state))
    if not Finding.objects.filter(pk=row.pk, state=row.state).update(state=move.target, **changes):
        raise Overtaken
    if text:
        _hold(row.pk, field, text, at)
    enter(act, "finding", row.pk, actor=actor, at=at)


def _words(field: str, text: str) -> str:
    return matters.mask(clean(field, text, limit=LONGEST, required=True)).text


def _hold(id: int, field: str, text: str, at: datetime) -> None:
    until = timezone.localdate(at).toordinal() + KEPT_DAYS
    privacy.hold(
        subject(id), [Sealed(field, Purpose.HANDLING, text)], until=timezone.localdate(at).fromordinal(until), at=at
    )
