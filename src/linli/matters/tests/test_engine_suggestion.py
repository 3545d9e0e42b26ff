"""A suggester learned from invented messages: what it says, how sure it is, what it keeps, and what it refuses."""

import random
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from scipy.sparse import csr_matrix

from linli.kernel.errors import BadInput, Refusal
from linli.matters.engine.grams import counted, grams_of, plain, readable
from linli.matters.engine.suggestion import Labelled, Suggester, cross_validate, evaluate, read_labelled, train
from linli.matters.engine.suggestion.figures import calibration_error, figures, macro_f1
from linli.matters.engine.suggestion.model import TITLE_MARK
from linli.matters.engine.suggestion.parts import near_duplicates, spread
from linli.matters.engine.suggestion.training import Lesson, kept_columns

TOPICS = {
    "路灯": ["路灯不亮", "灯杆倾斜", "夜里很黑", "照明坏了", "电线裸露", "灯泡闪烁", "光线太暗"],
    "噪音": ["噪音扰民", "半夜施工", "声音太吵", "广场舞喇叭", "机器轰鸣", "睡不着觉", "音响很响"],
    "垃圾": ["垃圾成堆", "桶满未清", "臭味难闻", "苍蝇很多", "乱丢杂物", "清运太慢", "污水外流"],
}
PLACES = ["东门", "西门", "南门", "北门", "学校旁", "菜场口", "公园里", "车站前", "桥头", "河边", "广场", "后街"]


def invented(each: int = 40, seed: int = 1) -> list[Labelled]:
    dice = random.Random(seed)
    return [
        Labelled(
            f"{dice.choice(PLACES)}{dice.choice(words)}",
            "，".join([*dice.sample(words, 3), *dice.sample(PLACES, 4), f"已经{dice.randint(2, 99)}天"]),
            label,
        )
        for label, words in TOPICS.items()
        for _ in range(each)
    ]


@pytest.fixture(scope="module")
def suggester() -> Suggester:
    return train(invented())


@pytest.mark.parametrize(
    ("title", "label", "word"),
    [("桥头，路灯，不亮", "路灯", "路灯"), ("半夜施工，噪音", "噪音", "噪音"), ("垃圾成堆", "垃圾", "垃圾")],
)
def test_it_suggests_the_category_and_the_words_that_spoke_for_it(
    suggester: Suggester, title: str, label: str, word: str
) -> None:
    said = suggester.suggest(title, "")
    assert (said.label, said.abstained) == (label, False)
    assert word in said.because[:2]
    assert "桥头" not in said.because
    assert said.probability > 0.5
    assert said.probability + sum(chance for _, chance in said.runners_up) == pytest.approx(1)


@pytest.mark.parametrize("text", ["", " ", "\0", "ฬฬฬ", "🙂🙂", "\ud800"])
def test_it_abstains_where_it_knows_nothing(suggester: Suggester, text: str) -> None:
    said = suggester.suggest(text, text)
    assert said.abstained
    assert said.because == ()


def test_it_abstains_below_its_threshold_and_not_at_it(suggester: Suggester) -> None:
    chance = suggester.suggest("路灯不亮", "").probability
    assert not replace(suggester, abstain_below=chance).suggest("路灯不亮", "").abstained
    assert replace(suggester, abstain_below=chance + 1e-9).suggest("路灯不亮", "").abstained


def test_many_at_once_are_judged_as_one_by_one(suggester: Suggester) -> None:
    messages = [(m.title, m.detail) for m in invented(100, seed=2)] + [("", ""), ("路灯", "噪" * 12_000)]
    at_once = suggester.suggest_many(messages)
    assert len(at_once) == len(messages)
    for said, (title, detail) in zip(at_once, messages, strict=True):
        alone = suggester.suggest(title, detail)
        assert (said.label, said.abstained) == (alone.label, alone.abstained)
        assert said.probability == pytest.approx(alone.probability)
        assert said.because == ()


def test_a_saved_suggester_says_the_same(suggester: Suggester, tmp_path: Path) -> None:
    suggester.save(tmp_path / "var" / "model.npz")
    loaded = Suggester.load(tmp_path / "var" / "model.npz")
    assert loaded.suggest("东门路灯不亮", "夜里很黑") == suggester.suggest("东门路灯不亮", "夜里很黑")
    assert loaded.about == suggester.about
    assert [file.name for file in (tmp_path / "var").iterdir()] == ["model.npz"]


def test_the_same_messages_and_seed_make_the_same_file(suggester: Suggester, tmp_path: Path) -> None:
    suggester.save(tmp_path / "one.npz")
    train(invented()).save(tmp_path / "other.npz")
    assert (tmp_path / "one.npz").read_bytes() == (tmp_path / "other.npz").read_bytes()


def test_only_what_ten_unrelated_messages_share_is_learned() -> None:
    once = [Labelled("暗号甲", "路灯不亮", "路灯") for _ in range(30)]
    nine = [replace(m, detail=m.detail + "暗号乙" * (at < 9)) for at, m in enumerate(invented())]
    known = {readable(gram & (TITLE_MARK - 1)) for gram in train(once + nine).vocabulary.tolist()}
    assert "路灯" in known
    assert not known & {"暗号", "号甲", "号乙", "甲"}


@pytest.mark.parametrize(("groups", "kept"), [(range(10), [0]), ([0, 0, *range(8)], [])])
def test_near_duplicates_count_as_one_of_the_ten(groups: Sequence[int], kept: list[int]) -> None:
    counts = csr_matrix(np.ones((10, 1), np.float32))
    lesson = Lesson(("a",), np.array([1]), counts, np.zeros(10, int), np.array(groups))
    assert kept_columns(lesson, np.ones(10, bool)).tolist() == kept
    assert kept_columns(lesson, np.arange(10) > 0).tolist() == []


def test_cross_validation_and_evaluation_tell_the_same_figures(suggester: Suggester) -> None:
    measured = cross_validate(invented())
    assert suggester.about["figures"]["macro_f1"] == measured.macro_f1 > 0.9
    assert measured.rows == suggester.about["messages"] == 120
    unseen = evaluate(suggester, invented(20, seed=9))
    assert unseen.rows == 60
    assert unseen.macro_f1 > 0.9


def test_two_labels_are_enough_and_rare_ones_are_left_out() -> None:
    messages = [m for m in invented() if m.label != "垃圾"] + [Labelled("其他", "其他", "其他")] * 9
    suggester = train(messages)
    assert suggester.labels == ("噪音", "路灯")
    assert suggester.suggest("半夜施工噪音", "").label == "噪音"
    assert suggester.suggest("路灯不亮", "").label == "路灯"


@pytest.mark.parametrize(
    "messages",
    [
        [],
        [Labelled("路灯", "不亮", "路灯")] * 50,
        [Labelled("路灯", "不亮", "路灯")] * 50 + [Labelled("噪音", "很响", "噪音")] * 50,
    ],
)
def test_less_than_two_labels_cannot_be_learned(messages: list[Labelled]) -> None:
    with pytest.raises(BadInput, match="two labels"):
        train(messages)


def test_without_the_extra_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.partition(".")[0] in {"sklearn", "scipy"}]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "sklearn", None)
    monkeypatch.setitem(sys.modules, "scipy", None)
    with pytest.raises(Refusal, match=r"linli\[suggest\]"):
        train(invented())


@pytest.mark.parametrize(
    ("content", "says"),
    [(None, "no trained model"), (b"", "damaged"), (b"PK\3\4rubbish", "damaged"), (b"rubbish", "damaged")],
)
def test_a_missing_or_damaged_model_is_named(tmp_path: Path, content: bytes | None, says: str) -> None:
    path = tmp_path / "model.npz"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(BadInput, match=says):
        Suggester.load(path)


def test_a_model_of_another_version_is_refused(
    suggester: Suggester, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("linli.matters.engine.suggestion.model.VERSION", 0)
    suggester.save(tmp_path / "model.npz")
    monkeypatch.undo()
    with pytest.raises(BadInput, match="another version"):
        Suggester.load(tmp_path / "model.npz")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_file_is_read_whatever_its_encoding_and_column_order(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "messages.csv"
    path.write_text(' Label ,extra,DETAIL,title\n路灯,1,"不亮\n了",标题\n,2,无标签,标题\n', encoding=encoding)
    assert read_labelled(path) == [Labelled("标题", "不亮\n了", "路灯")]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "no column"),
        (b"title,label\na,b\n", "“detail”"),
        (b"\xff\xff\xff", "neither UTF-8"),
        (b"title,detail,label\na," + b"b" * 1_000_001 + b",c\n", "Line 2"),
    ],
)
def test_a_file_that_cannot_be_read_is_explained(tmp_path: Path, content: bytes, says: str) -> None:
    path = tmp_path / "messages.csv"
    path.write_bytes(content)
    with pytest.raises(BadInput, match=says):
        read_labelled(path)
    with pytest.raises(BadInput, match="cannot be read"):
        read_labelled(tmp_path)


def test_macro_f1_gives_every_label_the_same_say() -> None:
    assert macro_f1(["a", "a", "a", "b"], ["a", "a", "b", "b"]) == pytest.approx((0.8 + 2 / 3) / 2)
    assert macro_f1(["a"], ["b"]) == 0


@pytest.mark.parametrize(
    ("sure", "right", "error"),
    [([1.0, 1.0], [1, 1], 0), ([1.0, 1.0], [1, 0], 0.5), ([0.5, 0.9], [1, 1], 0.3), ([0.5, 0.5], [1, 0], 0)],
)
def test_calibration_error_is_the_mean_gap_between_said_and_true(
    sure: list[float], right: list[int], error: float
) -> None:
    assert calibration_error(np.array(sure), np.array(right)) == pytest.approx(error)


def test_figures_tell_how_often_it_dared() -> None:
    told = figures(["a", "a", "b", "b"], ["a", "b", "b", "a"], np.array([1, 1, 1, 0.1]), np.array([1, 1, 1, 0], bool))
    assert (told.accuracy, told.abstained) == (0.5, 0.25)
    assert told.accuracy_suggested == pytest.approx(2 / 3)
    assert figures(["a"], ["a"], np.array([0.1]), np.array([False])).accuracy_suggested == 0
    with pytest.raises(ValueError, match="no labelled message"):
        figures([], [], np.array([]), np.array([]))


def test_near_duplicates_are_found_through_others() -> None:
    texts = ["甲乙丙丁戊己庚辛壬癸", "甲乙丙丁戊己庚辛壬", "子丑寅卯辰巳午未", "乙丙丁戊己庚辛壬癸", "天地玄黄", "天地"]
    rows, grams, counts = counted(texts)
    columns = np.unique(grams, return_inverse=True)[1]
    groups = near_duplicates(csr_matrix((counts.astype(np.float32), (rows, columns))))
    assert groups.tolist()[:5] == [0, 0, 2, 0, 4]


def test_near_duplicates_share_a_fold_and_labels_are_spread() -> None:
    truth, groups = np.array([0, 1] * 50), np.array([at - at % 4 for at in range(100)])
    folds = spread(truth, groups, 5, seed=0)
    assert all(len(set(folds[groups == group])) == 1 for group in set(groups.tolist()))
    assert [np.bincount(truth[folds == fold]).tolist() for fold in range(5)] == [[10, 10]] * 5


def test_ngrams_can_be_read_back() -> None:
    assert [readable(gram) for gram in grams_of("路灯x")] == ["路", "灯", "x", "路灯", "灯x"]
    assert plain(" Ａ\tb\0\n１ cut", 7) == "a b 1"


def test_counting_keeps_texts_apart() -> None:
    rows, grams, counts = counted(["aab", "", "b"])
    read = [
        (row, readable(gram), count)
        for row, gram, count in zip(rows.tolist(), grams.tolist(), counts.tolist(), strict=True)
    ]
    assert read == [(0, "a", 2), (0, "b", 1), (0, "aa", 1), (0, "ab", 1), (2, "b", 1)]
