"""The demo district."""

import pytest

from linli.organisation.tests.factories import make_district


@pytest.fixture
def district(db):
    return make_district()
