"""Officers as shapes, pages by keyset; the archive of each and who looked into it."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from linli.auxiliaries.data import Branch, Category, Employment, Officer, OfficerId, OfficerState
from linli.auxiliaries.data.files import SUBJECT
from linli.auxiliaries.data.own import Need
from linli.auxiliaries.models import AuxiliaryOfficer
from linli.auxiliaries.models import files as rows
from linli.auxiliaries.models.obligations import DutyNotice
from linli.auxiliaries.queries.plan import in_care
from linli.auxiliaries.registry.archive import needs
from linli.auxiliaries.rules.files import WHOLENESS
from linli.kernel.actor import Actor, Role, UnitId, UserId
from linli.kernel.errors import NotFound
from linli.ledger.api import latest_about
from linli.ledger.data import Recorded, Subject

PAGE, MOST_PAPERS = 50, 500
DOTS = str.maketrans(dict.fromkeys("\u2022\u2027\u30fb\uff65\u2219\u22c5", "·"))
"""However a keyboard writes the dot in a name, the roll has one."""


@dataclass(frozen=True, slots=True)
class RollFilter:
    """What the roll is narrowed to."""

    unit: UnitId | None = None
    category: Category | None = None
    employment: Employment | None = None
    state: OfficerState | None = None
    words: str = ""
    """The beginning of a work number, or part of a name."""

    def chosen(self) -> dict[str, object]:
        asked = {"unit": self.unit, "category": self.category, "employment": self.employment, "state": self.state}
        return {name: value for name, value in asked.items() if value is not None}


@dataclass(frozen=True, slots=True)
class Archive:
    """`there` are the keys of what is there; `percent` is None where nothing is asked."""

    needs: tuple[Need, ...]
    there: frozenset[str]
    percent: int | None
    papers: Sequence[rows.ArchivePaper]


def shape(row: AuxiliaryOfficer) -> Officer:
    return Officer(
        id=OfficerId(row.pk),
        number=row.number,
        name=row.name,
        unit=UnitId(row.unit),
        category=Category(row.category),
        employment=Employment(row.employment),
        state=OfficerState(row.state),
        born_on=row.born_on,
        started_on=row.started_on,
        ended_on=row.ended_on,
        provider=UnitId(row.provider) if row.provider is not None else None,
        user=UserId(row.user) if row.user is not None else None,
        branch=Branch(row.branch),
    )


def officer(id: OfficerId) -> Officer:
    """NotFound for an unknown one."""
    row = AuxiliaryOfficer.objects.filter(pk=id).first()
    if row is None:
        raise NotFound
    return shape(row)


def officers_by_id(ids: Iterable[OfficerId]) -> list[Officer]:
    """One statement; unknown ones are left out."""
    return [shape(row) for row in AuxiliaryOfficer.objects.filter(pk__in=list(ids)).order_by("number")]


def officer_of(user: UserId | None) -> Officer | None:
    """The file of whoever is signed in, where there is one."""
    row = AuxiliaryOfficer.objects.filter(user=user).first() if user is not None else None
    return shape(row) if row else None


def officer_by_number(number: str) -> Officer | None:
    row = AuxiliaryOfficer.objects.filter(number=number.strip()).first()
    return shape(row) if row else None


def officers(units: Iterable[UnitId], *, after: str = "", limit: int = PAGE) -> Sequence[Officer]:
    """Officers of these units by work number; `after` is the last number of the page before."""
    rows = AuxiliaryOfficer.objects.filter(unit__in=list(units), number__gt=after).order_by("number")
    return [shape(row) for row in rows[:limit]]


def serving(units: Iterable[UnitId], *, on: date) -> Sequence[Officer]:
    """Everybody of these units employed on that day."""
    rows = AuxiliaryOfficer.objects.filter(unit__in=list(units), started_on__lte=on).order_by("number")
    return [one for one in map(shape, rows) if one.serves_on(on)]


def many_officers(ids: Collection[OfficerId]) -> Sequence[Officer]:
    """These, by number; one statement."""
    return [shape(row) for row in AuxiliaryOfficer.objects.filter(pk__in=list(ids)).order_by("number")]


def scope_of(actor: Actor) -> Q:
    """Whose papers this post may read: the officers of its units, or those whom its provider employs."""
    if actor.holds(Role.PROVIDER):
        return Q(provider__in=list(actor.units))
    return Q(unit__in=in_care(actor))


def as_on_the_roll(words: str) -> str:
    return " ".join(words.replace("\x00", "").split()).translate(DOTS)


def called(words: str) -> Q:
    """Whose work number begins so, or whose name has it: of people employed here, never of residents."""
    return Q(number__istartswith=words) | Q(name__icontains=words)


def roll(scope: Q, *, after: str = "", find: RollFilter | None = None) -> Sequence[Officer]:
    """By work number, a page at a time; one statement."""
    wanted = AuxiliaryOfficer.objects.filter(scope, number__gt=after)
    if find and (words := as_on_the_roll(find.words)):
        wanted = wanted.filter(called(words))
    for name, value in (find.chosen() if find else {}).items():
        wanted = wanted.filter(**{name: value})
    return [shape(row) for row in wanted.order_by("number")[:PAGE]]


def papers(officer: OfficerId) -> Sequence[rows.ArchivePaper]:
    """By part, the newest first."""
    return list(rows.ArchivePaper.objects.filter(officer=officer).order_by("part", "-dated", "-id")[:MOST_PAPERS])


def archive(officer: OfficerId, *, on: date) -> Archive:
    """What the archive must hold, what of it is there, and how whole that makes it (Art 19)."""
    entered = papers(officer)
    there = {row.need for row in entered if row.need}
    there |= {need.key for need in needs() if need.key not in there and officer in need.present([officer], on)}
    return Archive(tuple(needs()), frozenset(there), WHOLENESS.on(on)(needs(), there), entered)


def wholeness(officers: Collection[OfficerId], *, on: date) -> Mapping[OfficerId, int | None]:
    """Percent, for many at once: one statement for the papers and those of each need."""
    there: dict[OfficerId, set[str]] = {officer: set() for officer in officers}
    for id, key in rows.ArchivePaper.objects.filter(officer__in=list(there)).values_list("officer_id", "need"):
        there[OfficerId(id)].add(key)
    for need in needs():
        for officer in need.present(list(there), on):
            there[officer].add(need.key)
    return {officer: WHOLENESS.on(on)(needs(), keys) for officer, keys in there.items()}


def looks(officer: OfficerId, *, before: int | None = None, limit: int = PAGE) -> Sequence[Recorded]:
    """Everything that was done with the file, and who opened it; the newest first, a page at a time."""
    return latest_about(Subject(SUBJECT, officer), before=before, limit=limit)


def duty_notice(officer: OfficerId, year: int) -> DutyNotice | None:
    return DutyNotice.objects.filter(officer=officer, year=year).first()
