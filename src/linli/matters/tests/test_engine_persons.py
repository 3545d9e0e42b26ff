"""The writer is warned where a text looks like a report on a person, and left in peace about places and services."""

import time

import pytest

from linli.matters.engine.persons import warn_person_patterns

WARNED = [
    ("楼上的人信基督教，天天传教", "belief"),
    ("her religion is strange", "belief"),
    ("他经常上访", "opinion"),
    ("有人在群里发表不当言论", "opinion"),
    ("隔壁每周都有人聚会", "association"),
    ("有可疑人员经常出入", "association"),
    ("邻居是外地人", "origin"),
    ("王某出轨，还赌博", "private life"),
    ("那个女人有精神病", "health"),
    ("楼下坐过牢", "record"),
    ("我要举报邻居", "report on a person"),
    ("I want to report my neighbour", "report on a person"),
    ("3栋2单元1301室的住户", "somebody's home"),
    ("3栋2单元1301室赵某", "somebody's home"),
]
LEFT_IN_PEACE = [
    "", "路灯坏了三天没人修", "小区附近的搅拌站噪音扰民", "佛教路的井盖不见了", "楼上漏水，物业不管",
    "3栋2单元电梯停运",
    "邻居们都希望修路", "举报工地夜间施工", "希望开通公交到民族路", "残疾人坡道被占用",
    "做好宣传教育", "相信教育部门", "我们村民多次上访", "举报赵家村修路", "我是3栋1301的业主", "他们在开会",
    "公园里陌生人太多", "万家桥路货车来往频繁", "report a broken street light",
]  # fmt: skip


@pytest.mark.parametrize(("text", "sign"), WARNED)
def test_the_sign_is_told_with_its_place(text: str, sign: str) -> None:
    found = {warning.sign: warning for warning in warn_person_patterns(text)}
    assert sign in found
    assert 0 <= found[sign].start < found[sign].end <= len(text)
    assert "," in str(found[sign].because) or "." in str(found[sign].because)


@pytest.mark.parametrize("text", LEFT_IN_PEACE)
def test_places_and_services_raise_no_warning(text: str) -> None:
    assert warn_person_patterns(text) == ()


def test_each_sign_is_told_once_and_in_reading_order() -> None:
    signs = warn_person_patterns("邻居有前科。邻居有前科。邻居是外地人。")
    assert [sign.sign for sign in signs] == ["record", "origin"]


def test_no_text_makes_it_slow() -> None:
    started = time.perf_counter()
    for evil in ("邻居", "他", "举报", "发表", "1栋", "王", "a", "经常", "对政府"):
        warn_person_patterns(evil * (50_000 // len(evil)))
    assert time.perf_counter() - started < 30
