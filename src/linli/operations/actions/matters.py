"""Matters out of a file, through the acts that everybody else uses, at the times the file gives."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction

from linli.kernel.actor import SYSTEM, Actor, GridId, Role, UnitId
from linli.kernel.errors import BadInput, Refusal
from linli.kernel.words import _
from linli.matters import api as matters
from linli.matters.data import Answer, CategoryFacts, Channel, MatterId, RaiseRequest
from linli.operations.data import Outcome, Refused, Row
from linli.operations.engine.lifecycle import Happening, happenings
from linli.operations.engine.mapping import Legend
from linli.operations.engine.rows import MatterRow, key_of, read_matter
from linli.organisation import api as organisation
from linli.organisation.data import Level, UnitKind

BATCH = 25
"""Rows in one transaction: fewer waits for the disk, and after a crash at most these are done again."""
CLIENT = "import"
ANSWER = "As recorded in the system this matter was taken from."
REFUSAL_ROW, REFERRAL = "outside", "hotline"


@dataclass
class Course:
    """Leads one matter through its life, step by step, each by somebody who may do it."""

    matter: MatterId
    centre: UnitId
    department: UnitId

    def take(self, happening: Happening) -> None:
        at, zone = happening.at, ZoneInfo(settings.TIME_ZONE)
        answer = Answer(findings=ANSWER, action=ANSWER, done_on=at.astimezone(zone).date())
        clerk, handler = _somebody(Role.CLERK, self.centre), _somebody(Role.HANDLER, self.department)
        match happening.act:
            case "dispatch":
                matters.dispatch(self.matter, unit=self.department, actor=clerk, at=at)
            case "accept":
                matters.accept(self.matter, actor=handler, at=at)
            case "report_handled":
                matters.report_handled(self.matter, answer=answer, actor=handler, at=at)
            case "pass_check":
                matters.pass_check(self.matter, actor=_somebody(Role.CHECKER, self.centre), at=at)
            case "reply":
                matters.reply(self.matter, answer=answer, actor=handler, at=at)
            case "refuse":
                matters.refuse(self.matter, row=REFUSAL_ROW, actor=clerk, at=at)
            case "refer_out":
                matters.refer_out(self.matter, to=REFERRAL, actor=clerk, at=at)


def _somebody(role: Role, unit: UnitId) -> Actor:
    """A file knows offices, not people: the acts are done by the office through the import."""
    return Actor(role=role, unit=unit, units=frozenset({unit}), client=CLIENT)


@dataclass
class Reading:
    """What a row means in this installation: its category, place and department."""

    legend: Legend
    now: datetime

    @cached_property
    def zone(self) -> ZoneInfo:
        return self.legend.zone or ZoneInfo(settings.TIME_ZONE)

    @cached_property
    def categories(self) -> Mapping[str, CategoryFacts]:
        """By key, and by either name."""
        found = {row.key: row for row in matters.categories()}
        names = ((name, row) for row in found.values() for name in (row.name.zh, row.name.en, key_of(row.name.zh)))
        return {name: row for name, row in names if name} | found

    @cached_property
    def departments(self) -> Mapping[str, UnitId]:
        units = [unit for unit in organisation.units() if unit.kind is not UnitKind.CENTRE]
        return {unit.name: unit.id for unit in units} | {unit.code: unit.id for unit in units}

    @cached_property
    def grids(self) -> Mapping[str, GridId]:
        return {grid.code: grid.id for grid in organisation.grids()}

    @cached_property
    def everywhere(self) -> str:
        """Where a row has no place at all, the whole district is named."""
        return next(
            (u.name for u in organisation.units() if u.level is Level.DISTRICT and u.kind is UnitKind.CENTRE), "?"
        )

    def read(self, row: Row) -> MatterRow:
        return read_matter(self.legend.read(row), zone=self.zone, now=self.now)

    def request(self, row: MatterRow) -> RaiseRequest:
        """What is raised. A point off the map gives way to the grid that the file names; an address stands last."""
        category = self.categories.get(row.category) or self.categories.get(key_of(row.category))
        if category is None:
            raise BadInput("category", _("There is no category “{key}” in the catalogue.", key=row.category))
        if row.channel and row.channel not in set(Channel):
            raise BadInput("channel", _("This must be one of {expected}.", expected=", ".join(Channel)))
        grid = self.grids.get(row.grid) if row.grid else None
        if row.grid and grid is None:
            raise BadInput("grid", _("There is no grid with the code “{code}”.", code=row.grid))
        located = row.lon is not None and row.lat is not None and organisation.locate(row.lon, row.lat) is not None
        use_point = located or grid is None
        nowhere = grid is None and row.lon is None
        return RaiseRequest(
            category=category.key,
            words=row.words,
            channel=Channel(row.channel) if row.channel else Channel.IMPORT,
            lon=row.lon if use_point else None,
            lat=row.lat if use_point else None,
            grid=None if use_point else grid,
            address=(row.address or self.everywhere) if nowhere else "",
            source=row.reference,
        )

    def department(self, row: MatterRow, matter: MatterId) -> UnitId:
        """Where the file says it went, or else where routing advises."""
        found = self.departments.get(row.department) or matters.suggested_unit(matter)
        if found is None:
            raise BadInput("department", _("There is no department with the code “{code}”.", code=row.department))
        return found


def raise_row(reading: Reading, row: MatterRow, *, at: datetime) -> Course:
    """The first step: raised at its time, by nobody in particular."""
    receipt = matters.raise_matter(reading.request(row), actor=SYSTEM, at=at)
    return Course(receipt.matter, receipt.promise.unit, reading.department(row, receipt.matter))


def import_matters(rows: Iterable[Row], legend: Legend, *, at: datetime, dry_run: bool = False) -> Outcome:
    """Import in batches; after a crash the same command goes on. Rows whose reference is known are skipped."""
    reading, outcome, batch = Reading(legend, at), Outcome(), list[Row]()
    for row in rows:
        batch.append(row)
        if len(batch) == BATCH:
            _import_batch(batch, reading, outcome, dry_run)
            batch = []
    _import_batch(batch, reading, outcome, dry_run)
    return outcome


def _import_batch(batch: list[Row], reading: Reading, outcome: Outcome, dry_run: bool) -> None:
    understood: list[tuple[Row, MatterRow]] = []
    for row in batch:
        try:
            understood.append((row, reading.read(row)))
        except Refusal as refusal:
            outcome.refused.append(Refused(row, refusal))
    with organisation.pinned(), transaction.atomic():
        known = set(matters.sources_taken(read.reference for _row, read in understood))
        for row, read in understood:
            _import_row(row, read, reading, outcome, known)
        transaction.set_rollback(dry_run)


def _import_row(row: Row, read: MatterRow, reading: Reading, outcome: Outcome, known: set[str]) -> None:
    """Raised and led to where the file says it stands, in one savepoint: a refused row leaves nothing behind."""
    if read.reference in known:
        outcome.skipped += 1
        return
    try:
        with transaction.atomic():
            _first, *others = happenings(read, row.number)
            course = raise_row(reading, read, at=read.opened_at)
            with matters.together():
                for happening in others:
                    if happening.at <= reading.now:
                        course.take(happening)
        known.add(read.reference)
        outcome.taken += 1
    except Refusal as refusal:
        outcome.refused.append(Refused(row, refusal))
