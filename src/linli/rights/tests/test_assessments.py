"""A feature that nobody has thought about stands still, says so, and runs once the privacy officer has assessed it."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from django.test import Client
from django.utils import timezone
from PIL import Image

from linli.accounts.tests.factories import sign_in
from linli.kernel.actor import Role
from linli.kernel.errors import BadInput, NotFound, NotLawful, NotPermitted, Overtaken
from linli.ledger.data import Subject
from linli.matters import api as matters
from linli.matters.tests.factories import raise_a
from linli.privacy import api as privacy
from linli.privacy.data import Feature
from linli.rights import api
from linli.rights.tests.factories import TEXTS, assess_all

pytestmark = [pytest.mark.django_db, pytest.mark.unassessed]
TODAY = date(2026, 3, 2)


@pytest.fixture(autouse=True)
def today(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.localdate", lambda at=None: TODAY)


@pytest.fixture
def officer(district):
    return district.actor(Role.PRIVACY_OFFICER, district.district)


def assess(officer, feature, until=TODAY + timedelta(days=10)):
    return api.assess(feature, **TEXTS, review_on=until, actor=officer, at=timezone.now())


def photo() -> bytes:
    drawn = BytesIO()
    Image.new("RGB", (8, 8), "teal").save(drawn, "JPEG")
    return drawn.getvalue()


def test_without_an_assessment_it_stands_still_and_says_who_can_help(officer):
    with pytest.raises(NotLawful) as refusal:
        privacy.demand_assessed(Feature.SEARCH)
    assert "privacy officer" in str(refusal.value)
    assert refusal.value.articles[0] == "pipl-2021/55"
    assess(officer, Feature.SEARCH)
    privacy.demand_assessed(Feature.SEARCH)
    assert not privacy.is_assessed(Feature.PHOTOS)


def test_it_lapses_after_its_day_and_a_new_one_carries_it_on(officer, monkeypatch):
    assess(officer, Feature.SEARCH)
    for day, holds in ((10, True), (11, False)):
        monkeypatch.setattr("django.utils.timezone.localdate", lambda at=None, day=day: TODAY + timedelta(days=day))
        assert privacy.is_assessed(Feature.SEARCH) is holds
    assess(officer, Feature.SEARCH, TODAY + timedelta(days=99))
    assert privacy.is_assessed(Feature.SEARCH)


def test_the_officer_stops_a_feature_at_once_and_the_record_stays(officer):
    id = assess(officer, Feature.SEARCH)
    api.end_assessment(id, actor=officer, at=timezone.now())
    assert not privacy.is_assessed(Feature.SEARCH)
    assert [row.pk for row in api.assessments()] == [id]
    with pytest.raises(Overtaken):
        api.end_assessment(id, actor=officer, at=timezone.now())
    with pytest.raises(NotFound):
        api.end_assessment(1, actor=officer, at=timezone.now())


def test_only_the_privacy_officer_assesses(officer, district):
    with pytest.raises(NotPermitted):
        assess(district.actor(Role.OPERATOR), Feature.SEARCH)


@pytest.mark.parametrize(("feature", "days"), [("no-such", 9), (Feature.SEARCH, 0), (Feature.SEARCH, 3 * 365 + 2)])
def test_it_is_of_a_known_feature_and_has_an_end_within_the_years_of_its_record(officer, feature, days):
    with pytest.raises(BadInput):
        assess(officer, feature, TODAY + timedelta(days=days))
    assert assess(officer, Feature.SEARCH, date(2029, 3, 2))


def test_a_feature_that_never_declared_itself_is_a_mistake():
    with pytest.raises(KeyError):
        privacy.is_assessed("no-such")


def test_photos_wait_and_the_words_of_the_matter_do_not(officer, district):
    with pytest.raises(NotLawful):
        raise_a(district, photos=(photo(),))
    assert raise_a(district).number
    assess(officer, Feature.PHOTOS)
    raise_a(district, photos=(photo(),))


def test_searching_and_learning_wait(officer, district):
    clerk = district.actor(Role.CLERK, district.village)
    with pytest.raises(NotLawful):
        matters.find_by_words(district.village, "路灯", actor=clerk, at=timezone.now())
    with pytest.raises(NotLawful):
        privacy.open_to_learn("matter", [1], at=timezone.now())
    assess(officer, Feature.SEARCH)
    assert matters.find_by_words(district.village, "路灯", actor=clerk, at=timezone.now()) == ()


def test_no_sketch_is_made_before_comparing_is_assessed_and_none_is_read_after(officer, district):
    first = raise_a(district).matter
    id = assess(officer, Feature.LIKENESS)
    second = raise_a(district).matter
    fields = [{item.field for item in privacy.held(Subject("matter", matter))} for matter in (first, second)]
    assert ("sketch" in fields[0], "sketch" in fields[1]) == (False, True)
    assert privacy.read_to_compare("matter", [second], field="sketch")
    api.end_assessment(id, actor=officer, at=timezone.now())
    assert privacy.read_to_compare("matter", [second], field="sketch") == {}


def test_a_resident_with_a_photo_is_told_at_its_field(client: Client, district):
    """Nothing is stored, and what was typed stands in the form."""
    answer = raise_a(district)
    page = client.get(f"/m/{answer.code}/")["Location"]
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "en"
    upload = BytesIO(photo())
    upload.name = "hole.jpg"
    told = client.post(f"{page}add_words/", {"words": "It is larger now.", "photos": upload})
    assert told.status_code == 400
    assert "Photos of residents and of the work" in told.content.decode()
    assert "It is larger now." in told.content.decode()


def test_calling_back_waits_with_a_page_that_says_so(client: Client, district):
    sign_in(client, district.actor(Role.CALLER, district.village).user)
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "en"
    answer = client.get("/desk/calls/")
    assert answer.status_code == 422
    assert "Calling residents back" in answer.content.decode()


def test_the_register_names_what_is_missing(client: Client, officer):
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "en"
    sign_in(client, officer.user)
    missing = "no current assessment"
    assert client.get("/rights/desk/assessments/").content.decode().count(missing) == len(api.features())
    assess_all(timezone.now())
    assert missing not in client.get("/rights/desk/assessments/").content.decode()


def test_the_officer_assesses_and_stops_on_the_page(client: Client, officer):
    sign_in(client, officer.user)
    given = {"feature": "photos", **TEXTS, "review_on": "2026-12-31"}
    assert client.post("/rights/desk/assessments/new/", given).status_code == 302
    [row] = api.assessments()
    assert client.post(f"/rights/desk/assessments/{row.pk}/end/").status_code == 302
    assert api.current_assessments(TODAY) == {}
    assert client.post("/rights/desk/assessments/new/", given | {"review_on": ""}).status_code == 400
