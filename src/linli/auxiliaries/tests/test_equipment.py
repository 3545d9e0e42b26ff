"""Permits, and what is out."""

from datetime import date

import pytest

from linli.auxiliaries.data.equipment import ItemClass, PermitState
from linli.auxiliaries.models import equipment
from linli.auxiliaries.queries.equipment import has_valid_permit, permit_spans, still_out, with_valid_permit
from linli.auxiliaries.tests.factories import make_bureau, make_officer, make_permit

pytestmark = pytest.mark.django_db


def test_a_permit_opens_duty_from_its_first_day_to_its_last() -> None:
    officer = make_officer(make_bureau())
    make_permit(officer, date(2026, 1, 1), date(2026, 12, 31))
    assert not has_valid_permit(officer.id, on=date(2025, 12, 31))
    assert has_valid_permit(officer.id, on=date(2026, 1, 1))
    assert has_valid_permit(officer.id, on=date(2026, 12, 31))
    assert not has_valid_permit(officer.id, on=date(2027, 1, 1))


def test_a_permit_that_was_lost_opens_nothing_from_that_day() -> None:
    officer = make_officer(make_bureau())
    permit = make_permit(officer, date(2026, 1, 1), date(2026, 12, 31))
    equipment.WorkPermit.objects.filter(pk=permit.id).update(state=PermitState.LOST, ended_on=date(2026, 5, 1))
    assert has_valid_permit(officer.id, on=date(2026, 4, 30))
    assert not has_valid_permit(officer.id, on=date(2026, 5, 1))


def test_many_are_asked_in_one_statement(django_assert_num_queries) -> None:
    bureau = make_bureau()
    people = [make_officer(bureau, f"某{n}（示例）") for n in range(9)]
    for one in people[:5]:
        make_permit(one)
    with django_assert_num_queries(1):
        assert with_valid_permit([one.id for one in people], on=date(2025, 6, 1)) == {one.id for one in people[:5]}
    with django_assert_num_queries(1):
        assert len(permit_spans([one.id for one in people])) == 9


def test_what_is_out_is_named_with_its_number() -> None:
    bureau = make_bureau()
    officer = make_officer(bureau)
    make_permit(officer)
    equipment.EquipmentItem.objects.create(
        kind=ItemClass.RADIO, serial="DJ-7", organ=bureau.organ, state="issued", holder_id=officer.id,
        since=date(2025, 3, 3),
    )  # fmt: skip
    radio, permit = still_out(officer.id)
    assert radio.number == "DJ-7"
    assert permit.number.startswith("GZ")


def test_there_is_no_class_for_weapons() -> None:
    words = "gun pistol rifle weapon baton cuff spray taser shield"
    assert not [kind for kind in ItemClass if any(word in kind.value for word in words.split())]
