"""Ratings, cases and last days: each side of each threshold, in tables."""

from datetime import date

import pytest

from linli import law
from linli.auxiliaries.data.appraisal import Grade, RatingState
from linli.auxiliaries.data.discipline import Ending, Ground, Labour, Protected, WorkDay
from linli.auxiliaries.data.protection import CareKind, DisputeState, Leaving, VoiceKind
from linli.auxiliaries.rules import appraisal, conduct, discipline, protection

DAY = date(2026, 3, 2)
UNION = date(2026, 2, 27)


def days(*absent: date, present: tuple[date, ...] = ()) -> list[WorkDay]:
    return [*(WorkDay(day, True) for day in absent), *(WorkDay(day, False) for day in present)]


MON, TUE, WED, FRI = (date(2026, 3, n) for n in (2, 3, 4, 6))
NEXT_MON, NEXT_TUE = date(2026, 3, 9), date(2026, 3, 10)
SIX = (*tuple(date(2026, month, 10) for month in range(2, 12, 2)), date(2026, 12, 10))
BETWEEN = (*tuple(date(2026, month, 20) for month in range(2, 13, 2)), date(2026, 12, 20))


@pytest.mark.parametrize(
    ("given", "rolling", "called"),
    [
        (days(MON, TUE, WED), False, True),
        (days(FRI, NEXT_MON, NEXT_TUE), False, True),  # rest days neither break nor count
        (days(MON, TUE, present=(WED,)), False, False),
        (days(MON, TUE), False, False),
        (days(MON, WED, FRI, present=(TUE,)), False, False),
        (days(*SIX, date(2027, 1, 11), present=BETWEEN), False, False),  # six in 2026, one in 2027
        (days(*SIX, date(2027, 1, 11), present=BETWEEN), True, True),
        (days(*SIX, date(2026, 12, 28), present=BETWEEN), False, True),
        (days(*SIX, date(2027, 2, 10), present=(*BETWEEN, date(2027, 1, 4))), True, False),  # a year and a day
    ],
)
def test_absence_calls_a_human_at_three_in_a_row_or_seven_in_a_year(given, rolling, called) -> None:
    assert bool(discipline.absence_calls.on(DAY)(given, 3, 7, rolling)) is called


@pytest.mark.parametrize(("verified", "several", "called"), [(1, 3, False), (2, 3, False), (3, 3, True), (2, 2, True)])
def test_only_verified_complaints_call_and_only_so_many(verified, several, called) -> None:
    assert discipline.complaints_call.on(DAY)(verified, several) is called


@pytest.mark.parametrize(
    ("told_on", "on", "evidence", "replied", "reply_by", "may"),
    [
        (None, DAY, True, True, None, False),
        (DAY, DAY, True, True, date(2026, 3, 9), False),
        (date(2026, 3, 3), DAY, True, True, date(2026, 3, 10), False),  # decided before told
        (date(2026, 2, 27), DAY, True, False, date(2026, 3, 6), False),
        (date(2026, 2, 27), DAY, True, True, date(2026, 3, 6), True),
        (date(2026, 2, 20), DAY, True, False, date(2026, 2, 27), True),
        (date(2026, 2, 20), DAY, True, False, DAY, False),
        (date(2026, 2, 20), DAY, False, True, date(2026, 2, 27), False),  # no evidence
    ],
)
def test_facts_and_evidence_are_told_before_anything_is_decided(told_on, on, evidence, replied, reply_by, may) -> None:
    assert discipline.may_be_decided.on(DAY)(told_on, on, evidence, replied, reply_by) is may


@pytest.mark.parametrize(
    ("ending", "articles"),
    [
        (Ending(Ground.ABSENCE, None, union_told_on=UNION), {"39", "40", "25"}),
        (Ending(Ground.ABSENCE, Labour.SERIOUS_BREACH, rules="W-7", union_told_on=UNION), set()),
        (Ending(Ground.ABSENCE, Labour.SERIOUS_BREACH, union_told_on=UNION), {"4", "39"}),
        (Ending(Ground.ABSENCE, Labour.SERIOUS_BREACH, rules="W-7"), {"43"}),
        (Ending(Ground.RATING, Labour.UNFIT, notice="30 days", union_told_on=UNION), {"25(1)", "40"}),
        (Ending(Ground.RATING, Labour.UNFIT, trained="T-3", notice="30 days", union_told_on=UNION), set()),
        (Ending(Ground.RATING, Labour.NEGLECT, trained="T-3", union_told_on=UNION), {"25(1)", "39"}),
        (Ending(Ground.CONTRACT, Labour.ILLNESS, union_told_on=UNION), {"40"}),
        (
            Ending(Ground.CONTRACT, Labour.ILLNESS, frozenset({Protected.PREGNANT}), notice="pay", union_told_on=UNION),
            {"42"},
        ),
        (
            Ending(Ground.GAIN, Labour.NEGLECT, frozenset({Protected.PREGNANT}), union_told_on=UNION), set(),
        ),  # 42 bars endings under 40, not under 39
    ],
)  # fmt: skip
def test_no_ending_without_what_the_labour_law_asks(ending, articles) -> None:
    found = discipline.may_end.on(DAY)(ending)
    assert {cite.rpartition("/")[2] for one in found for cite in one.articles} == articles
    assert all(law.article(cite) for one in found for cite in one.articles)


def test_a_unit_never_handles_its_own_breach() -> None:
    assert [discipline.may_handle.on(DAY)(above) for above in (True, False)] == [True, False]


WHOLE = {"performance": "a", "compliance": "b", "training": "c", "reasons": "d"}


@pytest.mark.parametrize("missing", list(WHOLE))
def test_a_rating_speaks_of_three_aspects_and_gives_reasons(missing) -> None:
    assert appraisal.is_reasoned.on(DAY)(WHOLE)
    assert not appraisal.is_reasoned.on(DAY)(WHOLE | {missing: " "})


@pytest.mark.parametrize(
    ("state", "notified", "may"),
    [
        (RatingState.DRAFT, None, False), (RatingState.NOTIFIED, DAY, False), (RatingState.OBJECTED, DAY, False),
        (RatingState.SETTLED, DAY, True), (RatingState.SETTLED, None, False),
    ],
)  # fmt: skip
def test_a_rating_is_used_for_nothing_before_notice_and_settlement(state, notified, may) -> None:
    assert appraisal.may_be_used.on(DAY)(state, notified) is may


@pytest.mark.parametrize(
    ("today", "answered", "may"),
    [(date(2026, 3, 9), False, False), (date(2026, 3, 10), False, True), (date(2026, 3, 3), True, True)],
)
def test_a_rating_is_settled_after_the_answer_or_its_days(today, answered, may) -> None:
    assert appraisal.may_be_settled.on(today)(today, date(2026, 3, 9), answered) is may
    assert not appraisal.may_be_settled.on(today)(today, None, answered)


def test_an_objection_never_makes_it_worse() -> None:
    rule = appraisal.may_be_amended.on(DAY)
    assert [rule(Grade.ACCEPTABLE, new) for new in Grade] == [True, True, True, False]


@pytest.mark.parametrize(
    ("today", "years"), [(date(2026, 3, 2), 0), (date(2026, 3, 3), 1), (date(2024, 1, 1), 0), (date(2030, 12, 31), 5)]
)
def test_service_years_are_full_years_from_the_first_day(today, years) -> None:
    assert appraisal.service_years.on(today)(date(2025, 3, 3), today) == years


def test_no_recommendation_and_no_publication_without_consent() -> None:
    assert [appraisal.may_be_recommended.on(DAY)(consent) for consent in ("鄂人社函示例1号", " ")] == [True, False]
    assert [appraisal.may_be_published.on(DAY)(consent) for consent in (True, False)] == [True, False]


@pytest.mark.parametrize(
    ("last", "today", "shielded"),
    [
        (None, DAY, False), (date(2025, 3, 2), DAY, True), (date(2025, 3, 1), DAY, False), (DAY, DAY, True),
        (date(2024, 2, 29), date(2025, 2, 28), True), (date(2024, 2, 29), date(2025, 3, 1), False),
    ],
)  # fmt: skip
def test_the_shield_lasts_twelve_months(last, today, shielded) -> None:
    assert protection.is_shielded.on(today)(last, today, 12) is shielded


def test_a_suggestion_needs_no_shield_a_refusal_and_a_complaint_do() -> None:
    kinds = {kind for kind in VoiceKind if protection.shields.on(DAY)(kind)}
    assert kinds == {VoiceKind.REFUSAL, VoiceKind.COMPLAINT, VoiceKind.PETITION}


@pytest.mark.parametrize(
    ("leaving", "probation", "last"),
    [
        (Leaving.NOTICE, False, date(2026, 4, 1)), (Leaving.NOTICE, True, date(2026, 3, 5)),
        (Leaving.AT_ONCE, False, DAY), (Leaving.AT_ONCE, True, DAY),
    ],
)  # fmt: skip
def test_a_resignation_has_its_last_day(leaving, probation, last) -> None:
    assert protection.last_day_of.on(DAY)(leaving, probation, DAY) == last


def test_the_employer_applies_in_thirty_days_the_family_in_a_year() -> None:
    assert protection.injury_days.on(DAY)(DAY) == (date(2026, 4, 1), date(2027, 3, 2))


@pytest.mark.parametrize("kind", CareKind)
def test_for_harm_done_while_assisting_the_organ_is_liable(kind) -> None:
    assert protection.liable_for.on(DAY)(kind, 7) == (7 if kind is CareKind.INCIDENT else None)


@pytest.mark.parametrize(
    ("state", "given", "last"),
    [
        (DisputeState.NEGOTIATING, {"known": DAY}, [date(2027, 3, 2)]),
        (DisputeState.MEDIATING, {"known": DAY, "mediation": DAY}, [date(2026, 3, 17), date(2027, 3, 2)]),
        (DisputeState.ARBITRATING, {"applied": DAY}, [date(2026, 3, 7)]),
        (DisputeState.ARBITRATING, {"applied": DAY, "accepted": DAY}, [date(2026, 4, 16)]),
        (DisputeState.AWARDED, {"awarded": DAY}, [date(2026, 3, 17)]),
        (DisputeState.SETTLED, {"known": DAY}, []),
    ],
)
def test_a_dispute_shows_the_limits_that_run_at_its_stage(state, given, last) -> None:
    found = protection.dispute_days.on(DAY)(state, given)
    assert [one.day for one in found] == last
    assert all(law.article(one.cites) for one in found)


def test_a_complaint_alone_verifies_nothing_and_what_was_not_verified_expires() -> None:
    assert [conduct.may_verify.on(DAY)(evidence) for evidence in (True, False)] == [True, False]
    assert conduct.expires_on.on(DAY)(DAY, 6) == date(2026, 9, 2)


@pytest.mark.parametrize(
    ("of_unit", "himself", "may"), [(False, False, True), (True, False, False), (False, True, False)]
)
def test_neither_the_officer_nor_the_unit_checks_a_complaint(of_unit, himself, may) -> None:
    assert conduct.may_check.on(DAY)(of_unit, himself) is may
