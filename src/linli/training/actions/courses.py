"""Courses are written, published, revised and retired. A published version never changes."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from linli.kernel.actor import Actor, UnitId
from linli.kernel.errors import BadInput, NotFound, NotLawful, Overtaken
from linli.kernel.ids import new_id
from linli.kernel.text import clean
from linli.kernel.words import Name, _
from linli.training import models
from linli.training.actions.recording import record
from linli.training.data import Course, CourseId, CourseKind, CourseState, CourseText
from linli.training.permissions import demand
from linli.training.queries.courses import as_course
from linli.training.rules import covers_induction
from linli.training.states import COURSE

MOST_HOURS, MOST_MONTHS = 2000, 120


@transaction.atomic
def write_course(text: CourseText, *, unit: UnitId, actor: Actor, at: datetime) -> CourseId:
    """A new course, as a draft."""
    demand("teach", actor, unit)
    text, id = _checked(text), new_id()
    models.Course.objects.create(id=id, series=id, unit=unit, **_fields(text))
    record("write_course", "course", id, actor=actor, at=at)
    return CourseId(id)


@transaction.atomic
def change_course(id: CourseId, text: CourseText, *, actor: Actor, at: datetime) -> None:
    """A draft says something else from now on."""
    row, text = _row(id, actor), _checked(text)
    move = COURSE.move("write", row.state)
    if not models.Course.objects.filter(pk=id, state=move.source).update(**_fields(text)):
        raise Overtaken
    record("change_course", "course", id, actor=actor, at=at)


@transaction.atomic
def publish_course(id: CourseId, *, actor: Actor, at: datetime) -> None:
    """From now on sessions can be planned with it; the version before is retired. NotLawful for an induction of
    auxiliary officers that leaves out what it must cover."""
    row, today = _row(id, actor), timezone.localdate(at)
    move = COURSE.move("publish", row.state)
    if not covers_induction.on(today)(row.text):
        raise NotLawful(
            _("Induction of auxiliary officers covers discipline, skills and knowledge; one of them is missing."),
            covers_induction.because(today).cites,
        )
    older = models.Course.objects.filter(series=row.series, state=CourseState.PUBLISHED)
    older.update(state=COURSE.move("retire", CourseState.PUBLISHED).target)
    if not models.Course.objects.filter(pk=id, state=move.source).update(state=move.target):
        raise Overtaken
    record("publish_course", "course", id, {"version": row.version}, actor=actor, at=at)


@transaction.atomic
def revise_course(id: CourseId, *, actor: Actor, at: datetime) -> CourseId:
    """The next version as a draft, which says what this one says; the draft that is there already, if any."""
    row = _row(id, actor)
    COURSE.move("revise", row.state)
    draft = models.Course.objects.filter(series=row.series, state=CourseState.DRAFT).first()
    if draft is None:
        draft = models.Course.objects.create(
            series=row.series, version=row.version + 1, unit=row.unit, **_fields(row.text)
        )  # fmt: skip
        record("revise_course", "course", draft.pk, {"version": draft.version}, actor=actor, at=at)
    return CourseId(draft.pk)


@transaction.atomic
def retire_course(id: CourseId, *, actor: Actor, at: datetime) -> None:
    """No new session with it; what was planned goes on."""
    move = COURSE.move("retire", _row(id, actor).state)
    if not models.Course.objects.filter(pk=id, state=move.source).update(state=move.target):
        raise Overtaken
    record("retire_course", "course", id, actor=actor, at=at)


def _row(id: CourseId, actor: Actor) -> Course:
    row = models.Course.objects.filter(pk=id).first()
    if row is None:
        raise NotFound
    demand("teach", actor, UnitId(row.unit))
    return as_course(row)


def _fields(text: CourseText) -> dict[str, Any]:
    return {
        "kind": text.kind.value, "title": text.title.zh, "title_en": text.title.en,
        "topics": sorted(text.topics), "audience": sorted(text.audience), "hours": text.hours,
        "pass_mark": text.pass_mark, "validity_months": text.validity_months,
    }  # fmt: skip


def _checked(text: CourseText) -> CourseText:
    """BadInput names the field."""
    title = Name(
        clean("title", text.title.zh, limit=80, required=True), clean("title_en", text.title.en, limit=120)
    )  # fmt: skip
    if not text.audience:
        raise BadInput("audience", _("Say for whom the course is."))
    if not 1 <= text.hours <= MOST_HOURS:
        raise BadInput("hours", _("Between 1 and {most} hours.", most=MOST_HOURS))
    if text.pass_mark is not None and not 1 <= text.pass_mark <= 100:
        raise BadInput("pass_mark", _("The mark lies between 1 and 100."))
    if not 0 <= text.validity_months <= MOST_MONTHS:
        raise BadInput("validity_months", _("At most {most} months; 0 for ever.", most=MOST_MONTHS))
    if text.kind is CourseKind.INDUCTION and text.validity_months:
        raise BadInput("validity_months", _("An induction is passed once and does not run out: write 0."))
    return replace(text, title=title)
