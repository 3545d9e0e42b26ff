"""Zhou An signs the four duties; Ms Huang gives access that ends by itself; a transfer after a complaint goes above."""

from datetime import date, timedelta

import pytest

from linli.auxiliaries.actions import files
from linli.auxiliaries.actions import obligations as acts
from linli.auxiliaries.actions.deployment import jobs
from linli.auxiliaries.actions.protection import approvals, voices
from linli.auxiliaries.data.files import Category
from linli.auxiliaries.data.protection import Guarded, VoiceKind
from linli.auxiliaries.models.obligations import AccessAuthorisation
from linli.auxiliaries.queries import obligations as queries
from linli.auxiliaries.rules.obligations import has_signed, may_access
from linli.auxiliaries.tests.people import AT, people  # noqa: F401 - a fixture
from linli.auxiliaries.tests.test_duty_pages import as_, page
from linli.kernel.errors import BadInput, NotAllowed, NotLawful, NotPermitted, Overtaken

pytestmark = pytest.mark.django_db
# ruff: noqa: F811 - fixtures are arguments
FIRST, LAST = date(2026, 3, 2), date(2026, 6, 30)


@pytest.mark.parametrize(
    ("day", "ended_on", "may"),
    [
        (date(2026, 3, 1), None, False), (FIRST, None, True), (LAST, None, True), (date(2026, 7, 1), None, False),
        (date(2026, 4, 1), date(2026, 4, 1), False), (date(2026, 3, 31), date(2026, 4, 1), True),
    ],
)  # fmt: skip
def test_there_is_no_access_before_the_first_day_or_after_the_last(day, ended_on, may) -> None:
    assert may_access.on(day)(FIRST, LAST, ended_on, day) is may


def test_the_four_duties_are_signed_once_a_year(people) -> None:
    assert queries.unsigned([people.bureau.organ], on=FIRST) == [people.zhou]
    acts.sign_notice(people.zhou.id, actor=people.own, at=AT)
    assert queries.signed(people.zhou.id, on=FIRST)
    assert not queries.signed(people.zhou.id, on=date(2027, 1, 1))
    with pytest.raises(NotAllowed):
        acts.sign_notice(people.zhou.id, actor=people.own, at=AT)
    with pytest.raises(NotPermitted):
        acts.sign_notice(people.zhou.id, actor=people.hr, at=AT)
    assert has_signed.on(FIRST)([2026], 2026)


def test_access_is_given_with_an_end_and_taken(people) -> None:
    given = {"system": "示例平台", "since": FIRST, "actor": people.hr, "at": AT}
    with pytest.raises(BadInput):
        acts.authorise(people.zhou.id, until=date(2026, 3, 1), **given)
    id = acts.authorise(people.zhou.id, until=LAST, **given)
    assert queries.is_authorised(people.zhou.id, "示例平台", on=LAST)
    acts.end_access(id, actor=people.hr, at=AT + timedelta(days=9))
    assert not queries.is_authorised(people.zhou.id, "示例平台", on=LAST)
    with pytest.raises(Overtaken):
        acts.end_access(id, actor=people.hr, at=AT)


def test_the_pages_of_duties_and_access(people) -> None:
    hr, own = as_(people.hr), as_(people.own)
    given = {"officer": people.zhou.id, "system": "示例平台", "since": "2026-03-02", "until": "2035-06-30"}
    assert hr.post(page("authorise"), given).status_code == 302
    assert "示例平台" in hr.get(page("obligations")).text
    assert hr.post(page("end-access", AccessAuthorisation.objects.get().pk), {}).status_code == 302
    assert "第13条" in own.get(page("sign-notice")).text
    assert own.post(page("sign-notice"), {}).status_code == 302
    assert people.zhou.number not in hr.get(page("obligations")).text


def test_after_a_complaint_a_transfer_needs_the_unit_above(people) -> None:
    made = []
    for title in ("巡逻岗", "接待岗"):
        job = jobs.describe_job(
            people.bureau.organ, title=title, category=Category.REGULATORY, responsibilities="a",
            tasks=["9.2.patrol"], standards="b", actor=people.hr, at=AT,
        )  # fmt: skip
        jobs.enact_job(job, actor=people.hr, at=AT)
        made.append(job)
    jobs.place(people.zhou.id, job=made[0], since=FIRST, actor=people.hr, at=AT)
    voices.speak(people.zhou.id, VoiceKind.COMPLAINT, words="x", actor=people.own, at=AT)
    given = {"job": made[1], "since": date(2026, 3, 9), "actor": people.hr, "at": AT}
    with pytest.raises(NotLawful):
        jobs.place(people.zhou.id, **given)
    asked = approvals.ask_approval(
        people.zhou.id, guarded=Guarded.TRANSFER, thing=made[1], reason="x", actor=people.hr, at=AT
    )
    approvals.decide_approval(asked, approve=True, reason="y", actor=people.above, at=AT)
    jobs.place(people.zhou.id, **given)


def test_access_ends_with_the_last_working_day(people) -> None:
    given = {"actor": people.hr, "at": AT}
    acts.authorise(people.zhou.id, system="综合平台", since=AT.date(), until=date(2027, 3, 1), **given)
    acts.authorise(people.zhou.id, system="另一平台", since=date(2026, 6, 1), until=date(2027, 3, 1), **given)
    files.begin_leaving(people.zhou.id, last_day=date(2026, 4, 30), **given)
    used = {
        day: queries.is_authorised(people.zhou.id, "综合平台", on=day) for day in (date(2026, 4, 30), date(2026, 5, 1))
    }
    assert list(used.values()) == [True, False]
    assert not queries.is_authorised(people.zhou.id, "另一平台", on=date(2026, 6, 1))
