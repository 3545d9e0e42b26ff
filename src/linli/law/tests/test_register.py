"""The register says what the law says, and refuses nonsense."""

from datetime import date
from pathlib import Path

import pytest

from linli import law
from linli.kernel.calendar import LengthUnit, Term
from linli.law import register

TODAY = date(2026, 11, 21)


def test_order_270_has_all_its_37_articles() -> None:
    assert list(law.act("wuhan-order-270").articles) == [str(number) for number in range(1, 38)]


@pytest.mark.parametrize(
    ("name", "length", "unit", "article"),
    [
        ("petition.forward", 15, "calendar_days", "22"),
        ("petition.notice_direct", 15, "calendar_days", "23"),
        ("petition.notice_forwarded", 15, "calendar_days", "23"),
        ("petition.object", 5, "working_days", "23"),
        ("petition.decide", 60, "calendar_days", "34"),
        ("petition.extend", 30, "calendar_days", "34"),
        ("petition.review_request", 30, "calendar_days", "35"),
        ("petition.review", 30, "calendar_days", "35"),
        ("petition.rereview_request", 30, "calendar_days", "36"),
        ("petition.rereview", 30, "calendar_days", "36"),
        ("petition.representatives", 5, "persons", "20"),
    ],
)
def test_the_clocks_of_the_petition_regulation(name: str, length: int, unit: str, article: str) -> None:
    value = law.value(name, on=TODAY)
    assert (value.length, value.unit, value.cites[0]) == (length, unit, f"petition-regulation-2022/{article}")
    assert value.mark.binds
    assert not value.to_be_confirmed


def test_limits_on_the_resident_roll_over_and_those_on_the_authority_do_not() -> None:
    clocks = [value for value in law.values() if value.name.startswith("petition.") and value.is_term]
    assert {value.name for value in clocks if value.rolls_over} == {
        "petition.review_request", "petition.rereview_request",
    }  # fmt: skip


def test_a_value_holds_from_its_first_day() -> None:
    assert law.value("petition.decide", on=date(2022, 5, 1)).term == Term(60, LengthUnit.CALENDAR_DAYS)
    with pytest.raises(law.UnknownLaw, match="2022-04-30"):
        law.value("petition.decide", on=date(2022, 4, 30))


def test_what_was_only_read_about_is_to_be_confirmed() -> None:
    secondary = [value for value in law.values() if value.mark in (law.Mark.SECONDARY, law.Mark.MEMORY)]
    assert secondary
    assert all(value.to_be_confirmed for value in secondary)


def test_an_installation_may_choose_among_sets_of_local_limits() -> None:
    assert {"weifang-12345-2021", "jinan-12345-2018", "guangdong-12345-2022"} <= set(law.sets())
    limits = {value.name: value.length for value in law.values(set="guangdong-12345-2022")}
    assert limits == {
        "guangdong-12345.question": 2, "guangdong-12345.help": 10, "guangdong-12345.complaint": 15,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("cite", "number"),
    [("petition-regulation-2022/34", "34"), ("wuhan-order-270/25(7)", "25"), ("petition-regulation-2022/23.3", "23")],
)
def test_a_citation_may_name_a_point_or_paragraph(cite: str, number: str) -> None:
    found = law.article(cite)
    assert (found.number, found.cite) == (number, cite)


@pytest.mark.parametrize("cite", ["petition-regulation-2022", "petition-regulation-2022/99", "no-such-act/1", ""])
def test_an_unknown_citation_is_named_in_the_error(cite: str) -> None:
    with pytest.raises(law.UnknownLaw):
        law.article(cite)


def test_every_article_is_told_in_both_languages() -> None:
    articles = [article for act in law.acts().values() for article in act.articles.values()]
    assert all(article.zh and article.en for article in articles)
    assert all(any("\u4e00" <= letter <= "\u9fff" for letter in article.zh) for article in articles)


ACT = (
    'id = "x"\nzh = "某法"\nen = "X"\nsince = 2020-01-01\nmark = "V"\n[[article]]\nnumber = 1\nzh = "一"\nen = "one"\n'
)
VALUE = '[[value]]\nname = "x.y"\nsince = 2020-01-01\nis = 3\nunit = "hours"\ncites = ["x/1"]\nmark = "V"\nzh = "时"\n'
CHECKED = "checked = { on = 2026-01-01, by = 'somebody' }\n"


def home(tmp_path: Path, act: str, value: str) -> Path:
    for folder, text in (("acts", act), ("values", value)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "x.toml").write_text(text, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("wrong", "right", "said"),
    [
        ('unit = "fortnights"', 'unit = "hours"', "fortnights"),
        ('cites = ["x/2"]', 'cites = ["x/1"]', "x/2"),
        ("cites = []", 'cites = ["x/1"]', "cites nothing"),
        ('since = "soon"', "since = 2020-01-01", "soon"),
        ("", CHECKED, "nobody checked"),
        ('mark = "Q"', 'mark = "V"', "Q"),
    ],
)
def test_a_value_that_contradicts_itself_stops_the_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wrong: str, right: str, said: str
) -> None:
    text = (CHECKED + VALUE + 'en = "hours"\n').replace(right, wrong)
    monkeypatch.setattr(register, "HOME", home(tmp_path, ACT, text))
    with pytest.raises((ValueError, law.UnknownLaw), match=said):
        register.values()


def test_an_article_stands_once(tmp_path: Path) -> None:
    twice = ACT + '[[article]]\nnumber = 1\nzh = "一"\nen = "one"\n'
    with pytest.raises(register.BadRegister, match="twice"):
        register._acts(home(tmp_path, twice, CHECKED))
