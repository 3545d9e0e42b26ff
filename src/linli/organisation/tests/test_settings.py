"""An office may decide what the law leaves open, and nothing else."""

from datetime import date

import pytest

from linli.kernel.actor import SYSTEM, Role
from linli.kernel.errors import BadInput, NotLawful, NotPermitted
from linli.organisation import api
from linli.organisation.tests.factories import NOON, District, make_district

TODAY = date(2026, 3, 2)


@pytest.fixture
def district(db: None) -> District:
    return make_district()


def test_a_figure_that_is_only_to_be_confirmed_may_be_set_otherwise(district: District) -> None:
    assert api.figure("shandong-hotline.return", on=TODAY).length == 2
    api.decide("shandong-hotline.return", 3, on=TODAY, actor=district.actor(Role.OPERATOR), at=NOON)
    assert api.figure("shandong-hotline.return", on=TODAY).length == 3


def test_a_figure_that_was_read_in_the_law_may_not(district: District) -> None:
    with pytest.raises(NotLawful) as refused:
        api.decide("petition.decide", 90, on=TODAY, actor=SYSTEM, at=NOON)
    assert "petition-regulation-2022/34" in refused.value.articles
    assert api.figure("petition.decide", on=TODAY).length == 60


@pytest.mark.parametrize(
    ("key", "value"),
    [("place.tolerance_m2", True), ("place.declared_overlapping", 1), ("no.such", 1), ("shandong-hotline.return", -1)],
)
def test_a_value_of_another_kind_is_refused(district: District, key: str, value: int) -> None:
    with pytest.raises(BadInput):
        api.decide(key, value, on=TODAY, actor=SYSTEM, at=NOON)


def test_a_lead_decides_no_setting(district: District) -> None:
    with pytest.raises(NotPermitted):
        api.decide("place.nearest_m", 15, on=TODAY, actor=district.actor(Role.LEAD), at=NOON)
