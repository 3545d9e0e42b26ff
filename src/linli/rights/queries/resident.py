"""What the holder of a receipt sees: looks at the matter, what became of questions, own requests with their letters."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from linli.ledger.api import entries_about, proof_for
from linli.ledger.data import EntryId, Recorded, Subject
from linli.matters.data import MatterId
from linli.privacy.api import read_own
from linli.rights.data import Cause, DelayState
from linli.rights.models import Delay, LookReview, SubjectRequest

PAGE = 100
"""Entries of the ledger on one page, other steps of the matter counted in."""


@dataclass(frozen=True)
class LookLine:
    """One look, and the question about it, if any, with its answer."""

    look: Recorded
    review: LookReview | None
    answer: str
    can_be_questioned: bool


@dataclass(frozen=True)
class LooksPage:
    """The looks among the entries `first` to `last`; `withheld` of these are shown later. `more`: where it goes on."""

    lines: list[LookLine]
    first: int = 0
    last: int = 0
    withheld: int = 0
    more: EntryId | None = None


@dataclass(frozen=True)
class RequestLine:
    request: SubjectRequest
    words: str
    letter: str


def looks_at(matter: MatterId, *, at: datetime, after: EntryId | None = None) -> LooksPage:
    """The looks by number, page by page to the last, without what a lawful delay leaves out for now.

    Three statements, however long the ledger is; two more for each question on the page that was answered.
    """
    found = entries_about(Subject("matter", matter), after=after, limit=PAGE + 1)
    entries = found[:PAGE]
    if not entries:
        return LooksPage([])
    hidden, looks = withheld(matter, at), [entry for entry in entries if entry.act.startswith("privacy.")]
    questions = LookReview.objects.filter(matter=matter, cause=Cause.QUESTION, entry__in=[entry.id for entry in looks])
    asked = {row.entry: row for row in questions}
    lines = [_line(entry, asked.get(entry.id)) for entry in looks if entry.id not in hidden]
    more = entries[-1].id if len(found) > PAGE else None
    return LooksPage(lines, entries[0].number or 0, entries[-1].number or 0, len(looks) - len(lines), more)


def _line(look: Recorded, review: LookReview | None) -> LookLine:
    return LookLine(look, review, _answer(review), bool(look.actor.post) and review is None)


def own_proof(matter: MatterId, *, at: datetime) -> dict[str, object]:
    return proof_for(Subject("matter", matter), without=withheld(matter, at))


def own_requests(matter: MatterId) -> list[RequestLine]:
    rows = SubjectRequest.objects.filter(matter=matter).order_by("-received_at")[:50]
    return [RequestLine(row, *(_own("request", row.pk, sealed) for sealed in (row.words, row.reply))) for row in rows]


def withheld(matter: MatterId, at: datetime) -> set[EntryId]:
    today = timezone.localdate(at)
    rows = Delay.objects.filter(matter=matter, state=DelayState.APPROVED, until__gte=today)
    return {EntryId(entry) for entry in rows.values_list("entry", flat=True)}


def _answer(review: LookReview | None) -> str:
    return _own("look_review", review.pk, review.reply) if review else ""


def _own(kind: str, id: int, sealed: int | None) -> str:
    if sealed is None:
        return ""
    return "".join(opened.text for opened in read_own(Subject(kind, id)) if opened.id == sealed)
