"""Open what is held, with a reason that the resident will see.

The entry is committed first, in a transaction of its own; only then is anything decrypted. So a crash
between the two leaves a look recorded that did not happen, never a look that happened unrecorded.
"""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction

from linli.kernel.actor import SYSTEM, Actor, PostId
from linli.kernel.errors import NotPermitted, StepUpNeeded, TooMany
from linli.kernel.words import _
from linli.ledger.api import append
from linli.ledger.data import Entry, Subject
from linli.privacy import rules
from linli.privacy.actions.holding import hold
from linli.privacy.actions.upsert import insert_new, upsert
from linli.privacy.data import Feature, Opened, Purpose, Sealed, SealedId, Standing, Taking
from linli.privacy.models import LookCount, LookHour, SealedItem
from linli.privacy.queries import chosen, open_rows, rows_of, rows_with_look, standing_of
from linli.privacy.registry import predicate_for
from linli.privacy.registry.features import demand_assessed

NOTE = "note"
INSTALLATION = Subject("installation", 1)


class RevealInsideTransaction(RuntimeError):
    """A mistake in the calling code: an entry that could still be rolled back is no entry."""


def reveal(
    subject: Subject,
    ids: Sequence[SealedId] | None,
    *,
    actor: Actor,
    purpose: Purpose,
    reason: str,
    at: datetime,
    note: str = "",
    taking: Taking = Taking.READ,
) -> list[Opened]:
    """Open these items (all of the purpose where `ids` is None); each call is one entry.

    `reason` is a code (`call-back`); what was typed by hand goes into `note`, which is held in the vault as
    long as what was opened. Raises NotPermitted, StepUpNeeded, TooMany, NotFound; and RevealInsideTransaction
    where a transaction is already open.
    """
    with own_transaction():
        post = _may_open(subject, actor, purpose, at)
        rows = chosen(rows_of(subject, purpose), ids)
        count_opening(post, actor, at)
        detail = _detail(rows, purpose, reason)
        until = [row.key.until for row in rows if row.key]
        if note and until:
            [detail["note"]] = hold(subject, [Sealed(NOTE, Purpose.HANDLING, note)], until=max(until), at=at)
        append(Entry(taking.value, subject, detail), actor=actor, at=at)
    return open_rows(rows)


def look(
    subject: Subject,
    *,
    actor: Actor,
    purpose: Purpose,
    at: datetime,
    ids: Sequence[SealedId] | None = None,
    reason: str = "open",
) -> list[Opened]:
    """Open a subject to work on it: the first look of a post within an hour is an entry, the next ones are the same.

    The entry names all that is held for the purpose, also where only some of it is asked for now.
    """
    post = _may_open(subject, actor, purpose, at)
    hour = LookHour(
        post=post, subject_kind=subject.kind, subject_id=subject.id, purpose=purpose, hour=rules.hour_of(at)
    )
    rows, seen = rows_with_look(hour)
    wanted = chosen(rows, ids)
    if not seen:
        with own_transaction():
            if insert_new([hour], conflict=("post", "subject_kind", "subject_id", "purpose", "hour")):
                count_opening(post, actor, at)
                append(Entry("privacy.look", subject, _detail(rows, purpose, reason)), actor=actor, at=at)
    return open_rows(wanted)


def open_to_send(subject: Subject, *, message: str, at: datetime) -> list[Opened]:
    """The contact, for a message that Linli sends by itself: the resident's list says "sent to you".

    Nobody sees what is opened, so nobody's leave is asked; `message` is the code of what is sent.
    """
    with own_transaction():
        rows = [row for row in rows_of(subject, Purpose.CONTACT) if standing_of(row) is Standing.OPEN]
        if rows:
            detail = _detail(rows, Purpose.CONTACT, "sent") | {"message": message}
            append(Entry("privacy.send", subject, detail), actor=SYSTEM, at=at)
    return open_rows(rows)


def open_to_learn(kind: str, ids: Sequence[int], *, at: datetime) -> dict[int, str]:
    """The words of these subjects, for a program that counts characters and keeps none of them; the entry comes first.

    It is Linli's own act: one entry for all says how many were read. What is restricted stays closed. NotLawful while
    learning has not been assessed.
    """
    demand_assessed(Feature.LEARNING)
    with own_transaction():
        append(Entry("privacy.learn", INSTALLATION, {"subjects": len(ids)}), actor=SYSTEM, at=at)
    wanted = SealedItem.objects.filter(subject_kind=kind, subject_id__in=list(ids), purpose=Purpose.HANDLING)
    rows = list(wanted.filter(field="words").select_related("key").order_by("id"))
    found: dict[int, str] = {}
    for row, opened in zip(rows, open_rows(rows), strict=True):
        if opened.is_open:
            found[row.subject_id] = f"{found.get(row.subject_id, '')}\n{opened.text}".strip()
    return found


@contextmanager
def own_transaction() -> Iterator[None]:
    with ExitStack() as stack:
        try:
            stack.enter_context(transaction.atomic(durable=True))
        except RuntimeError:
            message = "commit before you reveal: the entry must stand before anything opens"
            raise RevealInsideTransaction(message) from None
        yield


def _may_open(subject: Subject, actor: Actor, purpose: Purpose, at: datetime) -> PostId:
    """The post that looks. No post, no predicate or a predicate that says no: NotPermitted."""
    if actor.post is None or not predicate_for(subject.kind)(actor, subject, purpose):
        raise NotPermitted
    if rules.needs_step_up(purpose, actor, at):
        raise StepUpNeeded
    return actor.post


def count_opening(post: PostId, actor: Actor, at: datetime) -> None:
    """Counts this opening; TooMany beyond what the role needs (which also takes the counting back)."""
    cap = rules.cap_of(actor.role)
    spans = {"hour": rules.hour_of(at), "shift": rules.shift_of(at, ZoneInfo(settings.TIME_ZONE))}
    counted = upsert(
        [LookCount(post=post, span=span, since=since, count=1) for span, since in spans.items()],
        conflict=("post", "span", "since"),
        update="count = there.count + 1",
        returning=("span", "count"),
    )
    if any(row["count"] > getattr(cap, row["span"]) for row in counted):
        raise TooMany(
            _("Your post has opened as many as it needs for now. If the work calls for more, ask your lead."),
            retry_after=3600,
        )


def _detail(rows: Sequence[SealedItem], purpose: Purpose, reason: str) -> dict[str, str | int | None]:
    fields = ",".join(sorted({row.field for row in rows}))
    return {"purpose": purpose.value, "fields": fields, "items": len(rows), "reason": reason}
