"""What is taken down on the telephone or from a letter: parked as often as one likes, then sent as a matter.

Words, address and photos lie in the vault under the purpose of handling, the contact under that of reaching the
person, and both only until the draft is sent, thrown away or past its last day.
"""

from dataclasses import replace
from datetime import date, datetime, timedelta

from linli.kernel.actor import Actor, GridId
from linli.kernel.errors import BadInput, NotFound, NotPermitted, Overtaken, StepUpNeeded
from linli.kernel.text import clean
from linli.kernel.words import _
from linli.ledger.data import Subject
from linli.matters.actions.act import act
from linli.matters.actions.calls.record import enter, move
from linli.matters.actions.intake import raise_matter
from linli.matters.data import MAX_PHOTOS, MAX_WORDS, Channel, Contact, DraftId, OpenDraft, RaiseRequest, Receipt, Typed
from linli.matters.models import Draft
from linli.matters.permissions import goes_on_with
from linli.matters.queries.limits import calendar
from linli.matters.states import DRAFT
from linli.organisation import api as organisation
from linli.privacy import api as privacy
from linli.privacy.data import Opened, Purpose, Sealed

CONTACT = {"name": 60, "phone": 32, "email": 120, "language": 12, "wishes": 200}
"""Each line of a contact with the most letters it takes."""
AN_HOUR = timedelta(hours=1)
MOST = 50
"""So many parked ones of one post: beyond it something is wrong, and it is said."""


def subject(draft: DraftId | int) -> Subject:
    return Subject("draft", int(draft))


def last_day(figure: str, at: datetime) -> date:
    today = calendar().local_day(at)
    return today + timedelta(days=organisation.figure(figure, on=today).length)


@act
def park(typed: Typed, *, draft: DraftId | None = None, actor: Actor, at: datetime) -> DraftId:
    """Keep what has been taken down so far; the draft, a new one where none is given.

    Saving again within the hour is the same parking and no new entry: the screen saves by itself as one types.
    """
    row = _begun(typed, actor, at) if draft is None else _saved(own(draft, actor), typed, actor, at)
    if typed.contact is not None and not typed.contact and is_reachable(row.pk):
        privacy.erase(subject(row.pk), fields=CONTACT, actor=actor, at=at, because="taken_out")
    privacy.rewrite(subject(row.pk), _items(typed), until=row.until, at=at)
    photos = [Sealed("photo", Purpose.HANDLING, photo) for photo in typed.photos]
    privacy.hold(subject(row.pk), photos, until=row.until, at=at)
    return DraftId(row.pk)


def own(draft: DraftId, actor: Actor) -> Draft:
    row = Draft.objects.filter(pk=draft).first()
    if row is None:
        raise NotFound
    if not goes_on_with(actor, row):
        raise NotPermitted
    return row


def is_reachable(draft: DraftId | int) -> bool:
    """Whether a contact is held with it."""
    return any(one.purpose is Purpose.CONTACT and one.until for one in privacy.held(subject(draft)))


def _begun(typed: Typed, actor: Actor, at: datetime) -> Draft:
    if actor.post is None or actor.unit is None:
        raise NotPermitted
    row = Draft(unit_id=actor.unit, post_id=actor.post, made_at=at, until=last_day("matters.draft", at))
    if not goes_on_with(actor, row):
        raise NotPermitted
    if Draft.objects.filter(unit=actor.unit, post=actor.post, state=DRAFT.start).count() >= MOST:
        raise BadInput("words", _("You have {n} parked calls. Send some or throw them away first.", n=MOST))
    for name, value in _plain(row, typed, at).items():
        setattr(row, name, value)
    row.save(force_insert=True)
    enter("draft", "park", row.pk, actor=actor, at=at, told={"channel": row.channel})
    return row


def _saved(row: Draft, typed: Typed, actor: Actor, at: datetime) -> Draft:
    changes = {**_plain(row, typed, at), "post_id": actor.post}
    if at - row.saved_at >= AN_HOUR or row.post_id != actor.post:
        move(DRAFT, "save", row, actor=actor, at=at, told={}, **changes)
        return row
    DRAFT.move("save", DRAFT.states(row.state))
    if not Draft.objects.filter(pk=row.pk, state=row.state).update(**changes):
        raise Overtaken
    return row


def _plain(row: Draft, typed: Typed, at: datetime) -> dict[str, object]:
    """What of it tells nothing about anybody."""
    if row.photos + len(typed.photos) > MAX_PHOTOS:
        raise BadInput("photos", _("At most {limit} photos fit.", limit=MAX_PHOTOS))
    return {
        "channel": typed.channel, "category_key": typed.category[:40], "grid_id": typed.grid,
        "source": clean("source", typed.source, limit=64), "avoid_village": typed.avoid_village,
        "agreed": row.agreed if typed.agreed is None else typed.agreed,
        "photos": row.photos + len(typed.photos), "saved_at": at,
    }  # fmt: skip


def _items(typed: Typed) -> list[Sealed]:
    """Every field, also an empty one: a moment ago there may have been something in it."""
    words, address = clean("words", typed.words, limit=MAX_WORDS), clean("address", typed.address, limit=200)
    items = [Sealed("words", Purpose.HANDLING, words), Sealed("address", Purpose.HANDLING, address)]
    if typed.contact:
        lines = {field: clean(field, getattr(typed.contact, field), limit=most) for field, most in CONTACT.items()}
        items += [Sealed(field, Purpose.CONTACT, text) for field, text in lines.items()]
    return items


def go_on(draft: DraftId, *, actor: Actor, at: datetime) -> OpenDraft:
    """What was parked, for who goes on with it: a look, like any other. The contact only to a fresh second factor."""
    row = own(draft, actor)
    DRAFT.move("save", DRAFT.states(row.state))
    opened = privacy.look(subject(draft), actor=actor, purpose=Purpose.HANDLING, at=at)
    contact, closed = Contact(), False
    if is_reachable(draft):
        try:
            contact = _contact(privacy.look(subject(draft), actor=actor, purpose=Purpose.CONTACT, at=at))
        except StepUpNeeded:
            closed = True
    texts = {one.field: one.text for one in opened if one.is_open}
    typed = Typed(
        channel=Channel(row.channel), category=row.category_key, source=row.source,
        grid=GridId(row.grid_id) if row.grid_id else None,
        words=texts.get("words", ""), address=texts.get("address", ""), contact=contact,
        agreed=row.agreed, avoid_village=row.avoid_village,
    )  # fmt: skip
    return OpenDraft(draft, typed, row.photos, closed)


def _contact(opened: list[Opened]) -> Contact:
    return Contact(**{one.field: one.text for one in opened if one.is_open and one.field in CONTACT})


@act
def send(draft: DraftId, request: RaiseRequest, *, keep_contact: bool = False, actor: Actor, at: datetime) -> Receipt:
    """The parked one becomes a matter by the same act as everywhere, and what the draft held is gone.

    Photos that are held go along; the contact, too, where `keep_contact` says so, without having been shown.
    """
    row = own(draft, actor)
    held = privacy.read_own(subject(draft))  # nobody sees it: it only changes its place
    photos = tuple(one.data for one in held if one.field == "photo" and one.is_open)
    contact = _contact(held) if keep_contact else request.contact
    request = replace(request, contact=contact or None, photos=(*photos, *request.photos))
    given = raise_matter(request, actor=actor, at=at)
    if not given.again:
        move(DRAFT, "send", row, actor=actor, at=at, told={"matter": given.matter})
        privacy.erase(subject(draft), actor=actor, at=at, because="sent")
    return given


@act
def drop(draft: DraftId, *, actor: Actor, at: datetime) -> None:
    """Thrown away; what it held is gone at once."""
    move(DRAFT, "drop", own(draft, actor), actor=actor, at=at, told={})
    privacy.erase(subject(draft), actor=actor, at=at, because="dropped")
