"""A person demands something about what is held on a matter; an officer answers, each step of the table an act."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from linli import law
from linli.kernel.actor import RESIDENT, SYSTEM, Actor
from linli.kernel.errors import BadInput, NotFound, NotLawful, Overtaken
from linli.kernel.words import _
from linli.ledger.api import append
from linli.ledger.data import Entry, Subject
from linli.matters.data import MatterId
from linli.organisation.api import figure
from linli.privacy.api import erase, restrict
from linli.rights.actions.keeping import keep
from linli.rights.data import Outside, RequestId, RequestState, Right
from linli.rights.models import SubjectRequest
from linli.rights.permissions import demand
from linli.rights.rules import may_be_refused
from linli.rights.states import REQUEST

AT_ONCE = frozenset({Right.SEE, Right.COPY})
"""The receipt itself opens these; nobody need decide."""
CONTACT_FIELDS = frozenset({"contact", "name", "phone", "email"})


def demand_right(matter: MatterId, right: Right, *, words: str = "", at: datetime) -> RequestId:
    """By the holder of the receipt, who shows it before; so no further proof is asked as a rule."""
    term = timedelta(days=figure("personal.request_answered", on=timezone.localdate(at)).length)
    row = SubjectRequest(matter=matter, right=right, received_at=at, due_on=timezone.localdate(at) + term)
    if right is Right.CORRECT and not words.strip():
        raise BadInput("words", _("Say what is wrong, and how it should be."))
    with transaction.atomic():
        if words.strip():
            row.words = keep(Subject("request", row.pk), "words", words, at=at)
        row.save(force_insert=True)
        append(_entry(row, "demand"), actor=RESIDENT, at=at)
        if right in AT_ONCE:
            _move(row, "answer_at_once", actor=SYSTEM, at=at, ended_at=at)
    return RequestId(row.pk)


def ask_identity(id: RequestId, *, actor: Actor, at: datetime) -> None:
    """Only where there is doubt that the receipt is in the right hands; asked once, and the clock goes on."""
    _step(id, "ask_identity", actor, at)


def accept(id: RequestId, *, actor: Actor, at: datetime) -> None:
    _step(id, "accept", actor, at)


def begin(id: RequestId, *, actor: Actor, at: datetime) -> None:
    _step(id, "begin", actor, at)


def finish(
    id: RequestId, *, reply: str, actor: Actor, at: datetime, article: str = "", kept_until: date | None = None
) -> None:
    """Do what was asked, and say so in a plain sentence. Where a law demands keeping, a deletion becomes a seal:
    `article` and `kept_until` go into the letter."""
    row = _row(id, actor)
    if bool(article) != (kept_until is not None):
        raise BadInput("article", _("Name both the article and the last day, or neither."))
    if article:
        _known(article)
    with transaction.atomic():
        sealed = keep(Subject("request", row.pk), "reply", reply, at=at)
        _do(row, article, actor, at)
        act = "finish_partly" if article else "finish"
        _move(row, act, actor=actor, at=at, ended_at=at, reply=sealed, law=article, kept_until=kept_until)


def refuse(id: RequestId, *, reason: str, outside: Outside | None, actor: Actor, at: datetime) -> None:
    """Never without a reason and the place where the person can go."""
    row = _row(id, actor)
    today = timezone.localdate(at)
    if outside is None or not may_be_refused.on(today)(reason, outside):
        raise NotLawful(
            _("A refusal needs its reason, and where the person can go."), may_be_refused.because(today).cites
        )
    with transaction.atomic():
        sealed = keep(Subject("request", row.pk), "reply", reason, at=at)
        _move(row, "refuse", actor=actor, at=at, ended_at=at, reply=sealed, outside=outside)


def _do(row: SubjectRequest, article: str, actor: Actor, at: datetime) -> None:
    subject, right = Subject("matter", row.matter), Right(row.right)
    if right is Right.RESTRICT or (right is Right.DELETE and article):
        restrict(subject, actor=actor, at=at, because=article or "pipl-2021/44")
    elif right is Right.DELETE:
        erase(subject, actor=actor, at=at, because="pipl-2021/47")
    elif right is Right.WITHDRAW:
        erase(subject, fields=CONTACT_FIELDS, actor=actor, at=at, because="pipl-2021/15")


def _step(id: RequestId, act: str, actor: Actor, at: datetime) -> None:
    row = _row(id, actor)
    with transaction.atomic():
        _move(row, act, actor=actor, at=at)


def _row(id: RequestId, actor: Actor) -> SubjectRequest:
    row = SubjectRequest.objects.filter(pk=id).first()
    if row is None:
        raise NotFound
    demand("request", actor, row)
    return row


def _move(row: SubjectRequest, act: str, *, actor: Actor, at: datetime, **fields: object) -> None:
    move = REQUEST.move(act, RequestState(row.state))
    if not SubjectRequest.objects.filter(pk=row.pk, state=move.source).update(state=move.target, **fields):
        raise Overtaken
    append(_entry(row, act), actor=actor, at=at)


def _entry(row: SubjectRequest, act: str) -> Entry:
    return Entry(f"rights.{act}", Subject("matter", row.matter), {"request": row.pk, "right": row.right})


def _known(article: str) -> None:
    try:
        law.article(article)
    except law.UnknownLaw:
        raise BadInput("article", _("There is no such article in the register.")) from None
