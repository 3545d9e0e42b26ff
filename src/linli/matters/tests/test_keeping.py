"""Words are found by who works with them, and kept while somebody does."""

import pytest

from linli.jobs.api import run_due
from linli.kernel.actor import RESIDENT, Role
from linli.ledger.data import Subject
from linli.matters import api as acts
from linli.matters.tests.factories import NOON, coordinator, dispatched, make_catalogue, raise_a, utc
from linli.organisation.tests.factories import District, make_district
from linli.privacy.api import held


@pytest.mark.django_db(transaction=True)
def test_a_unit_finds_its_own_matters_by_their_words_and_the_next_holder_too() -> None:
    district, _ = make_district(), make_catalogue()
    matter = raise_a(district, words="广场喷泉不出水").matter
    village = coordinator(district)
    assert [i.id for i in acts.find_by_words(district.village, "喷泉", actor=village, at=NOON)] == [matter]
    dispatched(district, matter)
    while run_due(NOON):
        pass
    handler = district.actor(Role.HANDLER, district.department)
    assert [i.id for i in acts.find_by_words(district.department, "喷泉", actor=handler, at=NOON)] == [matter]


def test_words_are_kept_on_while_the_matter_is_open(district: District) -> None:
    matter, other = raise_a(district).matter, raise_a(district).matter
    acts.withdraw(other, actor=RESIDENT, at=NOON)
    assert acts.keep_open_ones(utc(2026, 6, 1)) == 0
    assert acts.keep_open_ones(utc(2027, 2, 20)) == 1
    assert acts.keep_open_ones(utc(2027, 2, 21)) == 0
    ends = {one.until for one in held(Subject("matter", matter))}
    assert min(ends).year == 2028
