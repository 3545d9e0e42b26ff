"""The organ, its stations, posts, papers of employment and officers. Posts and papers by the acts; a thousand officers
in rows, each with what is sealed sealed and a line in the ledger."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from random import Random

from django.db import transaction
from django.utils import timezone

from linli.accounts import api as accounts
from linli.auxiliaries.actions import contracts, plan
from linli.auxiliaries.actions.employing import KEPT_AHEAD, sealed
from linli.auxiliaries.actions.seeding import inventing
from linli.auxiliaries.data import Category, Employment, Officer, OfficerState, Span
from linli.auxiliaries.data.contracts import InstructionId
from linli.auxiliaries.data.files import SUBJECT, Branch
from linli.auxiliaries.data.hiring import Hiring
from linli.auxiliaries.data.plan import Head, Rank
from linli.auxiliaries.data.seeding import Bureau
from linli.auxiliaries.models import AuxiliaryOfficer
from linli.auxiliaries.models.contracts import ModeDecision
from linli.auxiliaries.queries.files import shape
from linli.auxiliaries.rules.files import KEPT
from linli.kernel.actor import SYSTEM, Actor, Role, UnitId
from linli.kernel.calendar import add_months
from linli.ledger.api import append_all
from linli.ledger.data import Entry, Subject
from linli.organisation import api as organisation
from linli.organisation.data import Level, UnitKind
from linli.privacy.api import hold

YEAR, BATCH = timedelta(days=365), 200
OLDEST, EARLY = timedelta(days=3000), timedelta(days=400)
ORGAN, ORGAN_EN = "晴川分局（示例）", "Qingchuan Branch Bureau (demo)"
HEADS = {
    Head.WAGES: 5_200_000, Head.SOCIAL_SECURITY: 1_700_000, Head.OUTFITS: 210_000, Head.TRAINING: 120_000,
    Head.PENSIONS: 60_000, Head.MANAGEMENT: 90_000,
}  # fmt: skip
"""Fen for each officer."""
OFFICES = (Role.HR, Role.TRAINER, Role.FINANCE, Role.LEAD, Role.COMMANDER, Role.INSPECTOR)
STAFF_NAMES: Mapping[Role, str] = {
    Role.HR: "黄政（示例）", Role.TRAINER: "教训员（示例）", Role.FINANCE: "钱款（示例）", Role.LEAD: "局长（示例）",
    Role.COMMANDER: "陈警官（示例）", Role.INSPECTOR: "督察（示例）", Role.PROVIDER: "徐经理（示例）",
}  # fmt: skip


def found_bureau(*, officers: int, units: int, seed: int, district: UnitId, now: datetime) -> Iterator[Bureau | int]:
    """Yields how many officers each step wrote, and last the bureau."""
    dice, began = Random(seed), now - YEAR  # noqa: S311 - a story, not a secret
    since = timezone.localdate(began) - EARLY
    organ = _unit(UnitKind.ORGAN, Level.DISTRICT, ORGAN, ORGAN_EN, district, f"AUX{seed}", since, now)
    provider = _unit(UnitKind.PROVIDER, Level.DISTRICT, "示例保安服务公司", "Sample Security Services", district,
                     f"PRO{seed}", since, now)  # fmt: skip
    stations = [_station(at, organ, f"AUX{seed}", since, now) for at in range(1, units)]
    actors = {role: _actor(role, organ, since, now, seed) for role in OFFICES}
    actors[Role.PROVIDER] = _actor(Role.PROVIDER, provider, since, now, seed)
    commanders = {unit: _actor(Role.COMMANDER, unit, since, now, seed) for unit in stations}
    bureau = Bureau(
        organ, provider, (organ, *stations), (), actors, {organ: actors[Role.COMMANDER], **commanders}, began, now, dice
    )
    instructions = _papers(bureau, officers)
    made: list[Officer] = []
    for start in range(0, officers, BATCH):
        made += _officers(bureau, range(start, min(start + BATCH, officers)), instructions, seed)
        yield min(BATCH, officers - start)
    yield Bureau(organ, provider, bureau.units, tuple(made), actors, bureau.commanders, began, now, dice)


def _station(at: int, organ: UnitId, code: str, since: date, now: datetime) -> UnitId:
    name, name_en = f"示例{at:02}派出所", f"Station {at:02} (demo)"
    return _unit(UnitKind.STATION, Level.TOWNSHIP, name, name_en, organ, f"{code}-{at:02}", since, now)


def _unit(
    kind: UnitKind, level: Level, name: str, name_en: str, parent: UnitId, code: str, since: date, now: datetime
) -> UnitId:
    return organisation.create_unit(
        kind=kind, level=level, name=name, name_en=name_en, parent=parent, code=code, valid_from=since, actor=SYSTEM,
        at=now, phone="000-0000000",
    )  # fmt: skip


def _actor(role: Role, unit: UnitId, since: date, now: datetime, seed: int) -> Actor:
    user, _code = accounts.add_user(f"{role.value}-{seed}-{unit % 10**9}", STAFF_NAMES[role], actor=SYSTEM, at=now)
    post = organisation.appoint(role=role, unit=unit, user=user, valid_from=since, actor=SYSTEM, at=now)
    return organisation.actor_for(user, at=now, post=post)


def _papers(bureau: Bureau, officers: int) -> dict[Employment, InstructionId]:
    """Rank, establishment, two budgets, an approved plan, the instructions and the service contract."""
    hr, organ = bureau.actors[Role.HR], bureau.organ
    first = timezone.localdate(bureau.began)
    before = first - EARLY
    who: inventing.Who = {"actor": hr, "at": inventing.at(first)}
    plan.register_organ(organ, rank=Rank.DISTRICT, guided_by=None, **who)
    plan.set_establishment(organ, since=before, special=max(1, officers * 19 // 20), reference="示编〔2024〕6号", **who)
    for year, more in ((first.year, 100), (first.year + 1, 104)):
        heads = {head: fen * officers * more // 100 for head, fen in HEADS.items()}
        plan.set_budget(organ, year=year, heads=heads, reference=f"示财〔{year}〕12号", **who)
    made = plan.draft_plan(organ, year=first.year, posts=max(4, officers // 20), **who)
    plan.submit_plan(made, on=first, **who)
    plan.answer_plan(made, approved=True, reference=f"示政函〔{first.year}〕3号", on=first, **who)
    span = Span(before, add_months(first, 36))
    contracts.enter_service(
        organ, provider=bureau.provider, number="示服〔2025〕1号", span=span, signed_on=before, **who
    )
    return {
        mode: contracts.give_instruction(organ, mode=mode, reference=f"示人社函〔2024〕{at}号", given_on=before, **who)
        for at, mode in enumerate(Employment, start=1)
    }


@transaction.atomic
def _officers(
    bureau: Bureau, numbers: range, instructions: Mapping[Employment, InstructionId], seed: int
) -> list[Officer]:
    today, hr = timezone.localdate(bureau.now), bureau.actors[Role.HR]
    until = add_months(today, KEPT_AHEAD)
    hirings = [_hiring(bureau, number, instructions, seed) for number in numbers]
    rows = [_row(one, bureau, until) for one in hirings]
    AuxiliaryOfficer.objects.bulk_create(rows)
    ModeDecision.objects.bulk_create(
        ModeDecision(officer=row, mode=one.employment, instruction_id=one.instruction, since=one.started_on)
        for row, one in zip(rows, hirings, strict=True)
    )
    for row, one in zip(rows, hirings, strict=True):
        hold(Subject(SUBJECT, row.pk), sealed(one), until=until, at=bureau.now)
    said = [Entry("auxiliaries.take-over", Subject(SUBJECT, row.pk), {"roll": 0}) for row in rows]
    append_all(said, actor=hr, at=inventing.at(timezone.localdate(bureau.began)))
    return [shape(row) for row in rows]


def _hiring(bureau: Bureau, number: int, instructions: Mapping[Employment, InstructionId], seed: int) -> Hiring:
    dice, first = bureau.dice, timezone.localdate(bureau.began)
    mode = Employment.OUTSOURCED if dice.random() < 0.3 else Employment.DIRECT
    early = dice.random() < 0.85
    started_on = first - timedelta(days=dice.randint(30, OLDEST.days)) if early else first + timedelta(
        days=dice.randint(40, 300))  # fmt: skip
    born_on = inventing.birthday(dice, started_on)
    return Hiring(
        number=f"SL{seed}{number + 1:05}", name=inventing.name(dice), born_on=born_on,
        id_number=inventing.identity(born_on, number), unit=bureau.units[number % len(bureau.units)],
        category=Category.ADMINISTRATIVE if dice.random() < 0.35 else Category.REGULATORY, employment=mode,
        instruction=instructions[mode], started_on=started_on,
        provider=bureau.provider if mode is Employment.OUTSOURCED else None,
        branch=dice.choices(tuple(Branch), (86, 10, 4))[0], phone=inventing.phone(number),
    )  # fmt: skip


def _row(one: Hiring, bureau: Bureau, until: date) -> AuxiliaryOfficer:
    """Three of a hundred have left meanwhile, one is leaving."""
    today, chance = timezone.localdate(bureau.now), bureau.dice.random()
    ended = None if chance > 0.04 else today - timedelta(days=bureau.dice.randint(10, 200))
    state = OfficerState.EMPLOYED
    if ended is not None and ended > one.started_on:
        state = OfficerState.LEFT if chance < 0.03 else OfficerState.LEAVING
    return AuxiliaryOfficer(
        number=one.number, name=one.name, unit=one.unit, category=one.category, branch=one.branch,
        employment=one.employment, provider=one.provider, born_on=one.born_on, started_on=one.started_on, state=state,
        ended_on={OfficerState.LEFT: ended, OfficerState.LEAVING: today + timedelta(days=14)}.get(state),
        kept_until=KEPT.on(today)(ended) if state is OfficerState.LEFT and ended else until,
    )  # fmt: skip
