"""The figures of units grow by themselves out of what happens, each event once."""

from datetime import date, timedelta

from pytest_django import DjangoAssertNumQueries

from linli.kernel.actor import RESIDENT, Role
from linli.kernel.ids import new_id
from linli.matters import api as acts
from linli.matters.actions.figures import count_events
from linli.matters.data import Cause, Figures, Scope, State
from linli.matters.models import UnitDay
from linli.matters.tests.factories import DONE, NOON, at_state, handler, raise_a
from linli.organisation.tests.factories import District

DAYS = {"first": date(2026, 3, 1), "last": date(2026, 3, 31)}


def count() -> int:
    return count_events(new_id(), at=NOON)


def test_an_answer_counts_for_who_gave_it_and_for_all_above(district: District) -> None:
    at_state(district, State.REPLIED)
    assert count() > 0
    water = acts.figures(district.department, **DAYS)
    assert (water.received, water.answered, water.on_time, water.due, water.checked) == (1, 1, 1, 1, 1)
    assert acts.figures(district.village, **DAYS) == Figures(received=1)
    below = acts.figures(district.district, **DAYS, scope=Scope.BELOW)
    assert (below.received, below.answered, below.rates["on_time"].percent) == (1, 1, 100.0)


def test_counting_again_counts_nothing_twice(district: District) -> None:
    at_state(district, State.REPLIED)
    count()
    before = list(UnitDay.objects.order_by("id").values())
    assert count() == 0
    assert list(UnitDay.objects.order_by("id").values()) == before


def test_in_small_steps_it_comes_to_the_same(district: District) -> None:
    at_state(district, State.REPLIED)
    while count_events(new_id(), at=NOON, limit=1):
        pass
    assert acts.figures(district.department, **DAYS).answered == 1


def test_a_missed_promise_stays_missed_when_the_answer_comes_late(district: District) -> None:
    matter = at_state(district, State.CHECKED)
    late = NOON + timedelta(days=60)
    acts.breach_clocks(late)
    acts.reply(matter, answer=DONE, actor=handler(district), at=late)
    count()
    found = acts.figures(district.department, first=date(2026, 3, 1), last=date(2026, 6, 30))
    assert (found.answered, found.due, found.on_time) == (1, 1, 0)


def test_a_resident_corrects_what_was_heard_on_the_telephone(district: District) -> None:
    matter = at_state(district, State.REPLIED)
    caller = district.actor(Role.CALLER, district.village)
    acts.record_call_back(matter, reached=True, contacted=True, solved=False, actor=caller, at=NOON)
    count()
    assert acts.figures(district.department, **DAYS).rates["solved"].percent == 0
    later = NOON + timedelta(days=3)
    acts.correct_call_back(matter, contacted=True, solved=True, satisfied=None, pressed=None, actor=RESIDENT, at=later)
    count()
    assert acts.figures(district.department, **DAYS).rates["solved"].percent == 100


def test_places_count_where_it_is_and_not_who_works_on_it(district: District) -> None:
    at_state(district, State.REPLIED)
    raise_a(district, lon=district.point("C1")[0], lat=district.point("C1")[1])
    count()
    found = acts.figures_of_places(**DAYS)
    assert found[district.township, "roads"].answered == 1
    assert found[district.other_township, "roads"] == Figures(received=1)


def test_each_question_takes_one_statement(
    district: District, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    at_state(district, State.REPLIED)
    count()
    with django_assert_max_num_queries(5):
        acts.figures(district.department, **DAYS)
        assert acts.figures_by_group(district.department, **DAYS)["roads"].answered == 1
        assert acts.figures_by_month(district.department, **DAYS)[date(2026, 3, 1)].answered == 1
        assert acts.figures_of_units([district.department], **DAYS)[district.department].answered == 1
        assert acts.open_orders([district.department], at=NOON) == (0, 0)


def test_a_lead_sees_open_and_late_orders_and_what_breaches_first(district: District) -> None:
    matter = at_state(district, State.HANDLING)
    lead = district.actor(Role.LEAD, district.district)
    acts.supervise(matter, cause=Cause.NOT_EXECUTED, reason="催一次", actor=lead, at=NOON)
    assert acts.open_orders([district.department], at=NOON) == (1, 0)
    late = NOON + timedelta(days=90)
    assert acts.open_orders([district.department], at=late) == (1, 1)
    [found] = acts.due_first([district.department], actor=lead, at=late, until=late)
    assert found.id == matter and found.overdue


def test_nobody_finds_a_complaint_about_the_own_unit_among_what_is_late(district: District) -> None:
    raise_a(district, "complaint_conduct", unit_concerned=district.village)
    late, units = NOON + timedelta(days=400), [district.village, district.township, district.district]
    above, own = district.actor(Role.LEAD, district.district), district.actor(Role.LEAD, district.village)
    assert len(acts.due_first(units, actor=above, at=late, until=late)) == 1
    assert acts.due_first(units, actor=own, at=late, until=late) == ()
