"""A case: opened, told, answered, decided by a human or cleared (Arts 25, 34)."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from linli.auxiliaries.actions.discipline.triggers import open_for
from linli.auxiliaries.actions.papers import hand_over
from linli.auxiliaries.actions.protection.approvals import demand_approval
from linli.auxiliaries.actions.step import found, note, post_of, step
from linli.auxiliaries.actions.words import keep
from linli.auxiliaries.data.discipline import CaseId, Ending, Ground, Outcome
from linli.auxiliaries.data.papers import PaperKind
from linli.auxiliaries.data.protection import Guarded
from linli.auxiliaries.models import AuxiliaryOfficer
from linli.auxiliaries.models.discipline import DisciplineCase
from linli.auxiliaries.permissions.files import demand
from linli.auxiliaries.queries.words import has
from linli.auxiliaries.rules.discipline import may_be_decided, may_end
from linli.auxiliaries.states.discipline import CASE
from linli.kernel.actor import Actor
from linli.kernel.errors import BadInput, NotAllowed, NotLawful
from linli.kernel.words import _
from linli.ledger.data import Subject
from linli.organisation.api import calendar_of, figure

KIND = "aux_case"
ENDS = (Outcome.ENDING, Outcome.RETURN)


def open_case(officer: int, *, ground: Ground, words: str, actor: Actor, at: datetime) -> CaseId:
    """By hand, for what no count can see."""
    one = found(AuxiliaryOfficer, officer)
    demand("discipline", actor, one)
    with transaction.atomic():
        made = open_for(officer, ground, trigger="", actor=actor, at=at)
        if made is None:
            raise NotAllowed(_("A case on this ground is under way already."))
        keep(Subject(KIND, made), {"words": words}, at=at)
    return made


def name_companion(id: CaseId, *, name: str, actor: Actor, at: datetime) -> None:
    """Somebody the officer trusts, who may be there whenever the officer is heard."""
    row = _own(id, actor)
    with transaction.atomic():
        step(CASE, row, "name_companion", companion_at=at)
        keep(Subject(KIND, id), {"companion": name}, at=at)
        note("name_companion", row.officer_id, actor=actor, at=at, case=id)


def tell_facts(id: CaseId, *, facts: str, evidence: str, actor: Actor, at: datetime) -> None:
    """The officer is told what was found and on which evidence, and has days to answer."""
    row, today = _row(id, actor), timezone.localdate(at)
    reply_by = calendar_of().due(at, figure("auxiliary.reply", on=today).term).last_day
    with transaction.atomic():
        step(CASE, row, "tell", told_on=today, reply_by=reply_by)
        keep(Subject(KIND, id), {"facts": facts, "evidence": evidence}, at=at)
        number = hand_over(PaperKind.PRE_DECISION, Subject(KIND, id), row.officer_id, at=at)
        note("tell", row.officer_id, actor=actor, at=at, case=id, paper=number)


def reply(id: CaseId, *, words: str, actor: Actor, at: datetime) -> None:
    row = _own(id, actor)
    with transaction.atomic():
        step(CASE, row, "reply", replied_at=at)
        keep(Subject(KIND, id), {"reply": words}, at=at)
        note("reply", row.officer_id, actor=actor, at=at, case=id)


def decide(id: CaseId, *, outcome: Outcome, ending: Ending | None, reasons: str, actor: Actor, at: datetime) -> None:
    """NotLawful, with all that hinders it, unless facts and evidence were told before, the officer was heard, and, for
    an ending, the labour law is satisfied."""
    row, today = _row(id, actor), timezone.localdate(at)
    evidence = has(Subject(KIND, id), "facts", "evidence")
    if not may_be_decided.on(today)(row.told_on, today, evidence, row.replied_at is not None, row.reply_by):
        told = _("The facts and evidence are told first, and the officer is heard or the days for it pass.")
        if row.told_on == today:
            told = _("The facts were told today: a decision is made on a later day.")
        raise NotLawful(told, may_be_decided.because(today).cites)
    if outcome in ENDS:
        _check_ending(row, ending, actor, today)
    with transaction.atomic():
        step(CASE, row, "decide", outcome=outcome, decided_on=today, decided_by=post_of(actor), **_kept(ending))
        keep(Subject(KIND, id), {"reasons": reasons}, at=at)
        number = hand_over(PaperKind.DECISION, Subject(KIND, id), row.officer_id, at=at)
        note("decide", row.officer_id, actor=actor, at=at, case=id, outcome=outcome.value, paper=number)


def clear(id: CaseId, *, words: str, actor: Actor, at: datetime) -> None:
    """Nothing was proved: the officer gets a letter that says so."""
    row = _row(id, actor)
    with transaction.atomic():
        step(CASE, row, "clear", decided_on=timezone.localdate(at), decided_by=post_of(actor))
        keep(Subject(KIND, id), {"cleared": words}, at=at)
        number = hand_over(PaperKind.CLEARING, Subject(KIND, id), row.officer_id, at=at)
        note("clear", row.officer_id, actor=actor, at=at, case=id, paper=number)


def _check_ending(row: DisciplineCase, ending: Ending | None, actor: Actor, today: date) -> None:
    if ending is None:
        raise BadInput("labour", _("Name the ground of the labour law."))
    if hindrances := may_end.on(today)(ending):
        cites = tuple(dict.fromkeys(cite for one in hindrances for cite in one.articles))
        raise NotLawful(hindrances[0].sentence, cites)
    demand_approval(row.officer_id, Guarded.ENDING, row.pk, actor=actor, on=today)


def _kept(ending: Ending | None) -> dict[str, object]:
    if ending is None:
        return {}
    papers = " · ".join(part for part in (ending.trained, ending.notice, ending.rules) if part.strip())
    return {
        "labour": ending.labour or "", "union_told_on": ending.union_told_on, "papers": papers[:240],
    }  # fmt: skip


def _row(id: CaseId, actor: Actor) -> DisciplineCase:
    row = found(DisciplineCase, id)
    demand("discipline", actor, row.officer)
    return row


def _own(id: CaseId, actor: Actor) -> DisciplineCase:
    row = found(DisciplineCase, id)
    demand("himself", actor, row.officer)
    return row
