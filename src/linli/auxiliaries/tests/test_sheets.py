"""Captain Chen plans and publishes; Zhou An stands on the sheet, or refuses."""

from datetime import UTC, date, datetime, timedelta

import pytest

from linli.auxiliaries.actions import equipment
from linli.auxiliaries.actions.deployment import jobs, keeping, lines, sheets
from linli.auxiliaries.data.deployment import Bar, LineState, SheetState
from linli.auxiliaries.data.files import Category
from linli.auxiliaries.models import AuxiliaryOfficer
from linli.auxiliaries.models.deployment import DutyLine, DutySheet, JobHolder
from linli.auxiliaries.queries import deployment as queries
from linli.auxiliaries.tests.factories import make_bureau, make_officer
from linli.auxiliaries.tests.facts import Facts, facts  # noqa: F401 - a fixture
from linli.kernel.actor import Role
from linli.kernel.errors import BadInput, NotAllowed, NotLawful, NotPermitted
from linli.ledger.api import entries_about
from linli.ledger.data import Subject
from linli.organisation.api import end_post

pytestmark = pytest.mark.django_db
AT = datetime(2026, 3, 2, 1, tzinfo=UTC)
"""Monday 2 March 2026, 9:00 in Wuhan; the shift is the next day's."""
BEGINS = AT + timedelta(days=1)
ENDS = BEGINS + timedelta(hours=8)


@pytest.fixture
def bureau():
    return make_bureau()


@pytest.fixture
def captain(bureau):
    return bureau.actor(Role.COMMANDER)


@pytest.fixture
def hr(bureau):
    return bureau.actor(Role.HR)


@pytest.fixture
def zhou(bureau, facts: Facts):  # noqa: F811 - the fixture
    user = bureau.actor(Role.AUXILIARY).user
    officer = make_officer(bureau, user=user)
    facts.ready(officer.id)
    return officer


@pytest.fixture
def sheet(bureau, captain):
    return sheets.plan_sheet(bureau.organ, starts_at=BEGINS, ends_at=ENDS, commander=captain.post, actor=captain, at=AT)


def published(sheet, zhou, captain) -> int:
    line = lines.assign(sheet, zhou.id, duty="9.2.patrol", actor=captain, at=AT)
    sheets.publish(sheet, actor=captain, at=AT)
    return line


def test_a_sheet_is_planned_and_published_under_a_named_commander(sheet, zhou, captain) -> None:
    published(sheet, zhou, captain)
    shown = queries.sheet(sheet)
    assert (shown.state, shown.commander, shown.day) == (SheetState.PUBLISHED, captain.post, date(2026, 3, 3))
    assert [line.duty.code for line in shown.lines if line.duty] == ["9.2.patrol"]
    assert [one.id for one, _line in queries.own_duties(zhou.user, since=shown.day)] == [sheet]


def test_without_a_commander_nothing_is_published(bureau, zhou, hr) -> None:
    sheet = sheets.plan_sheet(bureau.organ, starts_at=BEGINS, ends_at=ENDS, actor=hr, at=AT)
    lines.assign(sheet, zhou.id, duty="9.2.patrol", actor=hr, at=AT)
    with pytest.raises(NotLawful) as refusal:
        sheets.publish(sheet, actor=hr, at=AT)
    assert refusal.value.articles == ("wuhan-order-270/7",)
    assert queries.sheet(sheet).state is SheetState.DRAFT


def test_only_a_police_officer_who_commands_there_can_be_named(bureau, sheet, hr, captain) -> None:
    for post in (hr.post, bureau.actor(Role.COMMANDER, bureau.provider, name="stranger").post):
        with pytest.raises(BadInput):
            sheets.name_commander(sheet, commander=post, actor=captain, at=AT)


@pytest.mark.parametrize(
    ("words", "article"), [("给证人做笔录", "wuhan-order-270/10(3)"), ("视频巡查", "wuhan-order-270/8(1)")]
)
def test_article_10_is_blocked_at_assignment_and_the_attempt_stays_in_the_ledger(
    sheet, zhou, captain, words, article
) -> None:
    with pytest.raises(NotLawful) as refusal:
        lines.assign(sheet, zhou.id, words=words, actor=captain, at=AT)
    assert refusal.value.articles == (article,)
    assert not DutyLine.objects.exists()
    [entry] = entries_about(Subject("auxiliary", zhou.id))
    assert (entry.act, entry.detail["article"]) == ("auxiliaries.blocked", article)


def test_the_other_category_is_refused_at_once(sheet, zhou, captain) -> None:
    with pytest.raises(NotLawful):
        lines.assign(sheet, zhou.id, duty="8.1.window", actor=captain, at=AT)


def test_own_words_need_somebody_else(sheet, zhou, captain, hr) -> None:
    line = lines.assign(sheet, zhou.id, words="校门口护学", actor=captain, at=AT)
    with pytest.raises(NotPermitted):
        lines.approve(line, actor=captain, at=AT)
    with pytest.raises(NotLawful):
        sheets.publish(sheet, actor=captain, at=AT)
    lines.approve(line, actor=hr, at=AT)
    sheets.publish(sheet, actor=captain, at=AT)
    assert queries.sheet(sheet).state is SheetState.PUBLISHED


def test_the_second_person_can_find_that_it_is_work_of_article_10(sheet, zhou, captain, hr) -> None:
    line = lines.assign(sheet, zhou.id, words="陪同外勤", actor=captain, at=AT)
    with pytest.raises(BadInput):
        lines.forbid(line, article="wuhan-order-270/9(2)", actor=hr, at=AT)
    lines.forbid(line, article="wuhan-order-270/10(3)", actor=hr, at=AT)
    assert DutyLine.objects.get().state == LineState.REMOVED
    assert [e.act for e in entries_about(Subject("auxiliary", zhou.id))] == ["auxiliaries.blocked"]


def test_a_mediation_waits_for_the_reference_of_its_recording(sheet, zhou, captain) -> None:
    line = lines.assign(sheet, zhou.id, duty="9.11.mediation", actor=captain, at=AT)
    with pytest.raises(NotLawful) as refusal:
        sheets.publish(sheet, actor=captain, at=AT)
    assert refusal.value.articles == ("police-admin-procedure-2019/52",)
    lines.refer_recording(line, recording="REC-17", actor=captain, at=AT)
    sheets.publish(sheet, actor=captain, at=AT)


@pytest.mark.parametrize(("day", "allowed"), [(date(2026, 3, 4), False), (date(2026, 3, 3), True)])
def test_only_who_has_passed_induction_takes_the_post(sheet, zhou, captain, facts, day, allowed) -> None:  # noqa: F811
    facts.inducted[zhou.id] = day
    lines.assign(sheet, zhou.id, duty="9.2.patrol", actor=captain, at=AT)
    if allowed:
        sheets.publish(sheet, actor=captain, at=AT)
    else:
        with pytest.raises(NotLawful) as refusal:
            sheets.publish(sheet, actor=captain, at=AT)
        assert refusal.value.articles == ("wuhan-order-270/20",)


def test_a_permit_given_back_takes_the_officer_off_and_tells_the_commander(
    sheet,
    zhou,
    captain,
    facts,  # noqa: F811
) -> None:
    published(sheet, zhou, captain)
    facts.permitted.clear()
    assert keeping.recheck([zhou.id], at=AT) == 1
    row = DutyLine.objects.get()
    assert (row.state, row.because) == (LineState.STOOD_DOWN, "wuhan-order-270/22")
    assert queries.sheet(sheet).state is SheetState.DRAFT
    assert keeping.recheck(at=AT) == 0


def test_the_act_that_takes_a_permit_back_takes_the_officer_off_at_once(
    sheet,
    zhou,
    captain,
    hr,
    facts,  # noqa: F811
) -> None:
    day = BEGINS.date()
    permit = equipment.issue_permit(zhou.id, number="P-1", valid_from=AT.date(), valid_until=day, actor=hr, at=AT)
    line = published(sheet, zhou, captain)
    facts.permitted.clear()
    equipment.take_permit_back(permit, on=AT.date(), actor=hr, at=AT)
    assert DutyLine.objects.get(pk=line).state == LineState.STOOD_DOWN


def test_when_the_commanders_post_ends_the_sheet_is_a_draft_again(sheet, zhou, captain, bureau) -> None:
    published(sheet, zhou, captain)
    lead = bureau.actor(Role.LEAD)
    end_post(captain.post, actor=lead, at=AT)
    assert queries.sheet(sheet).state is SheetState.DRAFT
    of_sheet, _of_lines = queries.missing(queries.sheet(sheet))
    assert [block.bar for block in of_sheet] == [Bar.COMMANDER]


def test_nobody_stands_on_two_sheets_at_once(bureau, sheet, zhou, captain) -> None:
    published(sheet, zhou, captain)
    other = sheets.plan_sheet(
        bureau.organ, starts_at=BEGINS + timedelta(hours=7), ends_at=ENDS + timedelta(hours=1),
        commander=captain.post, actor=captain, at=AT,
    )  # fmt: skip
    lines.assign(other, zhou.id, duty="9.4.order", actor=captain, at=AT)
    with pytest.raises(NotLawful):
        sheets.publish(other, actor=captain, at=AT)
    sheets.withdraw(sheet, actor=captain, at=AT)
    sheets.publish(other, actor=captain, at=AT)


def test_a_recusal_is_asked_by_the_officer_and_decided_by_a_planner(sheet, zhou, captain, bureau) -> None:
    line = published(sheet, zhou, captain)
    own = bureau.actor(Role.AUXILIARY)
    with pytest.raises(NotPermitted):
        lines.ask_recusal(line, actor=bureau.actor(Role.AUXILIARY, name="another"), at=AT)
    lines.ask_recusal(line, actor=own, at=AT)
    lines.decide_recusal(line, granted=True, actor=captain, at=AT)
    assert DutyLine.objects.get().state == LineState.RECUSED


@pytest.mark.parametrize("role", [Role.FINANCE, Role.TRAINER, Role.INSPECTOR, Role.AUXILIARY, Role.PROVIDER])
def test_others_plan_nothing(bureau, sheet, zhou, role) -> None:
    actor = bureau.actor(role)
    with pytest.raises(NotPermitted):
        lines.assign(sheet, zhou.id, duty="9.2.patrol", actor=actor, at=AT)
    with pytest.raises(NotPermitted):
        sheets.publish(sheet, actor=actor, at=AT)


@pytest.mark.parametrize("given", [{}, {"duty": "9.2.patrol", "words": "护学"}, {"duty": "9.99"}, {"words": "x" * 201}])
def test_bad_input_names_its_field_and_keeps_nothing(sheet, zhou, captain, given) -> None:
    with pytest.raises(BadInput):
        lines.assign(sheet, zhou.id, **given, actor=captain, at=AT)
    assert not DutyLine.objects.exists()


def test_the_same_duty_stands_once(sheet, zhou, captain) -> None:
    lines.assign(sheet, zhou.id, duty="9.2.patrol", actor=captain, at=AT)
    with pytest.raises(NotAllowed):
        lines.assign(sheet, zhou.id, duty="9.2.patrol", actor=captain, at=AT)


@pytest.mark.parametrize("hours", [0, -1, 25])
def test_a_shift_ends_after_it_begins_within_a_day(bureau, captain, hours) -> None:
    with pytest.raises(BadInput):
        sheets.plan_sheet(bureau.organ, starts_at=BEGINS, ends_at=BEGINS + timedelta(hours=hours), actor=captain, at=AT)
    assert not DutySheet.objects.exists()


def test_a_post_takes_people_only_with_its_description(bureau, zhou, hr) -> None:
    parts = {"title": "巡逻", "category": Category.REGULATORY, "responsibilities": "协助巡逻", "tasks": ["9.2.patrol"]}
    job = jobs.describe_job(bureau.organ, **parts, standards="", actor=hr, at=AT)
    with pytest.raises(NotLawful):
        jobs.enact_job(job, actor=hr, at=AT)
    with pytest.raises(NotLawful):
        jobs.place(zhou.id, job=job, since=date(2026, 3, 2), actor=hr, at=AT)
    jobs.describe_job(bureau.organ, **parts, standards="着装规范", job=job, actor=hr, at=AT)
    jobs.enact_job(job, actor=hr, at=AT)
    jobs.place(zhou.id, job=job, since=date(2026, 3, 2), actor=hr, at=AT)
    assert JobHolder.objects.get().officer_id == zhou.id


@pytest.mark.parametrize("tasks", [["9.3.questioning"], ["8.1.window"], ["10.1"]])
def test_no_job_description_holds_a_task_outside_articles_8_and_9(bureau, hr, tasks) -> None:
    with pytest.raises((NotLawful, BadInput)):
        jobs.describe_job(
            bureau.organ, title="x", category=Category.REGULATORY, responsibilities="a", tasks=tasks, standards="b",
            actor=hr, at=AT,
        )  # fmt: skip


def test_statements_do_not_grow_with_the_sheet(bureau, sheet, captain, facts, django_assert_max_num_queries) -> None:  # noqa: F811
    for many in (2, 12):
        for n in range(many):
            officer = make_officer(bureau, f"甲{many}-{n}（示例）")
            facts.ready(officer.id)
            lines.assign(sheet, officer.id, duty="9.2.patrol", actor=captain, at=AT)
        with django_assert_max_num_queries(9):
            queries.missing(queries.sheet(sheet))
        with django_assert_max_num_queries(4):
            queries.sheets([bureau.organ])
    assert AuxiliaryOfficer.objects.count() == 14


def test_the_real_sources_see_contracts_permits_induction_and_hours(bureau, sheet, captain) -> None:
    """Nothing of it is known of somebody new: the sheet says what is missing, and nothing is published."""
    lines.assign(sheet, make_officer(bureau).id, duty="9.2.patrol", actor=captain, at=AT)
    [found] = queries.missing(queries.sheet(sheet))[1].values()
    assert {Bar.SERVICE, Bar.INDUCTION, Bar.PERMIT} == {block.bar for block in found}
    with pytest.raises(NotLawful):
        sheets.publish(sheet, actor=captain, at=AT)
