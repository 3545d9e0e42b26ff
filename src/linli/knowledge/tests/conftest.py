import pytest

from linli.organisation.tests.factories import District, make_district


@pytest.fixture
def district(db: None) -> District:
    return make_district()
