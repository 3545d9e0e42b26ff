"""A police station has no personnel office: the organ's answers for its officers, and stands in nobody's way above."""

from datetime import date

import pytest

from linli.auxiliaries.actions.appraisal import ratings
from linli.auxiliaries.actions.discipline import absences, cases
from linli.auxiliaries.actions.protection import files, voices
from linli.auxiliaries.data.appraisal import Grade, RatingState
from linli.auxiliaries.data.discipline import Ground
from linli.auxiliaries.data.protection import CareKind, Leaving, VoiceState
from linli.auxiliaries.models import AuxiliaryOfficer
from linli.auxiliaries.models.appraisal import Rating
from linli.auxiliaries.models.protection import Voice
from linli.auxiliaries.permissions.people import answers_for, disciplines, rates, units_answered_for
from linli.auxiliaries.tests.people import AT, TEXTS, YEAR, people  # noqa: F401 - a fixture
from linli.auxiliaries.tests.test_duty_pages import as_, page
from linli.kernel.actor import Role
from linli.organisation.data import Level, UnitKind
from linli.organisation.tests.factories import make_unit

pytestmark = pytest.mark.django_db
# ruff: noqa: F811 - fixtures are arguments


@pytest.fixture
def posted(people):
    """Zhou An serves at the station, under its own captain."""
    AuxiliaryOfficer.objects.filter(pk=people.zhou.id).update(unit=people.bureau.station)
    people.captain = people.bureau.actor(Role.COMMANDER, people.bureau.station)
    return people


def test_whom_the_organs_personnel_officer_answers_for(posted) -> None:
    """Its stations; not another organ below it, and not what lies above."""
    bureau, row = posted.bureau, AuxiliaryOfficer.objects.get(pk=posted.zhou.id)
    other = make_unit(UnitKind.ORGAN, Level.DISTRICT, "示例分县局", bureau.organ, code="ORG2")
    assert set(units_answered_for(posted.hr)) == {bureau.organ, bureau.station}
    assert not answers_for(posted.hr, other)
    assert disciplines(posted.hr, row)
    assert rates(posted.captain, row)
    assert not disciplines(posted.captain, row)
    assert not rates(bureau.actor(Role.COMMANDER), row)
    assert not disciplines(bureau.actor(Role.HR, bureau.district.district), row)


def test_a_stations_rating_is_settled_by_the_organs_office(posted) -> None:
    rating = posted.rated(Grade.QUALIFIED)
    ratings.notify(rating, actor=posted.captain, at=AT)
    ratings.sign(rating, actor=posted.own, at=AT)
    ratings.settle(rating, actor=posted.hr, at=AT)
    assert Rating.objects.get(pk=rating).state == RatingState.SETTLED


def test_a_stations_resignation_absence_case_and_injury_have_a_desk(posted) -> None:
    voice = voices.resign(posted.zhou.id, leaving=Leaving.NOTICE, words="", actor=posted.own, at=AT)
    voices.answer_voice(voice, words="收到", actor=posted.hr, at=AT)
    assert Voice.objects.get(pk=voice).state == VoiceState.ANSWERED
    absent = absences.note_absence(posted.zhou.id, day=date(2026, 2, 23), actor=posted.captain, at=AT)
    absences.decide_absence(absent, excused=True, actor=posted.hr, at=AT)
    cases.open_case(posted.zhou.id, ground=Ground.BREACH, words="岗位违规", actor=posted.hr, at=AT)
    harm = {"happened_on": date(2026, 3, 1), "words": "摔伤"}
    files.open_file(posted.zhou.id, CareKind.INJURY, **harm, actor=posted.hr, at=AT)
    hr = as_(posted.hr)
    for name in ("cases", "care", "obligations"):
        assert "周安" in hr.get(page(name)).text, name


def test_a_draft_is_changed_on_its_page(posted) -> None:
    rating, captain = posted.rated(Grade.QUALIFIED), as_(posted.captain)
    address = page("rating-act", rating, "write")
    assert TEXTS["performance"] in captain.get(address).text
    sent = {**TEXTS, "performance": "补充了事例", "grade": "excellent"}
    assert captain.post(address, sent).status_code == 302
    assert Rating.objects.get(pk=rating).grade == Grade.EXCELLENT
    assert "补充了事例" in captain.get(page("rating", rating)).text
    assert YEAR["first"] == Rating.objects.get(pk=rating).first
