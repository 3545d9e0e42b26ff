"""What is covered, what stays readable, and that no text can make it slow. All numbers are invented."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linli.matters.engine.masking import TOKENS, Found, Masked, find, mask

COVERED = [
    # phones
    ("电话13800138000", "电话〔电话〕"),
    ("13912345678或19912345678", "〔电话〕或〔电话〕"),
    ("+86 138-0013-8000", "〔电话〕"),
    ("(+86)13800138000", "〔电话〕"),
    ("8613800138000", "〔电话〕"),
    ("008613800138000", "〔电话〕"),
    ("013800138000", "〔电话〕"),
    ("138 0013 8000", "〔电话〕"),
    ("138.0013.8000", "〔电话〕"),
    ("138·0013·8000", "〔电话〕"),
    ("138 001 38000", "〔电话〕"),
    ("1380 013 8000", "〔电话〕"),
    ("13800 138000", "〔电话〕"),
    ("1380013 8000", "〔电话〕"),
    ("1 3 8 0 0 1 3 8 0 0 0", "〔电话〕"),
    ("1-3-8-0-0-1-3-8-0-0-0", "〔电话〕"),
    ("１３８００１３８０００", "〔电话〕"),
    ("幺三八零零幺三八零零零", "〔电话〕"),
    ("壹叁捌零零壹叁捌零零零", "〔电话〕"),
    ("138零零138〇〇〇", "〔电话〕"),
    ("138\u200b0013\u200b8000", "〔电话〕"),
    ("1️⃣3️⃣8️⃣0️⃣0️⃣1️⃣3️⃣8️⃣0️⃣0️⃣0️⃣", "〔电话〕"),
    ("①③⑧⓪⓪①③⑧⓪⓪⓪", "〔电话〕"),
    ("1.13800138000", "1.〔电话〕"),
    ("0731-88881234", "〔电话〕"),
    ("0731 8888 1234", "〔电话〕"),
    ("(010)65521234", "〔电话〕"),
    ("010-65521234-8012", "〔电话〕"),
    ("02165521234转801", "〔电话〕"),
    ("+86 10 6552 1234", "〔电话〕"),
    ("座机：88881234", "座机：〔电话〕"),
    ("联系电话是8888123", "联系电话是〔电话〕"),
    ("+852 9123 4567", "〔电话〕"),
    # identity cards: check digits 0, X, x
    ("身份证11010519491231002X。", "身份证〔身份证号〕。"),
    ("11010519491231002x号", "〔身份证号〕号"),
    ("110105 19491231 002X", "〔身份证号〕"),
    ("440524188001010014", "〔身份证号〕"),
    ("430102320515123", "〔身份证号〕"),
    ("430102250101123", "〔身份证号〕"),
    # bank cards
    ("卡号4111111111111111", "卡号〔银行卡号〕"),
    ("4111 1111 1111 1111", "〔银行卡号〕"),
    ("4111-1111-1111-1111", "〔银行卡号〕"),
    ("4222222222222", "〔银行卡号〕"),
    ("30569309025904", "〔银行卡号〕"),
    ("378282246310005", "〔银行卡号〕"),
    ("3782 822463 10005", "〔银行卡号〕"),
    ("3530111333300000", "〔银行卡号〕"),
    ("5555555555554444", "〔银行卡号〕"),
    ("2223003122003222", "〔银行卡号〕"),
    ("6212345678901234569", "〔银行卡号〕"),
    ("621234 5678901234569", "〔银行卡号〕"),
    ("6212 3456 7890 1234 569", "〔银行卡号〕"),
    # plates
    ("湘A12345违停", "〔车牌〕违停"),
    ("京A·88888", "〔车牌〕"),
    ("沪a·b1c23", "〔车牌〕"),
    ("湘AD12345", "〔车牌〕"),
    ("粤B12345D堵门", "〔车牌〕堵门"),
    ("粤Z1234港", "〔车牌〕"),
    ("湘A1234学", "〔车牌〕"),
    # e-mail, documents, accounts
    ("写给wang.mou+1@mail.example.com。", "写给〔邮箱〕。"),
    ("a@example.cn", "〔邮箱〕"),
    ("ａ＠ｅｘａｍｐｌｅ．ｃｎ", "〔邮箱〕"),
    ("护照号：E12345678", "护照号：〔证件号〕"),
    ("港澳通行证C12345678", "港澳通行证〔证件号〕"),
    ("QQ：123456789", "QQ：〔社交账号〕"),
    ("加微信号linli_2026", "加微信号〔社交账号〕"),
]

READABLE = [
    "", "没有数字", "2026年11月21日 20:15:30", "2026-11-21 20:15", "20261121201530", "1700000000", "1700000000000",
    "工资13800元", "共138001380元", "1,380,013,800.00元", "1234567890123", "12345", "110、119、120", "12345678901",
    "12800138000", "10800138000", "138001380001", "1380013800", "112.938812,28.228213",
    "113.13912345678,28.13912345678",
    "39.9042 116.4074", "网格编码640303100201003", "640303100201003", "640303101012003", "640303001001001",
    "430102241231123", "430102321315123", "430102320230123", "990102320515123",
    "订单号4111111111111111", "工单编号：6212345678901234569", "ticket no. 4111111111111111",
    "4111111111111112", "7111111111111114", "411111111111111", "1101051949123100211", "110105194912310021",
    "110105194902310025", "990105194912310020", "30569309025905", "0111222333", "0000000000", "400-123-4567",
    "湘A1234", "湘A123456789", "湘I12345", "湘ABCDEF", "川西A12345", "A3区", "B12345", "京G1234次列车",
    "电话 2013 2014年", "电话费8000000元", "GB/T 47678.5-2026", "邮政编码410000", "第270号令", "18栋2单元1301室",
    "15 30 2024 10 01 22", "3+5=8", "+1", "@居委会", "a@b", "E12345678", "微信群", "微信：支付",
    "〔电话〕〔身份证号〕", "[电话]",
]  # fmt: skip


@pytest.mark.parametrize(("typed", "kept"), COVERED)
def test_personal_numbers_are_covered(typed: str, kept: str) -> None:
    assert mask(typed).text == kept


@pytest.mark.parametrize("typed", READABLE)
def test_ordinary_numbers_stay_readable(typed: str) -> None:
    assert mask(typed).text == typed


def test_positions_are_those_of_the_typed_text() -> None:
    text = "王某，１３８\u200b００１３８０００，a@example.cn"
    assert find(text) == (Found("phone", 3, 15), Found("email", 16, 28))


def test_tokens_speak_the_language_asked_for() -> None:
    assert mask("call 13800138000, 湘A12345", "en").text == "call 〔phone〕, 〔plate〕"
    assert TOKENS["en"].keys() == TOKENS["zh"].keys()


_PIECES = st.sampled_from([
    "13800138000", "138 0013 8000", "1", "0731-88881234", "11010519491231002X", "4111111111111111", "湘A12345",
    "幺三八", "a@example.cn", "电话", "：", "+86", "QQ", "微信号", "护照", "护照号", "是", "订单号", "号", "，",
    "x", "D", ".", " ", "-", "\u200b",
])  # fmt: skip
_TEXTS = st.one_of(st.text(max_size=60), st.lists(_PIECES, max_size=12).map("".join))


@given(_TEXTS)
def test_masking_twice_is_masking_once(text: str) -> None:
    once = mask(text).text
    assert mask(once) == Masked(once, ())


@given(_TEXTS)
def test_what_is_found_never_overlaps_and_the_rest_is_untouched(text: str) -> None:
    found = find(text)
    assert all(a.end <= b.start for a, b in pairwise(found))
    kept = text
    for item in reversed(found):
        kept = kept[: item.start] + TOKENS["zh"][item.kind] + kept[item.end :]
    assert mask(text).text == kept


@given(
    st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True),
    st.text(
        st.characters(
            exclude_categories=("Nd", "No", "Nl", "Cs"),
            exclude_characters="@._%+-零〇一幺二三四五六七八九壹贰叁肆伍陆柒捌玖",
        )
    ),
)
def test_a_mobile_number_never_survives_between_any_words(number: str, words: str) -> None:
    assert number not in mask(f"{words}{number}{words}").text


@pytest.mark.parametrize(
    "evil",
    [
        "1",
        "1 3 8 ",
        "a",
        "a@",
        "湘A1",
        "(+86",
        "电话 ",
        "6222 ",
        "138 0013 ",
        "QQ:",
        "一三",
        "0731",
        "+1 ",
        "护照号",
        "a.@-",
    ],
)
def test_no_text_makes_it_slow(evil: str) -> None:
    started = time.perf_counter()
    mask(evil * (100_000 // len(evil)))
    assert time.perf_counter() - started < 20
