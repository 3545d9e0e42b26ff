"""What the holder of the receipt can do between raising and the answer, and the neighbour's “me too”."""

from datetime import datetime

from django.db.models import F

from linli.kernel.actor import Actor
from linli.kernel.errors import BadInput, NotAllowed, NotFound
from linli.kernel.text import clean
from linli.kernel.words import _
from linli.ledger import api as ledger
from linli.ledger.data import Entry, Subject
from linli.matters.actions.act import act
from linli.matters.actions.assisting import let_go
from linli.matters.actions.checking import checked_contact, contact_items
from linli.matters.actions.merging import part_all
from linli.matters.actions.message import end_without_answer
from linli.matters.actions.pressing import keep_pressed
from linli.matters.actions.step import Step, keep_until, subject_of
from linli.matters.actions.telling import tell_leads
from linli.matters.data import AT_WORK, MAX_PHOTOS, MAX_WORDS, Contact, MatterId, Pressed, SaidWhen
from linli.matters.data import Receipt as Given
from linli.matters.engine.masking import mask
from linli.matters.models import Clock, Matter, MatterEvent, Receipt
from linli.matters.queries.names import title_of
from linli.matters.queries.promises import promise_of
from linli.matters.rules import receipts
from linli.privacy import api as privacy


@act
def add_words(
    matter_id: MatterId, *, words: str = "", photos: tuple[bytes, ...] = (), actor: Actor, at: datetime
) -> None:
    """More words or clean photos; also the answer to a question that was asked."""
    step = Step("add_words", matter_id, actor=actor, at=at)
    words = mask(clean("words", words, limit=MAX_WORDS)).text
    if not words and not photos:
        raise BadInput("words", _("Write something or add a photo."))
    if len(photos) > MAX_PHOTOS:
        raise BadInput("photos", _("At most {limit} photos fit.", limit=MAX_PHOTOS))
    step.seal(words=words)
    step.seal_photos(photos)
    step.take(detail={"photos": len(photos)}, asked_at=None, wrote_at=at)
    tell_leads("matters.resident_wrote", step.matter, step.matter.holder_unit_id, at=at)


@act
def withdraw(
    matter_id: MatterId, *, reason: str = "", pressed: Pressed | None = None, actor: Actor, at: datetime
) -> None:
    step = Step("withdraw", matter_id, actor=actor, at=at)
    keep_pressed(step.matter, SaidWhen.WITHDRAWAL, pressed, at=at)
    step.clocks.stop(at=at)
    step.seal(reason=reason)
    step.take(closed_at=at, holder_post_id=None, **let_go(step))
    part_all(step)
    end_without_answer(step)


@act
def join(matter_id: MatterId, *, contact: Contact | None = None, actor: Actor, at: datetime) -> Given:
    """“Me too”: a receipt of one's own for a neighbour's public matter. It opens story and answer, no words."""
    matter = Matter.objects.select_related("category").filter(pk=matter_id, public=True, held="").first()
    if matter is None:
        raise NotFound
    if matter.state not in AT_WORK:
        raise NotAllowed(_("This matter is not open any more; raise a new one."))
    contact, code = checked_contact(contact), receipts.code_for(None, secret="")
    reachable = bool(contact and (contact.phone or contact.email))
    row = Receipt.objects.create(
        matter=matter, code_hash=receipts.hashed(code), joined=True, reachable=reachable, made_at=at
    )
    privacy.hold(Subject("receipt", row.pk), contact_items(contact), until=keep_until(at), at=at)
    Matter.objects.filter(pk=matter_id).update(joined=F("joined") + 1)
    MatterEvent.objects.create(matter=matter, act="join", target=matter.state, at=at, role=actor.role)
    ledger.append(Entry("matters.join", subject_of(matter), {}), actor=actor, at=at)
    clocks = Clock.objects.filter(matter=matter, stopped_at__isnull=True)
    return Given(
        MatterId(matter.pk), matter.number, code, title_of(matter, matter.category), promise_of(matter, clocks)
    )
