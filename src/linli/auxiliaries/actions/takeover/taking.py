"""Row after row is taken by the acts of the screens, each in a transaction of its own, in the background."""

from collections.abc import Callable
from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from linli.auxiliaries.actions import contracts, contributions, files
from linli.auxiliaries.actions.employing import enrol
from linli.auxiliaries.actions.equipment import make_permit
from linli.auxiliaries.actions.step import day_of, note, step
from linli.auxiliaries.actions.takeover.reading import own
from linli.auxiliaries.data import Employment, Officer, OfficerId
from linli.auxiliaries.data.contracts import InstructionId
from linli.auxiliaries.data.hiring import Corrected, Hiring
from linli.auxiliaries.data.own import Part
from linli.auxiliaries.data.takeover import KIND, Added, Candidate, Choices, Column, Fate, Found, State, TakeOverId
from linli.auxiliaries.models.takeover import TakenRow, TakeOver
from linli.auxiliaries.queries.files import officer as find_officer
from linli.auxiliaries.queries.learners import learner
from linli.auxiliaries.queries.takeover import choices_of, kept_sentence, table, take_over, trial
from linli.auxiliaries.states.takeover import TAKE_OVER
from linli.jobs.api import queue
from linli.kernel.actor import SYSTEM, Actor, PostId, UnitId, UserId
from linli.kernel.errors import BadInput, NotAllowed, Refusal
from linli.kernel.words import _
from linli.ledger.data import Subject
from linli.organisation import api as organisation
from linli.privacy.api import erase
from linli.training.api import record_earlier
from linli.training.data import CourseId

JOB, BATCH = "auxiliaries.take_over", 50

NEEDS = {
    Column.IDENTITY_PAPER: (Part.BASIC, "identity"), Column.HEALTH_PAPER: (Part.BASIC, "health"),
    Column.EDUCATION_PAPER: (Part.EDUCATION, "education"),
}  # fmt: skip


def start(id: TakeOverId, *, actor: Actor, at: datetime) -> None:
    """Begin to take. One table of an organ at a time."""
    row = own(id, actor)
    try:
        with transaction.atomic():
            step(TAKE_OVER, row, "take", by_post=actor.post, by_user=actor.user, done=0, refused=0)
            note("take-roll", Subject(KIND, id), actor=actor, at=at, rows=row.rows)
            queue(JOB, id, due=at)
    except IntegrityError:
        raise NotAllowed(_("Another table of this organ is being taken or undone; wait until it is done.")) from None


def go_on(id: int) -> None:
    """The next rows, in the background, as the person who began; then the rest as another job."""
    row = take_over(TakeOverId(id))
    if row.state != State.TAKING:
        return
    at = timezone.now()
    actor = actor_of(row, at)
    there = set(TakenRow.objects.filter(take_over=row).values_list("row", flat=True))
    choices = choices_of(row)
    found = trial(UnitId(row.organ), table(row, actor=actor, at=at), choices, on=day_of(at))
    waiting = [one for one in found if one.fate is not Fate.GONE and one.row not in there]
    for one in waiting[:BATCH]:
        take(row, one, choices, actor=actor, at=at)
    with transaction.atomic():
        if len(waiting) > BATCH:
            queue(JOB, id, due=at)
        else:
            _finish(row, at=at)


def actor_of(row: TakeOver, at: datetime) -> Actor:
    """Whoever began, while that post is held."""
    return organisation.actor_for(UserId(row.by_user), at=at, post=PostId(row.by_post))


def take(row: TakeOver, one: Found, choices: Choices, *, actor: Actor, at: datetime) -> None:
    """One row, once. What stands in its way is kept as a sentence, and the next row goes on."""
    doing: dict[Fate, Callable[..., tuple[OfficerId, dict[str, object], dict[str, object]]]] = {
        Fate.NEW: _enrol, Fate.CHANGED: _change,
    }  # fmt: skip
    with transaction.atomic():
        kept = TakenRow(take_over=row, row=one.row, fate=one.fate, officer_id=one.officer, at=at)
        if one.refused is not None:
            kept.because = kept_sentence(one.refused.sentence) | {"column": one.refused.column}
        elif one.fate in doing and one.candidate is not None:
            try:
                with transaction.atomic():
                    kept.officer_id, kept.before, kept.made = doing[one.fate](one, choices, actor=actor, at=at)
                    note("take-over", kept.officer_id, actor=actor, at=at, roll=row.pk, row=one.row)
            except Refusal as refusal:
                kept.fate, kept.because = Fate.REFUSED, kept_sentence(refusal.sentence)
                if isinstance(refusal, BadInput):
                    kept.because["column"] = refusal.field
        kept.save(force_insert=True)
        more = {"refused": F("refused") + 1} if kept.fate == Fate.REFUSED else {}
        TakeOver.objects.filter(pk=row.pk).update(done=F("done") + 1, **more)


def _enrol(
    one: Found, choices: Choices, *, actor: Actor, at: datetime
) -> tuple[OfficerId, dict[str, object], dict[str, object]]:
    given = one.candidate
    assert given is not None  # noqa: S101 - a new row has been understood
    hiring = Hiring(
        number=given.number, name=given.name, born_on=given.born_on, id_number=given.id_number, unit=given.unit,
        category=given.category, employment=given.employment, instruction=_instruction(choices, given.employment),
        started_on=given.started_on, provider=given.provider, branch=given.branch, phone=given.phone,
        address=given.address,
    )  # fmt: skip
    officer = enrol(hiring, is_new=False, actor=actor, at=at)
    return officer, {}, _bring(officer, one, choices, papers=True, actor=actor, at=at)


def _change(
    one: Found, choices: Choices, *, actor: Actor, at: datetime
) -> tuple[OfficerId, dict[str, object], dict[str, object]]:
    given = one.candidate
    assert given is not None and one.officer is not None  # noqa: S101 - a changed row has been understood
    holder = find_officer(one.officer)
    before = {
        "name": holder.name, "born_on": holder.born_on.isoformat(), "unit": holder.unit, "category": holder.category,
        "branch": holder.branch, "employment": holder.employment, "provider": holder.provider,
    }  # fmt: skip
    put(holder, given, one.fields, choices, actor=actor, at=at)
    kept: dict[str, object] = {name: before[name] for name in one.fields}
    return one.officer, kept, _bring(one.officer, one, choices, papers=False, actor=actor, at=at)


def put(
    holder: Officer, given: Candidate | Officer, fields: tuple[str, ...], choices: Choices, *, actor: Actor,
    at: datetime,
) -> None:  # fmt: skip
    """Make the file say what is given, by the acts of the screens: forward, and backward again."""
    if {"name", "born_on"} & set(fields):
        files.correct(holder.id, Corrected(given.name, given.born_on), actor=actor, at=at)
    if {"employment", "provider"} & set(fields):
        contracts.change_mode(
            holder.id, instruction=_instruction(choices, given.employment), provider=given.provider,
            since=day_of(at), actor=actor, at=at,
        )  # fmt: skip
    if {"unit", "category", "branch"} & set(fields):
        files.transfer(holder.id, unit=given.unit, category=given.category, branch=given.branch, actor=actor, at=at)


def _bring(
    officer: OfficerId, one: Found, choices: Choices, *, papers: bool, actor: Actor, at: datetime
) -> dict[str, object]:
    """Contract, permit, induction and registrations: what older papers show. Gives what was made, to undo it."""
    given, made = one.candidate, dict[str, object]()
    assert given is not None  # noqa: S101 - only rows that were understood bring anything
    if Added.CONTRACT in one.adds and (old := given.contract):
        signed = old.signed_on or old.terms.starts_on
        made["contract"] = contracts.enter_contract(
            officer, number=old.number, terms=old.terms, signed_on=signed, actor=actor, at=at
        )
    if Added.PERMIT in one.adds and (card := given.permit):
        permit = make_permit(
            officer, card.number, card.valid_from, card.valid_until, issued_on=card.valid_from, paper=card.paper,
            verifier=choices.verifier,
        )  # fmt: skip
        note("issue-permit", officer, actor=actor, at=at, permit=permit.pk)
        made["permit"] = permit.pk
    if Added.REGISTERED in one.adds:
        contributions.register(officer, insurance_on=given.insurance_on, fund_on=given.fund_on, actor=actor, at=at)
        made["registered"] = True
    if Added.INDUCTION in one.adds:
        made["induction"] = _induct(officer, given, choices, actor=actor, at=at)
    if papers:
        _enter_papers(officer, given, actor=actor, at=at)
    return made


def _induct(officer: OfficerId, given: Candidate, choices: Choices, *, actor: Actor, at: datetime) -> int:
    """The roll knows the day on which it was passed; its hours stay with the paper."""
    passed = given.induction
    assert passed is not None and choices.induction is not None and choices.verifier is not None  # noqa: S101 - the row was understood with them
    return record_earlier(
        learner(officer), CourseId(choices.induction), minutes=0, first_day=passed.passed_on,
        last_day=passed.passed_on, passed_on=passed.passed_on, paper=passed.paper, verifier=choices.verifier,
        actor=actor, at=at,
    )  # fmt: skip


def _enter_papers(officer: OfficerId, given: Candidate, *, actor: Actor, at: datetime) -> None:
    for column, reference in given.papers.items():
        part, need = NEEDS[column]
        files.add_paper(officer, part=part, need=need, reference=reference, dated=given.started_on, actor=actor, at=at)


def _instruction(choices: Choices, mode: Employment) -> InstructionId:
    return InstructionId(choices.instructions[mode])


def _finish(row: TakeOver, *, at: datetime) -> None:
    """The table has served and is erased; what it did stays for the days in which it can be undone."""
    step(TAKE_OVER, row, "finish", taken_at=at)
    erase(Subject(KIND, row.pk), actor=SYSTEM, at=at, because="pipl-2021/47")
    note("roll-taken", Subject(KIND, row.pk), actor=SYSTEM, at=at, rows=row.rows)
