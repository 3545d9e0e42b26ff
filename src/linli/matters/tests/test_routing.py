"""Routing rules change by versions, and repeated objections propose one."""

from datetime import timedelta

import pytest
from django.test import Client

from linli.kernel.actor import SYSTEM, Actor, Role
from linli.kernel.errors import BadInput, NotAllowed, NotFound, NotPermitted
from linli.matters import api as acts
from linli.matters.actions import routing as editor
from linli.matters.data import Answers, ClockKind, MatterId, ProposalState, RuleGiven, State
from linli.matters.models import Clock, MatterEvent, Objection, RoutingProposal, RoutingRule, RoutingVersion
from linli.matters.queries import routing
from linli.matters.tests.factories import (
    DONE,
    NOON,
    clerk,
    coordinator,
    dispatched,
    fresh,
    handler,
    raise_a,
)
from linli.matters.tests.test_staff_pages import enter
from linli.organisation import api as organisation
from linli.organisation.tests.factories import District

DAY = timedelta(days=1)


@pytest.fixture
def keeper(district: District) -> Actor:
    return district.actor(Role.LEAD, district.district)


def rule(district: District, **fields) -> RuleGiven:
    return RuleGiven(**{"category": "m06013", "level": "village", "suggests": district.departments["roads"], **fields})


def published(keeper: Actor, *given: RuleGiven, at=NOON) -> RoutingVersion:
    """These rules alone are in force; the first given stands first."""
    editor.begin_routing(actor=keeper, at=at)
    for row in list(editor.draft().rules.all()):
        editor.remove_rule(row.pk, actor=keeper, at=at)
    for one in reversed(given):
        editor.write_rule(one, actor=keeper, at=at)
    return RoutingVersion.objects.get(pk=editor.publish_routing(reason="道路归城管", actor=keeper, at=at))


def test_a_draft_changes_nothing_until_it_is_published(district: District, keeper: Actor) -> None:
    editor.begin_routing(actor=keeper, at=NOON)
    editor.write_rule(rule(district), actor=keeper, at=NOON)
    assert acts.suggested_unit(raise_a(district).matter) is None
    editor.publish_routing(reason="道路归城管", actor=keeper, at=NOON)
    assert acts.suggested_unit(raise_a(district).matter) == district.departments["roads"]


def test_the_first_rule_that_fits_counts_and_rules_move_past_each_other(district: District, keeper: Actor) -> None:
    roads, water = district.departments["roads"], district.department
    published(keeper, rule(district), rule(district, suggests=water))
    assert acts.suggested_unit(raise_a(district).matter) == roads
    editor.begin_routing(actor=keeper, at=NOON)
    editor.move_rule(editor.draft().rules.order_by("order")[1].pk, up=True, actor=keeper, at=NOON)
    editor.publish_routing(reason="反过来", actor=keeper, at=NOON)
    assert acts.suggested_unit(raise_a(district).matter) == water


def test_undo_is_publishing_an_older_version(district: District, keeper: Actor) -> None:
    first = published(keeper, rule(district))
    published(keeper, rule(district, suggests=district.department))
    again = editor.publish_routing_again(first.pk, reason="改回来", actor=keeper, at=NOON)
    assert acts.suggested_unit(raise_a(district).matter) == district.departments["roads"]
    line = routing.versions()[0]
    assert (line.id, line.based_on, line.reason, line.state) == (again, first.pk, "改回来", "published")
    assert [one.state for one in routing.versions()].count("published") == 1


def test_a_rule_gives_the_clock_and_keeps_it_for_what_came_by_it(district: District, keeper: Actor) -> None:
    published(keeper, rule(district, length=3, length_unit="working_days"))
    matter = raise_a(district).matter
    published(keeper, rule(district))
    dispatched(district, matter)
    clock = Clock.objects.get(matter=matter, kind=ClockKind.HANDLE)
    assert (clock.length, clock.length_unit, clock.mark, clock.rule[:8]) == (3, "working_days", "S", "routing:")


@pytest.mark.parametrize(
    ("answers", "worker", "centre"),
    [(Answers.SCREENER, True, True), (Answers.CENTRE, False, True), (Answers.UNIT, False, False)],
)
def test_a_rule_says_who_may_answer_at_once(
    district: District, keeper: Actor, answers: Answers, worker: bool, centre: bool
) -> None:
    published(keeper, rule(district, answers=answers))
    for actor, may in ((district.actor(Role.GRID_WORKER), worker), (coordinator(district), centre)):
        matter = raise_a(district).matter
        if may:
            acts.answer_on_the_spot(matter, answer=DONE, actor=actor, at=NOON)
        else:
            with pytest.raises(NotPermitted):
                acts.answer_on_the_spot(matter, answer=DONE, actor=actor, at=NOON)


def test_another_category_is_routed_anew(district: District, keeper: Actor) -> None:
    published(keeper, rule(district, category="m06010"))
    matter = raise_a(district).matter
    acts.recategorise(matter, category="m06010", actor=coordinator(district), at=NOON)
    assert acts.suggested_unit(matter) == district.departments["roads"]
    assert fresh(matter).rule_id == RoutingRule.objects.get(version__state="published").pk


def test_a_dry_run_counts_what_would_have_gone_elsewhere_and_names_nobody(district: District, keeper: Actor) -> None:
    numbers = [fresh(raise_a(district).matter).number for _n in range(3)]
    raise_a(district, "m06010")
    editor.begin_routing(actor=keeper, at=NOON)
    editor.write_rule(rule(district), actor=keeper, at=NOON)
    dry = routing.dry_run(editor.draft().pk, at=NOON + DAY)
    assert (dry.matters, dry.moved, dry.other_terms) == (4, 3, 0)
    [row] = dry.rows
    assert (row.category.zh, row.count, row.after[1].zh if row.after[1] else "") == ("道路破损", 3, "城市管理局")
    assert not any(number in str(dry) for number in numbers)


def test_a_dry_run_also_counts_other_terms(district: District, keeper: Actor) -> None:
    published(keeper, rule(district))
    raise_a(district)
    editor.begin_routing(actor=keeper, at=NOON)
    editor.write_rule(rule(district, length=2, length_unit="working_days"), actor=keeper, at=NOON)
    dry = routing.dry_run(editor.draft().pk, at=NOON)
    assert (dry.moved, dry.other_terms) == (0, 1)


@pytest.mark.parametrize("at_centre", ["township", "village"])
def test_only_the_lead_of_the_topmost_centre_writes_rules(district: District, at_centre: str) -> None:
    lead = district.actor(Role.LEAD, getattr(district, at_centre))
    with pytest.raises(NotPermitted):
        editor.begin_routing(actor=lead, at=NOON)
    with pytest.raises(NotPermitted):
        editor.publish_routing(reason="x", actor=district.actor(Role.CLERK, district.district), at=NOON)


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"category": "nothing"}, "category"),
        ({"level": "", "suggests": None}, "level"),
        ({"length": 400, "length_unit": "working_days"}, "length"),
        ({"length": 4, "length_unit": ""}, "length"),
        ({"unit": "water"}, "unit"),
    ],
)
def test_a_wrong_rule_is_refused_at_its_field(district: District, keeper: Actor, fields: dict, field: str) -> None:
    editor.begin_routing(actor=keeper, at=NOON)
    if "unit" in fields:
        fields = {"unit": district.department}
    with pytest.raises(BadInput) as refused:
        editor.write_rule(rule(district, **fields), actor=keeper, at=NOON)
    assert refused.value.field == field


def test_a_version_says_why_and_names_only_units_that_stand(district: District, keeper: Actor) -> None:
    editor.begin_routing(actor=keeper, at=NOON)
    editor.write_rule(rule(district), actor=keeper, at=NOON)
    with pytest.raises(BadInput):
        editor.publish_routing(reason=" ", actor=keeper, at=NOON)
    organisation.close_unit(district.departments["roads"], valid_to=NOON.date(), actor=SYSTEM, at=NOON)
    with pytest.raises(NotAllowed):
        editor.publish_routing(reason="道路归城管", actor=keeper, at=NOON)


def test_a_draft_that_was_overtaken_is_not_published(district: District, keeper: Actor) -> None:
    editor.begin_routing(actor=keeper, at=NOON)
    acts.advise({"roads": district.department}, actor=SYSTEM, at=NOON)
    with pytest.raises(NotAllowed):
        editor.publish_routing(reason="道路归城管", actor=keeper, at=NOON)
    editor.drop_routing(actor=keeper, at=NOON)
    with pytest.raises(NotFound):
        editor.draft()


def test_a_unit_that_rules_name_is_not_closed(district: District, keeper: Actor) -> None:
    published(keeper, rule(district))
    with pytest.raises(NotAllowed):
        organisation.close_unit(district.departments["roads"], valid_to=NOON.date(), actor=SYSTEM, at=NOON)


def objected(district: District, category: str = "m06013", **fields) -> MatterId:
    matter = dispatched(district, raise_a(district, category, **fields).matter)
    acts.object_to_dispatch(
        matter, right_unit=district.departments["roads"], duty="三定", reason="不归我们。", actor=handler(district),
        at=NOON,
    )  # fmt: skip
    return matter


def agreed(district: District, **fields) -> MatterId:
    matter = objected(district, **fields)
    acts.take_over(matter, actor=district.actor(Role.HANDLER, district.departments["roads"]), at=NOON)
    return matter


def test_agreed_objections_that_repeat_propose_a_rule_with_what_speaks_for_it(district: District) -> None:
    numbers = {fresh(agreed(district)).number for _n in range(2)}
    assert not routing.proposals()
    numbers.add(fresh(agreed(district)).number)
    [proposal] = routing.proposals()
    assert (proposal.category_key, proposal.place, proposal.unit) == (
        "m06013", district.township, district.departments["roads"]
    )  # fmt: skip
    assert set(proposal.evidence) == numbers
    agreed(district)
    assert len(routing.proposals()) == 1


def test_how_often_is_a_setting(district: District) -> None:
    organisation.decide("matters.routing_repeats", 1, on=NOON.date(), actor=SYSTEM, at=NOON)
    agreed(district)
    assert len(routing.proposals()) == 1


def test_what_the_coordinator_designated_proposes_nothing(district: District) -> None:
    for _n in range(3):
        acts.designate(objected(district), because="三定方案写明", actor=coordinator(district), at=NOON)
    assert not RoutingProposal.objects.exists()


def test_an_adopted_proposal_is_closed_by_the_publication_of_its_rule(district: District, keeper: Actor) -> None:
    for _n in range(3):
        agreed(district)
    [proposal] = routing.proposals()
    editor.begin_routing(actor=keeper, at=NOON)
    given = rule(district, place=proposal.place)
    editor.write_rule(given, proposal=proposal.id, actor=keeper, at=NOON)
    assert routing.proposals()
    editor.publish_routing(reason="三次异议成立", actor=keeper, at=NOON)
    assert not routing.proposals()
    assert acts.suggested_unit(raise_a(district).matter) == district.departments["roads"]


def test_a_declined_proposal_comes_again_only_after_as_many_more(district: District, keeper: Actor) -> None:
    for _n in range(3):
        agreed(district)
    acts_at = NOON + DAY
    editor.decline_proposal(routing.proposals()[0].id, reason="只是施工期间", actor=keeper, at=acts_at)
    agreed(district)
    assert not routing.proposals()
    assert RoutingProposal.objects.get().state == ProposalState.DECLINED


def test_earlier_decisions_stand_before_whoever_objects_and_whoever_decides(client: Client, district: District) -> None:
    before = fresh(agreed(district)).number
    matter = dispatched(district, raise_a(district).matter)
    number = fresh(matter).number
    page = enter(client, handler(district)).get(f"/desk/matters/{number}/object/").content.decode()
    assert before in page
    assert f'value="{district.departments["roads"]}" selected' in page
    other = objected(district)
    page = enter(client, coordinator(district)).get(f"/desk/matters/{fresh(other).number}/redispatch/").content.decode()
    assert before in page


def test_decisions_about_a_complaint_are_shown_to_nobody(district: District) -> None:
    complaint = raise_a(district, "complaint_conduct", unit_concerned=district.village).matter
    acts.dispatch(complaint, unit=district.department, actor=clerk(district, complaint), at=NOON)
    acts.object_to_dispatch(
        complaint, right_unit=district.departments["roads"], duty="x", reason="x", actor=handler(district), at=NOON
    )  # fmt: skip
    row = Objection.objects.get()
    assert (row.category_key, row.place_id) == ("", None)
    assert routing.decided_before(fresh(complaint)) == ()


def test_decisions_of_another_township_are_another_matter(district: District) -> None:
    agreed(district)
    lon, lat = district.point("C1")
    elsewhere = raise_a(district, lon=lon, lat=lat).matter
    assert routing.decided_before(fresh(elsewhere)) == ()


def test_the_lead_edits_tries_and_publishes_by_the_pages_alone(
    client: Client, district: District, keeper: Actor
) -> None:
    enter(client, keeper)
    assert client.post("/desk/routing/begin/").status_code == 302
    form = {"category": "m06013", "level": "village", "suggests": district.departments["roads"]}
    assert client.post("/desk/routing/draft/new/", form).status_code == 302
    raise_a(district)
    row = RoutingRule.objects.get(version__state="draft")
    assert client.post("/desk/routing/draft/new/", {"level": "", "answers": "nobody"}).status_code == 400
    assert client.get(f"/desk/routing/draft/{row.pk}/").status_code == 200
    assert (
        client.post(f"/desk/routing/draft/{row.pk}/", form | {"length": 5, "length_unit": "working_days"}).status_code
        == 302
    )
    assert client.get("/desk/routing/draft/").status_code == 200
    assert client.post("/desk/routing/draft/", {"reason": ""}).status_code == 400
    assert client.post("/desk/routing/draft/", {"reason": "道路归城管"}).status_code == 302
    page = client.get("/desk/routing/").content.decode()
    assert "道路归城管" in page
    assert "5" in page
    assert client.get("/desk/routing/draft/").status_code == 404


def test_a_proposal_opens_the_editor_prefilled_or_is_declined(
    client: Client, district: District, keeper: Actor
) -> None:
    for _n in range(3):
        agreed(district)
    [proposal] = routing.proposals()
    enter(client, keeper)
    assert all(number in client.get("/desk/routing/").content.decode() for number in proposal.evidence)
    opened = client.post(f"/desk/routing/proposals/{proposal.id}/adopt/", follow=True).content.decode()
    assert f'value="{district.departments["roads"]}" selected' in opened
    decline = f"/desk/routing/proposals/{proposal.id}/decline/"
    assert client.get(decline).status_code == 200
    assert client.post(decline, {"reason": ""}).status_code == 400
    assert client.post(decline, {"reason": "只是施工期间"}).status_code == 302
    assert client.get(decline).status_code == 404


def test_a_lead_below_reads_the_rules_and_changes_none(client: Client, district: District, keeper: Actor) -> None:
    version = published(keeper, rule(district))
    enter(client, district.actor(Role.LEAD, district.township))
    assert client.get("/desk/routing/").status_code == 200
    assert client.get(f"/desk/routing/versions/{version.pk}/").status_code == 200
    for path in ("begin/", "draft/drop/", f"draft/{version.rules.get().pk}/up/"):
        assert client.post(f"/desk/routing/{path}").status_code == 403
    assert client.get("/desk/routing/draft/").status_code == 403
    assert client.post(f"/desk/routing/versions/{version.pk}/", {"reason": "x"}).status_code == 403


def test_the_reason_of_a_routed_matter_names_the_place_of_its_rule(district: District, keeper: Actor) -> None:
    published(keeper, rule(district, category="m06010"), rule(district))
    matter = raise_a(district).matter
    page = acts.matter_page(matter, actor=coordinator(district), at=NOON)
    assert page.suggested is not None
    assert page.suggested.why.params["rule"] == 2
    assert MatterEvent.objects.get(matter=matter).detail["rule"] == fresh(matter).rule_id
    assert fresh(matter).state == State.RAISED
