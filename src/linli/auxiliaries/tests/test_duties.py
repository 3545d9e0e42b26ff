"""The catalogue as the Order lists it; what Article 10 forbids is found however it is written."""

from datetime import date

import pytest

from linli import law
from linli.auxiliaries.data.deployment import Bar, Standing
from linli.auxiliaries.data.files import Category
from linli.auxiliaries.rules import deployment as rules
from linli.auxiliaries.rules.duties import barred_duty, barred_words, duties, prohibited

DAY = date(2026, 3, 2)
ADMINISTRATIVE, REGULATORY = Category.ADMINISTRATIVE, Category.REGULATORY
GOOD = Standing(serves=True, covered=True, inducted=True, permitted=True, on_leave=False)


def test_the_catalogue_holds_every_point_of_articles_8_and_9_and_the_six_of_10() -> None:
    points = {duty.article.removeprefix("wuhan-order-270/") for duty in duties().values()}
    assert points == {f"8({n})" for n in (1, 2, 3)} | {f"9({n})" for n in range(1, 12)}  # 8(4) is own words
    assert [kind.article for kind in prohibited()] == [f"wuhan-order-270/10({n})" for n in range(1, 7)]


def test_every_regulatory_duty_says_assisting() -> None:
    assert all(duty.assisting is (REGULATORY in duty.categories) for duty in duties().values())


@pytest.mark.parametrize(
    "code", ["8.1.network_patrol", "8.1.video_monitoring", "9.3.questioning", "9.6.drugs", "9.7.monitoring_sites"]
)
def test_what_linli_leaves_out_stands_there_with_its_reason_and_nobody_can_have_it(code: str) -> None:
    duty = duties()[code]
    [category] = duty.categories
    block = barred_duty.on(DAY)(duty, category)
    assert duty.excluded is not None
    assert block is not None
    assert (block.bar, block.articles) == (Bar.EXCLUDED, (duty.article,))


@pytest.mark.parametrize("duty", duties().values(), ids=lambda duty: duty.code)
def test_each_duty_fits_its_own_category_only_and_is_an_article(duty) -> None:
    assert law.article(duty.article)
    for category in Category:
        allowed = barred_duty.on(DAY)(duty, category) is None
        assert allowed is (category in duty.categories and duty.excluded is None)


@pytest.mark.parametrize(
    ("words", "article"),
    [
        ("record evidence from a witness", "10(3)"), ("给证人做笔录", "10(3)"), ("参与国 内安 全保 卫", "10(1)"),
        ("搬运涉密文件", "10(2)"), ("认定交通事故责任", "10(3)"), ("开罚单", "10(4)"), ("Arrest drivers", "10(4)"),
        ("保管枪支", "10(5)"), ("clean the guns", "10(5)"), ("押送人员", "10(6)"), ("ＷＥＡＰＯＮ store", "10(5)"),
        ("网上巡查舆情", "8(1)"), ("值守监控室", "8(1)"), ("盯防上访人员", "9(3)"), ("走访吸毒人员", "9(6)"),
    ],
)  # fmt: skip
def test_own_words_do_not_get_round_the_order(words: str, article: str) -> None:
    block = barred_words.on(DAY)(words)
    assert block is not None
    assert block.articles == (f"wuhan-order-270/{article}",)


@pytest.mark.parametrize(
    "words",
    [
        "Fill in a permit form at the window", "引导群众领取证件", "充电并清点执法记录仪", "禁毒宣传进校园",
        "用测速枪练习册布展", "校门口护学", "begun inventory", "打扫值班室",
    ],
)  # fmt: skip
def test_harmless_words_go_to_a_human_and_are_not_blocked(words: str) -> None:
    assert barred_words.on(DAY)(words) is None


@pytest.mark.parametrize(
    ("lacks", "bar"),
    [
        ({"serves": False}, Bar.SERVICE), ({"covered": False}, Bar.SERVICE), ({"inducted": False}, Bar.INDUCTION),
        ({"permitted": False}, Bar.PERMIT), ({"on_leave": True}, Bar.LEAVE), ({"elsewhere": True}, Bar.ELSEWHERE),
        ({"over_hours": "wuhan-order-270/28"}, Bar.HOURS), ({}, None),
    ],
)  # fmt: skip
def test_one_thing_missing_keeps_an_officer_off(lacks: dict[str, object], bar: Bar | None) -> None:
    standing = Standing(**{**dict(zip(Standing.__slots__, _values(GOOD), strict=True)), **lacks})
    duty = duties()["9.2.patrol"]
    found = rules.line_blocks(duty, "", REGULATORY, approved=False, recording="", standing=standing, on=DAY)
    assert [block.bar for block in found] == ([bar] if bar else [])
    assert all(law.article(cite) for block in found for cite in block.articles)


def _values(one: Standing) -> list[object]:
    return [getattr(one, name) for name in Standing.__slots__]


@pytest.mark.parametrize(("code", "words", "bar"), [("", "护学", Bar.UNAPPROVED), ("8.2.scene", "", Bar.UNAPPROVED)])
def test_own_words_and_what_comes_near_article_10_wait_for_a_second_person(code: str, words: str, bar: Bar) -> None:
    duty, category = duties().get(code), ADMINISTRATIVE if code else REGULATORY
    args = {"recording": "", "standing": GOOD, "on": DAY}
    assert [b.bar for b in rules.line_blocks(duty, words, category, approved=False, **args)] == [bar]  # type: ignore[arg-type]  # named above
    assert not rules.line_blocks(duty, words, category, approved=True, **args)  # type: ignore[arg-type]  # named above


@pytest.mark.parametrize(("recording", "bars"), [("", [Bar.UNRECORDED]), ("REC-2026-17", [])])
def test_a_mediation_with_one_officer_refers_to_its_recording(recording: str, bars: list[Bar]) -> None:
    duty = duties()["9.11.mediation"]
    found = rules.line_blocks(duty, "", REGULATORY, approved=False, recording=recording, standing=GOOD, on=DAY)
    assert [block.bar for block in found] == bars


def test_a_sheet_without_a_commander_or_without_anybody_is_none() -> None:
    bars = [block.bar for block in rules.sheet_blocks(commanded=False, lines=0, on=DAY)]
    assert bars == [Bar.COMMANDER, Bar.EMPTY]
    assert not rules.sheet_blocks(commanded=True, lines=1, on=DAY)


@pytest.mark.parametrize(
    ("parts", "whole"), [(("a", 1, "b"), True), (("", 1, "b"), False), (("a", 0, "b"), False), (("a", 1, " "), False)]
)
def test_a_job_description_has_three_parts(parts: tuple[str, int, str], whole: bool) -> None:
    assert rules.is_described.on(DAY)(*parts) is whole


def test_before_june_2016_there_was_no_order() -> None:
    with pytest.raises(LookupError):
        rules.is_commanded.on(date(2016, 5, 31))
    assert rules.is_commanded.on(date(2016, 6, 1))(True)
