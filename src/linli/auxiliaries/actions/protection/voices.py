"""An officer suggests, refuses, complains, petitions or resigns: with a receipt, and without harm (Art 12)."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from linli.auxiliaries.actions.papers import issue
from linli.auxiliaries.actions.step import found, note, post_of, step
from linli.auxiliaries.actions.telling import tell_each
from linli.auxiliaries.actions.words import keep
from linli.auxiliaries.data.deployment import LineId
from linli.auxiliaries.data.papers import PaperKind
from linli.auxiliaries.data.protection import Leaving, VoiceId, VoiceKind
from linli.auxiliaries.models import AuxiliaryOfficer
from linli.auxiliaries.models.deployment import DutyLine
from linli.auxiliaries.models.protection import Voice
from linli.auxiliaries.permissions.files import demand
from linli.auxiliaries.permissions.people import disciplines, stands_above
from linli.auxiliaries.queries.contracts import labour_contracts
from linli.auxiliaries.queries.protection import OWN_UNIT
from linli.auxiliaries.rules.duties import prohibited
from linli.auxiliaries.rules.protection import last_day_of
from linli.auxiliaries.states.deployment import LINE
from linli.auxiliaries.states.protection import VOICE
from linli.kernel.actor import Actor
from linli.kernel.errors import BadInput, NotPermitted
from linli.kernel.ids import new_number
from linli.kernel.words import _
from linli.ledger.data import Subject
from linli.organisation.api import calendar_of, figure

KIND = "aux_voice"
OTHER_LAW = "wuhan-order-270/12(5)"
"""What breaks another law or rule than Article 10."""


def speak(officer: int, kind: VoiceKind, *, words: str, actor: Actor, at: datetime) -> VoiceId:
    """A suggestion, complaint or petition. What is complained of goes to the unit above and is answered in the days of
    the petition regulation."""
    one = _himself(officer, actor)
    if kind in (VoiceKind.REFUSAL, VoiceKind.RESIGNATION):
        raise BadInput("kind", _("This has a way of its own."))
    due = None if kind is VoiceKind.SUGGESTION else _petition_due(at)
    with transaction.atomic():
        return _give(one, kind, words, actor, at, due_on=due)


def refuse_order(
    officer: int, *, article: str, words: str = "", line: LineId | None = None, actor: Actor, at: datetime
) -> VoiceId:
    """Refuse what breaks the law or this Order. The officer comes off the sheet, has a slip that cites the point of
    Article 10, and is shielded for twelve months."""
    one = _himself(officer, actor)
    if article not in {OTHER_LAW, *(kind.article for kind in prohibited())}:
        raise BadInput("article", _("Name the point of Article 10, or that another law is broken."))
    row = found(DutyLine, line) if line else None
    if row is not None and row.officer_id != one.pk:
        raise NotPermitted
    with transaction.atomic():
        if row is not None:
            step(LINE, row, "refuse", because=article)
        made = _give(one, VoiceKind.REFUSAL, words, actor, at, article=article, line=row, due_on=_petition_due(at))
        issue(PaperKind.REFUSAL_SLIP, made, at=at)
    return made


def resign(officer: int, *, leaving: Leaving, words: str, actor: Actor, at: datetime) -> VoiceId:
    """In writing; nobody has to agree. The last day is computed."""
    one, today = _himself(officer, actor), timezone.localdate(at)
    if leaving is Leaving.AT_ONCE and not words.strip():
        raise BadInput("words", _("Say which reason of Article 38 it is."))
    last = last_day_of.on(today)(leaving, _in_probation(one, today), today)
    with transaction.atomic():
        return _give(one, VoiceKind.RESIGNATION, words, actor, at, last_day=last, article=_article_of(leaving))


def answer_voice(id: VoiceId, *, words: str, actor: Actor, at: datetime) -> None:
    """A suggestion or resignation: the personnel officer of the unit; all else: the unit above."""
    row = found(Voice, id)
    officer = found(AuxiliaryOfficer, row.officer_id)
    own = VoiceKind(row.kind) in OWN_UNIT
    if not (disciplines(actor, officer) if own else stands_above(actor, row.unit)):  # type: ignore[arg-type]  # a unit's id
        raise NotPermitted
    with transaction.atomic():
        keep(Subject(KIND, id), {"answer": words}, at=at)
        step(VOICE, row, "answer", answered_at=at, answered_by=post_of(actor))
        note("answer_voice", row.officer_id, actor=actor, at=at, voice=row.number)
        tell_each([row.officer_id], "voice_answered", about=Subject(KIND, id), number=row.number, at=at)


def take_back(id: VoiceId, *, actor: Actor, at: datetime) -> None:
    row = found(Voice, id)
    _himself(row.officer_id, actor)
    with transaction.atomic():
        step(VOICE, row, "take_back")
        note("take_back", row.officer_id, actor=actor, at=at, voice=row.number)


def _himself(officer: int, actor: Actor) -> AuxiliaryOfficer:
    one = found(AuxiliaryOfficer, officer)
    demand("himself", actor, one)
    return one


def _give(one: AuxiliaryOfficer, kind: VoiceKind, words: str, actor: Actor, at: datetime, **more: object) -> VoiceId:
    row = Voice.objects.create(officer=one, kind=kind, number=new_number(at), unit=one.unit, given_at=at, **more)
    spare = kind in (VoiceKind.REFUSAL, VoiceKind.RESIGNATION)  # the article or the date says enough
    keep(Subject(KIND, row.pk), {"words": words}, at=at, required=not spare)
    note(kind.value, one.pk, actor=actor, at=at, voice=row.number, article=str(more.get("article", "")))
    return VoiceId(row.pk)


def _petition_due(at: datetime) -> date:
    """petition-regulation-2022/34 as the outer limit: the text of Wuhan gives none."""
    term = figure("petition.decide", on=timezone.localdate(at)).term
    return calendar_of().due(at, term).last_day


def _in_probation(one: AuxiliaryOfficer, today: date) -> bool:
    running = [paper.terms for paper in labour_contracts(one.pk) if paper.terms.span.holds(today)]  # type: ignore[arg-type]  # an officer's id
    return any(terms.probation_until is not None and today <= terms.probation_until for terms in running)


def _article_of(leaving: Leaving) -> str:
    return "labour-contract-law/38" if leaving is Leaving.AT_ONCE else "labour-contract-law/37"
