"""A take-over is undone officer by officer, within some days, and never over what somebody did meanwhile."""

from dataclasses import replace
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.db.models import F
from django.db.models.deletion import ProtectedError
from django.utils import timezone

from linli.auxiliaries.actions.step import note, step
from linli.auxiliaries.actions.takeover import taking
from linli.auxiliaries.actions.takeover.reading import own
from linli.auxiliaries.actions.takeover.taking import BATCH, actor_of, put
from linli.auxiliaries.data import Branch, Category, Employment, Officer, OfficerId
from linli.auxiliaries.data.files import SUBJECT
from linli.auxiliaries.data.takeover import KIND, UNDO_WITHIN, Choices, Fate, State, TakeOverId
from linli.auxiliaries.models import AuxiliaryOfficer
from linli.auxiliaries.models.contracts import LabourContract
from linli.auxiliaries.models.contributions import Registration
from linli.auxiliaries.models.equipment import WorkPermit
from linli.auxiliaries.models.takeover import TakenRow, TakeOver
from linli.auxiliaries.queries.files import officer as find_officer
from linli.auxiliaries.queries.learners import learner
from linli.auxiliaries.queries.takeover import choices_of, kept_sentence, take_over
from linli.auxiliaries.states.takeover import TAKE_OVER
from linli.jobs.api import queue
from linli.kernel.actor import SYSTEM, Actor
from linli.kernel.errors import NotAllowed, Refusal
from linli.kernel.words import Sentence, _
from linli.ledger.api import entries_about
from linli.ledger.data import Subject
from linli.privacy.api import erase
from linli.training.api import forget_learners

JOB, MOST = "auxiliaries.undo_take_over", 1000
OPENINGS = ("privacy.look", "privacy.reveal")
DID = (Fate.NEW, Fate.CHANGED)
ACTED = _("Somebody has acted on this file since; set it right there.")
INDUCTION_STAYS = _("The earlier induction stays: it was seen on paper by somebody named.")


def start(id: TakeOverId, *, actor: Actor, at: datetime) -> None:
    row = own(id, actor)
    if row.taken_at is not None and at > row.taken_at + UNDO_WITHIN:
        raise NotAllowed(_("The days in which a take-over can be undone are over."))
    try:
        with transaction.atomic():
            step(TAKE_OVER, row, "undo", by_post=actor.post, by_user=actor.user)
            note("undo-roll", Subject(KIND, id), actor=actor, at=at)
            queue(JOB, id, due=at)
    except IntegrityError:
        raise NotAllowed(_("Another table of this organ is being taken or undone; wait until it is done.")) from None


def resume(id: TakeOverId, *, actor: Actor, at: datetime) -> None:
    """Somebody else of the organ goes on, where whoever began holds that post no more. What is done stays done."""
    row = own(id, actor)
    job = taking.JOB if row.state == State.TAKING else JOB
    with transaction.atomic():
        step(TAKE_OVER, row, "resume", by_post=actor.post, by_user=actor.user)
        note("resume-roll", Subject(KIND, id), actor=actor, at=at)
        queue(job, id, due=at, once=f"{id}")


def go_on(id: int) -> None:
    """The last rows first, in the background, as the person who asked for it."""
    row = take_over(TakeOverId(id))
    if row.state != State.UNDOING:
        return
    at = timezone.now()
    actor, choices = actor_of(row, at), choices_of(row)
    waiting = list(TakenRow.objects.filter(take_over=row, fate__in=DID).order_by("-row")[: BATCH + 1])
    for one in waiting[:BATCH]:
        undo(one, choices, actor=actor, at=at)
    with transaction.atomic():
        if len(waiting) > BATCH:
            queue(JOB, id, due=at)
        else:
            step(TAKE_OVER, row, "undone")
            note("roll-undone", Subject(KIND, row.pk), actor=SYSTEM, at=at)


def undo(one: TakenRow, choices: Choices, *, actor: Actor, at: datetime) -> None:
    fate, because = Fate.UNDONE, None
    if one.officer_id is None or _acted_since(OfficerId(one.officer_id), one):
        fate, because = Fate.KEPT, ACTED
    else:
        try:
            with transaction.atomic():
                because = (_remove if one.fate == Fate.NEW else _restore)(one, choices, actor=actor, at=at)
        except ProtectedError:
            fate, because = Fate.KEPT, ACTED
        except Refusal as refusal:
            fate, because = Fate.KEPT, refusal.sentence
    told = kept_sentence(because) if because else {}
    with transaction.atomic():
        TakenRow.objects.filter(pk=one.pk, fate=one.fate).update(fate=fate, because=told, before={}, made={})
        TakeOver.objects.filter(pk=one.take_over_id).update(done=F("done") - 1)


def _acted_since(officer: OfficerId, one: TakenRow) -> bool:
    """Anything in the ledger about this officer after the row was taken, but for opening the file."""
    taken = False
    for entry in entries_about(Subject(SUBJECT, officer), limit=MOST):
        if taken and entry.act not in OPENINGS:
            return True
        taken = taken or (entry.act == "auxiliaries.take-over" and entry.detail.get("roll") == one.take_over_id)
    return not taken


def _remove(one: TakenRow, choices: Choices, *, actor: Actor, at: datetime) -> Sentence | None:
    """The file goes with all that hangs on it; the ledger keeps that it was there."""
    id = OfficerId(one.officer_id or 0)
    note("undo-take-over", id, actor=actor, at=at, roll=one.take_over_id)
    erase(Subject(SUBJECT, id), actor=actor, at=at, because="pipl-2021/47")
    forget_learners([learner(id)], actor=actor, at=at)
    AuxiliaryOfficer.objects.filter(pk=id).delete()
    return None


def _restore(one: TakenRow, choices: Choices, *, actor: Actor, at: datetime) -> Sentence | None:
    holder = find_officer(OfficerId(one.officer_id or 0))
    put(holder, _as_before(holder, one.before), tuple(one.before), choices, actor=actor, at=at)
    LabourContract.objects.filter(pk=one.made.get("contract"), officer=holder.id).delete()
    WorkPermit.objects.filter(pk=one.made.get("permit"), officer=holder.id).delete()
    if one.made.get("registered"):
        Registration.objects.filter(officer=holder.id).delete()
    note("undo-take-over", holder.id, actor=actor, at=at, roll=one.take_over_id)
    return INDUCTION_STAYS if one.made.get("induction") else None


def _as_before(holder: Officer, before: dict[str, object]) -> Officer:
    kinds = {"category": Category, "branch": Branch, "employment": Employment, "born_on": date.fromisoformat}
    return replace(holder, **{name: kinds[name](value) if name in kinds else value for name, value in before.items()})  # type: ignore[arg-type]  # as they were written down


def forget_before(at: datetime) -> int:
    """When nothing can be undone any more, nothing is kept for it."""
    over = TakenRow.objects.filter(take_over__taken_at__lt=at - UNDO_WITHIN).exclude(before={}, made={})
    return over.update(before={}, made={})


def before_due(at: datetime) -> int:
    return TakenRow.objects.filter(take_over__taken_at__lt=at - UNDO_WITHIN).exclude(before={}, made={}).count()
