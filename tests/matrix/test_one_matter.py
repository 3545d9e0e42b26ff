"""One matter × role × where the unit stands × assigned or not: the page, the words, the contact, and every act."""

from itertools import product

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.utils import timezone

from linli.accounts.tests.factories import sign_in
from linli.kernel.actor import Actor, Role
from linli.matters.forms.acts import FORMS
from linli.matters.models import Matter
from linli.matters.tests.factories import WORDS, fresh, raise_a
from linli.organisation.tests.factories import District, make_district
from tests.matrix.table import DESK, POSTS, RELATIONS, reads_words, sees_matter

pytestmark = pytest.mark.django_db(transaction=True)
ASSIGNED = (False, True)


@pytest.fixture
def district() -> District:
    return make_district()


def standing(district: District, role: Role, relation: str) -> Actor:
    """A post whose unit stands so towards village a, which holds the matter in grid A1."""
    units = {
        "own": district.village,
        "parent": district.township,
        "sibling": district.villages["b"],
        "child": district.departments["water"],
        "none": district.villages["c"],
    }
    if role is Role.GRID_WORKER:
        grids = {"own": "A1", "parent": "A2", "sibling": "B1", "child": "A2", "none": "C1"}
        return district.actor(role, grid=district.grids[grids[relation]], name=f"worker {relation}")
    return district.actor(role, units[relation], name=f"{role} {relation}")


def matter(district: District, actor: Actor, assigned: bool) -> Matter:
    row = fresh(raise_a(district, at=timezone.now()).matter)
    if assigned and actor.unit == row.holder_unit_id:
        Matter.objects.filter(pk=row.pk).update(holder_post=actor.post)
    return row


def enter(client: Client, actor: Actor) -> Client:
    sign_in(client, get_user_model().objects.get(pk=actor.user))
    return client


@pytest.mark.parametrize("role", sorted(POSTS))
def test_who_opens_the_page_and_who_reads_the_words(client, district, role):
    told, found = {}, {}
    for relation, assigned in product(RELATIONS, ASSIGNED):
        actor = standing(district, role, relation)
        row = matter(district, actor, assigned)
        answer = enter(client, actor).get(f"/desk/matters/{row.number}/")
        told[relation, assigned] = (sees_matter(role, relation, assigned), reads_words(role, relation, assigned))
        found[relation, assigned] = (answer.status_code == 200, WORDS in answer.content.decode())
    assert found == told


@pytest.mark.parametrize("role", sorted(DESK))
def test_what_is_refused_changes_nothing(client, district, role):
    """Every act is posted empty by everybody: whoever may not is refused, and nobody is answered with a fault."""
    for relation in RELATIONS:
        actor = standing(district, role, relation)
        row = matter(district, actor, assigned=False)
        enter(client, actor)
        answers = {act: client.post(f"/desk/matters/{row.number}/{act}/").status_code for act in FORMS}
        assert max(answers.values()) < 500
        if not sees_matter(role, relation, assigned=False):
            assert set(answers.values()) <= {400, 403, 404, 409}
            assert fresh(row.pk).updated_at == row.updated_at


@pytest.mark.parametrize("role", sorted(DESK))
def test_a_complaint_about_a_unit_is_closed_to_everybody_there(client, district, role):
    """They see neither the page nor a line in a queue, whatever their post."""
    given = raise_a(district, "complaint_conduct", at=timezone.now(), unit_concerned=district.village)
    enter(client, standing(district, role, "own"))
    assert client.get(f"/desk/matters/{given.number}/").status_code == 403
    assert given.number not in client.get("/desk/queue/").content.decode()
