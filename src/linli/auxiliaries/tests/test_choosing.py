"""An officer is found by number or name, however long the roll, in a few statements and without script."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from linli.accounts.tests.factories import sign_in
from linli.auxiliaries.forms.choosing import LOOK, OfficerForm
from linli.auxiliaries.queries.choosing import FEW, Among, among
from linli.auxiliaries.tests.factories import make_officer
from linli.auxiliaries.tests.people import People, people  # noqa: F401 - a fixture

pytestmark = pytest.mark.django_db
# ruff: noqa: F811 - fixtures are arguments


def typed(words: str, people: People, **more: str) -> OfficerForm:
    return OfficerForm({"officer-words": words, **more}, officers=here(people))


def here(people: People) -> Among:
    return among([people.bureau.organ])


@pytest.fixture
def crowd(people: People) -> People:
    for i in range(FEW + 5):
        make_officer(people.bureau, number=f"ZZ{i:03}", name=f"王示例{i}")
    make_officer(people.bureau, number="YY001", name="阿依·古丽示例")
    return people


def test_a_whole_number_or_name_is_enough(crowd: People) -> None:
    for words in ("zz003", "王示例3", " 阿依•古丽示例 "):
        form = typed(words, crowd)
        assert form.is_valid(), (words, form.errors)
        assert form.cleaned_data["officer"] == here(crowd).find(words.strip()).exactly.id


def test_a_part_lists_a_few_and_chooses_nobody(crowd: People, django_assert_max_num_queries) -> None:
    form = typed("王", crowd)
    assert not form.is_valid()
    drawn = str(form["officer"])
    with django_assert_max_num_queries(2):
        assert here(crowd).find("王").more
    assert drawn.count('type="radio"') == FEW and "checked" not in drawn


def test_the_one_marked_of_the_list_is_taken_unless_other_words_were_typed_since(crowd: People) -> None:
    one = here(crowd).find("王示例4").exactly
    marked = {"officer": str(one.id), "officer-listed": "王"}
    assert typed("王", crowd, **marked).is_valid()
    other = typed("王示例5", crowd, **marked)
    assert other.is_valid() and other.cleaned_data["officer"] != one.id


def test_pressing_find_judges_nothing_else_and_keeps_what_was_typed(crowd: People, client: Client) -> None:
    sign_in(client, crowd.hr.user)
    answer = client.post(reverse("auxiliaries:open-case"), {"officer-words": "王示例3", LOOK: "1", "words": "线索示例"})
    assert answer.status_code == 200
    assert "errorlist" not in answer.text and "checked" in answer.text and "线索示例" in answer.text


@pytest.mark.parametrize("words", ["", "没有这个人", "x" * 500, "%", "\x00", "1" * 30])
def test_words_that_fit_nobody_are_refused_at_the_field(crowd: People, words: str) -> None:
    form = typed(words, crowd)
    assert not form.is_valid() and list(form.errors) == ["officer"]


@pytest.mark.parametrize("id", ["0", "-1", "x", "9" * 19, "9" * 40, "１２"])
def test_an_id_that_is_nobodys_here_is_refused(crowd: People, id: str) -> None:
    form = OfficerForm({"officer": id}, officers=here(crowd))
    assert not form.is_valid() and list(form.errors) == ["officer"]


def test_an_officer_of_another_unit_is_neither_found_nor_taken(people: People) -> None:
    elsewhere = Among((people.bureau.district.district,))
    assert not elsewhere.find(people.zhou.number).officers
    assert not OfficerForm({"officer": str(people.zhou.id)}, officers=elsewhere).is_valid()


def test_a_link_from_the_file_opens_the_form_with_the_officer_chosen(people: People, client: Client) -> None:
    sign_in(client, people.hr.user)
    file = client.get(reverse("auxiliaries:officer", args=[people.zhou.id])).text
    address = f"{reverse('auxiliaries:open-case')}?officer={people.zhou.id}"
    assert address in file
    assert f'value="{people.zhou.id}" checked' in client.get(address).text


def test_the_roll_is_searched_by_number_or_name(crowd: People, client: Client) -> None:
    sign_in(client, crowd.hr.user)
    found = client.get(reverse("auxiliaries:officers"), {"words": "阿依・古丽"}).text
    assert "YY001" in found and "ZZ001" not in found
    assert "ZZ014" in client.get(reverse("auxiliaries:officers"), {"words": "zz014"}).text


def test_who_has_left_by_a_day_is_not_offered_for_it(people: People) -> None:
    today = timezone.localdate()
    assert among([people.bureau.organ], on=today).find(people.zhou.number).exactly
    assert (
        not among([people.bureau.organ], on=people.zhou.started_on.replace(year=1999)).find(people.zhou.number).officers
    )
