"""An invented matter is planted; whoever opens it is asked why, and whoever may ask hears of it."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.test import Client

from linli.accounts.tests.factories import sign_in
from linli.kernel.actor import Role
from linli.kernel.errors import NotAllowed, NotFound, NotPermitted
from linli.ledger.api import append, entries_about, sequence
from linli.ledger.data import Entry, Subject
from linli.matters.tests.factories import raise_a
from linli.notifications.api import inbox
from linli.organisation.tests.factories import NOON
from linli.rights import api
from linli.rights.data import Cause, Doubt, Finding
from linli.rights.models import LookReview

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(hours=1)


@pytest.fixture
def receipt(district):
    return raise_a(district)


@pytest.fixture
def officer(district):
    return district.actor(Role.PRIVACY_OFFICER, district.district)


@pytest.fixture
def clerk(district):
    return district.actor(Role.CLERK, district.village)


def looked_at(matter, actor):
    with transaction.atomic():
        entry = append(Entry("privacy.look", Subject("matter", matter), {}), actor=actor, at=NOON)
    sequence(at=NOON)
    return next(one.number for one in entries_about(Subject("matter", matter)) if one.id == entry)


def told(actor):
    return [str(notice.title) for notice in inbox(actor.post)]


def test_a_look_at_a_canary_is_put_before_a_human_at_once_and_once(receipt, clerk, officer):
    api.plant_canary(receipt.matter, actor=officer, at=NOON)
    looked_at(receipt.matter, clerk)
    assert api.watch(at=LATER) > 0
    assert api.watch(at=LATER) == 0
    assert [row.cause for row in LookReview.objects.exclude(cause=Cause.SAMPLE)] == [Cause.CANARY]
    assert told(officer) == ["A look stands out"]


def test_nobody_of_the_lookers_own_unit_hears_of_it(receipt, clerk, officer, district):
    own = district.actor(Role.INSPECTOR, district.village)
    other = district.actor(Role.INSPECTOR, district.township)
    api.plant_canary(receipt.matter, actor=officer, at=NOON)
    looked_at(receipt.matter, clerk)
    api.watch(at=LATER)
    assert (told(own), told(clerk), told(other)) == ([], [], ["A look stands out"])


def test_a_question_reaches_reviewers_and_its_answer_the_resident(receipt, clerk, officer, settings):
    settings.EMAIL_HOST = "mail.example"
    number = looked_at(receipt.matter, clerk)
    review = api.question_look(receipt.matter, number, doubt=Doubt.NO_REASON, at=NOON)
    assert told(officer) == ["A resident asks about a look"]
    with pytest.MonkeyPatch.context() as patch:
        said = []
        patch.setattr("linli.notifications.api.tell", lambda template, **given: said.append((template, given["ids"])))
        api.answer_review(review, finding=Finding.IN_ORDER, text="当天负责派单。", actor=officer, at=LATER)
    assert said == [("rights.answered", {"number": receipt.number})]


def test_it_is_planted_once_by_the_officer_alone_and_the_ledger_does_not_say_which(receipt, clerk, officer):
    with pytest.raises(NotPermitted):
        api.plant_canary(receipt.matter, actor=clerk, at=NOON)
    with pytest.raises(NotFound):
        api.plant_canary(1, actor=officer, at=NOON)
    api.plant_canary(receipt.matter, actor=officer, at=NOON)
    with pytest.raises(NotAllowed):
        api.plant_canary(receipt.matter, actor=officer, at=NOON)
    assert [entry.act for entry in entries_about(Subject("matter", receipt.matter))] == ["matters.raise"]


def test_taken_up_it_alarms_nobody(receipt, clerk, officer):
    api.plant_canary(receipt.matter, actor=officer, at=NOON)
    api.take_up_canary(receipt.matter, actor=officer, at=NOON)
    with pytest.raises(NotFound):
        api.take_up_canary(receipt.matter, actor=officer, at=NOON)
    looked_at(receipt.matter, clerk)
    api.watch(at=LATER)
    assert told(officer) == []


def test_the_officer_plants_and_takes_up_on_the_page(client: Client, receipt, clerk, officer):
    sign_in(client, officer.user)
    assert client.post("/rights/desk/canaries/", {"number": "26-2222-2222"}).status_code == 400
    assert client.post("/rights/desk/canaries/", {"number": receipt.number.lower()}).status_code == 302
    looked_at(receipt.matter, clerk)
    api.watch(at=LATER)
    [(number, _row, caught)] = api.canaries()
    assert (number, caught) == (receipt.number, 1)
    assert receipt.number in client.get("/rights/desk/canaries/").content.decode()
    assert client.post(f"/rights/desk/canaries/{number}/take-up/").status_code == 302
    assert api.canaries() == []
