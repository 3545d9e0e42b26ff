"""Plan, teach, confirm: who may, when, and what stands in the tables afterwards."""

from datetime import date, time, timedelta

import pytest

from linli.kernel.actor import Role
from linli.kernel.errors import BadInput, NotAllowed, NotFound, NotLawful, NotPermitted, Overtaken
from linli.notifications.api import inbox
from linli.organisation.tests.factories import NOON, make_post, make_user
from linli.training import api, models
from linli.training.data import CourseKind, CourseState, Instructor, LearnerKind, Reason, SessionState, Times, Topic
from linli.training.tests.factories import EXPERT, evening, passed, text, whole

TODAY = NOON.date()
TOMORROW = TODAY + timedelta(days=1)


def test_a_published_course_never_changes_and_the_next_version_retires_it(school):
    first, trainer = school.course(), school.actor()
    with pytest.raises(NotAllowed):
        api.change_course(first, text(hours=16), actor=trainer, at=NOON)
    second = api.revise_course(first, actor=trainer, at=NOON)
    assert api.revise_course(first, actor=trainer, at=NOON) == second
    api.change_course(second, text(hours=16), actor=trainer, at=NOON)
    api.publish_course(second, actor=trainer, at=NOON)
    told = [(one.version, one.state, one.text.hours) for one in api.versions(first)]
    assert told == [(2, CourseState.PUBLISHED, 16), (1, CourseState.RETIRED, 8)]


def test_an_induction_that_leaves_something_out_is_not_published(school):
    topics = frozenset({Topic.DISCIPLINE, Topic.SKILLS})
    draft = api.write_course(
        text(CourseKind.INDUCTION, topics=topics), unit=school.unit, actor=school.actor(), at=NOON
    )  # fmt: skip
    with pytest.raises(NotLawful) as refusal:
        api.publish_course(draft, actor=school.actor(), at=NOON)
    assert refusal.value.articles == ("wuhan-order-270/20",)


@pytest.mark.parametrize(
    ("field", "wrong"),
    [("hours", {"hours": 0}), ("pass_mark", {"pass_mark": 101}), ("audience", {"audience": frozenset()}),
     ("validity_months", {"kind": CourseKind.INDUCTION, "validity_months": 12})],
)  # fmt: skip
def test_a_course_that_makes_no_sense_names_the_field(school, field, wrong):
    with pytest.raises(BadInput) as refusal:
        api.write_course(text(**({"kind": CourseKind.OTHER} | wrong)), unit=school.unit, actor=school.actor(), at=NOON)
    assert refusal.value.field == field


def test_a_plan_is_approved_by_another_and_only_with_fifteen_days(school):
    lead = school.actor(Role.LEAD)
    plan = api.begin_plan(
        unit=school.unit, year=2026, audience=LearnerKind.AUXILIARY, actor=school.actor(Role.HR), at=NOON
    )  # fmt: skip
    course = school.course(hours=40)
    for month in (3, 6):
        api.add_to_plan(plan, course, month=month, actor=school.actor(), at=NOON)
    with pytest.raises(NotLawful) as refusal:
        api.approve_plan(plan, actor=lead, at=NOON)
    assert refusal.value.articles == ("wuhan-order-270/21",)
    api.add_to_plan(plan, course, month=9, actor=school.actor(), at=NOON)
    with pytest.raises(NotPermitted):
        api.approve_plan(plan, actor=school.actor(), at=NOON)
    api.approve_plan(plan, paper="示培〔2026〕3号", actor=lead, at=NOON)
    with pytest.raises(NotAllowed):
        api.take_from_plan(plan, api.plan(plan).lines[0][0], actor=school.actor(), at=NOON)
    api.reopen_plan(plan, actor=lead, at=NOON)
    assert (api.plan(plan).state, api.plan(plan).suffices) == ("draft", True)


def test_hours_of_induction_do_not_fill_the_plan(school):
    plan = api.begin_plan(
        unit=school.unit, year=2026, audience=LearnerKind.AUXILIARY, actor=school.actor(), at=NOON
    )  # fmt: skip
    course = school.course(CourseKind.INDUCTION, hours=200)
    api.add_to_plan(plan, course, month=3, actor=school.actor(), at=NOON)
    assert not api.plan(plan).suffices


def test_who_teaches_was_taught_to_or_comes_on_paper(school):
    course, teacher = school.course(), school.learner("骨干（示例）")

    def plan(instructor: Instructor) -> object:
        return api.plan_session(
            course, unit=school.unit, place="训练室", days=[whole(TODAY)], instructors=[instructor],
            actor=school.actor(), at=NOON,
        )  # fmt: skip

    with pytest.raises(NotPermitted):
        plan(Instructor(teacher))
    passed(teacher, on=date(2025, 3, 1), kind=CourseKind.BACKBONE, valid_until=TODAY - timedelta(days=1))
    with pytest.raises(NotPermitted):
        plan(Instructor(teacher))
    passed(teacher, on=date(2025, 3, 1), kind=CourseKind.BACKBONE, valid_until=TODAY)
    assert api.instructors(plan(Instructor(teacher)), on=TODAY) == ["骨干（示例）"]
    assert api.instructors(plan(EXPERT), on=TODAY) == ["市消防支队（示例）（示聘〔2026〕1号）"]


@pytest.mark.parametrize(
    ("days", "field"),
    [([], "days"), ([Times(TODAY, time(8), time(12))], "days"), ([Times(TODAY, time(17), time(8))], "ends"),
     ([whole(TODAY), whole(TODAY)], "days"), ([whole(date(2060, 1, 1))], "days"),
     ([Times(TODAY, time(0), time(23))], "ends")],
)  # fmt: skip
def test_days_that_make_no_session(school, days, field):
    with pytest.raises(BadInput) as refusal:
        api.plan_session(school.course(), unit=school.unit, place="训练室", days=days, instructors=[EXPERT],
                         actor=school.actor(), at=NOON)  # fmt: skip
    assert refusal.value.field == field
    assert not models.Session.objects.exists()


def test_the_enrolled_are_told_and_nobody_is_in_two_places(school):
    user = make_user("zhou-an")
    post = make_post(Role.AUXILIARY, school.unit, user)
    officer, course = school.learner(user=user, post=post), school.course()
    session = school.session(course, [officer])
    assert [notice.title.msgid for notice in inbox(post)] == ["You are entered for a training"]
    for other in (session, school.session(course)):
        with pytest.raises(BadInput):
            api.enrol(other, [officer], actor=school.actor(), at=NOON)
    api.cancel_session(session, actor=school.actor(), at=NOON)
    assert api.enrol(other, [officer], actor=school.actor(), at=NOON)
    assert len(inbox(post)) == 3


def test_learners_of_elsewhere_and_of_other_kinds_are_not_enrolled(school):
    session = school.session(school.course(audience=frozenset({LearnerKind.AUXILIARY})))
    stranger = school.learner(unit=school.district.other_township)
    worker = api.in_units([school.district.village], on=TODAY)
    assert worker == []
    with pytest.raises(NotFound):
        api.enrol(session, [stranger], actor=school.actor(), at=NOON)
    school.district.actor(Role.GRID_WORKER)
    [worker] = api.in_units([school.district.village], on=TODAY)
    with pytest.raises(BadInput):
        api.enrol(session, [worker.learner], actor=school.actor(), at=NOON)


def test_a_volunteer_signs_up_and_withdraws_alone(school):
    me = school.actor(Role.CLERK)
    volunteer = school.learner("李晴（示例）", kind=LearnerKind.VOLUNTEER, user=me.user)
    session = school.session(school.course(CourseKind.OTHER))
    with pytest.raises(NotPermitted):
        api.enrol(session, [volunteer], actor=school.actor(), at=NOON)
    with pytest.raises(NotPermitted):
        api.sign_up(session, volunteer, actor=school.actor(), at=NOON)
    one = api.sign_up(session, volunteer, actor=me, at=NOON)
    api.withdraw(one, actor=me, at=NOON)
    assert api.seats(session, on=TODAY) == []


def test_a_sheet_is_confirmed_once_and_the_last_one_ends_the_session(school):
    officer, trainer = school.learner(), school.actor()
    session = school.session(school.course(hours=16), [officer], days=[TODAY, TOMORROW])
    [seat] = api.seats(session, on=TODAY)
    with pytest.raises(NotAllowed):
        api.confirm_day(session, TOMORROW, minutes={seat.id: 480}, actor=trainer, at=NOON)
    api.confirm_day(session, TODAY, minutes={seat.id: 480}, actor=trainer, at=NOON)
    with pytest.raises(Overtaken):
        api.confirm_day(session, TODAY, minutes={seat.id: 0}, actor=trainer, at=NOON)
    assert api.session(session).state is SessionState.PLANNED
    api.confirm_day(session, TOMORROW, minutes={seat.id: 120}, actor=trainer, at=evening(TOMORROW))
    assert api.session(session).state is SessionState.HELD
    assert str(api.training_days(officer, year=2026)) == "1.25"


@pytest.mark.parametrize("minutes", [-1, 481])
def test_nobody_attends_more_than_was_taught(school, minutes):
    session = school.session(school.course(), [school.learner()])
    [seat] = api.seats(session, on=TODAY)
    with pytest.raises(BadInput) as refusal:
        api.confirm_day(session, TODAY, minutes={seat.id: minutes}, actor=school.actor(), at=evening(TODAY))
    assert refusal.value.field == f"minutes_{seat.id}"
    with pytest.raises(BadInput):
        api.confirm_day(session, TODAY, minutes={}, actor=school.actor(), at=evening(TODAY))
    assert not models.Attendance.objects.exists()


def test_nobody_confirms_the_own_hours(school):
    trainer = school.actor()
    session = school.session(school.course(), [school.learner(user=trainer.user)])
    [seat] = api.seats(session, on=TODAY)
    with pytest.raises(NotPermitted):
        api.confirm_day(session, TODAY, minutes={seat.id: 480}, actor=trainer, at=evening(TODAY))
    other = school.actor(name="second-trainer")
    api.confirm_day(session, TODAY, minutes={seat.id: 480}, actor=other, at=evening(TODAY))


def test_a_correction_keeps_what_was(school):
    officer = school.learner()
    session = school.session(school.course(), [officer])
    school.attend(session)
    [seat] = api.seats(session, on=TODAY)
    api.correct_day(
        session, TODAY, seat.id, minutes=240, reason=Reason.LEARNER_OBJECTED, actor=school.actor(), at=evening(TODAY)
    )  # fmt: skip
    assert str(api.training_days(officer, year=2026)) == "0.50"
    kept = models.Correction.objects.get()
    assert (kept.was, kept.becomes, kept.reason) == (480, 240, "learner_objected")
    with pytest.raises(BadInput):
        api.correct_day(session, TODAY, seat.id, minutes=240, reason=Reason.TYPING, actor=school.actor(), at=NOON)


def test_a_day_is_dropped_while_nobody_attended_it(school):
    session, trainer = school.session(school.course(), [school.learner()], days=[TODAY, TOMORROW]), school.actor()
    api.add_day(session, whole(TOMORROW + timedelta(days=1)), actor=trainer, at=NOON)
    school_days = api.sheets(session)
    api.drop_day(session, school_days[2].id, actor=trainer, at=NOON)
    [seat] = api.seats(session, on=TODAY)
    api.confirm_day(session, TODAY, minutes={seat.id: 480}, actor=trainer, at=evening(TODAY))
    with pytest.raises(Overtaken):
        api.drop_day(session, school_days[0].id, actor=trainer, at=NOON)
    with pytest.raises(NotAllowed):
        api.cancel_session(session, actor=trainer, at=NOON)
    api.drop_day(session, school_days[1].id, actor=trainer, at=NOON)
    assert (api.session(session).state, api.session(session).last_day) == (SessionState.HELD, TODAY)


@pytest.mark.parametrize("role", [Role.CLERK, Role.COMMANDER, Role.AUXILIARY, Role.FINANCE, Role.OPERATOR])
def test_who_does_not_train_changes_nothing(school, role):
    session, stranger = school.session(school.course(), [school.learner()]), school.actor(role)
    [seat] = api.seats(session, on=TODAY)
    with pytest.raises(NotPermitted):
        api.confirm_day(session, TODAY, minutes={seat.id: 1}, actor=stranger, at=evening(TODAY))
    with pytest.raises(NotPermitted):
        api.enrol(session, [school.learner()], actor=stranger, at=NOON)
    with pytest.raises(NotPermitted):
        api.cancel_session(session, actor=school.actor(Role.TRAINER, school.district.other_township), at=NOON)
    assert not models.Attendance.objects.exists()


def test_a_trainer_of_the_district_teaches_below(school):
    above = school.actor(Role.TRAINER, school.district.district)
    session = school.session(school.course())
    assert api.enrol(session, [school.learner()], actor=above, at=NOON)
