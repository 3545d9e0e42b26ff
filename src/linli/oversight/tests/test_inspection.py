"""An inspector with a mandate draws, opens, finds; the unit answers; and nobody does so without one."""

import hashlib
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.test import Client
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from linli.accounts.tests.factories import sign_in
from linli.kernel.actor import RESIDENT, Actor, Role, UnitId
from linli.kernel.errors import BadInput, NotPermitted
from linli.matters import api as matters
from linli.matters.data import Drawn, Pressed, State
from linli.matters.tests.factories import PHONE, WORDS, at_state, dispatched, make_catalogue, raise_a
from linli.organisation.tests.factories import NOON, District, make_district
from linli.oversight import api
from linli.oversight.data import FindingKind, FindingState
from linli.oversight.engine.sampling import draw
from linli.oversight.models import Finding, Mandate, Sample
from linli.oversight.queries.inspecting import sample
from linli.oversight.queries.standing import scope_of
from linli.oversight.states import FINDING
from linli.oversight.tests.factories import mandated

TODAY = NOON.date()
DRAWN = Path(settings.ROOT).parents[1] / "docs" / "states" / "finding.mmd"
pytestmark = pytest.mark.django_db


@pytest.fixture
def district() -> District:
    make_catalogue()
    return make_district()


def drawn(district: District, inspector: Actor, kind: Drawn = Drawn.ALL, *, at=NOON, size: int = 3) -> int:
    day = timezone.localdate(at)
    return api.draw_sample(
        district.village, kind, first=day - timedelta(days=9), last=day, size=size, actor=inspector, at=at
    )


def test_the_drawing_is_current() -> None:
    assert DRAWN.read_text() == FINDING.diagram()


@given(st.sets(st.text(min_size=1, max_size=12), max_size=60), st.text(max_size=8), st.integers(1, 20))
def test_a_draw_is_the_same_in_any_order_and_never_larger_than_asked(numbers: set[str], seed: str, size: int) -> None:
    once = draw(sorted(numbers), seed=seed, size=size)
    assert once == draw(sorted(numbers, reverse=True), seed=seed, size=size)
    assert len(once) == min(size, len(numbers)) and set(once) <= numbers


def test_anybody_can_draw_it_again(district: District) -> None:
    for _ in range(8):
        raise_a(district)
    inspector = mandated(district, district.village)
    found = sample(drawn(district, inspector), actor=inspector, on=TODAY)
    again = sorted(found.population, key=lambda n: hashlib.sha256(f"{found.seed}:{n}".encode()).hexdigest())[:3]
    assert [number for number, _opened in found.drawn] == again
    assert len(found.population) == 8


def test_a_sign_narrows_what_is_drawn_from(district: District) -> None:
    raise_a(district)
    gone = raise_a(district)
    matters.withdraw(gone.matter, actor=RESIDENT, at=NOON)
    inspector = mandated(district, district.village)
    found = sample(drawn(district, inspector, Drawn.WITHDRAWN), actor=inspector, on=TODAY)
    assert found.population == (gone.number,)


@pytest.mark.parametrize("kind", Drawn)
def test_every_sign_can_be_asked_for(district: District, kind: Drawn) -> None:
    raise_a(district)
    inspector = mandated(district, district.village)
    if kind is Drawn.ALL:
        assert drawn(district, inspector, kind)
    else:
        with pytest.raises(BadInput):
            drawn(district, inspector, kind)


def test_a_mandate_has_a_scope_and_an_end(district: District) -> None:
    raise_a(district)
    inspector = mandated(district, district.villages["b"], days=5)
    with pytest.raises(NotPermitted):
        drawn(district, inspector)
    assert scope_of(inspector, on=TODAY + timedelta(days=5)) == {district.villages["b"]}
    assert not scope_of(inspector, on=TODAY + timedelta(days=6))


def test_a_lead_ends_it_early(district: District) -> None:
    inspector = mandated(district, district.village)
    api.end_mandate(Mandate.objects.get().pk, actor=district.actor(Role.LEAD, district.district), at=NOON)
    assert not scope_of(inspector, on=TODAY)


@pytest.mark.parametrize("unit", ["district", "other_township"])
def test_nobody_has_the_own_unit_inspected_by_the_own_inspector(district: District, unit: str) -> None:
    with pytest.raises(BadInput) as refused:
        mandated(
            district,
            UnitId(getattr(district, unit)),
            lead_of=getattr(district, "township" if unit != "district" else unit),
        )
    assert refused.value.field == "units"


def found_in(district: District, at=NOON) -> tuple[Actor, int]:
    matter = raise_a(district, at=at).matter
    dispatched(district, matter, unit=district.departments["station"], at=at)
    inspector = mandated(district, district.township, at=at)
    day = timezone.localdate(at)
    one = api.draw_sample(district.township, Drawn.ALL, first=day, last=day, size=5, actor=inspector, at=at)
    words = f"未到现场，电话{PHONE}"
    return inspector, api.write_finding(one, matter, FindingKind.NOT_AS_REPORTED, words=words, actor=inspector, at=at)


def test_a_unit_answers_a_finding_and_the_inspector_closes_it(district: District) -> None:
    inspector, id = found_in(district)
    lead = district.actor(Role.LEAD, district.departments["station"])
    for stranger in (inspector, district.actor(Role.LEAD, district.township)):
        with pytest.raises(NotPermitted):
            api.answer_finding(id, words="已整改", actor=stranger, at=NOON)
    api.answer_finding(id, words="已整改", actor=lead, at=NOON)
    api.ask_again(id, words="请附日期", actor=inspector, at=NOON)
    api.answer_finding(id, words="三月五日整改", actor=lead, at=NOON)
    api.settle_finding(id, actor=inspector, at=NOON)
    row = Finding.objects.get(pk=id)
    assert (row.state, row.unit_id) == (FindingState.SETTLED, district.departments["station"])
    assert row.due_on > TODAY + timedelta(days=9)


def test_only_what_was_drawn_can_have_a_finding(district: District) -> None:
    raise_a(district)
    inspector = mandated(district, district.village)
    other = raise_a(district, at=NOON + timedelta(days=3)).matter
    with pytest.raises(NotPermitted):
        api.write_finding(
            drawn(district, inspector), other, FindingKind.POOR_ANSWER, words="x", actor=inspector, at=NOON
        )


def enter(client: Client, actor: Actor) -> Client:
    sign_in(client, get_user_model().objects.get(pk=actor.user))
    return client


@pytest.mark.django_db(transaction=True)
def test_opening_a_drawn_matter_is_a_look_with_the_mandate_as_its_reason(client: Client, district: District) -> None:
    now = timezone.now()
    receipt = raise_a(district, at=now)
    matters.withdraw(receipt.matter, actor=RESIDENT, at=now)
    inspector = mandated(district, district.village, at=now)
    id = drawn(district, inspector, at=now)
    page = enter(client, inspector).get(f"/oversight/samples/{id}/{receipt.number}/")
    assert page.status_code == 200 and PHONE not in page.content.decode()
    assert WORDS in page.content.decode()
    number = Mandate.objects.get().number
    reasons = [str(line.reason) for line in matters.looks_at(receipt.matter) if line.reason]
    assert any(number in reason for reason in reasons)
    assert sample(id, actor=inspector, on=timezone.localdate(now)).drawn == ((receipt.number, True),)


@pytest.mark.django_db(transaction=True)
def test_without_the_mandate_nothing_opens(client: Client, district: District) -> None:
    now = timezone.now()
    receipt = raise_a(district, at=now)
    inspector = mandated(district, district.village, at=now)
    id = drawn(district, inspector, at=now)
    Mandate.objects.update(valid_from=now.date() - timedelta(days=9), valid_to=now.date() - timedelta(days=1))
    assert enter(client, inspector).get(f"/oversight/samples/{id}/{receipt.number}/").status_code == 403


@pytest.mark.django_db(transaction=True)
def test_the_pages_of_lead_inspector_and_unit(client: Client, district: District) -> None:
    now = timezone.now()
    inspector, id = found_in(district, at=now)
    lead, station = district.actor(Role.LEAD, district.district), district.departments["station"]
    for actor in (inspector, lead, district.actor(Role.LEAD, station)):
        enter(client, actor)
        assert client.get("/oversight/").status_code == 200
        assert "未到现场" in client.get(f"/oversight/findings/{id}/").content.decode()
    assert client.post(f"/oversight/findings/{id}/", {"words": ""}).status_code == 400
    assert client.post(f"/oversight/findings/{id}/", {"words": "已整改"}).status_code == 302
    other = enter(Client(), district.actor(Role.LEAD, district.departments["water"]))
    assert other.get(f"/oversight/findings/{id}/").status_code == 403
    numbers = enter(client, lead).get(f"/oversight/samples/{Sample.objects.get().pk}/numbers.txt").content.decode()
    assert len(numbers.split()) == 1


def test_a_lead_gives_a_mandate_on_the_page(client: Client, district: District) -> None:
    inspector = district.actor(Role.INSPECTOR, district.district)
    enter(client, district.actor(Role.LEAD, district.district))
    form = {"post": inspector.post, "units": [district.township], "purpose": "抽查", "until": "2020-01-01"}
    assert client.post("/oversight/", form).status_code == 400
    form["until"] = (timezone.localdate() + timedelta(days=20)).isoformat()
    assert client.post("/oversight/", form).status_code == 302
    enter(client, inspector)
    assert client.post("/oversight/", {"unit": district.village, "kind": "all", "size": 0}).status_code == 400


def test_who_was_pressed_is_read_by_the_level_above_and_by_mandate(client: Client, district: District) -> None:
    matter = at_state(district, State.REPLIED)
    now = timezone.now()
    matters.record_call_back(
        matter, reached=True, solved=True, pressed=Pressed.THREATENED,
        actor=district.actor(Role.CALLER, district.village), at=now,
    )  # fmt: skip
    number = matters.numbers_of([matter])[matter]

    def reads(actor: Actor) -> bool:
        return number in enter(Client(), actor).get("/oversight/pressure/").content.decode()

    assert reads(district.actor(Role.LEAD, district.district))
    assert not reads(district.actor(Role.INSPECTOR, district.district))
    assert reads(mandated(district, district.department, at=now))
    for unit in (district.department, district.village, district.other_township):
        assert not reads(district.actor(Role.LEAD, unit))
