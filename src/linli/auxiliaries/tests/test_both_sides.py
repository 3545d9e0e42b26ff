"""Each threshold from both sides, for a lawyer to read: what the text asks, the last case that passes, the first that
does not. One row for every article of Order 270 that a rule computes and for every figure that the rules read.

`linli law coverage order-270` names this test beside each article that has a row here.
"""

from datetime import date, timedelta
from pathlib import Path

import pytest
from django.conf import settings

from linli import law
from linli.auxiliaries.data.appraisal import Grade, RatingState
from linli.auxiliaries.data.contributions import Fund, ProviderLine
from linli.auxiliaries.data.deployment import Standing as OnSheet
from linli.auxiliaries.data.discipline import Ground, Labour, Protected
from linli.auxiliaries.data.files import Category, Span
from linli.auxiliaries.data.hours import (
    Extra,
    ExtraKind,
    OtherSystem,
    Standing,
    System,
    Work,
)
from linli.auxiliaries.data.plan import Head, PlanState, Rank
from linli.auxiliaries.data.protection import CareKind, DisputeState, Leaving, VoiceKind
from linli.auxiliaries.data.recruitment import Standing as Applicant
from linli.auxiliaries.queries.hours import FIXED
from linli.auxiliaries.rules import (
    appraisal,
    conduct,
    contracts,
    contributions,
    deployment,
    discipline,
    duties,
    files,
    leave,
    obligations,
    pay,
    plan,
    protection,
    recruitment,
)
from linli.auxiliaries.rules.hours import is_night, may_approve
from linli.auxiliaries.rules.hours.checking import BARRED, DAY_OF_REST, OVERTIME_A_MONTH, UNLIMITED
from linli.auxiliaries.tests.asking import (
    FRI,
    HEADS,
    LAW,
    LED_BY_ONE,
    MON,
    NIGHT_BAR,
    ORDER,
    ORGAN,
    SIX,
    THU,
    TUE,
    UNION,
    WED,
    Row,
    absent,
    around_a_rest,
    budget,
    decided,
    dispute,
    eligible,
    ended,
    first_of,
    in_force,
    keeps_leave,
    last_day,
    lawful,
    leave_days,
    order,
    outsourced,
    overtime,
    paid,
    planned,
    probation,
    staffed,
    trained,
    until,
    week,
    works,
    written,
)
from linli.law.account import By, covers_of
from linli.training import rules as training
from linli.training.data import LearnerKind

# fmt: off
TABLE: tuple[Row, ...] = (
    # Who uses officers, how many, and who pays
    Row(order("4.1"), "The city's organ guides those of districts and zones", Rank.CITY, Rank.DISTRICT,
        lambda above: plan.GUIDES.on(MON)(above, Rank.ZONE)),
    Row(order("4.2"), "A budget has six heads", HEADS, {k: v for k, v in HEADS.items() if k is not Head.TRAINING},
        lambda heads: plan.IS_WHOLE.on(MON)(budget(heads, {}))),
    Row(order("4.2"), "The budget is no less than the year before", 100, 99,
        lambda fen: plan.GROWS.on(MON)(budget(HEADS | {Head.WAGES: fen}, HEADS))),
    Row(order("14.1"), "One officer for each of 500 established posts", 500, 499,
        lambda n: staffed(500, n), ("auxiliary.per_established_post",)),
    Row(order("14.1"), "Traffic and rail are not counted: 480 and 60 apart do not make 500", (500, 0), (480, 60),
        lambda pair: staffed(500, *pair)),
    Row(order("14.2"), "Nobody is recruited beyond the approved plan", 4, 5,
        lambda used: planned(5, used)),
    Row(order("14.2"), "Nobody is recruited before the plan is approved", PlanState.APPROVED, PlanState.SUBMITTED,
        lambda state: planned(5, 0, state)),
    Row(order("3"), "Recruited openly after approval by the government", PlanState.APPROVED, PlanState.DRAFT,
        lambda state: planned(5, 0, state)),
    Row(order("37"), "In force since 1 June 2016: what came before is not judged", date(2016, 6, 1), date(2016, 5, 31),
        in_force),
    # Recruitment
    Row(order("16"), "86.5 stands before 86.0, though the second is a retired soldier", "first", "second",
        lambda name: first_of(Applicant("first", 8650), Applicant("second", 8600, priority=True)) == name),
    Row(order("16"), "Between equals the proven priority stands first", "second", "first",
        lambda name: first_of(Applicant("first", 8600), Applicant("second", 8600, priority=True)) == name),
    Row(order("17.1(2)"), "Eighteen on the first working day: the birthday counts",
        date(2026, 11, 22), date(2026, 11, 21),
        lambda starts: recruitment.OF_AGE.on(MON)(date(2008, 11, 22), starts), ("auxiliary.minimum_age",)),
    Row(order("17.1(3)"), "The health certificate is valid on the first working day", MON, MON - timedelta(days=1),
        lambda until: eligible(health_until=until)),
    Row(order("17.2(2)"), "Nobody is employed against whom an exclusion stands", True, False,
        lambda cleared: eligible(cleared=cleared)),
    # Papers of employment
    Row(order("18.2"), "The service contract covers the day: to 30 June, and no shift on 1 July",
        date(2026, 6, 30), date(2026, 7, 1),
        outsourced(Span(date(2026, 1, 1), date(2026, 6, 30)))),
    Row("labour-contract-law/10", "A written contract within a month of the first day",
        date(2026, 4, 2), date(2026, 4, 3),
        until(contracts.SIGN_BY.on(MON), MON), ("contract.signed_within",)),
    Row("labour-contract-law/19", "Probation in a contract under three months: none", date(2026, 3, 1), MON,
        probation(2)),
    Row("labour-contract-law/19", "Probation in a contract of three months to under a year: one month",
        date(2026, 4, 1), date(2026, 4, 2),
        probation(11), ("probation.from_three_months",)),
    Row("labour-contract-law/19", "Probation in a two-year contract: two months, not three",
        date(2026, 5, 1), date(2026, 6, 1),
        probation(24), ("probation.from_one_year",)),
    Row("labour-contract-law/19", "Probation in a three-year contract: six months", date(2026, 9, 1), date(2026, 9, 2),
        probation(36), ("probation.from_three_years",)),
    Row("labour-contract-law/20", "Pay on probation: 80 % of the agreed 5,000 yuan", 4000_00, 3999_99,
        lambda fen: fen >= contracts.LEAST_PROBATION_PAY.on(MON)(5000_00), ("probation.least_pay",)),
    Row(order("15.2"), "Reported to the city within ten working days (a setting)", date(2026, 3, 16), date(2026, 3, 17),
        lambda day: day <= last_day("auxiliary.filing_days"), ("auxiliary.filing_days",)),
    Row(order("29"), "Registered within thirty days: 1 March to 31 March", date(2026, 3, 31), date(2026, 4, 1),
        until(contributions.REGISTER_BY.on(MON), date(2026, 3, 1)),
        ("insurance.registered_within", "housing_fund.registered_within")),
    Row(order("29"), "No month is asked for while the days to register still run", date(2026, 3, 31), date(2026, 4, 1),
        lambda today: not contributions.MONTHS_DUE.on(MON)(Span(date(2026, 3, 1)), today)),
    Row("housing-fund-regulation/18", "The employer's share of the housing fund: 5 % of 4,350 yuan", 217_50, 217_49,
        lambda fen: fen >= contributions.LEAST_HOUSING.on(MON)(4350_00), ("housing_fund.least_rate",)),
    Row(order("35"), "A provider with the contract and all six is not reported", (), (Fund.MATERNITY,),
        lambda missing: not contributions.IS_REPORTED.on(MON)(ProviderLine(None, True, missing))),
    Row(order("19"), "The archive is kept two years after the ending", date(2028, 3, 2), date(2028, 3, 3),
        until(files.KEPT.on(MON), MON), ("contract.kept_years",)),
    Row("wage-payment-1994/6", "Records of pay and hours are kept two years", date(2024, 3, 2), date(2024, 3, 1),
        lambda day: day >= files.WORKING_TIME_KEPT.on(MON)(MON), ("pay.records_kept",)),
    # Training and rating
    Row(order("20"), "On the post from the day on which induction was passed: 10 March",
        date(2026, 3, 10), date(2026, 3, 9),
        lambda starts: training.may_take_post.on(MON)(date(2026, 3, 10), starts)),
    Row(order("20"), "Nobody is on a sheet without induction", True, False,
        lambda done: deployment.is_inducted.on(MON)(OnSheet(True, True, done, True, False))),
    Row(order("21"), "Fifteen days of training a year: 14.5 are half a day short", 15, 14.5,
        lambda days: trained("15", int(days * 480)), ("auxiliary.training_days",)),
    Row(order("21"), "A minute less than fifteen days is not fifteen days", 7200, 7199,
        lambda minutes: trained("15", minutes), ("training.day_hours",)),
    Row(order("21"), "The organ's plan offers what the year demands", 7200, 7199,
        lambda minutes: training.plan_suffices.on(MON)(LearnerKind.AUXILIARY, minutes, 7200)),
    Row(order("23"), "All three aspects are written about", "c", " ",
        lambda text: appraisal.is_reasoned.on(MON)(written(text))),
    Row(order("23"), "Settled once the five working days for an answer are over (a setting)",
        date(2026, 3, 10), date(2026, 3, 9),
        lambda today: appraisal.may_be_settled.on(MON)(today, last_day("auxiliary.rating_answer"), False),
        ("auxiliary.rating_answer",)),
    Row(order("23"), "No use of a rating before written notice", MON, None,
        lambda notified: appraisal.may_be_used.on(MON)(RatingState.SETTLED, notified)),
    Row(order("12(6)"), "An objection never makes a rating worse", Grade.QUALIFIED, Grade.ACCEPTABLE,
        lambda new: appraisal.may_be_amended.on(MON)(Grade.QUALIFIED, new)),
    Row(order("24"), "A year of service is full on its day", date(2026, 3, 3), MON,
        lambda today: appraisal.service_years.on(MON)(date(2025, 3, 3), today) >= 1),
    Row(order("31"), "An award is published with consent only", True, False,
        lambda consent: appraisal.may_be_published.on(MON)(consent)),
    Row(order("32"), "A recommendation needs the reference of the consent", "示例同意函", " ",
        lambda consent: appraisal.may_be_recommended.on(MON)(consent)),
    # On duty
    Row(order("7.1"), "A people's police officer is named who commands", True, False,
        lambda named: deployment.is_commanded.on(MON)(named)),
    Row(order("7.2"), "A duty of the own category", Category.ADMINISTRATIVE, Category.REGULATORY,
        lambda category: duties.barred_duty.on(MON)(duties.duties()["8.1.window"], category) is None),
    Row(order("9(2)"), "Regulatory officers assist in patrols", Category.REGULATORY, Category.ADMINISTRATIVE,
        lambda category: duties.barred_duty.on(MON)(duties.duties()["9.2.patrol"], category) is None),
    Row(order("10(3)"), "Fill in a permit form at the window, but record no evidence from a witness",
        "Fill in a permit form at the window", "record evidence from a witness",
        lambda words: duties.barred_words.on(MON)(words) is None),
    Row(order("8(4)"), "Own words wait for somebody else's approval", True, False,
        lambda approved: deployment.is_approved.on(MON)(None, approved)),
    Row(order("11"), "A post has responsibilities, tasks and standards", 1, 0,
        lambda tasks: deployment.is_described.on(MON)("协助（示例）", tasks, "着装规范（示例）")),
    Row(order("13(2)"), "Access ends with its last day", FRI, FRI + timedelta(days=1),
        lambda day: obligations.may_access.on(MON)(MON, FRI, None, day)),
    Row(order("13"), "The notice of this year is signed, not that of the last", 2026, 2025,
        lambda year: obligations.has_signed.on(MON)([year], 2026)),
    Row(order("22"), "A permit is valid on the day", True, False,
        lambda valid: deployment.is_permitted.on(MON)(OnSheet(True, True, True, valid, False))),
    Row("police-admin-procedure-2019/52", "With one police officer alone the recording is referred to", "REC-1", "",
        lambda reference: deployment.is_recorded.on(MON)(LED_BY_ONE, reference)),
    # Hours (Article 28 and the labour law)
    Row("labour-law/41", "A ninth hour, approved", 60, 61,
        lambda minutes: overtime(minutes, 240), ("hours.overtime_day",)),
    Row("labour-law/41", "Three hours more for a special reason: eleven hours, not eleven and a half", 180, 210,
        lambda minutes: overtime(minutes, 240, special=True), ("hours.overtime_day_special",)),
    Row(order("28"), "Not one minute more without an approval", 30, 31,
        lambda minutes: overtime(minutes, 30)),
    Row("working-hours-1995/3", "Eight hours a day", 8, 8.5,
        lambda hours: lawful(works((0, 8, hours))), ("hours.day",)),
    Row("working-hours-1995/3", "Forty hours a week", 40, 40.5,
        lambda hours: lawful(week(hours)),
        ("hours.week",)),
    Row("labour-law/41", "Thirty-six hours a month", 36, 36.5,
        lambda hours: OVERTIME_A_MONTH.on(MON)([Extra(MON, ExtraKind.LONGER, int(hours * 60))], LAW) == 0,
        ("hours.overtime_month",)),
    Row("labour-law/38", "A day of rest in seven: six shifts, not seven", 6, 7,
        lambda n: not DAY_OF_REST.on(MON)(works(*((day, 8, 5) for day in range(n))), LAW),
        ("hours.rest_within", "auxiliary.longest_run")),
    Row("labour-law/38", "A day of rest is twenty-four hours (a setting): off at ten on Friday, on at ten on Saturday",
        10, 9.5,
        lambda begins: not DAY_OF_REST.on(MON)(around_a_rest(begins), LAW),
        ("auxiliary.day_of_rest",)),
    Row("labour-law/38", "Eleven hours between two shifts (a setting)", 8, 7.5,
        lambda begins: lawful(works((0, 13, 8), (1, begins, 8))), ("auxiliary.between_shifts",)),
    Row("labour-law/61", "The night begins at ten (a setting)", 22, 22.5,
        lambda ends: not is_night(Work(MON, 14 * 60, int(ends * 60), 480), LAW), ("auxiliary.night_begins",)),
    Row("labour-law/61", "The night ends at six (a setting)", 6, 5.5,
        lambda begins: not is_night(Work(MON, int(begins * 60), 13 * 60, 400), LAW), ("auxiliary.night_ends",)),
    Row("labour-law/61", "No night while a paper of the seventh month says so", 14, 15,
        lambda begins: BARRED.on(MON)(works((0, begins, 8))[0], 0, LAW) is None),
    Row("labour-law/63", "No overtime while a paper says so, approved or not", 8, 8.5,
        lambda hours: lawful(works((0, 8, hours)), NIGHT_BAR)),
    Row("labour-law/42", "Six hours more in a disaster; the day after, no longer", MON, TUE,
        lambda day: lawful(works(((day - MON).days, 8, 14)), Standing(emergencies=(Span(MON, MON),)))),
    Row("labour-law/39", "Under an approved system to its last day", FRI, FRI + timedelta(days=1),
        lambda day: UNLIMITED.on(MON)(day, Standing(systems=(OtherSystem(Span(MON, FRI), System.IRREGULAR),)))),
    Row(order("28"), "Overtime is approved before its first day", MON, TUE,
        lambda today: may_approve.on(MON)(TUE, today, frozenset({ExtraKind.LONGER}), 60, False) is None),
    Row("labour-law/41", "More than three hours are never approved", 180, 181,
        lambda minutes: may_approve.on(MON)(TUE, MON, frozenset({ExtraKind.LONGER}), minutes, True) is None),
    # Pay
    Row(order("27"), "A wage is no less than the minimum of 2,210 yuan", 2210_00, 2209_99,
        lambda fen: pay.WAGE_FITS.on(MON)(fen, 2210_00)),
    Row("paid-leave-rules-2008/11", "A day's wage out of 4,350 yuan is 200 yuan", 200_00, 199_99,
        lambda fen: fen >= pay.DAILY_WAGE.on(MON)(4350_00, MON), ("pay.days_a_month",)),
    Row("labour-law/44", "Ten hours longer: 150 %, 375 yuan", 375_00, 374_99,
        paid(ExtraKind.LONGER, 600, 150), ("pay.overtime", "pay.hours_a_day")),
    Row("labour-law/44", "Eight hours of a day of rest: 200 %, 400 yuan", 400_00, 399_99,
        paid(ExtraKind.REST_DAY, 480, 200), ("pay.rest_day",)),
    Row("labour-law/44", "Eight hours of a statutory holiday: 300 %, 600 yuan", 600_00, 599_99,
        paid(ExtraKind.HOLIDAY, 480, 300), ("pay.holiday",)),
    Row("labour-law/44", "Rest instead of pay for a day of rest, never for a holiday",
        ExtraKind.REST_DAY, ExtraKind.HOLIDAY,
        lambda kind: pay.OVERTIME_PAY.on(MON)(4350_00, kind, 480, 480, 480, MON).fen == 0),
    Row("wage-payment-1994/16", "For damage at most 20 % of 4,000 yuan", 800_00, 800_01,
        lambda fen: fen <= pay.MOST_DEDUCTED.on(MON)(4000_00, 2210_00, MON), ("pay.deduction",)),
    Row("wage-payment-1994/16", "And never below the minimum: of 2,400 yuan 190", 190_00, 190_01,
        lambda fen: fen <= pay.MOST_DEDUCTED.on(MON)(2400_00, 2210_00, MON)),
    # Leave
    Row("paid-leave-2008/2", "Leave after twelve months in a row", 12, 11,
        lambda months: leave_days(months) == 5, ("leave.after_months", "leave.days_from_1")),
    Row("paid-leave-2008/3", "Ten days from ten years of work", 120, 119,
        lambda months: leave_days(months) == 10, ("leave.days_from_10",)),
    Row("paid-leave-2008/3", "Fifteen days from twenty years of work", 240, 239,
        lambda months: leave_days(months) == 15, ("leave.days_from_20",)),
    Row("paid-leave-2008/4", "Nineteen days of paid personal leave leave it, twenty take it", 19, 20,
        lambda days: keeps_leave(36, personal=days), ("leave.personal_days",)),
    Row("paid-leave-2008/4", "Sick leave of under two months, from one year of work", 59, 60,
        lambda days: keeps_leave(36, sick=days), ("leave.sick_months_from_1", "leave.sick_month_days")),
    Row("paid-leave-2008/4", "Sick leave of under three months, from ten years", 89, 90,
        lambda days: keeps_leave(120, sick=days), ("leave.sick_months_from_10",)),
    Row("paid-leave-2008/4", "Sick leave of under four months, from twenty years", 119, 120,
        lambda days: keeps_leave(240, sick=days), ("leave.sick_months_from_20",)),
    Row("paid-leave-rules-2008/5", "Of five days, two for whoever begins on 1 July", 2, 3,
        lambda days: days <= leave.IN_THE_FIRST_YEAR.on(MON)(date(2026, 7, 1), 5)),
    Row("paid-leave-rules-2008/5", "Of ten days, seven for whoever begins on 1 April", 7, 8,
        lambda days: days <= leave.IN_THE_FIRST_YEAR.on(MON)(date(2026, 4, 1), 10)),
    Row("paid-leave-rules-2008/12", "On leaving at half a year, of ten days four", 4, 5,
        lambda days: days <= leave.ON_LEAVING.on(MON)(Span(date(2020, 1, 1), date(2026, 6, 30)), 10, 0)),
    Row("paid-leave-rules-2008/10", "Three untaken days at 6,525 yuan a month: 1,800 yuan more", 1800_00, 1799_99,
        lambda fen: fen >= pay.UNTAKEN_PAY.on(MON)(6525_00, 3, False, MON), ("leave.untaken",)),
    Row(order("12(2)"), "Nobody on leave is on a sheet", False, True,
        lambda away: deployment.is_free.on(MON)(OnSheet(True, True, True, True, away))),
    # Absence, cases, ends
    Row(order("25(2)"), "Absent two scheduled days in a row open no case, three do", (MON, TUE), (MON, TUE, WED),
        lambda days: absent(*days), ("auxiliary.absent_in_a_row",)),
    Row(order("25(2)"), "Rest days between do not break the row: Friday, Monday, Tuesday",
        (FRI, MON + timedelta(days=7)), (FRI, MON + timedelta(days=7), TUE + timedelta(days=7)),
        lambda days: absent(*days)),
    Row(order("25(2)"), "Six days in 2026 and one in January 2027: not by the calendar year, but by a rolling one",
        False, True,
        lambda rolling: absent(*SIX[1:], date(2026, 12, 10), date(2027, 1, 11), rolling=rolling)),
    Row(order("25(2)"), "Six days in a year open no case, seven do", SIX, (*SIX, date(2026, 12, 10)),
        lambda days: absent(*days), ("auxiliary.absent_in_a_year",)),
    Row(order("25(7)"), "Two verified complaints open no case, three do (a setting)", 2, 3,
        lambda n: not discipline.complaints_call.on(MON)(n, law.value("auxiliary.verified_complaints", on=MON).length),
        ("auxiliary.verified_complaints",)),
    Row(order("25(1)"), "Failing the rating ends nothing without training before", "T-3", "",
        lambda trained: ended(ground=Ground.RATING, labour=Labour.UNFIT, trained=trained)),
    Row("labour-contract-law/42", "Nobody pregnant is dismissed under Article 40",
        frozenset(), frozenset({Protected.PREGNANT}),
        lambda protected: ended(protected=protected)),
    Row("labour-contract-law/43", "The union is told before", UNION, None,
        lambda told: ended(union_told_on=told)),
    Row(order("33"), "A breach is handled from above", True, False,
        lambda above: discipline.may_handle.on(MON)(above)),
    Row(order("34.2"), "Decided after the day on which the facts were told", TUE, MON,
        lambda on: decided(MON, on)),
    Row(order("34.2"), "Never without evidence", True, False,
        lambda evidence: decided(MON, TUE, evidence=evidence)),
    Row(order("34.2"), "Without an answer only when the five working days are over (a setting)",
        date(2026, 3, 10), date(2026, 3, 9),
        lambda on: discipline.may_be_decided.on(MON)(MON, on, True, False, last_day("auxiliary.reply")),
        ("auxiliary.reply",)),
    Row(order("34.2"), "Decided cases are kept three years (a setting)", date(2023, 3, 2), date(2023, 3, 1),
        lambda day: day >= files.CASES_KEPT.on(MON)(MON, law.value("auxiliary.cases_kept", on=MON).length),
        ("auxiliary.cases_kept",)),
    Row(order("6.2"), "What was found independently stands beside a complaint", True, False,
        lambda evidence: conduct.may_verify.on(MON)(evidence)),
    Row(order("6.2"), "Checked by nobody of the unit concerned", False, True,
        lambda of_unit: conduct.may_check.on(MON)(of_unit, False)),
    Row(order("6.2"), "An unverified complaint goes after six months (a setting)", date(2026, 9, 2), date(2026, 9, 3),
        until(conduct.expires_on.on(MON), MON, 6), ("auxiliary.unverified_kept",)),
    # Rights
    Row(order("12(5)"), "Protected for twelve months after a refusal (a setting)", date(2027, 3, 2), date(2027, 3, 3),
        lambda today: protection.is_shielded.on(MON)(MON, today, law.value("auxiliary.shield", on=MON).length),
        ("auxiliary.shield",)),
    Row(order("12(4)"), "A petition shields, a suggestion needs no shield", VoiceKind.PETITION, VoiceKind.SUGGESTION,
        lambda kind: protection.shields.on(MON)(kind)),
    Row(order("12(7)"), "The last day is thirty days after the notice", date(2026, 4, 1), date(2026, 3, 31),
        lambda day: day >= protection.last_day_of.on(MON)(Leaving.NOTICE, False, MON), ("resignation.notice",)),
    Row(order("12(7)"), "In probation three days after it", THU, WED,
        lambda day: day >= protection.last_day_of.on(MON)(Leaving.NOTICE, True, MON), ("resignation.probation",)),
    Row(order("26.1"), "For harm done while assisting the organ is liable", CareKind.INCIDENT, CareKind.INJURY,
        lambda kind: protection.liable_for.on(MON)(kind, ORGAN) == ORGAN),
    Row(order("30.2"), "The employer applies within thirty days of the injury", date(2026, 4, 1), date(2026, 4, 2),
        lambda day: day <= protection.injury_days.on(MON)(MON)[0], ("injury.employer",)),
    Row(order("30.2"), "The officer or the family within a year", date(2027, 3, 2), date(2027, 3, 3),
        lambda day: day <= protection.injury_days.on(MON)(MON)[1], ("injury.family",)),
    Row(order("36"), "Arbitration within a year of knowing", date(2027, 3, 2), date(2027, 3, 3),
        dispute(DisputeState.NEGOTIATING, "known", MON), ("dispute.arbitration",)),
    Row("labour-disputes-2008/14", "Mediation takes fifteen days", date(2026, 3, 17), date(2026, 3, 18),
        dispute(DisputeState.MEDIATING, "mediation", MON), ("dispute.mediation",)),
    Row("labour-disputes-2008/29", "The commission answers within five days", date(2026, 3, 7), date(2026, 3, 8),
        dispute(DisputeState.ARBITRATING, "applied", MON), ("dispute.acceptance",)),
    Row("labour-disputes-2008/43", "The award within forty-five days", date(2026, 4, 16), date(2026, 4, 17),
        dispute(DisputeState.ARBITRATING, "accepted", MON), ("dispute.award",)),
    Row(order("36"), "A lawsuit within fifteen days of the award", date(2026, 3, 17), date(2026, 3, 18),
        dispute(DisputeState.AWARDED, "awarded", MON), ("dispute.lawsuit",)),
)
FAMILIES = (
    "auxiliary", "contract", "dispute", "hours", "housing_fund", "injury", "insurance", "leave", "pay", "probation",
    "resignation", "training",
)  # fmt: skip
ELSEWHERE = {
    "auxiliary.applicants_kept": (
        "auxiliaries/tests/test_recruitment.py",
        "test_the_data_of_applicants_goes_and_the_recruitment_stays",
    ),
    "auxiliary.investigation": (
        "auxiliaries/tests/test_cases.py",
        "test_three_confirmed_days_in_a_row_open_one_case_and_end_nothing",
    ),
    "auxiliary.wishes_a_month": (
        "auxiliaries/tests/test_swaps.py",
        "test_wishes_reach_the_task_and_are_few",
    ),
    "leave.answer_days": (
        "auxiliaries/tests/test_leave.py",
        "test_the_officer_asks_and_the_organ_decides_with_a_reason",
    ),
    "pay.answer_days": (
        "auxiliaries/tests/test_pay.py",
        "test_silence_closes_only_after_the_day_for_an_answer",
    ),
    "training.attendance_share": (
        "training/tests/test_rules.py",
        "test_eight_tenths_of_the_hours_before_the_examination",
    ),
    "training.keep": (
        "training/tests/test_retiring.py",
        "test_two_years_after_the_last_post",
    ),
}
# fmt: on
"""Figures that no pure rule reads: the test of the act or the job on their edge."""
NO_EDGE = {"auxiliary.roster_seconds", "dispute.award_extension"}
"""How long a program searches; what is only said beside the day of the award."""
HERE = "auxiliaries/tests/test_both_sides.py::test_the_last_case_that_passes_and_the_first_that_does_not"


@pytest.mark.parametrize("row", TABLE, ids=lambda row: f"{row.article}: {row.says}")
def test_the_last_case_that_passes_and_the_first_that_does_not(row: Row) -> None:
    assert law.article(row.article)
    assert bool(row.asks(row.allowed)) is True
    assert bool(row.asks(row.refused)) is False


def test_every_figure_stands_on_a_row_or_is_tested_where_it_is_used() -> None:
    rows = {name for row in TABLE for name in row.figures}
    figures = {value.name for value in law.values() if value.name.partition(".")[0] in FAMILIES}
    assert figures == rows | ELSEWHERE.keys() | NO_EDGE
    for file, name in ELSEWHERE.values():
        assert f"def {name}(" in (Path(settings.ROOT) / file).read_text()


def test_every_article_that_a_rule_computes_has_a_row_and_says_so() -> None:
    """What `linli law coverage order-270` prints beside the article is this test."""
    rows = {law.article(row.article).number for row in TABLE if row.article.startswith(ORDER)}
    ruled = [cover for cover in covers_of(ORDER) if cover.by is By.RULE]
    assert {law.article(order(cover.part)).number for cover in ruled} == rows
    named = {law.article(order(cover.part)).number for cover in covers_of(ORDER) if HERE in cover.tests}
    assert named == rows


@pytest.mark.parametrize(("field", "name"), [*FIXED.items(), ("rest_within", "rest_within")])
def test_the_figures_of_hours_are_those_of_the_register(field: str, name: str) -> None:
    value = law.value(f"hours.{name}", on=MON)
    assert getattr(LAW, field) == value.length * (1 if value.unit == "days" else 60)
