"""Duty sheets as shapes, what each still lacks, and an officer's own duties."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

from django.utils import timezone

from linli.auxiliaries.data.deployment import (
    Block,
    Duty,
    Job,
    JobId,
    JobState,
    Line,
    LineId,
    LineState,
    Sheet,
    SheetId,
    SheetState,
    Shift,
    Standing,
)
from linli.auxiliaries.data.files import Category, OfficerId, Span
from linli.auxiliaries.data.hours import Work
from linli.auxiliaries.models import AuxiliaryOfficer
from linli.auxiliaries.models.deployment import DutyLine, DutySheet, JobDescription
from linli.auxiliaries.queries.files import shape
from linli.auxiliaries.registry.standing import Fact, ask
from linli.auxiliaries.rules.deployment import line_blocks, sheet_blocks
from linli.auxiliaries.rules.duties import duties
from linli.auxiliaries.states.deployment import STANDING
from linli.kernel.actor import PostId, Role, UnitId, UserId
from linli.kernel.errors import NotFound
from linli.organisation import api as organisation
from linli.organisation.data import Post, UnitKind
from linli.web.keyset import below

PAGE = 30
COMMANDING = (UnitKind.ORGAN, UnitKind.STATION)


def sheet(id: SheetId) -> Sheet:
    """With its lines, also those that no longer count; NotFound for an unknown one."""
    row = DutySheet.objects.filter(pk=id).first()
    if row is None:
        raise NotFound
    [shown] = _sheets([row], lines_of([row]))
    return shown


def sheets(units: Iterable[UnitId], *, before: SheetId | None = None, limit: int = PAGE) -> list[Sheet]:
    """The newest first, with their lines, in two statements; `before` is the last one of the page above."""
    rows = DutySheet.objects.filter(unit__in=list(units)).order_by("-id")
    page = list(below(rows, before)[:limit])
    return _sheets(page, lines_of(page))


def own_duties(user: UserId, *, since: date, limit: int = PAGE) -> list[tuple[Sheet, Line]]:
    """What whoever is signed in has to do from that day on: published sheets only."""
    rows = DutyLine.objects.filter(officer__user=user, sheet__state=SheetState.PUBLISHED, sheet__day__gte=since)
    found = list(rows.select_related("officer", "sheet").order_by("sheet__starts_at", "id")[:limit])
    return list(zip(_sheets([row.sheet for row in found], []), map(line_of, found), strict=True))


def line(id: LineId) -> Line:
    row = DutyLine.objects.select_related("officer").filter(pk=id).first()
    if row is None:
        raise NotFound
    return line_of(row)


def lines_of(rows: Sequence[DutySheet]) -> list[Line]:
    found = DutyLine.objects.filter(sheet__in=rows).select_related("officer").order_by("officer__number", "id")
    return [line_of(row) for row in found]


def _sheets(rows: Sequence[DutySheet], lines: Sequence[Line]) -> list[Sheet]:
    """With the names of their commanders; one statement more."""
    names = organisation.holders(PostId(row.commander) for row in rows if row.commander)
    return [_sheet(row, lines, names) for row in rows]


def _sheet(row: DutySheet, lines: Iterable[Line], names: Mapping[PostId, str]) -> Sheet:
    return Sheet(
        id=SheetId(row.pk), unit=UnitId(row.unit), day=row.day, starts_at=row.starts_at, ends_at=row.ends_at,
        state=SheetState(row.state), commander=PostId(row.commander) if row.commander else None,
        commander_name=names.get(PostId(row.commander), "") if row.commander else "",
        made_by=PostId(row.made_by), lines=tuple(line for line in lines if line.sheet == row.pk),
    )  # fmt: skip


def line_of(row: DutyLine) -> Line:
    duty = duties().get(row.duty)
    return Line(
        id=LineId(row.pk), sheet=SheetId(row.sheet_id), officer=OfficerId(row.officer_id), number=row.officer.number,
        name=row.officer.name, category=Category(row.officer.category), state=LineState(row.state), duty=duty,
        words=row.words, article=duty.article if duty else "", approved=row.approved_by is not None,
        recording=row.recording,
    )  # fmt: skip


def standings(officers: Iterable[OfficerId], shift: Shift) -> dict[OfficerId, Standing]:
    """What is known of each for this shift: one statement, and one for each source."""
    ids = frozenset(officers)
    facts = {fact: ask(fact, ids, shift) for fact in Fact}
    elsewhere = _elsewhere(ids, shift)
    rows = AuxiliaryOfficer.objects.filter(pk__in=ids)
    return {
        one.id: Standing(
            serves=one.serves_on(shift.day), covered=one.id in facts[Fact.COVERED],
            inducted=one.id in facts[Fact.INDUCTED], permitted=one.id in facts[Fact.PERMITTED],
            on_leave=one.id in facts[Fact.ON_LEAVE], elsewhere=one.id in elsewhere,
            over_hours=facts[Fact.OVER_HOURS].get(one.id, ""),
        )
        for one in map(shape, rows)
    }  # fmt: skip


def missing(one: Sheet) -> tuple[tuple[Block, ...], Mapping[LineId, tuple[Block, ...]]]:
    """What the sheet lacks, and what keeps each of its standing lines off it."""
    lines = [line for line in one.lines if line.state in STANDING]
    known = standings((line.officer for line in lines), shift_of(one))
    commanded = one.commander is not None and commands(one.commander, one.unit, on=one.day)
    of_lines = {
        line.id: line_blocks(
            line.duty, line.words, line.category, approved=line.approved, recording=line.recording,
            standing=known[line.officer], on=one.day,
        )
        for line in lines
    }  # fmt: skip
    return sheet_blocks(commanded=commanded, lines=len(lines), on=one.day), of_lines


def shift_of(one: Sheet) -> Shift:
    return Shift(one.id, one.day, one.starts_at, one.ends_at)


def commanders(unit: UnitId, *, on: date) -> list[Post]:
    """People's police officers who may command there that day: of the unit, or of an organ above."""
    above = [found.id for found in organisation.ancestors(unit) if found.kind in COMMANDING]
    return [post for at in (unit, *above) for post in organisation.posts_in(at, Role.COMMANDER, on=on)]


def commands(post: PostId, unit: UnitId, *, on: date) -> bool:
    return post in {one.id for one in commanders(unit, on=on)}


def jobs(units: Iterable[UnitId], *, limit: int = 200) -> list[Job]:
    """Job descriptions that have not ended."""
    rows = JobDescription.objects.filter(unit__in=list(units)).exclude(state=JobState.ENDED).order_by("id")
    return [job_of(row) for row in rows[:limit]]


def job(id: JobId) -> Job:
    row = JobDescription.objects.filter(pk=id).first()
    if row is None:
        raise NotFound
    return job_of(row)


def job_of(row: JobDescription) -> Job:
    tasks: list[Duty] = [duties()[code] for code in row.tasks if code in duties()]
    return Job(
        JobId(row.pk), UnitId(row.unit), row.title, Category(row.category), JobState(row.state), row.responsibilities,
        tuple(tasks), row.standards,
    )  # fmt: skip


def ahead(officers: Iterable[OfficerId] | None, *, at: datetime, limit: int = 500) -> list[DutySheet]:
    """Published sheets that are not over, on which these officers (or any) stand."""
    rows = DutySheet.objects.filter(state=SheetState.PUBLISHED, ends_at__gt=at).order_by("ends_at", "id")
    if officers is not None:
        rows = rows.filter(lines__officer__in=list(officers), lines__state__in=STANDING).distinct()
    return list(rows[:limit])


def on_sheets(officers: Iterable[OfficerId], days: Span, *, apart_from: SheetId) -> dict[OfficerId, list[Work]]:
    """Shifts of other published sheets, in the order of time; one statement."""
    found: dict[OfficerId, list[Work]] = {officer: [] for officer in officers}
    rows = DutyLine.objects.filter(
        officer__in=list(found), state__in=STANDING, sheet__state=SheetState.PUBLISHED,
        sheet__day__range=(days.first, days.last),
    ).exclude(sheet=apart_from)  # fmt: skip
    shifts = rows.values_list("officer_id", "sheet_id", "sheet__day", "sheet__starts_at", "sheet__ends_at").distinct()
    for officer, _sheet_id, day, begins, ends in shifts.order_by("sheet__starts_at"):
        found[OfficerId(officer)].append(work_of(day, begins, ends))
    return found


def work_of(day: date, begins: datetime, ends: datetime) -> Work:
    """As the rules of hours take it; a sheet knows no break."""
    local = timezone.localtime(begins)
    first, minutes = local.hour * 60 + local.minute, int((ends - begins).total_seconds() // 60)
    return Work(day, first, first + minutes, minutes)


def _elsewhere(officers: frozenset[OfficerId], shift: Shift) -> set[OfficerId]:
    taken = DutyLine.objects.filter(
        officer__in=officers, state__in=STANDING, sheet__state=SheetState.PUBLISHED,
        sheet__starts_at__lt=shift.ends_at, sheet__ends_at__gt=shift.starts_at,
    )  # fmt: skip
    return {OfficerId(id) for id in taken.exclude(sheet=shift.sheet).values_list("officer_id", flat=True)}
