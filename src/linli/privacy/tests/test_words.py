"""Things and places can be searched; people cannot."""

import pytest

from linli.privacy.engine.words import MOST_WORDS, asked, words

NAMES = [
    "张先生", "王建国", "李阿姨", "欧阳娜娜", "夏侯惇", "小王", "老刘", "张伟", "刘书记", "赵工", "陈某", "张、伟",
    "诸葛明", "13800138000", "11010519491231002X", "鄂A12345", "灯", "Mr.Smith",
]  # fmt: skip
THINGS = [
    "路灯", "垃圾", "小区", "噪音", "周围", "马路", "黄色", "石头", "江边", "张家港", "高龙路", "电动车", "lamp",
    "施工", "井盖", "杨树", "石墩", "方便",
]  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_a_name_or_a_number_is_no_word(name: str) -> None:
    assert words(name) == []


def test_names_written_in_latin_letters_are_left_out_too() -> None:
    assert words("please call Mr. Smith or Wang Wei, thanks") == ["please", "call", "thanks"]


@pytest.mark.parametrize("thing", THINGS)
def test_a_thing_is_found_by_its_word(thing: str) -> None:
    assert set(asked(thing)) and set(asked(thing)) <= set(words(f"昨天晚上，{thing} 坏了，没人管"))


def test_a_long_word_is_found_by_its_shorter_part() -> None:
    assert {"垃圾桶", "垃圾"} <= set(words("垃圾桶满了"))


def test_a_measure_is_not_a_surname() -> None:
    assert "桌子" in words("一张桌子挡路")


def test_an_endless_text_has_a_bounded_number_of_words() -> None:
    many = " ".join("".join(chr(97 + (n // 26**k) % 26) for k in range(4)) for n in range(2000))
    assert len(words(many)) == MOST_WORDS
    assert len(asked(many)) == 8


def test_a_word_has_two_to_sixteen_letters() -> None:
    sixteen, seventeen = "abcdefghijklmnop", "abcdefghijklmnopq"
    assert words(f"{sixteen}, {seventeen}, ab") == [sixteen]
    assert words("灯") == [] and words("路灯") == ["路灯"]


def test_words_stand_once_in_the_order_of_the_text() -> None:
    assert words("Lamp and LAMP and bench") == ["lamp", "and", "bench"]
    assert asked("bench, lamp, bench") == ["bench", "lamp"]


BEHIND_A_SURNAME = (
    # text                left over
    ("欧阳路灯坏了",      []),
    ("周电梯坏了",        []),
    ("李公交坏了",        []),
    ("李垃圾桶满了",      ["垃圾桶", "垃圾"]),  # no given name has three letters
    ("上官电动车",        ["电动车", "电动", "动车"]),
    ("李 路灯",           ["路灯"]),  # nor does one stand apart
    ("三张桌椅坏了",      ["三张", "桌椅"]),
    ("郭靖坏了",          []),
    ("李晓磊",            []),
)  # fmt: skip


@pytest.mark.parametrize(("text", "left"), BEHIND_A_SURNAME)
def test_what_could_be_a_given_name_is_no_word(text: str, left: list[str]) -> None:
    assert words(text) == left
