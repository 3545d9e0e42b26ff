"""Who reads what a resident wrote, who goes on with a call, who rings: by work to do, never by curiosity.

The matter stands in grid A1 of village a, under the township east. `None` is a post that has ended.
"""

from datetime import date

import pytest
import rules

from linli.kernel.actor import Role, UnitId
from linli.kernel.errors import NotPermitted
from linli.ledger.data import Subject
from linli.matters import permissions
from linli.matters.data import Channel, DayTime, DraftState, RingState, State
from linli.matters.models import Draft, Matter, Ring
from linli.matters.rules.parties import Standing
from linli.matters.states import MATTER
from linli.matters.tests.factories import fresh, raise_a
from linli.organisation.tests.factories import NOON, make_district
from linli.privacy.data import Purpose
from tests.matrix.people import ME, OTHER, holder, places, wrong

R = Role
HANDLING, CONTACT, COMPARING = Purpose.HANDLING, Purpose.CONTACT, Purpose.COMPARING
HERE, THERE = UnitId(10), UnitId(20)


@pytest.fixture
def district(db):
    return make_district()


@pytest.fixture
def units(district):
    return places(district)


def raised(district, **changes):
    """A matter in village a, as if it had come to stand so."""
    id = raise_a(district).matter
    Matter.objects.filter(pk=id).update(**changes)
    return id


def asks(units, role, *at):
    return holder(role, *(units[name] for name in at))


REVEALED = (
    # the matter                                          for         role         from         may
    ({},                                                  HANDLING,   R.CLERK,     "a",         True),
    ({},                                                  CONTACT,    R.CLERK,     "a",         True),
    ({},                                                  COMPARING,  R.CLERK,     "a",         False),
    ({},                                                  HANDLING,   R.CLERK,     "b",         False),
    ({},                                                  HANDLING,   R.LEAD,      "east",      False),  # only watches
    ({},                                                  HANDLING,   R.CHECKER,   "a",         False),
    ({},                                                  HANDLING,   R.HR,        "a",         False),
    ({},                                                  HANDLING,   R.INSPECTOR, "east",      False),  # no mandate
    ({"state": State.WITHDRAWN},                          HANDLING,   R.CLERK,     "a",         False),
    ({"assisting": ["water"]},                            HANDLING,   R.HANDLER,   "water",     True),
    ({"assisting": ["water"]},                            CONTACT,    R.HANDLER,   "water",     False),
    ({},                                                  HANDLING,   R.HANDLER,   "water",     False),
)  # fmt: skip


def named(changes, units):
    """Units by their ids."""
    given = {**changes}
    if "assisting" in given:
        given["assisting"] = [units[name] for name in given["assisting"]]
    if "unit_concerned" in given:
        given["unit_concerned"] = units[given["unit_concerned"]]
    return given


def test_who_reads_what_a_resident_wrote(district, units):
    def may(changes, purpose, role, at):
        id = raised(district, **named(changes, units))
        return permissions.may_reveal(asks(units, role, at), Subject("matter", id), purpose)

    assert not wrong(REVEALED, may)
    assert not permissions.may_reveal(asks(units, R.CLERK, "a"), Subject("matter", 5), HANDLING)
    about_b = Subject("matter", raised(district, unit_concerned=units["b"]))
    assert permissions.may_reveal(asks(units, R.CLERK, "a"), about_b, HANDLING)
    assert not permissions.may_reveal(asks(units, R.CLERK, "a", "b"), about_b, HANDLING)


INSPECTED = (
    # the matter                     for         mandate   may
    ({},                             HANDLING,   True,     True),
    ({},                             HANDLING,   False,    False),
    ({},                             CONTACT,    True,     False),
    ({"state": State.WITHDRAWN},     HANDLING,   True,     True),
    ({"unit_concerned": "east"},     HANDLING,   True,     False),
)  # fmt: skip


def test_an_inspector_reads_by_a_mandate_and_never_a_complaint_about_the_own_unit(district, units, monkeypatch):
    inspector = asks(units, R.INSPECTOR, "east")

    def may(changes, purpose, mandate):
        id = raised(district, **named(changes, units))
        asked = [lambda actor, matter: False, lambda actor, matter: mandate and (actor, matter) == (inspector, id)]
        monkeypatch.setattr(permissions, "INSPECTED", asked)
        return permissions.may_reveal(inspector, Subject("matter", id), purpose)

    assert not wrong(INSPECTED, may)
    monkeypatch.setattr(permissions, "INSPECTED", [lambda actor, matter: True])
    assert not permissions.may_reveal(inspector, Subject("matter", 5), HANDLING)


def test_the_contact_of_a_split_message_is_read_by_whoever_works_on_a_part(district, units):
    head = raised(district, parts=1)
    part = raised(district, part_of=head, state=State.HANDLING, lead_unit=units["water"])
    handler = asks(units, R.HANDLER, "water")

    def may(purpose):
        return permissions.may_reveal(handler, Subject("matter", head), purpose)

    assert (may(CONTACT), may(HANDLING)) == (True, False)
    Matter.objects.filter(pk=head).update(parts=0)
    assert not may(CONTACT)
    Matter.objects.filter(pk=head).update(parts=1)
    Matter.objects.filter(pk=part).update(state=State.WITHDRAWN)
    assert not may(CONTACT)


def test_a_part_of_another_message_opens_nothing(district, units):
    head, other = raised(district, parts=1), raised(district, parts=1)
    raised(district, part_of=other, state=State.HANDLING, lead_unit=units["water"])
    assert not permissions.may_reveal(asks(units, R.HANDLER, "water"), Subject("matter", head), CONTACT)


DRAFTS = (
    # role           post    of unit  written by   in unit   may
    (R.CLERK,        ME,     HERE,    ME,          HERE,     True),
    (R.CLERK,        ME,     HERE,    ME,          THERE,    True),  # who wrote it, wherever it lies
    (R.CLERK,        ME,     HERE,    OTHER,       HERE,     False),
    (R.GRID_WORKER,  ME,     HERE,    None,        HERE,     True),  # the writer's post has ended
    (R.CALLER,       ME,     HERE,    None,        THERE,    False),
    (R.LEAD,         None,   HERE,    None,        HERE,     False),
    (R.HANDLER,      ME,     HERE,    ME,          HERE,     False),
)  # fmt: skip


def test_who_goes_on_with_a_call_that_is_being_taken_down():
    def may(role, post, at, writer, unit):
        return permissions.goes_on_with(holder(role, at, post=post), Draft(post_id=writer, unit_id=unit))

    assert not wrong(DRAFTS, may)


RINGS = (
    # role           post    of unit  asked of   taken by   may
    (R.CALLER,       ME,     HERE,    HERE,      None,      True),
    (R.CLERK,        ME,     HERE,    HERE,      ME,        True),
    (R.LEAD,         ME,     HERE,    HERE,      OTHER,     False),
    (R.CALLER,       ME,     HERE,    THERE,     None,      False),
    (R.CALLER,       None,   HERE,    HERE,      None,      False),
    (R.GRID_WORKER,  ME,     HERE,    HERE,      None,      False),
)  # fmt: skip


def test_who_rings_somebody_who_wished_to_be_rung():
    def may(role, post, at, unit, taken_by):
        return permissions.may_ring(holder(role, at, post=post), Ring(unit_id=unit, taken_by_id=taken_by))

    assert not wrong(RINGS, may)


def test_a_draft_is_opened_while_it_is_parked_by_who_goes_on_with_it(district):
    clerk, other = (district.actor(R.CLERK, district.village, name=name) for name in ("Lin", "Chen"))
    draft = Draft.objects.create(
        unit_id=district.village, post_id=clerk.post, channel=Channel.TELEPHONE, made_at=NOON, saved_at=NOON,
        until=date(2026, 4, 1),
    )  # fmt: skip

    def may(state, actor, id):
        Draft.objects.filter(pk=draft.pk).update(state=state)
        return permissions.may_open_draft(actor, Subject("draft", id), CONTACT)

    rows = (
        (DraftState.PARKED, clerk, draft.pk, True),
        (DraftState.PARKED, other, draft.pk, False),
        (DraftState.PARKED, clerk, 5, False),
        *((state, clerk, draft.pk, False) for state in DraftState if state is not DraftState.PARKED),
    )
    assert not wrong(rows, may)


def test_a_number_is_opened_to_ring_it_by_who_has_taken_it(district):
    caller, other = (district.actor(R.CALLER, district.village, name=name) for name in ("Lin", "Chen"))
    gone = district.actor(R.CALLER, district.villages["b"])
    ring = Ring.objects.create(unit_id=district.village, day_time=DayTime.ANY, asked_at=NOON, until=date(2026, 4, 1))

    def may(state, taken_by, actor, purpose, id):
        taken_at = NOON if taken_by else None
        Ring.objects.filter(pk=ring.pk).update(state=state, taken_by=taken_by, taken_at=taken_at)
        return permissions.may_open_number(actor, Subject("ring", id), purpose)

    taken = RingState.TAKEN
    rows = (
        # the wish is         taken by      who asks   for        which      may
        (taken,               caller.post,  caller,    CONTACT,   ring.pk,   True),
        (taken,               caller.post,  caller,    HANDLING,  ring.pk,   False),
        (taken,               caller.post,  other,     CONTACT,   ring.pk,   False),
        (taken,               gone.post,    gone,      CONTACT,   ring.pk,   False),  # of another unit by now
        (taken,               caller.post,  caller,    CONTACT,   5,         False),
        (RingState.WAITING,   None,         caller,    CONTACT,   ring.pk,   False),
        (RingState.REACHED,   None,         caller,    CONTACT,   ring.pk,   False),
    )  # fmt: skip
    assert not wrong(rows, may)


class Case:
    """A matter of which only the standing is known."""

    def __init__(self, **standing):
        self.standing = lambda: Standing(**{"state": State.RAISED, "holder_unit": HERE, **standing})


ACTS = (
    # act           role           from     the matter                    may
    ("dispatch",    R.CLERK,       HERE,    None,                         True),
    ("dispatch",    R.HANDLER,     HERE,    None,                         False),
    ("dispatch",    R.CLERK,       HERE,    Case(),                       True),
    ("dispatch",    R.CLERK,       THERE,   Case(),                       False),
    ("dispatch",    R.HANDLER,     HERE,    Case(),                       False),
    ("dispatch",    R.CLERK,       HERE,    Case(unit_concerned=HERE),    False),
    ("dispatch",    R.CLERK,       HERE,    Case(recused={ME}),           False),
    ("accept",      R.HANDLER,     THERE,   Case(lead_unit=THERE),        True),
    ("accept",      R.HANDLER,     THERE,   Case(lead_unit=HERE),         False),
    ("withdraw",    R.RESIDENT,    HERE,    None,                         True),
    ("withdraw",    R.CLERK,       HERE,    None,                         False),
    ("close",       R.SYSTEM,      HERE,    Case(),                       True),
    ("close",       R.LEAD,        HERE,    Case(),                       False),
    # "escalate" stands in the table twice: for the centre, and for whoever dispatched
    ("escalate",    R.LEAD,        HERE,    Case(),                       True),
    ("escalate",    R.LEAD,        THERE,   Case(dispatching_unit=THERE), True),
    # an act of another machine: the answer to an order of supervision is the unit's
    ("answer_order", R.HANDLER,    THERE,   Case(lead_unit=THERE),        True),
    ("answer_order", R.HANDLER,    HERE,    Case(lead_unit=THERE),        False),
    ("see",         R.INSPECTOR,   HERE,    None,                         True),
    ("see",         R.HR,          HERE,    None,                         False),
    ("see",         R.CLERK,       HERE,    Case(),                       True),
    ("see",         R.CLERK,       THERE,   Case(),                       False),
)  # fmt: skip


@pytest.mark.parametrize("made_anew", [False, True])
def test_who_may_do_what_the_table_of_states_names(made_anew):
    def may(act, role, at, matter):
        asked = holder(role, at)
        if made_anew and act != "see":
            return permissions._rule_for(act)(asked, matter)
        return rules.test_rule(f"matters.{act}", asked, matter)

    assert not wrong(ACTS, may)


def test_what_is_not_permitted_is_refused(district, units):
    matter = fresh(raise_a(district).matter)
    row = next(row for row in MATTER if row.act == "dispatch")
    permissions.demand(asks(units, R.CLERK, "a"), matter, row)
    with pytest.raises(NotPermitted):
        permissions.demand(asks(units, R.CLERK, "b"), matter, row)
