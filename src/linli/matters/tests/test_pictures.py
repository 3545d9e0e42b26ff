"""The same photo is known again by its light and dark; another is not; and the sketch goes with the photo."""

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.utils import timezone
from PIL import Image, ImageEnhance, ImageFilter
from pytest_django import DjangoAssertNumQueries

from linli.accounts.tests.factories import sign_in
from linli.kernel.actor import RESIDENT
from linli.kernel.errors import BadInput
from linli.ledger.data import Subject
from linli.matters import api as acts
from linli.matters.data import Evidence, MatterId, State
from linli.matters.engine.pictures import SAME, likeness, sketch
from linli.matters.models import MatterEvent
from linli.matters.queries.pictures import photos_used_before
from linli.matters.tests.factories import DONE, NOON, at_state, checker, fresh, handler
from linli.matters.tests.pictures import a_photo, saved, scene
from linli.organisation.tests.factories import District
from linli.privacy import api as privacy

KEY, OTHER_KEY = b"k" * 32, b"o" * 32
CHANGES: dict[str, Callable[[Image.Image], Image.Image]] = {
    "smaller": lambda p: p.resize((128, 128)),
    "brighter": lambda p: ImageEnhance.Brightness(p).enhance(1.2),
    "paler": lambda p: ImageEnhance.Contrast(p).enhance(0.6),
    "blurred": lambda p: p.filter(ImageFilter.GaussianBlur(2)),
}


def webp(picture: Image.Image) -> bytes:
    return privacy.clean_photo(BytesIO(saved(picture))).data


def sketched(picture: Image.Image, key: bytes = KEY) -> bytes:
    made = sketch(webp(picture), key)
    assert made is not None
    return made


@pytest.mark.parametrize("change", CHANGES)
def test_a_photo_that_was_changed_a_little_is_known_again(change: str):
    assert likeness(sketched(scene(1)), sketched(CHANGES[change](scene(1)))) > SAME


def test_photos_of_other_places_are_not():
    sketches = [sketched(scene(n)) for n in range(20)]
    assert max(likeness(a, b) for n, a in enumerate(sketches) for b in sketches[:n]) < SAME


def test_without_the_key_a_sketch_tells_nothing_about_a_picture():
    assert likeness(sketched(scene(1)), sketched(scene(1), OTHER_KEY)) < 0.7


def test_an_even_picture_has_no_sketch():
    assert sketch(webp(Image.new("L", (64, 64), 120)), KEY) is None


def reported(district: District, *photos: bytes) -> MatterId:
    matter = at_state(district, State.HANDLING)
    evidence = tuple(Evidence(photo, "填平后的路面") for photo in photos)
    acts.report_handled(matter, answer=DONE, photos=evidence, actor=handler(district), at=NOON)
    return matter


def photos_of(matter: MatterId) -> list[int]:
    event = MatterEvent.objects.get(matter=matter, act="report_handled")
    return [id for id, field in event.sealed if field == "evidence"]


def test_a_photo_used_twice_is_pointed_out_in_two_statements(
    district: District, django_assert_num_queries: DjangoAssertNumQueries
):
    first, second = reported(district, a_photo(1)), reported(district, a_photo(2), a_photo(1))
    shown = photos_of(second)
    with django_assert_num_queries(2):
        [used] = photos_used_before(second, district.department, shown)
    assert (used.photo, used.number, used.percent) == (2, fresh(first).number, 100)
    assert photos_used_before(first, district.department, photos_of(first)) == ()


def test_an_erased_photo_is_not_known_again(district: District):
    first, second = reported(district, a_photo(1)), reported(district, a_photo(1))
    privacy.erase(Subject("matter", first), fields=["evidence"], actor=RESIDENT, at=NOON, because="asked")
    assert photos_used_before(second, district.department, photos_of(second)) == ()


def test_a_photo_without_a_description_is_refused_at_its_field(district: District):
    matter = at_state(district, State.HANDLING)
    with pytest.raises(BadInput) as refused:
        acts.report_handled(matter, answer=DONE, photos=[Evidence(a_photo(), "  ")], actor=handler(district), at=NOON)
    assert refused.value.field == "shows_1"
    assert fresh(matter).state == State.HANDLING


@pytest.mark.django_db(transaction=True)
def test_the_checker_is_told_and_may_still_pass_it(client: Client, district: District):
    first, second = reported(district, a_photo(1)), reported(district, a_photo(1))
    sign_in(client, get_user_model().objects.get(pk=checker(district).user))
    html = client.get(f"/desk/matters/{fresh(second).number}/").content.decode()
    assert fresh(first).number in html
    assert "填平后的路面" in html
    acts.pass_check(second, actor=checker(district), at=NOON)


def test_too_many_photos_are_refused(district: District):
    matter, photo = at_state(district, State.HANDLING), Evidence(a_photo(), "路面")
    with pytest.raises(BadInput, match="5"):
        acts.report_handled(matter, answer=DONE, photos=[photo] * 6, actor=handler(district), at=NOON)


def test_an_answer_too_long_is_refused_at_its_part(district: District):
    matter = at_state(district, State.CHECKED)
    with pytest.raises(BadInput) as refused:
        acts.reply(matter, answer=replace(DONE, basis="长" * 301), actor=handler(district), at=timezone.now())
    assert refused.value.field == "basis"
