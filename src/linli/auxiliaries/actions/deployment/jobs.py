"""Job descriptions (Art 11) and who holds the posts."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from linli.auxiliaries.actions.protection.approvals import demand_approval
from linli.auxiliaries.actions.step import found, note, step
from linli.auxiliaries.data.deployment import JobId, JobState
from linli.auxiliaries.data.files import Category, OfficerId
from linli.auxiliaries.data.protection import Guarded
from linli.auxiliaries.models import AuxiliaryOfficer
from linli.auxiliaries.models.deployment import JobDescription, JobHolder
from linli.auxiliaries.permissions.files import demand
from linli.auxiliaries.rules.deployment import is_described, task_block
from linli.auxiliaries.rules.duties import duties
from linli.auxiliaries.states.deployment import JOB
from linli.kernel.actor import Actor, UnitId
from linli.kernel.errors import BadInput, NotLawful, NotPermitted
from linli.kernel.text import clean
from linli.kernel.words import _
from linli.ledger.data import Subject

LONGEST = 4000


def describe_job(
    unit: UnitId, *, title: str, category: Category, responsibilities: str, tasks: Sequence[str], standards: str,
    actor: Actor, at: datetime, job: JobId | None = None,
) -> JobId:  # fmt: skip
    """Write a job description, or write a draft anew. NotLawful for tasks outside Articles 8 and 9 or inside 10."""
    demand("files", actor)
    if unit not in actor.units:
        raise NotPermitted
    parts = {
        "title": clean("title", title, limit=64, required=True),
        "responsibilities": clean("responsibilities", responsibilities, limit=LONGEST),
        "standards": clean("standards", standards, limit=LONGEST),
        "category": category, "tasks": list(dict.fromkeys(tasks)),
    }  # fmt: skip
    _check(parts["tasks"], category, f"{title}\n{responsibilities}", on=timezone.localdate(at))
    with transaction.atomic():
        row = _job(job, actor) if job else JobDescription.objects.create(unit=unit, category=category, title=title)
        step(JOB, row, "write", **parts)
        note("write_job", Subject("job", row.pk), actor=actor, at=at, unit=unit)
    return JobId(row.pk)


def enact_job(id: JobId, *, actor: Actor, at: datetime) -> None:
    """NotLawful while one of the three parts is missing."""
    row, today = _job(id, actor), timezone.localdate(at)
    if not is_described.on(today)(row.responsibilities, len(row.tasks), row.standards):
        told = _("A job description says responsibilities, tasks and standards; one is missing.")
        raise NotLawful(told, is_described.because(today).cites)
    with transaction.atomic():
        step(JOB, row, "enact")
        note("enact_job", Subject("job", id), actor=actor, at=at)


def end_job(id: JobId, *, actor: Actor, at: datetime) -> None:
    row, today = _job(id, actor), timezone.localdate(at)
    with transaction.atomic():
        step(JOB, row, "end")
        JobHolder.objects.filter(job=row, until__isnull=True).update(until=today)
        note("end_job", Subject("job", id), actor=actor, at=at)


def place(officer: OfficerId, *, job: JobId, since: date, actor: Actor, at: datetime) -> None:
    """Put somebody into a post: one at a time, of the officer's own category, and described in all three parts."""
    row, one = _job(job, actor), found(AuxiliaryOfficer, officer)
    if row.state != JobState.IN_FORCE:
        raise NotLawful(_("A post without a job description in force takes nobody."), is_described.because(since).cites)
    if one.category != row.category or one.unit != row.unit:
        raise BadInput("officer", _("The officer's unit and category have to be those of the post."))
    if JobHolder.objects.filter(officer=one, until__isnull=True).exclude(job=row).exists():
        demand_approval(officer, Guarded.TRANSFER, job, actor=actor, on=timezone.localdate(at))
    with transaction.atomic():
        JobHolder.objects.filter(officer=one, until__isnull=True, since__lte=since).update(until=since)
        JobHolder.objects.create(job=row, officer=one, since=since)
        note("place_in_post", officer, actor=actor, at=at, job=job, since=since.isoformat())


def _job(id: JobId, actor: Actor) -> JobDescription:
    row = found(JobDescription, id)
    demand("files", actor)
    if row.unit not in actor.units:
        raise NotPermitted
    return row


def _check(tasks: Sequence[str], category: Category, words: str, *, on: date) -> None:
    for code in tasks:
        if code not in duties():
            raise BadInput("tasks", _("There is no such duty in the catalogue."))
        if block := task_block(duties()[code], "", category, on=on):
            raise NotLawful(block.sentence, block.articles)
    if block := task_block(None, words, category, on=on):
        raise NotLawful(block.sentence, block.articles)
