"""Pieces are versioned, owned and expire; templates leave places for things only."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from linli.kernel.actor import Role
from linli.kernel.errors import BadInput, NotFound, NotPermitted
from linli.kernel.words import Name
from linli.knowledge import api, registry
from linli.knowledge.data import PieceState, PieceText
from linli.knowledge.models import Piece
from linli.knowledge.rules import GAPS, checked
from linli.knowledge.tests.factories import ARTICLE, REPLY, UNTIL, handler, lead, published, written
from linli.notifications.api import inbox
from linli.organisation.tests.factories import NOON, District

TODAY = NOON.date()


@pytest.mark.parametrize(
    ("text", "field"),
    [
        (replace(ARTICLE, title=Name("")), "title"),
        (replace(ARTICLE, title=Name("长" * 81)), "title"),
        (replace(ARTICLE, parts={"body": " "}), "body"),
        (replace(ARTICLE, parts={"body": "长" * 8001}), "body"),
        (replace(ARTICLE, expires_on=None), "expires_on"),
        (replace(ARTICLE, expires_on=TODAY), "expires_on"),
        (replace(ARTICLE, expires_on=TODAY + timedelta(days=732)), "expires_on"),
        (replace(ARTICLE, subjects=frozenset(map(str, range(41)))), "subjects"),
        (replace(REPLY, parts={"findings": "{姓名}您好"}), "findings"),
        (replace(REPLY, parts={"findings": "您好", "action": "已致电{电话}"}), "action"),
        (replace(REPLY, parts={"basis": "{}"}), "basis"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(text: PieceText, field: str):
    with pytest.raises(BadInput) as refused:
        checked(text, today=TODAY)
    assert refused.value.field == field


@pytest.mark.parametrize("days", [1, 731])
def test_it_holds_from_tomorrow_to_two_years(days: int):
    assert checked(replace(ARTICLE, expires_on=TODAY + timedelta(days=days)), today=TODAY)


def test_gaps_are_filled_by_either_name_and_what_is_not_known_stays_to_be_seen():
    values = {"place": "幸福路", "unit": "水务局"}
    assert api.filled("{地点} {place} ｛ 单位 ｝ {today} {某人}", values) == "幸福路 幸福路 水务局 {today} {某人}"


@given(st.text(max_size=60))
def test_filling_never_fails_and_changes_nothing_outside_gaps(text: str):
    plain = text.replace("{", "").replace("｛", "")
    assert api.filled(plain, dict.fromkeys(GAPS, "x")) == plain


def test_a_published_version_never_changes_and_the_next_one_takes_its_place(district: District):
    first = published(district)
    draft = api.revise_piece(first, actor=handler(district), at=NOON)
    assert api.revise_piece(first, actor=handler(district), at=NOON) == draft
    api.change_piece(draft, replace(ARTICLE, title=Name("新")), actor=handler(district), at=NOON)
    api.publish_piece(draft, actor=lead(district), at=NOON)
    assert [(p.version, p.state) for p in api.versions(api.piece(first).series)] == [
        (2, PieceState.PUBLISHED),
        (1, PieceState.RETIRED),
    ]
    assert api.piece(first).text.title.zh == ARTICLE.title.zh


def test_only_the_head_of_the_owner_publishes_and_nobody_beside_writes(district: District):
    id = written(district)
    for who in (handler(district), district.actor(Role.LEAD, district.other_township)):
        with pytest.raises(NotPermitted):
            api.publish_piece(id, actor=who, at=NOON)
    with pytest.raises(NotPermitted):
        api.change_piece(id, ARTICLE, actor=district.actor(Role.CLERK, district.village), at=NOON)
    api.publish_piece(id, actor=district.actor(Role.LEAD, district.district), at=NOON)


def test_what_has_expired_is_found_by_nobody_until_it_is_confirmed(district: District):
    id = published(district, public=True)
    later = UNTIL + timedelta(days=1)
    assert not api.published(on=later, text="路灯").pieces
    assert not api.beside("m06013", on=later).articles
    with pytest.raises(NotFound):
        api.public_piece(api.piece(id).series, on=later)
    api.confirm_piece(id, expires_on=later + timedelta(days=90), actor=lead(district), at=NOON + timedelta(days=300))
    assert api.published(on=later, text="路灯").pieces


def test_search_finds_all_the_words_in_both_languages(district: District):
    published(district)
    published(district, REPLY)
    found = {
        text: len(api.published(on=TODAY, text=text).pieces) for text in ("路灯 修好", "LAMP", "路灯 坑", "", "坑")
    }
    assert found == {"路灯 修好": 1, "LAMP": 1, "路灯 坑": 0, "": 2, "坑": 1}


def test_residents_find_only_what_is_meant_for_them(district: District):
    published(district)
    published(district, title=Name("公开"), public=True)
    assert [p.text.title.zh for p in api.published(on=TODAY, public_only=True).pieces] == ["公开"]


def test_what_names_the_category_stands_first_and_the_rest_after_it(
    district: District, django_assert_num_queries: DjangoAssertNumQueries
):
    published(district)
    published(district, title=Name("道路"), subjects=frozenset({"m06013"}))
    published(district, title=Name("垃圾"), subjects=frozenset({"m06010"}))
    with django_assert_num_queries(2):
        beside = api.beside("m06013", on=TODAY)
    assert [piece.text.title.zh for piece in beside.articles] == ["道路", ARTICLE.title.zh]


def test_the_list_goes_on_and_costs_two_statements(
    district: District, django_assert_num_queries: DjangoAssertNumQueries
):
    for n in range(35):
        published(district, title=Name(f"第{n}条"))
    with django_assert_num_queries(2):
        first = api.published(on=TODAY)
    second = api.published(on=TODAY, after=first.after)
    assert (len(first.pieces), len(second.pieces), second.after) == (30, 5, "")
    with pytest.raises(BadInput):
        api.published(on=TODAY, after="x")


def test_the_owner_is_reminded_a_month_a_week_and_on_the_day(district: District):
    published(district)
    post = lead(district).post
    told = []
    for days in (31, 30, 29, 8, 7, 1, 0, -1):
        api.remind_of_expiry(NOON + timedelta(days=365 - days))
        told.append(len(inbox(post)))
    assert told == [0, 1, 1, 1, 2, 2, 3, 3]


def test_a_confirmed_one_is_reminded_of_anew(district: District):
    id = published(district)
    api.remind_of_expiry(NOON + timedelta(days=340))
    api.confirm_piece(id, expires_on=UNTIL + timedelta(days=60), actor=lead(district), at=NOON + timedelta(days=341))
    assert Piece.objects.get(pk=id).reminded is None
    assert api.remind_of_expiry(NOON + timedelta(days=400)) == 1


def test_a_draft_with_a_category_that_is_none_is_refused(district: District, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(registry, "_sources", [lambda: [("道路", [("m06013", "道路破损")])]])
    with pytest.raises(BadInput, match="catalogue"):
        written(district, subjects=frozenset({"nothing"}))
