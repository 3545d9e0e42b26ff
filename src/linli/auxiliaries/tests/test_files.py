"""The roll."""

from datetime import date

import pytest
from django.test import Client

from linli.accounts.tests.factories import sign_in
from linli.auxiliaries import api
from linli.auxiliaries.tests.factories import make_bureau, make_officer
from linli.kernel.actor import Role

pytestmark = pytest.mark.django_db


def test_the_roll_shows_the_own_unit_only(client: Client, django_user_model: object) -> None:
    bureau = make_bureau()
    make_officer(bureau)
    hr = bureau.actor(Role.HR)
    sign_in(client, django_user_model.objects.get(pk=hr.user))  # type: ignore[attr-defined]  # the user model
    assert "周安" in client.get("/auxiliaries/").content.decode()
    assert not api.officers([bureau.provider])


def test_somebody_serves_from_the_first_day_to_the_last() -> None:
    officer = make_officer(make_bureau(), started_on=date(2025, 3, 3))
    assert not api.serving([officer.unit], on=date(2025, 3, 2))
    assert api.serving([officer.unit], on=date(2025, 3, 3)) == [officer]
