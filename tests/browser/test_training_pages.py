"""Training in real Chromium: the trainer's day, the sheet on a phone, the learner's own page, the public check."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from linli.accounts.tests.factories import sign_in
from linli.kernel.actor import Actor, Role
from linli.training import api, registry
from linli.training.data import CourseKind, LearnerKind
from linli.training.tests.factories import School, make_school, passed, trained
from tests.browser.judge import LOOKS, PHONE, assert_accessible, follow

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
NAMES = ("周安（示例）", "吴晨（示例）", "郑柳（示例）", "买买提·艾力（示例）")


@pytest.fixture
def school(transactional_db, monkeypatch) -> School:
    monkeypatch.setattr(registry, "_books", dict(registry._books))
    return make_school()


@pytest.fixture
def cookies(client: Client):
    def of(actor: Actor) -> dict[str, str]:
        sign_in(client, actor.user)
        return {"sessionid": client.cookies["sessionid"].value}

    return of


@pytest.fixture
def today(school):
    """Four officers of whom one has an earlier certificate; a session of today with an open sheet, one of yesterday."""
    day = timezone.localdate()
    learners = [school.learner(name) for name in NAMES]
    trained(learners[0], hours=52, on=day - timedelta(days=40))
    passed(learners[0], on=day - timedelta(days=60))
    course = school.course(hours=8)
    old = school.session(school.course(CourseKind.INDUCTION), learners, days=[day - timedelta(days=1)])
    school.attend(old)
    return {"learners": learners, "course": course, "old": old, "session": school.session(course, learners, days=[day])}


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_what_a_trainer_has_before_him(visit, school, cookies, today, look):
    jar, session = cookies(school.actor()), today["session"]
    plan = api.begin_plan(unit=school.unit, year=2026, audience=LearnerKind.AUXILIARY, actor=school.actor(),
                          at=timezone.now())  # fmt: skip
    api.add_to_plan(plan, today["course"], month=3, actor=school.actor(), at=timezone.now())
    for name, path in {
        "home": "", "session": f"sessions/{session}/", "sheet": f"sessions/{session}/sheets/{timezone.localdate()}/",
        "results": f"sessions/{today['old']}/results/", "new-session": "sessions/new/", "courses": "courses/",
        "course": f"courses/{today['course']}/", "new-course": "courses/new/", "plan": f"plans/{plan}/",
        "plans": "plans/", "unit": "unit/?kind=auxiliary", "learner": f"learners/{today['learners'][0]}/",
        "earlier": f"learners/{today['learners'][0]}/earlier/", "enrol": f"sessions/{session}/enrol/?kind=auxiliary",
    }.items():  # fmt: skip
        assert_accessible(visit(f"/training/{path}", look, cookies=jar), f"training-{name}")


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_a_sheet_is_confirmed_on_a_phone(visit, school, cookies, today, script):
    path = f"/training/sessions/{today['session']}/sheets/{timezone.localdate()}/"
    page = visit(path, PHONE, cookies=cookies(school.actor()), script=script)
    page.locator(".sheet input[type=checkbox]").nth(1).uncheck()
    page.locator(".sheet input[type=number]").nth(2).fill("30")
    follow(page, page.locator("main button.big"))
    assert page.locator(".errorlist").count() > 0
    if script:
        assert_accessible(page, "training-sheet-wrong")
    page.locator(".sheet input[type=number]").nth(2).fill("6.5")
    follow(page, page.locator("main button.big"))
    minutes = sorted(seat.minutes for seat in api.seats(today["session"], on=timezone.localdate()))
    assert minutes == [0, 390, 480, 480]


def test_a_learner_and_whoever_has_the_code(visit, school, cookies, today):
    actor = school.actor(Role.AUXILIARY, name="zhou-an")
    learner = school.learner(user=actor.user)
    trained(learner, hours=116, on=timezone.localdate() - timedelta(days=100))
    row = passed(learner, on=timezone.localdate() - timedelta(days=90))
    old = passed(learner, on=timezone.localdate() - timedelta(days=90), kind=CourseKind.OTHER,
                 valid_until=timezone.localdate() - timedelta(days=1))  # fmt: skip
    jar = cookies(actor)
    for look in LOOKS:
        assert_accessible(visit("/training/mine/", look, cookies=jar), "training-mine")
        assert_accessible(visit(f"/training/certificates/{row.pk}/", look, cookies=jar), "training-certificate")
        assert_accessible(visit(f"/training/verify/{row.code}/", look), "training-verify")
        assert_accessible(visit(f"/training/verify/{old.code}/", look), "training-verify-old")
        assert_accessible(visit("/training/verify/?code=nonsense", look), "training-verify-unknown")


def test_a_code_is_typed_and_verified_by_keyboard(visit, school):
    row = passed(school.learner(), on=timezone.localdate())
    page = visit("/training/verify/")
    page.locator("input[name=code]").fill(row.code.lower())
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert row.number in page.content()
