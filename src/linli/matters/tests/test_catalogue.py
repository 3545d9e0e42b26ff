"""The catalogue that Linli brings along."""

import pytest

from linli import law
from linli.kernel.actor import SYSTEM
from linli.kernel.errors import BadInput
from linli.matters import api as acts
from linli.matters.data import MatterId
from linli.matters.models import PUBLISHED, Edition
from linli.matters.queries.catalogue import choosable
from linli.matters.rules.house_catalogue import house_rows
from linli.matters.tests.factories import NOON, fresh, raise_a
from linli.organisation.tests.factories import District

ROWS = {row.key: row for row in house_rows()}


def count(start: str) -> int:
    return sum(key.startswith(start) and key[1:].isdigit() for key in ROWS)


COUNTS = {
    "c": 153, "c01": 76, "c02": 44, "c03": 16, "c04": 14, "c05": 3,
    "m": 250, "m06": 51, "m07": 7, "m08": 16, "m09": 21, "m10": 2,
}  # fmt: skip


@pytest.mark.parametrize(("start", "many"), COUNTS.items())
def test_the_standard_is_there_row_for_row(start: str, many: int) -> None:
    assert count(start) == many


def test_every_row_is_named_in_both_languages_and_grouped() -> None:
    assert all(row.zh and row.en and row.group for row in ROWS.values())


@pytest.mark.parametrize("key", ["c01050", "m01050", "m07007", "m09003", "m09008"])
def test_what_is_left_out_says_why_and_cannot_be_chosen(db: None, key: str) -> None:
    acts.publish_house_catalogue(actor=SYSTEM, at=NOON)
    assert ROWS[key].excluded_zh and ROWS[key].excluded_en and not ROWS[key].public
    with pytest.raises(BadInput):
        choosable(key)


def test_a_limit_cites_what_it_was_read_in_and_binds_nobody() -> None:
    limited = [row for row in ROWS.values() if row.length]
    assert len(limited) == 7
    assert all(law.article(row.cites) and row.mark == "S" for row in limited)


def test_a_component_is_no_matter(db: None) -> None:
    acts.publish_house_catalogue(actor=SYSTEM, at=NOON)
    with pytest.raises(BadInput):
        choosable("c01037")
    assert choosable("m01037").zh == "路灯异常"


def test_a_matter_keeps_the_edition_it_was_filed_under(district: District) -> None:
    matter: MatterId = raise_a(district).matter
    acts.publish_house_catalogue(actor=SYSTEM, at=NOON)
    assert fresh(matter).category.edition != Edition.objects.get(state=PUBLISHED)
    assert fresh(matter).category.zh == "道路破损"
