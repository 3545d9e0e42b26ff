"""Ratings for everybody in rows, their texts sealed; some by the acts, with their notices. A few absences, cases,
voices and complaints by the acts."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from linli.accounts import api as accounts
from linli.auxiliaries.actions.appraisal import ratings as rating_acts
from linli.auxiliaries.actions.conduct.complaints import complain
from linli.auxiliaries.actions.discipline import absences, cases
from linli.auxiliaries.actions.files import open_own_page
from linli.auxiliaries.actions.obligations import sign_notice
from linli.auxiliaries.actions.protection import voices
from linli.auxiliaries.actions.seeding import inventing
from linli.auxiliaries.actions.seeding.hours import absent_days
from linli.auxiliaries.actions.words import keep
from linli.auxiliaries.data import Officer, OfficerState
from linli.auxiliaries.data.appraisal import Grade, RatingState, Signature
from linli.auxiliaries.data.discipline import Ground, Outcome
from linli.auxiliaries.data.protection import Leaving, VoiceKind
from linli.auxiliaries.data.seeding import Bureau
from linli.auxiliaries.models.appraisal import Rating
from linli.kernel.actor import SYSTEM, Actor, Role
from linli.ledger.data import Subject
from linli.organisation import api as organisation

TEXTS = {
    "performance": "工作认真，能完成任务（示例）。", "compliance": "遵守纪律（示例）。",
    "training": "参加了年度训练（示例）。", "reasons": "综合三方面情况（示例）。",
}  # fmt: skip
GRADES = (Grade.EXCELLENT, Grade.QUALIFIED, Grade.ACCEPTABLE, Grade.UNQUALIFIED)
BATCH, BY_ACTS, WITH_OWN_PAGE, CASES = 200, 20, 60, 3


def ratings(bureau: Bureau) -> Iterator[int]:
    """Of the half year that ended two months ago: chosen by dice here, by a person elsewhere."""
    last = timezone.localdate(bureau.now).replace(day=1) - timedelta(days=32)
    first = last - timedelta(days=180)
    there = [one for one in bureau.officers if one.started_on <= first and one.serves_on(last)]
    for number, one in enumerate(there[:BY_ACTS]):
        yield _rated(bureau, one, first, last, keeps_open=number < BY_ACTS // 4)
    for group in inventing.groups(there[BY_ACTS:], BATCH):
        yield _rows(bureau, group, first, last)


def _rated(bureau: Bureau, one: Officer, first: date, last: date, *, keeps_open: bool) -> int:
    captain, hr = bureau.commanders[one.unit], _of_unit(bureau.actors[Role.HR], one)
    at = bureau.now - timedelta(days=3 if keeps_open else 40)
    id = rating_acts.rate(one.id, first=first, last=last, grade=_grade(bureau), texts=TEXTS, actor=captain, at=at)
    rating_acts.notify(id, actor=captain, at=at)
    if not keeps_open:
        rating_acts.settle(id, actor=hr, at=at + timedelta(days=30))
    return 3


@transaction.atomic
def _rows(bureau: Bureau, group: Sequence[Officer], first: date, last: date) -> int:
    settled = bureau.now - timedelta(days=20)
    rows = [
        Rating(
            officer_id=one.id, first=first, last=last, grade=_grade(bureau), state=RatingState.SETTLED,
            training_days=15, shortfall=0, rater=bureau.commanders[one.unit].post or 0,
            notified_at=settled - timedelta(days=14), answer_by=timezone.localdate(settled - timedelta(days=4)),
            signature=Signature.SIGNED, settled_at=settled,
        ) for one in group
    ]  # fmt: skip
    Rating.objects.bulk_create(rows)
    for row in rows:
        keep(Subject(rating_acts.KIND, row.pk), TEXTS, at=settled)
    return len(rows)


def _grade(bureau: Bureau) -> Grade:
    return bureau.dice.choices(GRADES, (15, 70, 13, 2))[0]


def _of_unit(hr: Actor, one: Officer) -> Actor:
    """The personnel office of the bureau, for one station."""
    return replace(hr, units=hr.units | {one.unit})


def own_pages(bureau: Bureau) -> Iterator[int]:
    """Some officers sign in, and signed the year's notice."""
    hr, since = bureau.actors[Role.HR], timezone.localdate(bureau.began)
    serving = [one for one in bureau.officers if one.state is OfficerState.EMPLOYED]
    for one in serving[:: max(3, len(serving) // WITH_OWN_PAGE)][:WITH_OWN_PAGE]:
        name = f"officer-{one.number.lower()}"
        user, _code = accounts.add_user(name, one.name, actor=SYSTEM, at=bureau.now)
        post = organisation.appoint(
            role=Role.AUXILIARY, unit=one.unit, user=user, valid_from=since, actor=SYSTEM, at=bureau.now
        )
        open_own_page(one.id, username=name, actor=hr, at=bureau.now)
        own = bureau.own[one.id] = organisation.actor_for(user, at=bureau.now, post=post)
        sign_notice(one.id, actor=own, at=bureau.now)
        yield 4


def said(bureau: Bureau) -> Iterator[int]:
    """What some of them have suggested, refused, complained of; one resigns."""
    known = {one.id: one for one in bureau.officers}
    for number, (id, own) in enumerate(bureau.own.items(), start=1):
        yield _said(known[id], own, number, bureau)


def _said(one: Officer, own: Actor, number: int, bureau: Bureau) -> int:
    at = bureau.now - timedelta(days=number % 40 + 1)
    match number % 12:
        case 1:
            voices.speak(one.id, VoiceKind.SUGGESTION, words="建议增加夜间照明（示例）。", actor=own, at=at)
        case 2:
            voices.refuse_order(one.id, article="wuhan-order-270/10(3)", words="（示例）", actor=own, at=at)
        case 3:
            voices.speak(one.id, VoiceKind.COMPLAINT, words="加班未按规定审批（示例）。", actor=own, at=at)
        case 4:
            voices.resign(one.id, leaving=Leaving.NOTICE, words="", actor=own, at=at)
        case _:
            return 0
    return 1


def matters_of_conduct(bureau: Bureau) -> Iterator[int]:
    """Absences with a case that they open, a case that was cleared, one decided, and complaints by the public."""
    here = [one for one in bureau.officers if one.unit == bureau.organ and one.state is OfficerState.EMPLOYED]
    hr, captain = bureau.actors[Role.HR], bureau.commanders[bureau.organ]
    if len(here) < CASES:
        return
    yield _absent(here[0], captain, hr, bureau)
    for number, one in enumerate(here[1:CASES]):
        at = bureau.now - timedelta(days=60)
        id = cases.open_case(one.id, ground=Ground.BREACH, words="着装不规范（示例）。", actor=hr, at=at)
        told = at + timedelta(days=2)
        cases.tell_facts(id, facts="未佩戴标识（示例）。", evidence="督察记录（示例）。", actor=hr, at=told)
        if number % 2:
            cases.clear(id, words="经核查不属实（示例）。", actor=hr, at=told + timedelta(days=5))
        else:
            cases.decide(
                id, outcome=Outcome.CRITICISM, ending=None, reasons="情节轻微（示例）。", actor=hr,
                at=told + timedelta(days=30),
            )  # fmt: skip
        yield 3
    for number in range(CASES):
        at = bureau.now - timedelta(days=5 + number)
        complain(bureau.units[number % len(bureau.units)], words="执勤态度生硬（示例）。", at=at)
        yield 1


def _absent(one: Officer, captain: Actor, hr: Actor, bureau: Bureau) -> int:
    """Three shifts in a row without hours: noted, and confirmed by a human, which opens a case."""
    for _officer, day in absent_days(bureau):
        id = absences.note_absence(one.id, day=day, actor=captain, at=bureau.now)
        absences.decide_absence(id, excused=False, actor=hr, at=bureau.now)
    return 4
