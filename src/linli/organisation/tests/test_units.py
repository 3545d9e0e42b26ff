"""Who stands above whom, and how units come and go."""

from datetime import date

import pytest

from linli.kernel.actor import SYSTEM, Role
from linli.kernel.errors import BadInput, NotAllowed, NotPermitted
from linli.organisation import api
from linli.organisation.data import Level, UnitKind
from linli.organisation.tests.factories import BEGAN, NOON, District, make_district

pytestmark = pytest.mark.django_db


@pytest.fixture
def district() -> District:
    return make_district()


def test_a_village_sends_up_to_its_township_and_the_township_to_the_district(district: District) -> None:
    township = api.centre_above(district.villages["a"])
    assert township is not None
    assert township.id == district.township
    above = api.centre_above(township.id)
    assert above is not None
    assert above.id == district.district
    assert api.centre_above(district.district) is None


def test_descendants_of_a_township_are_its_station_and_villages(district: District) -> None:
    below = {unit.id for unit in api.descendants(district.township)}
    assert below == {district.villages["a"], district.villages["b"], district.departments["station"]}


def test_departments_are_asked_for_by_level(district: District) -> None:
    assert {unit.name for unit in api.departments(Level.DISTRICT)} == {"水务局", "城市管理局"}
    assert [unit.name for unit in api.departments(under=district.township)] == ["东镇市政所"]


def test_a_question_costs_one_statement(district: District, django_assert_num_queries) -> None:
    with django_assert_num_queries(1):
        api.descendants(district.district)


def test_many_questions_inside_one_request_cost_one_statement(district: District, django_assert_num_queries) -> None:
    with django_assert_num_queries(1), api.pinned():
        for id in district.villages.values():
            api.unit(id)
            api.centre_above(id)
            api.locate(*district.point("C1"))


def test_the_operator_creates_a_unit_and_it_is_seen_at_once(district: District) -> None:
    operator = district.actor(Role.OPERATOR)
    with api.pinned():
        api.units()
        id = api.create_unit(
            kind=UnitKind.DEPARTMENT, level=Level.DISTRICT, name="民政局", valid_from=BEGAN, parent=district.district,
            actor=operator, at=NOON,
        )  # fmt: skip
        assert api.unit(id).name == "民政局"


def test_a_clerk_changes_no_unit(district: District) -> None:
    with pytest.raises(NotPermitted):
        api.close_unit(district.department, valid_to=date(2026, 3, 2), actor=district.actor(Role.CLERK), at=NOON)


def test_a_code_stands_once(district: District) -> None:
    with pytest.raises(BadInput) as refused:
        api.create_unit(
            kind=UnitKind.CENTRE, level=Level.VILLAGE, name="E村", code="990101002001", valid_from=BEGAN,
            parent=district.other_township, actor=SYSTEM, at=NOON,
        )  # fmt: skip
    assert refused.value.field == "code"


@pytest.mark.parametrize(
    ("kind", "level", "parent"),
    [
        (UnitKind.DEPARTMENT, Level.DISTRICT, None),
        (UnitKind.CENTRE, Level.DISTRICT, "district"),
        (UnitKind.CENTRE, Level.DISTRICT, "township"),
        (UnitKind.DEPARTMENT, Level.DISTRICT, "department"),
    ],
)
def test_a_unit_hangs_below_a_centre_of_a_higher_level(
    district: District, kind: UnitKind, level: Level, parent: str | None
) -> None:
    above = getattr(district, parent) if parent else None
    with pytest.raises(BadInput):
        api.create_unit(kind=kind, level=level, name="?", valid_from=BEGAN, parent=above, actor=SYSTEM, at=NOON)


def test_a_unit_closes_when_nothing_hangs_on_it_any_more(district: District) -> None:
    with pytest.raises(NotAllowed):
        api.close_unit(district.township, valid_to=date(2026, 3, 2), actor=SYSTEM, at=NOON)
    district.actor(Role.HANDLER, district.department)
    with pytest.raises(NotAllowed):
        api.close_unit(district.department, valid_to=date(2026, 3, 2), actor=SYSTEM, at=NOON)
    api.close_unit(district.departments["roads"], valid_to=date(2026, 3, 2), actor=SYSTEM, at=NOON)
    assert "城市管理局" not in {unit.name for unit in api.units()}
    assert api.unit(district.departments["roads"]).name == "城市管理局"
