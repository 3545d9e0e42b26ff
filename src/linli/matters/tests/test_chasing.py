"""The unit asks 王小满, plans, sends word meanwhile; she answers, and reminds it of what it promised."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from linli.kernel.actor import RESIDENT, Actor, Role
from linli.kernel.errors import BadInput, NotAllowed
from linli.matters import api as acts
from linli.matters.data import MatterId, State
from linli.matters.models import MatterEvent
from linli.matters.rules.promises import Promised, is_broken
from linli.matters.tests.factories import NOON, at_state, fresh, handler, utc
from linli.matters.tests.test_pages import receipt_of
from linli.matters.tests.test_staff_pages import enter
from linli.matters.views.resident.receipt import open_question
from linli.notifications import api as notifications
from linli.organisation.tests.factories import District

TUESDAY = utc(2026, 3, 3)


def story_of(matter: MatterId, *, at=NOON) -> list[str]:
    return [str(line.says) for line in acts.receipt_page(receipt_of(matter), at=at).story]


def news_of(actor: Actor) -> list[str]:
    assert actor.post is not None
    return [notice.title.msgid for notice in notifications.inbox(actor.post)]


def test_a_question_stands_open_until_she_answers_and_silence_closes_nothing(district: District) -> None:
    matter = at_state(district, State.HANDLING)
    due = fresh(matter).due_at
    acts.ask_resident(matter, question="在哪一侧？", actor=handler(district), at=NOON)
    [line] = acts.led_by(district.department, actor=handler(district), at=NOON).items
    assert (line.asked, fresh(matter).due_at) == (True, due)
    acts.add_words(matter, words="东侧", actor=RESIDENT, at=TUESDAY)
    [line] = acts.led_by(district.department, actor=handler(district), at=TUESDAY).items
    assert (line.asked, line.wrote) == (False, True)
    assert story_of(matter)[-2:] == ["水务局 has a question for you.", "You added something."]


def test_whoever_holds_it_hears_that_she_wrote_until_somebody_acts(district: District) -> None:
    matter, lead = at_state(district, State.HANDLING), district.actor(Role.LEAD, district.department)
    acts.add_words(matter, words="坑更大了", actor=RESIDENT, at=NOON)
    assert "The resident has written: {number}" in news_of(lead)
    acts.plan_date(matter, on=date(2026, 3, 4), actor=handler(district), at=TUESDAY)
    assert fresh(matter).wrote_at is None


def test_an_interim_answer_is_read_at_once_and_moves_no_deadline(district: District) -> None:
    matter = at_state(district, State.HANDLING)
    due = fresh(matter).due_at
    friday = date(2026, 3, 6)
    acts.give_interim_answer(matter, interim="配件已订。", news_by=friday, actor=handler(district), at=NOON)
    page = acts.receipt_page(receipt_of(matter), at=NOON)
    assert (page.news_by, fresh(matter).due_at) == (friday, due)
    assert "配件已订。" in {text.text for text in page.texts}
    assert story_of(matter)[-1].startswith("水务局 told you how things stand; you hear more by")


@pytest.mark.parametrize(
    ("given", "field"), [({"interim": " "}, "interim"), ({"news_by": date(2026, 3, 1)}, "news_by")]
)
def test_an_interim_answer_says_something_and_promises_no_past_day(district: District, given, field) -> None:
    matter = at_state(district, State.HANDLING)
    with pytest.raises(BadInput) as refused:
        acts.give_interim_answer(matter, **{"interim": "配件已订。", **given}, actor=handler(district), at=NOON)
    assert refused.value.field == field


@pytest.mark.parametrize(
    ("promised", "broken"),
    [
        (Promised(NOON), False),
        (Promised(NOON - timedelta(seconds=1)), True),
        (Promised(None, planned_on=NOON.date()), False),
        (Promised(None, planned_on=date(2026, 3, 1)), True),
        (Promised(None, news_by=NOON.date()), False),
        (Promised(None, news_by=date(2026, 3, 1)), True),
        (Promised(None), False),
    ],
)
def test_a_promise_is_broken_when_its_day_is_over(promised: Promised, broken: bool) -> None:
    assert is_broken(promised, at=NOON, today=NOON.date()) is broken


def test_she_reminds_them_of_a_promised_day_once_a_day(district: District) -> None:
    matter = at_state(district, State.HANDLING)
    acts.plan_date(matter, on=NOON.date(), actor=handler(district), at=NOON)
    with pytest.raises(NotAllowed, match="not yet due"):
        acts.remind(matter, actor=RESIDENT, at=NOON)
    acts.remind(matter, actor=RESIDENT, at=TUESDAY)
    with pytest.raises(NotAllowed, match="tomorrow"):
        acts.remind(matter, actor=RESIDENT, at=TUESDAY + timedelta(hours=2))
    assert (fresh(matter).reminders, story_of(matter)[-1]) == (1, "You reminded them of what was promised.")


def test_a_second_reminder_is_heard_by_the_centre_that_dispatched_it(district: District) -> None:
    matter = at_state(district, State.HANDLING)
    unit, centre = (district.actor(Role.LEAD, at) for at in (district.department, district.village))
    acts.remind(matter, actor=RESIDENT, at=utc(2026, 3, 12))
    assert [news_of(unit), news_of(centre)] == [["Reminder: {number}"], []]
    acts.remind(matter, actor=RESIDENT, at=utc(2026, 3, 13))
    assert news_of(centre) == ["Reminder: {number}"]


def test_a_planned_day_that_passes_is_told_once(district: District) -> None:
    matter, lead = at_state(district, State.HANDLING), district.actor(Role.LEAD, district.department)
    acts.plan_date(matter, on=date(2026, 3, 3), actor=handler(district), at=NOON)
    assert [acts.chase_plans(utc(2026, 3, day)) for day in (3, 4, 5)] == [0, 1, 0]
    assert MatterEvent.objects.filter(matter=matter, act="plan_missed").count() == 1
    assert "nothing has been reported since; 水务局 was told." in story_of(matter)[-1]
    assert news_of(lead) == ["The planned day of {number} has passed"]
    acts.plan_date(matter, on=date(2026, 3, 6), actor=handler(district), at=utc(2026, 3, 5))
    assert acts.chase_plans(utc(2026, 3, 7)) == 1


def test_the_open_question_stands_first_on_her_page(district: District) -> None:
    matter = at_state(district, State.HANDLING)
    acts.ask_resident(matter, question="在哪一侧？", actor=handler(district), at=NOON)
    page = acts.receipt_page(receipt_of(matter), at=NOON)
    assert open_question(page).text == "在哪一侧？"
    acts.add_words(matter, words="东侧", actor=RESIDENT, at=NOON)
    assert open_question(acts.receipt_page(receipt_of(matter), at=NOON)) is None


def test_the_queue_says_who_waits_for_whom(client: Client, district: District) -> None:
    matter = at_state(district, State.HANDLING, at=timezone.now())
    acts.ask_resident(matter, question="在哪一侧？", actor=handler(district), at=timezone.now())
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "en"
    desk = enter(client, handler(district))
    assert "resident asked" in desk.get("/desk/queue/").content.decode()
    acts.add_words(matter, words="东侧", actor=RESIDENT, at=timezone.now())
    assert "resident wrote" in desk.get("/desk/queue/").content.decode()
