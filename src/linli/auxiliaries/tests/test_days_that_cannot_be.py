"""Days that cannot be are refused at their field with a sentence; nothing is stored, and no page breaks on them."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from linli.accounts.tests.factories import sign_in
from linli.auxiliaries.actions.discipline import cases
from linli.auxiliaries.actions.protection import files
from linli.auxiliaries.data.discipline import Ground, Outcome
from linli.auxiliaries.data.protection import CareKind
from linli.auxiliaries.models import AuxiliaryOfficer
from linli.auxiliaries.models.appraisal import Award
from linli.auxiliaries.models.protection import CareFile, DisputeFile
from linli.auxiliaries.tests.people import AT, People, people  # noqa: F401 - a fixture
from linli.kernel.errors import BadInput, NotLawful
from linli.law.data import NotInForce

pytestmark = pytest.mark.django_db
# ruff: noqa: F811 - fixtures are arguments


def page(name: str, *args: object) -> str:
    return reverse(f"auxiliaries:{name}", args=args)


def test_a_dispute_or_harm_from_before_the_service_is_refused(people: People) -> None:
    before = people.zhou.started_on - timedelta(days=1)
    with pytest.raises(BadInput, match="did not serve here yet"):
        files.begin_dispute(people.zhou.id, known_on=before, words="示例", actor=people.own, at=AT)
    with pytest.raises(BadInput, match="did not serve here yet"):
        files.open_file(people.zhou.id, CareKind.INJURY, happened_on=before, words="示例", actor=people.own, at=AT)
    assert not DisputeFile.objects.exists() and not CareFile.objects.exists()


def test_a_dispute_older_than_the_law_of_its_limits_is_refused_on_the_form(people: People, client: Client) -> None:
    AuxiliaryOfficer.objects.update(started_on="1989-01-01")
    with pytest.raises(NotInForce):
        old = timezone.localdate().replace(year=1990, day=1)
        files.begin_dispute(people.zhou.id, known_on=old, words="示例", actor=people.own, at=AT)
    sign_in(client, people.own.user)
    answer = client.post(page("do-right", "dispute"), {"known_on": "1990-01-01", "words": "示例"})
    assert answer.status_code == 400 and "施行日期" in answer.text
    assert client.get(page("own-rights")).status_code == 200


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "2199-12-31"])
def test_a_day_of_other_times_is_refused_at_its_field(people: People, client: Client, day: str) -> None:
    sign_in(client, people.own.user)
    answer = client.post(page("do-right", "harm"), {"kind": "injury", "happened_on": day, "words": "示例"})
    assert answer.status_code == 400 and answer.text.count("data-focus") == 1
    assert not CareFile.objects.exists()


def test_on_the_day_of_telling_the_reason_why_nothing_is_decided_yet_is_the_day(people: People) -> None:
    id = cases.open_case(people.zhou.id, ground=Ground.GAIN, words="示例", actor=people.hr, at=AT)
    cases.tell_facts(id, facts="示例", evidence="示例", actor=people.hr, at=AT)
    cases.reply(id, words="示例", actor=people.own, at=AT)
    with pytest.raises(NotLawful, match="later day"):
        cases.decide(id, outcome=Outcome.CRITICISM, ending=None, reasons="示例", actor=people.hr, at=AT)


def test_whoever_decides_an_award_reads_what_shows_it_and_the_proposer_does_not_decide(people, client) -> None:
    sign_in(client, people.captain.user)
    client.post(page("propose-award"), {"officer": people.zhou.id, "merit": "31(5)", "evidence": "救人示例"})
    id = Award.objects.get().pk
    assert page("award-act", id, "grant") not in client.get(page("award", id)).text
    sign_in(client, people.hr.user)
    shown = client.get(page("award", id)).text
    assert "救人示例" in shown and page("award-act", id, "grant") in shown
    sign_in(client, people.own.user)
    assert client.get(page("own-award", id)).status_code == 200


def test_whoever_rated_is_not_offered_to_answer_the_objection(people: People, client: Client) -> None:
    from linli.auxiliaries.actions.appraisal import ratings

    id = people.rated()
    ratings.notify(id, actor=people.captain, at=AT)
    ratings.object_to(id, words="示例", actor=people.own, at=AT)
    sign_in(client, people.captain.user)
    assert page("rating-act", id, "answer") not in client.get(page("rating", id)).text
    sign_in(client, people.hr.user)
    assert page("rating-act", id, "answer") in client.get(page("rating", id)).text
