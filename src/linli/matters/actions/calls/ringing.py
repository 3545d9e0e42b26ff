"""Somebody asks to be rung; a caller takes the number, rings, and says how it went.

Number and language are held for this one call, and gone when it has been made or on their date.
"""

from datetime import datetime, timedelta

from linli.kernel.actor import Actor
from linli.kernel.errors import BadInput, NotAllowed, NotFound, NotPermitted
from linli.kernel.words import _
from linli.ledger.data import Subject
from linli.matters.actions.act import act
from linli.matters.actions.calls.drafts import last_day, park
from linli.matters.actions.calls.record import enter, move
from linli.matters.actions.checking import checked_contact, contact_items, district_centre
from linli.matters.data import TRIES, Channel, Contact, DayTime, DraftId, RingId, Typed
from linli.matters.models import Ring
from linli.matters.permissions import may_ring
from linli.matters.states import RING
from linli.notifications import api as notifications
from linli.organisation import api as organisation
from linli.privacy import api as privacy

IN_HAND = timedelta(hours=2)
"""A number that was taken and not rung goes back to the others after that."""


def subject(ring: RingId | int) -> Subject:
    return Subject("ring", int(ring))


@act
def ask_ring(
    *, phone: str, language: str = "", day_time: DayTime, place: str = "", actor: Actor, at: datetime
) -> RingId:
    """“Ring me”: a number, a language, a time of day, nothing else. `place` is the code of a sticker.

    It goes to the centre of that place, or else of the district.
    """
    contact = checked_contact(Contact(phone=phone, language=language))
    if contact is None:
        raise BadInput("phone", _("This is needed."))
    spot = organisation.sticker(place) if place else None
    unit = spot.grid.unit if spot is not None else district_centre()
    if unit is None:
        raise NotAllowed(_("No centre has been set up yet that could take this."))
    until = last_day("matters.ring", at)
    row = Ring.objects.create(unit_id=unit, day_time=day_time, asked_at=at, until=until)
    privacy.hold(subject(row.pk), contact_items(contact), until=until, at=at)
    enter("ring", "ask", row.pk, actor=actor, at=at, told={"unit": unit})
    return RingId(row.pk)


@act
def take(ring: RingId, *, actor: Actor, at: datetime) -> None:
    """One caller has it in hand; from then on only this post may open the number."""
    _move("take", ring, actor=actor, at=at, taken_by_id=actor.post, taken_at=at)


@act
def put_back(ring: RingId, *, actor: Actor, at: datetime) -> None:
    _move("put_back", ring, actor=actor, at=at, taken_by_id=None, taken_at=None)


@act
def reached(ring: RingId, *, actor: Actor, at: datetime) -> DraftId:
    """The person is on the line: the call is taken down, with the number that was left; the wish itself is over."""
    row = _own(ring, actor)
    held = {one.field: one.text for one in privacy.read_own(subject(ring)) if one.is_open}
    contact = Contact(phone=held.get("phone", ""), language=held.get("language", ""))
    draft = park(Typed(channel=Channel.TELEPHONE, contact=contact), actor=actor, at=at)
    move(RING, "reached", row, actor=actor, at=at, told={"draft": draft}, **_over(at))
    privacy.erase(subject(ring), actor=actor, at=at, because="reached")
    return draft


@act
def not_reached(ring: RingId, *, actor: Actor, at: datetime) -> bool:
    """Nobody answered: others may try at another hour. True after the third time, when it ends with a kind word."""
    row = _own(ring, actor)
    told = {"tries": row.tries + 1}
    if row.tries + 1 < TRIES:
        move(RING, "not_reached", row, actor=actor, at=at, told=told, taken_by_id=None, taken_at=None, **told)
        return False
    move(RING, "give_up", row, actor=actor, at=at, told=told, **told, **_over(at))
    notifications.tell("matters.ring_ended", subject=subject(ring), ids={"n": TRIES}, at=at)
    return True


def _move(act_name: str, ring: RingId, *, actor: Actor, at: datetime, **changes: object) -> None:
    move(RING, act_name, _own(ring, actor), actor=actor, at=at, told={}, **changes)


def _own(ring: RingId, actor: Actor) -> Ring:
    row = Ring.objects.filter(pk=ring).first()
    if row is None:
        raise NotFound
    if not may_ring(actor, row):
        raise NotPermitted
    return row


def _over(at: datetime) -> dict[str, object]:
    return {"taken_by_id": None, "taken_at": None, "ended_at": at}
