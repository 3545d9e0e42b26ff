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

MOST = 1000


@dataclass(frozen=True)
class LookLine:
    """One look, and the question about it, if any, with its answer."""

    look: Recorded
    review: LookReview | None
    answer: str
    can_be_questioned: bool


@dataclass(frozen=True)
class RequestLine:
    request: SubjectRequest
    words: str
    letter: str


def looks_at(matter: MatterId, *, at: datetime) -> tuple[list[LookLine], int]:
    """The looks by number, and how many are left out for now by a lawful delay."""
    hidden = withheld(matter, at)
    asked = {row.entry: row for row in LookReview.objects.filter(matter=matter, cause=Cause.QUESTION)}
    every = [e for e in entries_about(Subject("matter", matter), limit=MOST) if e.act.startswith("privacy.")]
    looks = [entry for entry in every if entry.id not in hidden]
    lines = [
        LookLine(e, asked.get(e.id), _answer(asked.get(e.id)), bool(e.actor.post) and e.id not in asked) for e in looks
    ]
    return lines, len(every) - len(looks)


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
