"""Examine, certify, remind, verify; what came before Linli; and what ends with the file."""

from datetime import date, timedelta

import pytest

from linli.kernel.actor import Role
from linli.kernel.errors import BadInput, NotAllowed, NotFound, NotPermitted
from linli.notifications.api import inbox
from linli.organisation.tests.factories import NOON, make_post, make_user
from linli.training import api, models
from linli.training.data import CourseKind, Learner, LearnerKind, Reason
from linli.training.tests.factories import evening, passed, trained

TODAY = NOON.date()
YESTERDAY = TODAY - timedelta(days=1)


def held(school, kind=CourseKind.INDUCTION, *learners, minutes=480, **more):
    session = school.session(school.course(kind, **more), learners or [school.learner()])
    school.attend(session, minutes)
    return session


def test_failed_on_the_third_passed_on_the_tenth_of_march(school):
    """The vector of Order 270 Art 20: no post on the 4th."""
    officer = school.learner()
    session = held(school, CourseKind.INDUCTION, officer)
    assert school.examine(session, 59, on=date(2026, 3, 3)) == 0
    assert api.passed_induction(officer, on=date(2026, 3, 4)) is None
    assert school.examine(session, 60, on=date(2026, 3, 10)) == 1
    assert api.passed_induction(officer, on=date(2026, 3, 9)) is None
    assert api.passed_induction(officer, on=date(2026, 3, 10)) == date(2026, 3, 10)


def test_attempts_are_numbered_and_end_with_passing(school):
    session = held(school)
    for mark, day in ((40, 2), (50, 3), (70, 4)):
        school.examine(session, mark, on=date(2026, 3, day))
    told = models.Result.objects.order_by("attempt").values_list("attempt", "mark", "passed")
    assert list(told) == [(1, 40, False), (2, 50, False), (3, 70, True)]
    with pytest.raises(BadInput):
        api.record_results(session, marks={api.seats(session, on=TODAY)[0].id: 90}, held_on=date(2026, 3, 5),
                           actor=school.actor(), at=evening(date(2026, 3, 5)))  # fmt: skip


@pytest.mark.parametrize(("mark", "day"), [(101, TODAY), (-1, TODAY), (60, YESTERDAY), (60, TODAY + timedelta(days=9))])
def test_a_mark_or_day_that_cannot_be(school, mark, day):
    session = held(school)
    marks = {seat.id: mark for seat in api.seats(session, on=TODAY)}
    with pytest.raises(BadInput):
        api.record_results(session, marks=marks, held_on=day, actor=school.actor(), at=evening(TODAY))
    assert not models.Result.objects.exists()


def test_too_few_hours_are_not_examined(school):
    session = held(school, minutes=383)
    with pytest.raises(BadInput) as refusal:
        school.examine(session, 90)
    assert refusal.value.field.startswith("mark_")


def test_without_examination_enough_hours_pass(school):
    here, away = school.learner("到场（示例）"), school.learner("缺席（示例）")
    session = school.session(school.course(CourseKind.OTHER, pass_mark=None), [here, away])
    school.attend(session, {here: 480, away: 100})
    count = api.record_results(session, marks={}, held_on=TODAY, actor=school.actor(), at=evening(TODAY))
    assert count == 1
    assert api.valid_certificates(here, on=TODAY)
    assert not api.valid_certificates(away, on=TODAY)


def test_no_examination_before_the_last_sheet(school):
    session = school.session(school.course(), [school.learner()])
    with pytest.raises(NotAllowed):
        school.examine(session, 80)


@pytest.mark.parametrize(("day", "is_valid"), [(1, False), (2, True), (366, True), (367, True), (368, False)])
def test_a_certificate_is_valid_from_the_day_of_passing_to_its_last_day(school, day, is_valid):
    officer = school.learner()
    school.examine(held(school, CourseKind.YEARLY, officer, validity_months=12), 80)
    on = date(2026, 3, 1) + timedelta(days=day - 1)
    assert bool(api.valid_certificates(officer, on=on)) is is_valid


def test_a_corrected_mark_takes_the_certificate_back_and_gives_it_again(school):
    officer = school.learner()
    session = held(school, CourseKind.INDUCTION, officer)
    school.examine(session, 61)
    result, trainer = models.Result.objects.get().pk, school.actor()
    api.correct_result(result, mark=16, reason=Reason.TYPING, actor=trainer, at=NOON)
    assert api.passed_induction(officer, on=TODAY) is None
    api.correct_result(result, mark=61, reason=Reason.TYPING, actor=trainer, at=NOON)
    assert api.passed_induction(officer, on=TODAY) == TODAY
    assert models.Correction.objects.count() == 2
    assert models.Certificate.objects.count() == 1


def test_a_certificate_is_revoked_by_who_keeps_the_file_with_a_reason(school):
    row = passed(school.learner(), on=TODAY)
    for stranger in (school.actor(), school.actor(Role.HR, school.district.other_township)):
        with pytest.raises(NotPermitted):
            api.revoke_certificate(row.pk, reason=Reason.NOT_GENUINE, actor=stranger, at=NOON)
    api.revoke_certificate(row.pk, reason=Reason.NOT_GENUINE, actor=school.actor(Role.HR), at=NOON)
    assert api.verify(row.code, on=TODAY).is_revoked
    with pytest.raises(NotAllowed):
        api.revoke_certificate(row.pk, reason=Reason.TYPING, actor=school.actor(Role.HR), at=NOON)


def test_the_code_tells_the_course_and_the_days_and_never_whose(school):
    row = passed(school.learner(), on=YESTERDAY, valid_until=TODAY)
    found = api.verify(row.code.lower().replace("-", " "), on=TODAY)
    assert (found.number, found.is_valid, found.kind) == (row.number, True, CourseKind.INDUCTION)
    assert not {"learner", "name", "user", "unit"} & set(found.__dataclass_fields__)
    assert not api.verify(row.code, on=TODAY + timedelta(days=1)).is_valid
    assert [api.verify(wrong, on=TODAY) for wrong in ("", "ABCD", "AAAA-AAAA-AAAA-AAAA", "证" * 16)] == [None] * 4


def test_reminders_come_at_thirty_fifteen_and_seven_days_and_once(school):
    user = make_user("zhou-an")
    post = make_post(Role.AUXILIARY, school.unit, user)
    row = passed(school.learner(user=user, post=post), on=YESTERDAY, valid_until=TODAY + timedelta(days=40))
    told = []
    for later in range(45):
        told += [40 - later] * api.remind(at=NOON + timedelta(days=later))
    assert told == [30, 15, 7]
    assert len(inbox(post)) == 3
    assert row.number in inbox(post)[0].body.params.values()


def test_who_has_renewed_is_not_reminded(school):
    officer = school.learner()
    old = passed(officer, on=YESTERDAY, valid_until=TODAY + timedelta(days=5))
    new = passed(officer, on=TODAY, valid_until=TODAY + timedelta(days=400))
    models.Certificate.objects.filter(pk=new.pk).update(course=old.course)
    assert api.remind(at=NOON) == 0


def earlier(school, learner, **more):
    given = {"minutes": 960, "first_day": date(2026, 1, 12), "last_day": date(2026, 1, 13), "at": NOON,
             "paper": "示培证字0012号", "verifier": school.actor(Role.HR).post, "actor": school.actor()}  # fmt: skip
    course = more.pop("course", None) or school.course(more.pop("kind", CourseKind.YEARLY))
    return api.record_earlier(learner, course, **(given | more))


def test_what_was_trained_before_counts_on_paper_and_a_name(school):
    officer = school.learner()
    earlier(school, officer)
    earlier(school, officer, kind=CourseKind.INDUCTION, passed_on=date(2026, 1, 13))
    assert api.training_days(officer, year=2026) == 2
    assert api.passed_induction(officer, on=TODAY) == date(2026, 1, 13)
    [certificate] = api.certificates_of(officer)
    assert certificate.paper == "示培证字0012号"
    assert [line.paper for line in api.statement(officer, year=2026).lines] == ["示培证字0012号"] * 2


@pytest.mark.parametrize(
    ("field", "wrong"),
    [("paper", {"paper": " "}), ("hours", {"minutes": 961}), ("last_day", {"last_day": date(2026, 1, 11)}),
     ("last_day", {"first_day": date(2025, 12, 31)}), ("last_day", {"last_day": date(2027, 1, 1)}),
     ("verifier", {"verifier": 1}), ("passed_on", {"passed_on": date(2026, 1, 11)})],
)  # fmt: skip
def test_an_earlier_training_that_cannot_be_names_the_field(school, field, wrong):
    with pytest.raises(BadInput) as refusal:
        earlier(school, school.learner(), **wrong)
    assert refusal.value.field == field
    assert not models.Earlier.objects.exists()


def test_a_clerk_verifies_no_paper_and_nothing_counts_twice(school):
    officer, course = school.learner(), school.course()
    with pytest.raises(BadInput):
        earlier(school, officer, course=course, verifier=school.actor(Role.CLERK).post)
    earlier(school, officer, course=course)
    with pytest.raises(BadInput):
        earlier(school, officer, course=course)


def test_a_statement_says_what_was_confirmed(school):
    officer = school.learner()
    school.examine(held(school, CourseKind.YEARLY, officer), 75)
    trained(officer, hours=2, on=date(2025, 5, 1))
    told = api.statement(officer, year=2026)
    assert [(line.minutes, line.counts, line.mark, line.passed) for line in told.lines] == [(480, True, 75, True)]
    assert (told.totals.counted, told.totals.short) == (1, 14)


def test_what_is_held_goes_with_the_file(school):
    officer, other = school.learner(), school.learner("他人（示例）")
    for one in (officer, other):
        passed(one, on=TODAY)
        earlier(school, one, passed_on=TODAY)
    api.forget_learners([officer], actor=school.actor(Role.HR), at=NOON)
    assert api.certificates_of(officer) == []
    assert api.training_days(officer, year=2026) == 0
    assert len(api.certificates_of(other)) == 2
    assert models.Enrolment.objects.count() == models.Earlier.objects.count() == 1


def test_who_is_in_no_book_has_no_card():
    with pytest.raises(NotFound):
        api.card(Learner(LearnerKind.MEDIATOR, 1), on=TODAY)
