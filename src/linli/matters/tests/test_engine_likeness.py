"""Likeness of invented messages, sketches under a key, possible duplicates, and issues in a stream."""

import random
from itertools import pairwise

import numpy as np
import pytest

from linli.matters.engine.gathering import Alike, Gathering, Standing, apart_m, gather, possible_duplicates
from linli.matters.engine.grams import counted
from linli.matters.engine.likeness import SKETCH_BYTES, Rarity, likeness, profile, sketch, sketch_likeness
from linli.matters.engine.suggestion import Suggester

KEY = b"an invented key of 32 bytes long"
OTHER_KEY = b"another invented key of 32 bytes"
RARITY = Rarity()
LAMP = ("翠湖路路灯不亮", "翠湖路从桥头到学校的路灯三天没亮了，孩子放学看不见路")
LAMP_AGAIN = ("路灯坏了没人修", "领导您好，翠湖路学校门口的路灯一直不亮，晚上很黑")
LAMP_THERE = ("南门夜里很黑", "南门公园的照明坏了，路灯不亮，老人看不见台阶")
PLANT = ("青松苑旁边建搅拌站", "青松苑小区旁边的搅拌站整夜施工，灰尘和噪音让人无法休息")
POLITE = ("咨询问题", "尊敬的领导您好，请问这个问题怎么解决，谢谢")


def sketched(message: tuple[str, str], key: bytes = KEY) -> bytes:
    return sketch(*message, key, RARITY)


def exact(one: tuple[str, str], other: tuple[str, str]) -> float:
    return likeness(profile(*one, RARITY), profile(*other, RARITY))


def test_a_text_is_wholly_like_itself_and_an_empty_one_like_nothing() -> None:
    assert exact(LAMP, LAMP) == pytest.approx(1)
    assert exact(LAMP, ("", "")) == exact(("", ""), ("", "")) == 0


def test_sharing_a_place_and_a_thing_counts_and_politeness_does_not() -> None:
    assert exact(LAMP, LAMP_AGAIN) > 0.2
    assert exact(LAMP, PLANT) < 0.1
    assert exact(LAMP_AGAIN, POLITE) < 0.1
    assert exact(LAMP, LAMP_AGAIN) == exact(LAMP_AGAIN, LAMP)


def test_what_many_messages_share_comes_to_count_less() -> None:
    taught = Rarity()
    _rows, grams, _counts = counted(["路灯"])
    before = exact(LAMP, ("路灯", ""))
    for _ in range(200):
        taught.learn(grams)
    assert likeness(profile(*LAMP, taught), profile("路灯", "", taught)) < before
    assert (taught.texts, taught.having[int(grams[-1])]) == (250, 200)


def test_a_suggester_tells_how_rare_its_ngrams_are() -> None:
    _rows, grams, _counts = counted(["路"])
    rarity = np.array([np.log(101 / 21) + 1], np.float32)
    known = Rarity.of(Suggester((), grams, rarity, np.zeros((1, 0)), np.zeros(0), {"messages": 100}))
    assert known.texts == 100
    assert known.having == {ord("路"): pytest.approx(20, rel=1e-5)}


def test_a_sketch_keeps_the_likeness_and_the_key_decides_it() -> None:
    one = sketched(LAMP)
    assert len(one) == SKETCH_BYTES
    assert sketched(LAMP) == one
    assert sketch_likeness(one, [one]) == [pytest.approx(1)]
    again, plant, other_key = sketch_likeness(one, [sketched(LAMP_AGAIN), sketched(PLANT), sketched(LAMP, OTHER_KEY)])
    assert again == pytest.approx(exact(LAMP, LAMP_AGAIN), abs=0.1)
    assert max(plant, other_key) < 0.15
    assert sketch_likeness(one, []) == []


def test_a_sketch_is_near_the_exact_likeness_for_all_kinds_of_pairs() -> None:
    dice = random.Random(3)
    letters = [chr(code) for code in range(0x4E00, 0x4E00 + 400)]
    texts = [("", "".join(dice.choices(letters, k=120))) for _ in range(12)]
    mixed = [one[1][: 10 * at] + other[1][10 * at :] for at, (one, other) in enumerate(pairwise(texts))]
    texts += [("", text) for text in mixed]
    gaps = [
        sketch_likeness(sketched(one), [sketched(other)])[0] - exact(one, other) for one in texts for other in texts
    ]
    assert float(np.std(gaps)) < 0.05


@pytest.mark.parametrize(("length", "fits"), [(15, False), (16, True), (64, True), (65, False)])
def test_a_key_is_neither_short_nor_too_long(length: int, fits: bool) -> None:
    if fits:
        assert len(sketched(LAMP, b"k" * length)) == SKETCH_BYTES
    else:
        with pytest.raises(ValueError, match="16 to 64"):
            sketched(LAMP, b"k" * length)


def test_a_message_without_words_has_an_empty_sketch() -> None:
    assert sketched(("", "")) == bytes(SKETCH_BYTES)
    assert sketch_likeness(sketched(LAMP), [sketched(("", ""))]) == [0]


def standing(at: int, message: tuple[str, str] | None = LAMP, **changes: object) -> Standing:
    facts: dict[str, object] = {
        "category": "lamp", "is_open": True, "point": (112.9, 28.2),
        "sketch": None if message is None else sketched(message),
    }  # fmt: skip
    return Standing(id=at, **(facts | changes))  # type: ignore[arg-type]


METRE = 360 / 40_030_174


@pytest.mark.parametrize(
    ("other", "found"),
    [
        (standing(2), True),
        (standing(1), False),
        (standing(2, is_open=False), False),
        (standing(2, category="noise"), False),
        (standing(2, point=(112.9, 28.2 + 99 * METRE)), True),
        (standing(2, point=(112.9, 28.2 + 101 * METRE)), False),
        (standing(2, LAMP_AGAIN), True),
        (standing(2, PLANT), False),
        (standing(2, LAMP_THERE), True),
        (standing(2, LAMP_THERE, point=None), False),
        (standing(2, point=None), True),
        (standing(2, None), True),
        (standing(2, None, point=None), False),
    ],
)
def test_a_possible_duplicate_is_open_near_of_the_same_category_and_alike(other: Standing, found: bool) -> None:
    told = possible_duplicates(standing(1), [other], radius_m=100)
    assert [each.id for each in told] == ([2] if found else [])


def test_the_likest_and_nearest_come_first_and_only_so_many() -> None:
    north = (112.9, 28.2 + 50 * METRE)
    others = [standing(2, LAMP_AGAIN), standing(3, point=north), standing(4), standing(5, None)]
    told = possible_duplicates(standing(1), others, radius_m=100, most=3)
    assert [each.id for each in told] == [4, 3, 2]
    assert told[1].metres == pytest.approx(50, abs=0.1)
    assert told[0] == Alike(4, 0.0, pytest.approx(1))


def test_without_own_words_the_place_alone_decides() -> None:
    told = possible_duplicates(standing(1, None), [standing(2)], radius_m=100)
    assert told == [Alike(2, 0.0, None)]


def test_distances_are_in_metres_along_the_earth() -> None:
    assert apart_m((0, 0), (0, 90)) == pytest.approx(10_007_557, abs=1)
    assert apart_m((112.9, 28.2), (112.9, 28.2)) == 0
    assert apart_m((179.999, 0), (-179.999, 0)) == pytest.approx(222.4, abs=0.1)


def test_a_stream_is_gathered_into_its_issues() -> None:
    dice = random.Random(5)
    stream = [LAMP, PLANT, LAMP_AGAIN, POLITE, PLANT, LAMP, ("", ""), ("", "")]
    noise = [("", "".join(chr(0x5000 + dice.randrange(4000)) for _ in range(40))) for _ in range(80)]
    issues = gather(sketched(message) for message in stream + noise)
    assert issues[:2] == [[0, 2, 5], [1, 4]]
    assert [6] in issues
    assert [7] in issues
    assert len(issues) == 85


def test_an_issue_is_joined_from_its_nearness_on() -> None:
    share = sketch_likeness(sketched(LAMP), [sketched(LAMP_AGAIN)])[0]
    for nearness, sizes in ((share - 1e-4, [2]), (share + 1e-4, [1, 1])):
        gathering = Gathering(nearness)
        assert gathering.add(sketched(LAMP)) == 0
        gathering.add(sketched(LAMP_AGAIN))
        assert gathering.sizes == sizes
