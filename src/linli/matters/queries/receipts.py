"""What a receipt opens. At most twelve statements, whatever has happened to the matter."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from django.conf import settings

from linli.kernel.actor import RESIDENT
from linli.kernel.errors import NotFound
from linli.ledger.data import Subject
from linli.matters.data import Button, CallBackTold, Contact, Kind, MatterId, OwnText, ReceiptId, ReceiptPage, State
from linli.matters.models import FAR, Clock, Matter, MatterEvent, Receipt, Reply
from linli.matters.queries.answers import ANSWERING, SHOWS, answer_told, remedies_of, shown_by
from linli.matters.queries.buttons import acts_open_to
from linli.matters.queries.call_backs import call_back_told
from linli.matters.queries.limits import calendar
from linli.matters.queries.names import title_of
from linli.matters.queries.parts import is_held, own_parts, part_named
from linli.matters.queries.promises import promise_of
from linli.matters.queries.story import INTERNAL, NEXT, story
from linli.matters.rules.receipts import code_for, hashed
from linli.matters.states import ASSIST
from linli.organisation import api as organisation
from linli.privacy import api as privacy
from linli.privacy.data import SealedId

ANSWER = frozenset({"findings", "action", "why_not", "basis", "who_can_change", "remedies"})
OWN = ANSWER | {"cause", "words", "address", "question", "interim", "reason", "rating"}
CONTACT = ("name", "phone", "email", "language", "wishes")
PHOTOS = frozenset({"photo", "evidence"})
BESIDE = frozenset({SHOWS})
"""Read beside a photo, and not as a text of its own."""
_A_MOMENT = timedelta(microseconds=1)  # a window ends at 24:00, which is the first moment of the day after
_STAFF_REASONS = INTERNAL | {"supervise", *ASSIST.acts()}


def open_receipt(code: str) -> ReceiptId:
    """The receipt that this code opens; NotFound, always the same, for any other."""
    row = Receipt.objects.filter(code_hash=hashed(code), replaced_at__isnull=True).only("id").first()
    if row is None:
        raise NotFound
    return ReceiptId(row.pk)


def code_of(ids: Mapping[str, int | str]) -> str:
    """The code of a renewed receipt, for the message that takes it to its holder; it stands in no table."""
    key = Receipt.objects.filter(pk=ids["receipt"]).values_list("key", flat=True).get()
    return code_for(key, secret=settings.SECRET_KEY)


def own_matter(receipt: ReceiptId, part: str = "") -> MatterId:
    """The matter that the holder of this receipt may act on, or the part of that number; a “me too” may only read."""
    row = Receipt.objects.filter(pk=receipt, replaced_at__isnull=True, joined=False).select_related("matter").first()
    if row is None:
        raise NotFound
    return MatterId(part_named(row.matter, part).pk if part else row.matter_id)


def receipt_page(receipt: ReceiptId, *, at: datetime, part: str = "") -> ReceiptPage:
    """Promise, story, own words, the answer, and what can be done now; of one part, where its number is given."""
    row = Receipt.objects.select_related("matter__category", "matter__merged_into").filter(pk=receipt).first()
    if row is None or row.replaced_at is not None:
        raise NotFound
    if part and row.joined:
        raise NotFound
    with organisation.pinned():
        matter = part_named(row.matter, part) if part else row.matter
        split = matter.parts > 0 and not (part or row.joined)
        page = _page(row, matter, at, split=split)
        return replace(page, parts=own_parts(matter)) if split else page


def own_photo(receipt: ReceiptId, photo: SealedId, part: str = "") -> bytes:
    """One's own photo, or the evidence of the answer."""
    matter = own_matter(receipt, part)
    shown = {id for event in _events(matter) for id, field in _visible(event, joined=False) if field in PHOTOS}
    if photo not in shown:
        raise NotFound
    [opened] = privacy.read_own(Subject("matter", matter), [photo])
    if not opened.is_open:
        raise NotFound
    return opened.data


def _page(row: Receipt, matter: Matter, at: datetime, *, split: bool) -> ReceiptPage:
    """`split`: the answers stand with the parts, and need not be asked for here."""
    told = matter.merged_into or matter
    events, main_events = _events(matter.pk), _events(told.pk) if told is not matter else []
    pairs = [pair for event in events for pair in _visible(event, row.joined)]
    answers = [pair for event in main_events for pair in _visible(event, joined=True)]
    texts = (*_texts(matter.pk, pairs), *_texts(told.pk, answers))
    last = None if split else _last_reply(matter)
    decision = last if split or (told is matter and not (last and last.stage)) else _last_reply(told, stage=0)
    window = matter.state in (State.REPLIED, State.REVIEWED) and matter.closes_at != FAR
    return ReceiptPage(
        receipt=ReceiptId(row.pk), matter=MatterId(matter.pk), number=matter.number,
        title=title_of(matter, matter.category), kind=Kind(matter.kind), state=State(matter.state),
        promise=promise_of(told, Clock.objects.filter(matter=told, stopped_at__isnull=True)),
        story=story(_neighbours(events, row.joined), for_resident=True), next=NEXT[State(matter.state)],
        buttons=_buttons(matter, row.joined),
        texts=tuple(t for t in texts if t.kind in OWN), contact=_contact(texts),
        photos=tuple(int(id) for id, field in pairs if field in PHOTOS),
        lon=matter.lon, lat=matter.lat, planned_on=told.planned_on, news_by=told.news_by, joined=row.joined,
        unopened_answer=not row.joined and last is not None and _is_unopened(last, matter),
        answer=answer_told(main_events or events, texts, last if told is matter else _last_reply(told)),
        remedies=remedies_of(decision, at=at), call_back=_call_back(events, at) if not row.joined else None,
        photo_texts=shown_by(events, {text.id: text.text for text in texts if text.kind in BESIDE}),
        window_ends_on=calendar().local_day(matter.closes_at - _A_MOMENT) if window else None,
    )  # fmt: skip


def _call_back(events: list[MatterEvent], at: datetime) -> CallBackTold | None:
    """What was written down when the resident was called; asked only where a call was made."""
    called = next((event for event in events if event.act == "record_call_back"), None)
    return call_back_told(called.matter_id, at=at) if called else None


def _is_unopened(reply: Reply, matter: Matter) -> bool:
    return not (reply.delivered_at or reply.opened_at or is_held(matter))


def _last_reply(matter: Matter, **of: int) -> Reply | None:
    """The answer that stands; none where the matter is being worked on again."""
    if matter.replied_at is None:
        return None
    return Reply.objects.filter(matter=matter, **of).order_by("-id").first()


def _buttons(matter: Matter, joined: bool) -> tuple[Button, ...]:
    return () if joined else acts_open_to(RESIDENT, matter)


def _events(matter: int) -> list[MatterEvent]:
    return list(MatterEvent.objects.filter(matter=matter).order_by("id"))


def _neighbours(events: list[MatterEvent], joined: bool) -> Iterable[MatterEvent]:
    """A neighbour reads the same story, but not what the other resident said."""
    return (e for e in events if not (joined and e.role == "resident" and e.act not in ("raise", "join")))


def _visible(event: MatterEvent, joined: bool) -> list[tuple[int, str]]:
    """Of the texts of one act, those that the holder of the receipt reads."""
    if event.act in _STAFF_REASONS:
        return []
    allowed = ANSWER | PHOTOS | BESIDE if joined else OWN | PHOTOS | BESIDE | set(CONTACT)
    if joined and event.act not in ANSWERING:
        return []
    return [(id, field) for id, field in event.sealed if field in allowed]


def _texts(matter: int, pairs: list[tuple[int, str]]) -> tuple[OwnText, ...]:
    ids = [SealedId(id) for id, field in pairs if field not in PHOTOS]
    if not ids:
        return ()
    opened = privacy.read_own(Subject("matter", matter), ids)
    return tuple(OwnText(int(one.id), one.field, one.text) for one in opened if one.is_open)


def _contact(texts: Iterable[OwnText]) -> Contact | None:
    lines = {text.kind: text.text for text in texts if text.kind in CONTACT}
    return Contact(**lines) if lines else None
