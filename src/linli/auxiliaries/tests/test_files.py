"""The roll."""

from datetime import date

import pytest
from django.test import Client

from linli.accounts.tests.factories import sign_in
from linli.auxiliaries import api
from linli.auxiliaries.actions.files import add_paper
from linli.auxiliaries.data.own import Part
from linli.auxiliaries.queries import files as ask
from linli.auxiliaries.tests.factories import make_bureau, make_officer
from linli.kernel.actor import Role
from linli.organisation.tests.factories import NOON

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


def test_an_archive_says_what_is_missing_and_who_looked() -> None:
    bureau = make_bureau()
    officer, hr = make_officer(bureau), bureau.actor(Role.HR)
    before = ask.archive(officer.id, on=NOON.date())
    assert {need.part for need in before.needs} >= {Part.BASIC, Part.PERFORMANCE, Part.TRAINING, Part.EDUCATION}
    assert "identity" not in before.there
    add_paper(
        officer.id, part=Part.BASIC, need="identity", reference="档1-1", dated=date(2026, 1, 5), actor=hr, at=NOON
    )
    after = ask.archive(officer.id, on=NOON.date())
    assert "identity" in after.there and (after.percent or 0) > (before.percent or 0)
    assert [(one.act, one.actor.post) for one in ask.looks(officer.id)] == [("auxiliaries.add-paper", hr.post)]
