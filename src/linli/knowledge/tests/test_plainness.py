"""What makes a reply hard to read is pointed at; a plain reply is left alone. All replies are invented."""

import time

import pytest

from linli.knowledge.engine.plainness import advise, check

PLAIN = [
    "",
    "  \n",
    "您反映的路灯已于3月5日修好。换了两盏灯，不收费。",
    "这条路归省里管，我们不能修。3月5日我们把您的来信转给了省公路局，电话12328。",
    "We fixed the lamp on 5 March. It costs you nothing.",
    "We cannot mend this road because it belongs to the province. We told them on Monday.",
    "贵州路的井盖今天已经换好。",
    "我们3月5日已把PVC（聚氯乙烯）管换成铸铁管。",
    "我们3月5日已转住房和城乡建设局（住建局）办理。",
    "被子和被褥3月5日已经送到。",
    "The pit was filled by our crew on 5 March.",
]

FOUND = [
    ("已按照有关规定办理，3月5日完成。", "officialese", "按照有关规定"),
    ("鉴于天气，3月5日已修好。", "officialese", "鉴于"),
    ("贵局3月5日已收到。", "officialese", "贵"),
    ("Pursuant to rule 5 we fixed it on 5 March.", "officialese", "Pursuant to"),
    ("We will utilise a crane today.", "officialese", "utilise"),
    ("3月5日已转相关部门。", "vague doer", "相关部门"),
    ("We sent it to the relevant department today.", "vague doer", "the relevant department"),
    ("我们将会尽快修好，3月5日再告诉您。", "vague date", "尽快"),
    ("We will mend it in due course, by Monday.", "vague date", "in due course"),
    ("The lamp has been repaired today.", "passive", "has been repaired"),
    ("It was decided on Monday that we will pay.", "passive", "It was decided"),
    ("The road was mended on 5 March.", "passive", "was mended"),
    ("3月5日该处垃圾已被清理干净。", "passive", "被清理干净"),
    ("3月5日问题已得到有效解决，已换新灯。", "passive", "得到有效解决"),
    ("3月5日我们已对路面进行了维修。", "officialese", "进行了"),
    ("我们3月5日已转住建局办理。", "abbreviation", "住建局"),
    ("我们3月5日已更换PVC管。", "abbreviation", "PVC"),
    ("We will bring a JCB on Monday.", "abbreviation", "JCB"),
    ("您好，来信收到，谢谢。3月5日。", "no action", "您好，来信收到，谢谢。3月5日。"),
    ("路灯已经修好。", "no date", "路灯已经修好。"),
]


@pytest.mark.parametrize("reply", PLAIN)
def test_a_plain_reply_is_left_alone(reply: str) -> None:
    assert check(reply) == ()


@pytest.mark.parametrize(("reply", "kind", "words"), FOUND)
def test_what_could_be_plainer_is_pointed_at(reply: str, kind: str, words: str) -> None:
    (finding,) = check(reply)
    assert (finding.kind, reply[finding.start : finding.end]) == (kind, words)
    assert str(finding.advice).endswith(".")


@pytest.mark.parametrize(
    ("sentence", "long"),
    [
        ("三月五日已" + "修" * 55, False),
        ("三月五日已" + "修" * 56, True),
        ("三月五日已" + "修" * 30 + "。" + "好" * 50, False),
        ("We " + "mend " * 23 + "today", False),
        ("We " + "mend " * 24 + "today", True),
        ("We will. " + "mend " * 24 + "today", False),
    ],
)
def test_a_sentence_is_long_from_one_more_than_the_limit(sentence: str, long: bool) -> None:
    assert ("long sentence" in [finding.kind for finding in check(sentence)]) is long


def test_a_word_of_the_office_comes_with_the_word_of_people() -> None:
    (finding,) = check("We will start prior to Monday.")
    assert str(finding.advice) == "Say it as people do, for example: before."


def test_advice_quotes_the_words_shortened_and_none_where_something_is_missing() -> None:
    long, missing = advise("三月五日已" + "修" * 80)[0], advise("路灯已经修好。")[0]
    assert (long.kind, len(long.words)) == ("long sentence", 61)
    assert (missing.kind, missing.words) == ("no date", "")


def test_a_short_name_is_pointed_at_once() -> None:
    assert [one.words for one in advise("3月5日住建局已修，住建局负责。") if one.kind == "abbreviation"] == ["住建局"]


def test_findings_stand_in_reading_order_and_what_is_missing_comes_last() -> None:
    kinds = [finding.kind for finding in check("有关部门高度重视，将会尽快处理")]
    assert kinds == ["vague doer", "officialese", "vague date", "no date"]


def test_a_long_text_is_checked_quickly_and_not_endlessly() -> None:
    started = time.perf_counter()
    for evil in ("尽快", "it is ", "a", "已", "1", "贵", " ", "will be "):
        assert len(check(evil * (100_000 // len(evil)))) <= 22
    assert time.perf_counter() - started < 30
