"""Officers are learners of the training context: known by their files, told on their own page, held in the archive."""

from datetime import date, timedelta
from random import Random

import pytest

from linli.auxiliaries.data.own import Part
from linli.auxiliaries.data.seeding import Bureau as MadeUp
from linli.auxiliaries.queries.learners import learner
from linli.auxiliaries.registry.archive import needs
from linli.auxiliaries.registry.own import sections
from linli.auxiliaries.registry.seeding import sowers
from linli.auxiliaries.tests.factories import make_bureau, make_officer
from linli.kernel.actor import Role
from linli.organisation.tests.factories import NOON
from linli.training import api
from linli.training.data import LearnerKind
from linli.training.tests.factories import passed, trained

pytestmark = pytest.mark.django_db
TODAY = NOON.date()


def test_an_officer_is_a_learner_in_the_unit_of_the_file():
    bureau = make_bureau()
    actor = bureau.actor(Role.AUXILIARY, name="zhou-an")
    officer = make_officer(bureau, user=actor.user)
    [card] = api.in_units([bureau.organ], on=TODAY)
    assert (card.learner, card.name, card.began) == (learner(officer.id), officer.name, officer.started_on)
    assert (card.user, card.post) == (actor.user, actor.post)
    assert api.own(actor.user, on=TODAY) == [card]
    assert api.card(learner(officer.id), on=TODAY) == card
    assert api.in_units([bureau.organ], on=officer.started_on - timedelta(days=1)) == []


@pytest.mark.parametrize("many", [2, 30])
def test_a_whole_unit_takes_two_statements(django_assert_max_num_queries, many):
    bureau = make_bureau()
    for number in range(many):
        make_officer(bureau, user=bureau.actor(Role.AUXILIARY, name=f"officer-{number}").user)
    with django_assert_max_num_queries(2):
        assert len(api.in_units([bureau.organ], on=TODAY, kind=LearnerKind.AUXILIARY)) == many


def test_the_own_page_tells_the_days_and_the_induction():
    officer = make_officer(make_bureau())
    section = next(one for one in sections() if one.key == "training")
    assert section.leads_to == "training:mine"
    assert "no post" in str(section.build(officer, TODAY).lines[0].value)
    trained(learner(officer.id), hours=116, on=date(2026, 1, 5))
    passed(learner(officer.id), on=date(2026, 1, 4))
    assert [str(line.value) for line in section.build(officer, TODAY).lines] == ["2026-01-04", "14.50", "0.50"]


def test_the_archive_wants_the_induction():
    officer, other = (make_officer(bureau := make_bureau()), make_officer(bureau))
    passed(learner(officer.id), on=TODAY)
    need = next(one for one in needs() if one.part is Part.TRAINING)
    assert list(need.present([officer.id, other.id], TODAY)) == [officer.id]


def test_a_made_up_year_trains_by_the_real_acts():
    bureau = make_bureau()
    officers = [make_officer(bureau, started_on=date(2024, 3, 1), unit=bureau.station) for _number in range(6)]
    newcomer = make_officer(bureau, started_on=date(2026, 2, 2), unit=bureau.station)
    sower = next(one for one in sowers() if one.name == "training")
    actors = {role: bureau.actor(role) for role in (Role.TRAINER, Role.LEAD)}
    made_up = MadeUp(
        bureau.organ, bureau.provider, (bureau.station,), (*officers, newcomer), actors, {},
        NOON - timedelta(days=365), NOON.replace(month=11), Random(7),
    )  # fmt: skip
    assert sum(sower.sow(made_up)) > 100
    days = api.days_trained([learner(one.id) for one in officers], year=2026)
    assert all(9 < float(found) <= 15 for found in days.values())
    assert api.passed_induction(learner(newcomer.id), on=date(2026, 2, 1))
    held = api.certificates_valid([learner(one.id) for one in officers], on=date(2026, 11, 1))
    assert sum(map(len, held.values())) > 20
