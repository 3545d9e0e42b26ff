"""A meeting decides who does what by when; the next one says what became of it."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from linli.kernel.actor import Actor, PostId, UnitId
from linli.kernel.errors import BadInput, NotFound, NotPermitted, Overtaken
from linli.kernel.text import clean
from linli.kernel.words import _
from linli.ledger import api as ledger
from linli.ledger.data import Entry, Subject
from linli.matters import api as matters
from linli.organisation import api as organisation
from linli.reports.data import DecisionState, monday_of
from linli.reports.models import WeekDecision
from linli.reports.permissions import meets
from linli.reports.states import DECISION

LONGEST = 200


@transaction.atomic
def decide(
    unit: UnitId, *, what: str, who: UnitId | PostId, is_post: bool, by: date, actor: Actor, at: datetime
) -> int:
    """It stands on this week's sheet, and on the next one until somebody says what became of it."""
    _demand(actor, unit)
    what = matters.mask(clean("what", what, limit=LONGEST, required=True)).text
    _check_day("by", by, at)
    who_unit, who_post = (organisation.post(PostId(who)).unit, who) if is_post else (UnitId(who), None)
    below = {unit, *(one.id for one in organisation.descendants(unit))}
    if who_unit not in below:
        raise BadInput("who", _("Choose somebody of this unit, or a unit below it."))
    return _make(unit, at, actor, what=what, who_unit_id=who_unit, who_post_id=who_post, by=by)


@transaction.atomic
def settle(id: int, *, done: bool, reason: str = "", anew: date | None = None, actor: Actor, at: datetime) -> None:
    """Done; or not done, with the reason, and perhaps decided `anew` for another day."""
    row = WeekDecision.objects.filter(pk=id).first()
    if row is None:
        raise NotFound
    _demand(actor, UnitId(row.unit_id))
    move = DECISION.move("done" if done else "not_done", DecisionState(row.state))
    reason = "" if done else matters.mask(clean("reason", reason, limit=LONGEST, required=True)).text
    changes: dict[str, Any] = {
        "state": move.target, "reason": reason, "settled_week": _week(at), "settled_at": at,
    }  # fmt: skip
    if not WeekDecision.objects.filter(pk=id, state=row.state).update(**changes):
        raise Overtaken
    _record(move.act, id, actor, at)
    if anew is not None and not done:
        _check_day("anew", anew, at)
        again = {"what": row.what, "who_unit_id": row.who_unit_id, "who_post_id": row.who_post_id}
        _make(UnitId(row.unit_id), at, actor, by=anew, follows=row, **again)


def _make(unit: UnitId, at: datetime, actor: Actor, **fields: Any) -> int:
    if actor.post is None:
        raise NotPermitted
    row = WeekDecision.objects.create(unit_id=unit, week=_week(at), made_by_id=actor.post, made_at=at, **fields)
    _record("decide", row.pk, actor, at)
    return row.pk


def _week(at: datetime) -> date:
    return monday_of(timezone.localdate(at))


def _demand(actor: Actor, unit: UnitId) -> None:
    if not meets(actor, unit):
        raise NotPermitted


def _check_day(field: str, day: date, at: datetime) -> None:
    if day < timezone.localdate(at):
        raise BadInput(field, _("This day has passed; choose one to come."))


def _record(act: str, id: int, actor: Actor, at: datetime) -> None:
    ledger.append(Entry(f"reports.{act}", Subject("week_decision", id), {}), actor=actor, at=at)
