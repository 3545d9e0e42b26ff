"""Organs, their establishment and budget, and staffing plans with the government's answer."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction

from linli.auxiliaries.actions.step import day_of, found, note, step
from linli.auxiliaries.data.plan import Head, PlanId, Rank
from linli.auxiliaries.models import plan as rows
from linli.auxiliaries.permissions.files import demand
from linli.auxiliaries.queries.plan import organ, plan_shape
from linli.auxiliaries.rules.plan import GUIDES
from linli.auxiliaries.states.plan import PLAN
from linli.kernel.actor import Actor, UnitId
from linli.kernel.errors import BadInput, NotLawful
from linli.kernel.text import clean
from linli.kernel.words import _
from linli.ledger.data import Subject
from linli.organisation import api as organisation
from linli.organisation.data import UnitKind

REFERENCE = 80


@transaction.atomic
def register_organ(unit: UnitId, *, rank: Rank, guided_by: UnitId | None, actor: Actor, at: datetime) -> None:
    """Say of a public security organ which rank it has, and which city organ guides it (Art 4 ¶1)."""
    demand("files", actor, unit)
    if organisation.unit(unit).kind is not UnitKind.ORGAN:
        raise BadInput("unit", _("Only a public security organ uses and manages auxiliary officers."))
    if guided_by is not None and not GUIDES.on(day_of(at))(organ(guided_by).rank, rank):
        raise NotLawful(
            _("A city organ guides those of districts and zones, and is guided by none."),
            GUIDES.because(day_of(at)).cites,
        )
    rows.Organ.objects.update_or_create(unit=unit, defaults={"rank": rank, "guided_by": guided_by})
    note("register-organ", Subject("unit", unit), actor=actor, at=at, rank=rank.value, guided_by=guided_by)


@transaction.atomic
def set_establishment(unit: UnitId, *, since: date, special: int, reference: str, actor: Actor, at: datetime) -> None:
    """How many posts of special staffing the organ has from a day on."""
    demand("files", actor, unit)
    if special < 0:
        raise BadInput("special", _("This cannot be less than nothing."))
    paper = clean("reference", reference, limit=REFERENCE, required=True)
    rows.Establishment.objects.update_or_create(
        organ=organ(unit).unit, since=since, defaults={"special": special, "reference": paper}
    )
    note("set-establishment", Subject("unit", unit), actor=actor, at=at, since=since.isoformat(), special=special)


@transaction.atomic
def set_budget(
    unit: UnitId, *, year: int, heads: Mapping[Head, int | None], reference: str, actor: Actor, at: datetime
) -> None:
    """The year's budget, whole: each of the six heads in fen (Art 4 ¶2)."""
    demand("pay", actor, unit)
    paper = clean("reference", reference, limit=REFERENCE, required=True)
    for head in Head:
        fen = heads.get(head)
        if fen is None:
            raise BadInput(head.value, _("Each of the six heads stands in the budget, be it with nothing."))
        if fen < 0:
            raise BadInput(head.value, _("This cannot be less than nothing."))
        rows.BudgetLine.objects.update_or_create(
            organ=organ(unit).unit, year=year, head=head, defaults={"fen": fen, "reference": paper}
        )
    note("set-budget", Subject("unit", unit), actor=actor, at=at, year=year)


@transaction.atomic
def draft_plan(unit: UnitId, *, year: int, posts: int, actor: Actor, at: datetime) -> PlanId:
    demand("files", actor, unit)
    if posts < 1:
        raise BadInput("posts", _("A plan has one post at least."))
    row = rows.StaffingPlan.objects.create(organ=organ(unit).unit, year=year, posts=posts)
    note("draft-plan", Subject("unit", unit), actor=actor, at=at, plan=row.pk, posts=posts)
    return PlanId(row.pk)


def change_plan(id: PlanId, *, posts: int, actor: Actor, at: datetime) -> None:
    if posts < 1:
        raise BadInput("posts", _("A plan has one post at least."))
    _step(id, "change", {"posts": posts}, actor=actor, at=at)


def submit_plan(id: PlanId, *, on: date, actor: Actor, at: datetime) -> None:
    """To the people's government at the same level."""
    _step(id, "submit", {"submitted_on": on}, actor=actor, at=at)


def answer_plan(id: PlanId, *, approved: bool, reference: str, on: date, actor: Actor, at: datetime) -> None:
    """What the government said, by the number and the day of its letter."""
    paper = clean("reference", reference, limit=REFERENCE, required=True)
    _step(id, "approve" if approved else "refuse", {"reference": paper, "answered_on": on}, actor=actor, at=at)


def redraft_plan(id: PlanId, *, actor: Actor, at: datetime) -> None:
    _step(id, "redraft", {"submitted_on": None, "answered_on": None, "reference": ""}, actor=actor, at=at)


@transaction.atomic
def _step(id: PlanId, act: str, fields: dict[str, object], *, actor: Actor, at: datetime) -> None:
    row = found(rows.StaffingPlan, id)
    demand("files", actor, plan_shape(row).organ)
    on = fields.get("answered_on")
    if isinstance(on, date) and row.submitted_on is not None and on < row.submitted_on:
        raise BadInput("on", _("The answer cannot be older than the submission."))
    step(PLAN, row, act, **fields)
    note(f"{act}-plan", Subject("unit", row.organ), actor=actor, at=at, plan=row.pk)
