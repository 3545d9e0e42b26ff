"""No pressure on ratings: a third calls back, the resident corrects, and only the inspector reads who was pressed."""

import json
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from linli.kernel.actor import RESIDENT, Actor, Role
from linli.kernel.errors import NotAllowed, NotFound, NotPermitted
from linli.kernel.ids import new_id
from linli.ledger.api import entries_about
from linli.ledger.data import Subject
from linli.matters import api as acts
from linli.matters.actions.figures import count_events
from linli.matters.data import Figures, MatterId, Pressed, PressureTold, SaidWhen, State
from linli.matters.models import MatterEvent, Pressure
from linli.matters.queries.pressure import pressure_told
from linli.matters.tests.factories import (
    DONE,
    NOON,
    STEPS,
    at_state,
    checker,
    coordinator,
    dispatched,
    fresh,
    handler,
    raise_a,
)
from linli.organisation.tests.factories import District

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def caller(district: District) -> Actor:
    return district.actor(Role.CALLER, district.village)


def called(district: District, said: Pressed = Pressed.ASKED) -> MatterId:
    matter = at_state(district, State.REPLIED)
    acts.record_call_back(matter, reached=True, solved=True, pressed=said, actor=caller(district), at=NOON)
    return matter


def told(district: District, actor: Actor) -> PressureTold:
    units = [district.department, district.village]
    return pressure_told(units, first=NOON - DAY, last=NOON + 30 * DAY, actor=actor)


@pytest.mark.parametrize("who", [handler, coordinator])
def test_neither_handler_nor_dispatcher_calls_back(district: District, who):
    matter = at_state(district, State.REPLIED)
    with pytest.raises(NotPermitted):
        acts.record_call_back(matter, reached=True, actor=who(district), at=NOON)


def test_who_dispatched_it_once_does_not_call_back_although_another_did_so_last(district: District):
    matter = raise_a(district).matter
    dispatched(district, matter)
    second = district.actor(Role.LEAD, district.village)
    acts.redispatch(matter, unit=district.department, because="再派一次", actor=second, at=NOON)
    for step in ("accept", "report", "check", "reply"):
        STEPS[step](district, matter)
    assert fresh(matter).dispatched_by_id == second.user
    with pytest.raises(NotPermitted, match="Somebody else must call"):
        acts.record_call_back(matter, reached=True, actor=coordinator(district), at=NOON)


def test_a_third_calls_back(district: District):
    assert fresh(called(district)).state == State.REPLIED


@pytest.mark.parametrize("role", [Role.INSPECTOR, Role.LEAD])
def test_only_the_inspector_and_the_lead_above_read_who_was_pressed(district: District, role: Role):
    matter = called(district)
    found = told(district, district.actor(role, district.district))
    assert [(line.number, line.said) for line in found.lines] == [(fresh(matter).number, Pressed.ASKED)]
    for other in (Role.CLERK, Role.CALLER, Role.PRIVACY_OFFICER, Role.HANDLER):
        with pytest.raises(NotPermitted):
            told(district, district.actor(other, district.district))


def test_a_lead_reads_nothing_of_the_own_unit_and_nothing_beside(district: District):
    called(district)
    for unit in (district.department, district.other_township):
        assert told(district, district.actor(Role.LEAD, unit)).lines == ()


def test_an_inspector_of_the_unit_concerned_does_not_read_it(district: District):
    called(district)
    assert told(district, district.actor(Role.INSPECTOR, district.department)).lines == ()


def test_it_stands_in_no_history_and_no_ledger(district: District):
    matter = called(district, Pressed.THREATENED)
    acts.correct_call_back(
        matter, contacted=True, solved=False, satisfied=None, pressed=Pressed.OFFERED, actor=RESIDENT, at=NOON
    )
    kept = [event.detail for event in MatterEvent.objects.filter(matter=matter)]
    kept += [dict(entry.detail) for entry in entries_about(Subject("matter", matter))]
    assert not any(word in json.dumps(kept) for word in ("pressed", "threatened", "offered"))


@pytest.mark.django_db(transaction=True)
def test_no_page_of_the_unit_tells_it(client: Client, district: District, sign_in_as):
    path = f"/desk/matters/{fresh(called(district)).number}/"
    pages = [sign_in_as(actor).get(path).content.decode() for actor in (handler(district), checker(district))]
    assert not any("asked to judge" in page or "施压" in page for page in pages)


def test_what_was_said_at_the_last_occasion_stands(district: District):
    matter = called(district, Pressed.ASKED)
    acts.correct_call_back(
        matter, contacted=None, solved=True, satisfied=None, pressed=Pressed.NO, actor=RESIDENT, at=NOON
    )
    acts.rate(matter, solved=True, pressed=Pressed.OFFERED, actor=RESIDENT, at=NOON)
    rows = dict(Pressure.objects.filter(matter=matter).values_list("when", "said"))
    assert rows == {SaidWhen.CALL_BACK: Pressed.NO, SaidWhen.RATING: Pressed.OFFERED}


def test_a_call_back_that_reached_nobody_says_nothing_about_pressure(district: District):
    matter = at_state(district, State.REPLIED)
    acts.record_call_back(matter, reached=False, pressed=Pressed.ASKED, actor=caller(district), at=NOON)
    assert not Pressure.objects.exists()


def test_correcting_ends_after_fifteen_days_and_needs_a_call_back(district: District):
    words = {"contacted": None, "solved": True, "satisfied": None, "pressed": None}
    with pytest.raises(NotFound):
        acts.correct_call_back(at_state(district, State.REPLIED), **words, actor=RESIDENT, at=NOON)
    matter = called(district)
    acts.correct_call_back(matter, **words, actor=RESIDENT, at=NOON + 15 * DAY)
    with pytest.raises(NotAllowed):
        acts.correct_call_back(matter, **words, actor=RESIDENT, at=NOON + 17 * DAY)


def test_the_resident_reads_what_was_recorded_and_begins_from_it(client: Client, district: District):
    receipt, now = raise_a(district), timezone.now()
    for step in ("dispatch", "accept", "report", "check", "reply"):
        STEPS[step](district, receipt.matter)
    acts.record_call_back(
        receipt.matter, reached=True, solved=False, pressed=Pressed.NO, actor=caller(district), at=now
    )
    page = client.get(f"/m/{receipt.code}/", headers={"accept-language": "en"}, follow=True)
    assert "What was written down when you were called" in page.content.decode()
    path = f"{page.request['PATH_INFO']}correct_call_back/"
    form = client.get(path, headers={"accept-language": "en"}).content.decode()
    assert form.count(" checked") == 2
    client.post(path, {"contacted": "yes", "solved": "yes", "pressed": "asked"})
    assert Pressure.objects.get().said == Pressed.ASKED


def counted(district: District, unit: int) -> Figures:
    count_events(new_id(), at=NOON)
    return acts.figures(unit, first=NOON.date() - DAY, last=NOON.date() + 60 * DAY)


def test_a_changed_judgement_is_counted_and_whether_it_became_better(district: District):
    matter = at_state(district, State.REPLIED)
    for solved in (True, True, False):
        acts.rate(matter, solved=solved, actor=RESIDENT, at=NOON)
    other = at_state(district, State.REPLIED)
    acts.rate(other, solved=False, actor=RESIDENT, at=NOON)
    for step in ("report", "check", "reply"):
        STEPS[step](district, other)
    acts.rate(other, solved=True, actor=RESIDENT, at=NOON)
    found = counted(district, district.department)
    assert (found.rated, found.rerated, found.rerated_up) == (2, 3, 1)


@pytest.mark.parametrize(("left", "last_hour"), [(2 * HOUR, 0), (HOUR, 0), (HOUR / 2, 1), (timedelta(), 1), (-HOUR, 0)])
def test_what_is_closed_in_the_last_hour_is_counted(district: District, left: timedelta, last_hour: int):
    matter = at_state(district, State.HANDLING)
    due = fresh(matter).clocks.get(kind="handle").due_at
    acts.report_handled(matter, answer=DONE, actor=handler(district), at=due - left)
    found = counted(district, district.department)
    assert (found.handled, found.last_hour) == (1, last_hour)


def test_a_new_category_counts_for_who_changed_it(district: District):
    matter = raise_a(district).matter
    acts.recategorise(matter, category="m06010", actor=coordinator(district), at=NOON)
    dispatched(district, matter)
    assert counted(district, district.village).recategorised == 1
    assert counted(district, district.department).recategorised == 0


def test_every_sign_says_of_how_many():
    found = Figures(received=8, handled=4, paused=1, rated=2, rerated=1)
    assert (found.signs["paused"].percent, found.signs["rerated"].whole) == (25.0, 2)
    assert {rate.percent for rate in Figures().signs.values()} == {None}
