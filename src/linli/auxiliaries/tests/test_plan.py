"""The ratio, the budget, and plans that a government approves."""

from datetime import date

import pytest

from linli.auxiliaries.actions import plan as acts
from linli.auxiliaries.data import Branch
from linli.auxiliaries.data.plan import Budget, Head, Plan, PlanId, PlanState, Rank
from linli.auxiliaries.models.plan import StaffingPlan
from linli.auxiliaries.queries import plan as ask
from linli.auxiliaries.rules.plan import GROWS, GUIDES, IS_WHOLE, RATIO, ROOM, Headcount
from linli.auxiliaries.tests.factories import make_bureau, make_officer, make_organ
from linli.kernel.actor import Role, UnitId
from linli.kernel.errors import BadInput, NotAllowed, NotLawful, NotPermitted
from linli.organisation.data import Level, UnitKind
from linli.organisation.tests.factories import NOON, make_unit

DAY = date(2026, 3, 2)
FULL = dict.fromkeys(Head, 100)


@pytest.mark.parametrize(
    ("officers", "apart", "special", "shortfall", "met"),
    [(480, 60, 500, 20, False), (500, 0, 500, 0, True), (501, 9, 500, 0, True), (10, 0, 0, None, None),
     (10, 0, None, None, None)],
)  # fmt: skip
def test_one_officer_for_each_post_with_traffic_and_rail_apart(officers, apart, special, shortfall, met) -> None:
    ratio = RATIO.on(DAY)(Headcount(officers, apart, special))
    assert (ratio.shortfall, ratio.is_met, ratio.apart) == (shortfall, met, apart)


@pytest.mark.parametrize(
    ("heads", "before", "whole", "grows"),
    [(FULL, {}, True, None), (FULL, FULL, True, True), (FULL, dict.fromkeys(Head, 101), True, False),
     ({Head.WAGES: 1}, {}, False, None)],
)  # fmt: skip
def test_a_budget_has_six_heads_and_does_not_shrink(heads, before, whole, grows) -> None:
    budget = Budget(UnitId(1), 2026, heads, before, "")
    assert IS_WHOLE.on(DAY)(budget) is whole
    assert GROWS.on(DAY)(budget) is grows


@pytest.mark.parametrize(
    ("state", "used", "promised", "room"),
    [(PlanState.APPROVED, 2, 3, 5), (PlanState.APPROVED, 10, 0, 0), (PlanState.SUBMITTED, 0, 0, 0),
     (PlanState.DRAFT, 0, 0, 0)],
)  # fmt: skip
def test_only_an_approved_plan_has_room(state, used, promised, room) -> None:
    plan = Plan(PlanId(1), UnitId(1), 2026, 10, state, "", None, used, promised)
    assert ROOM.on(DAY)(plan) == room


def test_a_zone_counts_as_a_district() -> None:
    guides = GUIDES.on(DAY)
    assert guides(Rank.CITY, Rank.ZONE) and guides(Rank.CITY, Rank.DISTRICT)
    assert not guides(Rank.DISTRICT, Rank.ZONE) and not guides(Rank.CITY, Rank.CITY)


@pytest.mark.django_db
def test_a_plan_is_drafted_submitted_and_approved_with_a_number() -> None:
    bureau = make_bureau()
    make_organ(bureau)
    who = {"actor": bureau.actor(Role.HR), "at": NOON}
    plan = acts.draft_plan(bureau.organ, year=2026, posts=12, **who)
    acts.submit_plan(plan, on=date(2026, 1, 10), **who)
    with pytest.raises(BadInput):
        acts.answer_plan(plan, approved=True, reference="政函1号", on=date(2026, 1, 9), **who)
    acts.answer_plan(plan, approved=True, reference="政函1号", on=date(2026, 1, 20), **who)
    assert ask.plan(plan).room == 12
    with pytest.raises(NotAllowed):
        acts.change_plan(plan, posts=99, **who)


@pytest.mark.django_db
def test_a_plan_that_was_refused_is_drafted_anew() -> None:
    bureau = make_bureau()
    make_organ(bureau)
    who = {"actor": bureau.actor(Role.HR), "at": NOON}
    plan = acts.draft_plan(bureau.organ, year=2026, posts=12, **who)
    acts.submit_plan(plan, on=DAY, **who)
    acts.answer_plan(plan, approved=False, reference="政函2号", on=DAY, **who)
    acts.redraft_plan(plan, **who)
    acts.change_plan(plan, posts=9, **who)
    assert StaffingPlan.objects.get(pk=plan).posts == 9


@pytest.mark.django_db
def test_the_organ_sees_its_ratio_over_its_stations() -> None:
    bureau = make_bureau()
    make_organ(bureau)
    make_officer(bureau, unit=bureau.station)
    make_officer(bureau, "钱岚（示例）", branch=Branch.TRAFFIC)
    who = {"actor": bureau.actor(Role.HR), "at": NOON}
    acts.set_establishment(bureau.organ, since=date(2026, 1, 1), special=3, reference="编1号", **who)
    found = ask.ratio(bureau.organ, on=DAY)
    assert (found.officers, found.apart, found.shortfall) == (1, 1, 2)
    assert ask.ratio(bureau.organ, on=date(2025, 12, 31)).is_met is None


@pytest.mark.django_db
def test_a_budget_wants_every_head() -> None:
    bureau = make_bureau()
    make_organ(bureau)
    who = {"actor": bureau.actor(Role.FINANCE), "at": NOON}
    with pytest.raises(BadInput) as refused:
        acts.set_budget(bureau.organ, year=2026, heads={Head.WAGES: 5}, reference="财1号", **who)
    assert refused.value.field == Head.SOCIAL_SECURITY
    acts.set_budget(bureau.organ, year=2026, heads=FULL, reference="财1号", **who)
    assert ask.budget(bureau.organ, 2026).total == 600


@pytest.mark.django_db
def test_only_a_public_security_organ_has_officers() -> None:
    """Art 4 ¶1; and a district's organ is guided by the city's, never by another district's."""
    bureau = make_bureau()
    make_organ(bureau)
    who = {"actor": bureau.actor(Role.HR, bureau.district.district), "at": NOON}
    with pytest.raises(BadInput):
        acts.register_organ(bureau.provider, rank=Rank.DISTRICT, guided_by=None, **who)
    zone = make_unit(UnitKind.ORGAN, Level.DISTRICT, "示例开发区分局", bureau.district.district, code="ORG2")
    with pytest.raises(NotLawful):
        acts.register_organ(zone, rank=Rank.ZONE, guided_by=bureau.organ, **who)


@pytest.mark.django_db
def test_a_city_reads_numbers_of_the_organs_it_guides() -> None:
    bureau = make_bureau()
    make_organ(bureau)
    city = make_unit(UnitKind.ORGAN, Level.DISTRICT, "示例市局", bureau.district.district, code="ORG0")
    who = {"actor": bureau.actor(Role.HR, bureau.district.district), "at": NOON}
    acts.register_organ(city, rank=Rank.CITY, guided_by=None, **who)
    acts.register_organ(bureau.organ, rank=Rank.DISTRICT, guided_by=city, **who)
    make_officer(bureau)
    [summary] = ask.summaries(city, on=DAY)
    assert (summary.serving, summary.outsourced) == (1, 0)


@pytest.mark.django_db
def test_nobody_plans_for_an_organ_that_is_not_in_the_own_care() -> None:
    bureau = make_bureau()
    make_organ(bureau)
    stranger = bureau.actor(Role.HR, bureau.district.villages["d"])
    with pytest.raises(NotPermitted):
        acts.draft_plan(bureau.organ, year=2026, posts=1, actor=stranger, at=NOON)
