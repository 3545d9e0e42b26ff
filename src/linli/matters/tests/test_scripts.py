"""What people write in any script is kept whole, and the language they wish for dies with their contact."""

import re
from dataclasses import replace

import pytest
from django.apps import apps
from django.test import Client
from django.utils import timezone

from linli.kernel.actor import SYSTEM
from linli.kernel.errors import BadInput
from linli.kernel.text import clean
from linli.ledger.data import Subject
from linli.matters.data import Contact
from linli.matters.tests.factories import NOON, WANG, coordinator, raise_a
from linli.matters.tests.test_staff_pages import enter
from linli.organisation.tests.factories import District
from linli.privacy import api as privacy
from linli.privacy.data import Purpose

pytestmark = pytest.mark.django_db
CONTACT = ("name", "phone", "email", "language", "wishes")
SAID = {
    "Arabic": "مصباح الشارع لا يعمل منذ يومين، والطريق مظلم.",
    "Uyghur": "كوچا چىرىغى ئىككى كۈندىن بېرى يانمايۋاتىدۇ.",
    "Tibetan": "ལམ་གྱི་སྒྲོན་མེ་ཉི་མ་གཉིས་ནས་མི་འབར།",
    "Mongolian": "ᠭᠤᠳᠤᠮᠵᠢ ᠶᠢᠨ ᠳᠡᠩ ᠬᠣᠶᠠᠷ ᠡᠳᠦᠷ ᠰᠢᠲᠠᠭᠰᠠᠨ ᠦᠭᠡᠢ",
    "Yi": "ꆈꌠꁱꂷ",
    "Zhuang": "Roengz fwn le, roen miz bouxraeuj youq.",
    "Persian with joiners": "چراغ کوچه روشن نمی\u200cشود",
    "Hindi": "सड़क की बत्ती दो दिन से बंद है",
    "Korean": "가로등이 이틀째 꺼져 있습니다.",
    "rare Han": "𠮷家𪚥巷口 㙍头",
    "emoji": "👩🏽‍🦼 过不去 🚧",
    "two directions": "路灯 lamp مصباح 3 号",
    "marks of a keyboard": "رقم \u200e12-3\u200e الطريق\u200f!",
}


@pytest.mark.parametrize("words", SAID.values(), ids=SAID)
def test_words_name_and_address_in_any_script_come_back_as_they_were_written(district: District, words: str) -> None:
    given = raise_a(district, words=words, address=words, contact=Contact(name=words[:60], phone="13900000000"))
    opened = {one.field: one.text for one in privacy.read_own(Subject("matter", given.matter))}
    assert (opened["words"], opened["address"], opened["name"]) == (words, words, words[:60])


def test_what_they_write_stands_in_an_element_of_its_own_direction(client: Client, district: District) -> None:
    """Marks of direction are kept, so nothing beside the text may be turned round by them."""
    now = timezone.now()
    words = SAID["marks of a keyboard"]
    given = raise_a(district, words=words, address="\u200fالشارع", at=now)
    page = enter(client, coordinator(district)).get(f"/desk/matters/{given.number}/").content.decode()
    assert f'<blockquote dir="auto">{words}' in page
    enter_receipt = client.get(f"/m/{given.code}/", follow=True).content.decode()
    assert re.search(rf'<(blockquote|p|dd|div)[^>]* dir="auto"[^>]*>\s*{re.escape(words)}', enter_receipt)


def test_marks_that_nobody_sees_are_no_text() -> None:
    with pytest.raises(BadInput):
        clean("words", "\u200e \u200f", limit=20, required=True)
    assert clean("words", "a\u202eb", limit=20) == "a⟦RLO⟧b"


def test_the_wish_for_an_interpreter_dies_with_the_contact(district: District) -> None:
    """A language may say where somebody comes from; so it is held with the number, and nowhere else."""
    given = raise_a(district, contact=replace(WANG, language="other"))
    subject = Subject("matter", given.matter)
    [wish] = privacy.held(subject, field="language")
    assert wish.purpose is Purpose.CONTACT
    plain = [str(row) for model in apps.get_app_config("matters").get_models() for row in model.objects.values()]
    assert not any("'other'" in row for row in plain)
    privacy.erase(subject, fields=CONTACT, actor=SYSTEM, at=NOON, because="asked")
    assert not [one for one in privacy.held(subject) if one.purpose is Purpose.CONTACT and one.until]


def test_a_wish_without_a_contact_is_not_kept_at_all(district: District) -> None:
    given = raise_a(district, contact=Contact(language="other"))
    assert privacy.held(Subject("matter", given.matter), field="language") == []
