"""Who answers for a look, who decides about a delay, who opens a request. `ME` asks; post 2 is somebody else's."""

from datetime import date

import pytest
import rules

from linli.kernel.actor import Role, UnitId
from linli.kernel.errors import NotPermitted
from linli.ledger.data import Subject
from linli.organisation.tests.factories import NOON
from linli.privacy.data import Purpose
from linli.rights import permissions
from linli.rights.data import Outside, RequestState, Right
from linli.rights.models import Delay, LookReview, SubjectRequest
from tests.matrix.people import ME, OTHER, holder, wrong

R = Role
HERE, THERE = UnitId(10), UnitId(20)
ALONE = (
    # rule               who asks                                may
    ("rights.review",    holder(R.PRIVACY_OFFICER),              True),
    ("rights.review",    holder(R.INSPECTOR),                    True),
    ("rights.review",    holder(R.INSPECTOR, post=None),         False),
    ("rights.review",    holder(R.LEAD),                         False),
    ("rights.delay",     holder(R.PRIVACY_OFFICER),              True),
    ("rights.delay",     holder(R.INSPECTOR),                    True),
    ("rights.delay",     holder(R.INSPECTOR, post=None),         False),
    ("rights.delay",     holder(R.LEAD),                         False),
    ("rights.request",   holder(R.PRIVACY_OFFICER),              True),
    ("rights.request",   holder(R.PRIVACY_OFFICER, post=None),   False),
    ("rights.request",   holder(R.INSPECTOR),                    False),
    ("rights.breach",    holder(R.PRIVACY_OFFICER),              True),
    ("rights.breach",    holder(R.INSPECTOR),                    False),
    ("rights.assess",    holder(R.PRIVACY_OFFICER),              True),
    ("rights.assess",    holder(R.OPERATOR),                     False),
    ("rights.canary",    holder(R.PRIVACY_OFFICER),              True),
    ("rights.canary",    holder(R.OPERATOR),                     False),
)  # fmt: skip


def test_what_is_asked_of_the_post_alone():
    assert not wrong(ALONE, rules.test_rule)


LOOKS = (
    # who asks, of which unit           looked: post, unit    may
    (holder(R.INSPECTOR, THERE),         OTHER, HERE,          True),
    (holder(R.INSPECTOR, THERE),         ME,    HERE,          False),  # the own look
    (holder(R.INSPECTOR, HERE),          OTHER, HERE,          False),  # a look of the own unit
    (holder(R.INSPECTOR, THERE, HERE),   OTHER, HERE,          False),  # the deputy's unit too
    (holder(R.INSPECTOR, HERE),          OTHER, None,          True),  # the machine looked, of no unit
    (holder(R.INSPECTOR, HERE),          ME,    None,          False),
    (holder(R.LEAD, THERE),              OTHER, HERE,          False),
)  # fmt: skip


def test_a_look_is_answered_for_from_outside():
    def may(actor, post, unit):
        return permissions.may_review(actor, LookReview(post=post, unit=unit))

    assert not wrong(LOOKS, may)


def test_who_asked_for_a_delay_does_not_decide_it():
    def may(actor, asked_by):
        return permissions.may_decide_delay(actor, Delay(asked_by=asked_by))

    rows = (
        (holder(R.PRIVACY_OFFICER), OTHER, True),
        (holder(R.PRIVACY_OFFICER), ME, False),
        (holder(R.LEAD), OTHER, False),
        (holder(R.INSPECTOR, post=None), OTHER, False),
    )
    assert not wrong(rows, may)


REQUESTS = (
    # who asks                               the request is      may open its words
    (holder(R.PRIVACY_OFFICER),              RequestState.RECEIVED, True),
    (holder(R.PRIVACY_OFFICER),              RequestState.DONE,     False),
    (holder(R.PRIVACY_OFFICER),              RequestState.PARTLY,   False),
    (holder(R.PRIVACY_OFFICER),              RequestState.REFUSED,  False),
    (holder(R.PRIVACY_OFFICER, post=None),   RequestState.RECEIVED, False),
    (holder(R.INSPECTOR),                    RequestState.RECEIVED, False),
)  # fmt: skip


@pytest.mark.django_db
def test_a_request_is_opened_while_it_is_open():
    ids = {
        state: SubjectRequest.objects.create(
            matter=number, right=Right.SEE, state=state, received_at=NOON, due_on=date(2026, 3, 20),
            ended_at=NOON if state is not RequestState.RECEIVED else None, reply=1, outside=Outside.COURT, law="x",
        ).pk
        for number, state in enumerate({state for _, state, _ in REQUESTS})
    }  # fmt: skip

    def may(actor, state):
        return permissions.may_read_request(actor, Subject("request", ids[state]), Purpose.HANDLING)

    assert not wrong(REQUESTS, may)
    assert not permissions.may_read_request(holder(R.PRIVACY_OFFICER), Subject("request", 1), Purpose.HANDLING)


def test_what_is_not_permitted_is_refused():
    permissions.demand("delay", holder(R.INSPECTOR), Delay(asked_by=OTHER))
    with pytest.raises(NotPermitted):
        permissions.demand("delay", holder(R.INSPECTOR), Delay(asked_by=ME))
    with pytest.raises(NotPermitted):
        permissions.demand("breach", holder(R.INSPECTOR))
