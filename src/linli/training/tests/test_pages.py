"""The pages: a trainer plans, confirms and examines; a learner reads; an appraiser sees numbers; strangers nothing."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from django.test import Client
from django.utils import timezone

from linli.accounts.tests.factories import sign_in
from linli.kernel.actor import Actor, Role
from linli.training import api, models
from linli.training.data import CourseKind, LearnerKind, SessionState
from linli.training.tests.factories import EXPERT, NOON, passed, trained, whole
from linli.web import documents

can_make = pytest.mark.skipif(documents.missing() is not None, reason=str(documents.missing()))


@pytest.fixture
def enter(client: Client):
    """The test client, signed in as this actor."""

    def signed_in(actor: Actor) -> Client:
        sign_in(client, actor.user)
        return client

    return signed_in


@pytest.fixture
def own(school):
    """周安 signs in as a clerk of the township would; the book says that he is a learner."""
    actor = school.actor(Role.AUXILIARY, name="zhou-an")
    return actor, school.learner(user=actor.user, post=actor.post)


COURSE = {"kind": "yearly", "title": "法律知识（示例）", "title_en": "", "audience": ["auxiliary"], "topics": ["law"],
          "hours": "8", "pass_mark": "60", "validity_months": "0"}  # fmt: skip


def test_a_trainer_writes_and_publishes_a_course(school, enter):
    browser = enter(school.actor())
    assert browser.post("/training/courses/new/", COURSE | {"hours": "0"}).status_code == 400
    page = browser.post("/training/courses/new/", COURSE)
    course = models.Course.objects.get()
    assert page.headers["Location"] == f"/training/courses/{course.pk}/"
    assert browser.post(f"/training/courses/{course.pk}/publish/").status_code == 302
    assert browser.post(f"/training/courses/{course.pk}/explode/").status_code == 404
    assert "可开班" in browser.get(f"/training/courses/{course.pk}/").text
    assert browser.post(f"/training/courses/{course.pk}/revise/").status_code == 302
    assert "第 2 版" in browser.get(f"/training/courses/{course.pk}/").text


def test_a_plan_is_written_by_one_and_approved_by_another(school, enter):
    browser, course = enter(school.actor(Role.HR)), school.course(hours=120)
    made = browser.post("/training/plans/new/", {"year": "2026", "audience": "auxiliary"}).headers["Location"]
    assert "应训 120 学时" in browser.get(made).text
    assert browser.post(made, {"course": course, "month": "3"}).status_code == 302
    assert browser.get(f"{made}approve/").status_code == 403
    browser = enter(school.actor(Role.LEAD))
    assert browser.post(f"{made}approve/", {"paper": "示培〔2026〕3号"}).status_code == 302
    assert "已批准" in browser.get("/training/plans/?year=2026").text


def planned(course, **more):
    given = {"course": course, "place": "训练室", "first_day": "2026-03-02", "last_day": "2026-03-08",
             "starts": "08:30", "ends": "17:30", "rest": "60", "working_days": "on", "paper": "示聘〔2026〕1号",
             "office": "消防支队"}  # fmt: skip
    return given | more


def test_a_session_is_planned_on_working_days_and_learners_are_enrolled(school, enter):
    officer, course, browser = school.learner(), school.course(hours=40), enter(school.actor())
    assert "培训地点" in browser.get(f"/training/sessions/new/?course={course}").text
    for wrong in ({"last_day": "2026-03-01"}, {"last_day": "2028-01-01"}, {"paper": ""}, {"ends": "08:00"}):
        assert browser.post("/training/sessions/new/", planned(course, **wrong)).status_code == 400
    enrol = browser.post("/training/sessions/new/", planned(course)).headers["Location"]
    session = models.Session.objects.get()
    assert [sheet.times.day.day for sheet in api.sheets(session.pk)] == [2, 3, 4, 5, 6]
    assert officer_name(officer) in browser.get(enrol).text
    assert browser.post(enrol, {"learners": ["auxiliary-77"]}).status_code == 400
    assert browser.post(enrol, {"learners": [str(officer)]}).status_code == 302
    assert "1 名学员" in browser.get(f"/training/sessions/{session.pk}/").text


def officer_name(learner):
    return api.card(learner, on=NOON.date()).name


def test_a_sheet_is_one_press_and_says_what_is_wrong(school, enter):
    session = school.session(school.course(), [school.learner(), school.learner("吴晨（示例）")])
    [here, away] = sorted(seat.id for seat in api.seats(session, on=NOON.date()))
    browser, sheet = enter(school.actor()), f"/training/sessions/{session}/sheets/2026-03-02/"
    assert browser.get(sheet).text.count("checked") == 2
    wrong = {f"here_{here}": "on", f"minutes_{here}": "9", f"minutes_{away}": "8"}
    assert browser.post(sheet, wrong).status_code == 400
    assert browser.post(sheet, wrong | {f"minutes_{here}": "7.5"}).status_code == 302
    kept = dict(models.Attendance.objects.values_list("enrolment", "minutes"))
    assert kept == {here: 450, away: 0}
    assert browser.get(f"/training/sessions/{session}/sheets/2026-02-30/").status_code == 404
    correct = f"{sheet}{away}/"
    assert browser.post(correct, {"minutes": "8", "reason": "late_paper"}).status_code == 302
    assert models.Correction.objects.get().becomes == 480


def test_results_are_recorded_retaken_and_corrected(school, enter):
    session = school.session(school.course(), [school.learner()])
    school.attend(session)
    [seat] = api.seats(session, on=NOON.date())
    browser, page = enter(school.actor()), f"/training/sessions/{session}/results/"
    assert browser.get(page).status_code == 200
    assert browser.post(page, {"held_on": "2026-03-02", f"mark_{seat.id}": ""}).status_code == 400
    assert browser.post(page, {"held_on": "2026-03-02", f"mark_{seat.id}": "59"}).status_code == 302
    assert browser.post(page, {"held_on": "2026-03-02", f"mark_{seat.id}": "80"}).status_code == 400
    assert browser.post(page, {"held_on": "2026-03-05", f"mark_{seat.id}": "80"}).status_code == 302
    result = models.Result.objects.get(passed=True).pk
    assert browser.post(f"/training/results/{result}/", {"mark": "81", "reason": "typing"}).status_code == 302
    assert "81" in browser.get(f"/training/sessions/{session}/").text
    assert "没有等待考核的学员" in browser.get(page).text


def test_days_are_added_and_dropped_and_a_session_cancelled(school, enter):
    session = school.session(school.course(), [school.learner()])
    browser, page = enter(school.actor()), f"/training/sessions/{session}/"
    day = {"day": "2026-03-03", "starts": "08:30", "ends": "12:00", "rest": "0"}
    assert browser.post(f"{page}days/add/", day).status_code == 302
    assert browser.post(f"{page}days/add/", day).status_code == 400
    assert browser.post(f"{page}days/{api.sheets(session)[1].id}/drop/").status_code == 302
    [seat] = api.seats(session, on=NOON.date())
    assert browser.post(f"{page}withdraw/{seat.id}/").status_code == 302
    assert browser.post(f"{page}cancel/").status_code == 302
    assert api.session(session).state is SessionState.CANCELLED


def test_a_learner_reads_the_own_record_and_nobody_elses(school, enter, own):
    actor, officer = own
    trained(officer, hours=116, on=date(2026, 3, 2))
    certificate = passed(officer, on=date(2026, 3, 20))
    session = school.session(school.course(), [officer], days=[date(2027, 6, 1)])
    other = school.learner()
    browser = enter(actor)
    page = browser.get("/training/mine/?year=2026").text
    assert all(text in page for text in ("14.5", "0.5", certificate.number, "岗前培训已于"))
    assert browser.get(f"/training/mine/sessions/{session}/").status_code == 200
    assert browser.get(f"/training/certificates/{certificate.pk}/").status_code == 200
    assert browser.get(f"/training/learners/{other}/statement.xlsx").status_code == 404
    assert browser.get(f"/training/certificates/{passed(other, on=NOON.date()).pk}/").status_code == 404
    for path in ("", "unit/", f"learners/{other}/", "courses/", f"sessions/{session}/"):
        assert browser.get(f"/training/{path}").status_code == 403


def test_a_volunteer_signs_up_on_the_own_page(school, enter):
    actor = school.actor(Role.CLERK)
    volunteer = school.learner("李晴（示例）", kind=LearnerKind.VOLUNTEER, user=actor.user)
    day = timezone.localdate() + timedelta(days=3)
    session = school.session(school.course(CourseKind.OTHER), days=[day])
    browser = enter(actor)
    assert "可报名的培训" in browser.get("/training/mine/").text
    assert browser.post(f"/training/mine/sessions/{session}/{volunteer}/").status_code == 302
    assert "可报名的培训" not in browser.get("/training/mine/").text


def test_an_appraiser_sees_numbers_of_the_own_units_only(school, enter):
    trained(school.learner(), hours=116, on=date(2026, 3, 2))
    elsewhere = school.learner("远方（示例）", unit=school.district.other_township)
    browser = enter(school.actor(Role.COMMANDER))
    page = browser.get("/training/unit/?year=2026&kind=auxiliary").text
    assert "14.5" in page and "远方" not in page
    stranger = f"/training/unit/?year=2026&kind=auxiliary&unit={school.district.other_township}"
    assert "远方" not in browser.get(stranger).text
    assert browser.get(f"/training/learners/{elsewhere}/").status_code == 404
    assert browser.get("/training/unit/?year=x&unit=y&kind=z").status_code == 200
    assert browser.get("/training/learners/officer-1/").status_code == 404


def test_earlier_training_is_recorded_by_the_personnel_officer(school, enter):
    officer, course, hr = school.learner(), school.course(CourseKind.INDUCTION), school.actor(Role.HR)
    browser, page = enter(hr), f"/training/learners/{officer}/earlier/"
    given = {"course": course, "first_day": "2025-01-06", "last_day": "2025-01-10", "hours": "40",
             "passed_on": "2025-01-10", "valid_until": "", "paper": "示培证字0012号", "verifier": hr.post}  # fmt: skip
    assert browser.post(page, given | {"paper": ""}).status_code == 400
    assert browser.post(page, given).status_code == 302
    certificate = models.Certificate.objects.get()
    assert "示培证字0012号" in browser.get(f"/training/certificates/{certificate.pk}/").text
    revoked = browser.post(f"/training/certificates/{certificate.pk}/revoke/", {"reason": "not_genuine"})
    assert revoked.status_code == 302
    assert api.passed_induction(officer, on=NOON.date()) is None


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_anybody_verifies_a_certificate_and_learns_no_name(school, client, language):
    row, headers = passed(school.learner("周安（示例）"), on=NOON.date()), {"accept-language": language}
    assert client.get("/training/verify/", headers=headers).status_code == 200
    found = client.get("/training/verify/", {"code": row.code.lower().replace("-", "")}, headers=headers)
    page = client.get(found.headers["Location"], headers=headers)
    assert row.number in page.text and "周安" not in page.text and "东镇" not in page.text
    assert client.get("/training/verify/", {"code": "AAAA"}, headers=headers).status_code == 404


def test_files_for_the_payroll_office_and_the_learner(school, enter, own):
    openpyxl = pytest.importorskip("openpyxl")
    actor, officer = own
    trained(officer, hours=12, on=date(2026, 3, 2))
    told = enter(actor).get(f"/training/learners/{officer}/statement.xlsx?year=2026")
    sheet = openpyxl.load_workbook(BytesIO(told.content)).active
    assert [cell.value for cell in sheet[2]][3] == 8
    told = enter(school.actor(Role.HR)).get("/training/unit/list.xlsx?year=2026&kind=auxiliary")
    rows = list(openpyxl.load_workbook(BytesIO(told.content)).active.values)
    assert rows[1][:4] == ("周安（示例）", 1.5, 15, 13.5)
    assert enter(actor).get(f"/training/learners/{officer}/statement.exe").status_code == 404


@can_make
@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_the_certificate_on_paper_leads_to_its_check(school, enter, own, language):
    pdfminer = pytest.importorskip("pdfminer.high_level")
    actor, officer = own
    row = passed(officer, on=date(2026, 3, 20))
    browser, headers = enter(actor), {"accept-language": language}
    paper = browser.get(f"/training/certificates/{row.pk}/certificate.pdf", headers=headers)
    said = pdfminer.extract_text(BytesIO(paper.content)).replace("\n", "")
    assert all(text in said for text in (row.number, row.code, "周安", f"/training/verify/{row.code}/"))
    assert ("警务辅助人员" if language == "zh-hans" else "Auxiliary officer") in said
    statement = browser.get(f"/training/learners/{officer}/statement.pdf?year=2026", headers=headers)
    assert "岗前培训" in pdfminer.extract_text(BytesIO(statement.content)) or language == "en"


@pytest.mark.parametrize("many", [2, 25])
def test_pages_take_as_many_statements_for_many_as_for_few(school, enter, django_assert_max_num_queries, many):
    learners = [school.learner(f"学员{n}（示例）") for n in range(many)]
    session = school.session(school.course(), learners)
    school.attend(session)
    browser = enter(school.actor())
    pages = {"": 16, "unit/?kind=auxiliary&year=2026": 20, f"sessions/{session}/": 16, "sessions/": 14,
             f"sessions/{session}/results/": 18, f"sessions/{session}/enrol/": 18,
             f"learners/{learners[0]}/?year=2026": 28}  # fmt: skip
    for path, most in pages.items():
        with django_assert_max_num_queries(most):
            assert browser.get(f"/training/{path}").status_code == 200


@pytest.mark.parametrize("many", [2, 25])
def test_confirming_a_sheet_takes_as_many_statements_for_many(school, django_assert_max_num_queries, many):
    session = school.session(school.course(), [school.learner(f"学员{n}（示例）") for n in range(many)])
    minutes = {seat.id: 480 for seat in api.seats(session, on=NOON.date())}
    with django_assert_max_num_queries(20):
        api.confirm_day(session, NOON.date(), minutes=minutes, actor=school.actor(), at=NOON)


def test_the_list_of_sessions_is_paged(school, enter):
    course = school.course()
    for _number in range(52):
        session = api.plan_session(course, unit=school.unit, place="训练室", days=[whole(NOON.date())],
                                   instructors=[EXPERT], actor=school.actor(), at=NOON)  # fmt: skip
    browser = enter(school.actor())
    first = browser.get("/training/sessions/").text
    assert f"/training/sessions/{session}/" in first and 'rel="next"' in first
    older = first.split("?before=")[1].split('"')[0]
    last = browser.get(f"/training/sessions/?before={older}").text
    assert 'rel="next"' not in last and 'rel="prev"' in last
