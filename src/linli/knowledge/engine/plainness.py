"""Is a reply easy to understand? Suggestions to the writer, in Chinese and English; nothing here forbids anything.

Looked for: sentences that are too long, words of the office where people's words would do, an actor or a date left
vague, the passive voice, short names that nobody explained, and a reply that names neither what is done (or why not)
nor when.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from linli.kernel.words import Sentence, _
from linli.knowledge.data import Advice
from linli.knowledge.engine.wording import INSTEAD, KNOWN_LETTERS, NOT_THESE, WRITTEN_OUT

LONGEST_ZH = 60
"""Characters. Readers lose the thread of a Chinese sentence at some 60, commas or not."""
LONGEST_EN = 25
"""Words, as plain-language guides for public offices advise."""
_MOST = 20

Kind = Literal[
    "long sentence", "officialese", "vague doer", "vague date", "passive", "abbreviation", "no action", "no date"
]
MISSING: frozenset[Kind] = frozenset({"no action", "no date"})
_LONGEST_QUOTE = 60


@dataclass(frozen=True, slots=True)
class Finding:
    kind: Kind
    start: int
    end: int
    advice: Sentence


_OFFICIALESE = re.compile(
    "|".join(
        rf"\b{re.escape(phrase)}\b" if phrase.isascii() else phrase + NOT_THESE.get(phrase, "")
        for phrase in sorted(INSTEAD, key=len, reverse=True)
    ),
    re.IGNORECASE,
)
_DOER = re.compile(
    r"(?:相关|有关)(?:职能)?(?:部门|单位|人员|科室)"
    r"|(?:the )?(?:relevant|appropriate|competent) (?:department|authorit|unit)\w*",
    re.IGNORECASE,
)
_VAGUE_DATE = re.compile(
    r"尽快|尽早|近期|近日内|适时|择机|择期|不日|下一步|早日|in due course|as soon as possible|shortly"
    r"|in the near future|at the earliest|going forward",
    re.IGNORECASE,
)
_PARTICIPLE = r"(?:\w{1,30}ed|done|made|sent|put|built|found|held|kept|paid|told|taken|given|written|broken|driven)"
_PASSIVE = re.compile(
    rf"\bit (?:is|was|has been|will be) {_PARTICIPLE}\b(?! by)"
    rf"|\b(?:has|have|had|will|can|must|should) be(?:en)? {_PARTICIPLE}\b(?! by)"
    rf"|\b(?:is|are|was|were) (?:being )?{_PARTICIPLE}\b(?! by)"
    r"|被(?![子褥告害])[\u4e00-\u9fff]{1,8}"
    r"|(?:得到|受到|获得)了?(?:有效|妥善|及时|圆满)?(?:解决|处理|处置|修复|整改|清理)",
    re.IGNORECASE,
)
_LETTERS = re.compile(r"(?<![A-Za-z0-9-])[A-Z]{2,6}(?![A-Za-z0-9-])")
_SHORT = re.compile("|".join(sorted(WRITTEN_OUT, key=len, reverse=True)))
_ACTION = re.compile(
    r"已经?[^未。，]|将(?:于|在|对|会|由|把)|正在|安排|派[出人员]|修[好复理补缮]|更换|清[理运除走]|拆除|整改|增[设加派]|开通|处罚|退[还费]"
    r"|办理|施工|巡查|检查|核实|答复|\bwe (?:have|will|are|did|sent|found|fixed)\b|\bwill\b|\b\w{1,30}ed\b",
    re.IGNORECASE,
)
_WHY_NOT = re.compile(
    r"无法|不能|不予|不属于|不符合|没有条件|因为|由于|原因是|\bcannot\b|\bcan't\b|\bbecause\b|\bunable\b", re.IGNORECASE
)
_DATE = re.compile(
    r"[0-9〇一二三四五六七八九十] ?(?:月|日|号|年|天内|个?工作日|小时内?|周内)|今天|明天|昨天"
    r"|[本下上]周|星期[一二三四五六日]|[本下上]月|年底|月底"
    r"|\b[0-9]{4}-[0-9]{2}-[0-9]{2}\b|\b[0-9]{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
    r"|\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]* [0-9]{1,2}\b"
    r"|\b(?:today|tomorrow|yesterday|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|within [0-9]{1,3}"
    r"|[0-9]{1,3} (?:working )?days?)\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[^。！？；!?\n]+?(?=[。！？；!?\n]|\.(?=\s|$)|$)")
_CHINESE = re.compile(r"[\u3400-\u9fff]")
_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*")


def advise(text: str) -> tuple[Advice, ...]:
    """The same with the words themselves, shortened, for a page to show beside the text."""
    return tuple(
        Advice("" if one.kind in MISSING else _quoted(text[one.start : one.end]), one.advice, one.kind)
        for one in check(text)
    )


def _quoted(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= _LONGEST_QUOTE else f"{words[:_LONGEST_QUOTE]}…"


def check(text: str) -> tuple[Finding, ...]:
    """What could be plainer, in reading order; what is missing from the whole comes last."""
    found = sorted(_found(text), key=lambda finding: (finding.start, finding.end))
    return (*found[:_MOST], *_missing(text))


def _found(text: str) -> Iterator[Finding]:
    for match in _SENTENCE.finditer(text):
        yield from _too_long(match)
    for match in _OFFICIALESE.finditer(text):
        instead = INSTEAD.get(match.group().lower(), "")
        advice = _("Say it as people do, for example: {instead}.", instead=instead)
        yield Finding("officialese", *match.span(), advice)
    for match in _DOER.finditer(text):
        yield Finding("vague doer", *match.span(), _("Name the office, so that it can be asked."))
    for match in _VAGUE_DATE.finditer(text):
        yield Finding("vague date", *match.span(), _("Name a day, or the day on which you will know."))
    for match in _PASSIVE.finditer(text):
        yield Finding("passive", *match.span(), _("Say who does it."))
    yield from _short_names(text)


def _short_names(text: str) -> Iterator[Finding]:
    """Each once, and not where brackets beside it or the full name elsewhere explain it."""
    told: set[str] = set()
    for match in _SHORT.finditer(text):
        short, full = match.group(), WRITTEN_OUT[match.group()]
        if short not in told and full not in text:
            told.add(short)
            yield Finding("abbreviation", *match.span(), _("Write it out: {full}.", full=full))
    for match in _LETTERS.finditer(text):
        beside = text[max(match.start() - 1, 0) : match.start()] + text[match.end() : match.end() + 1]
        if match.group() in KNOWN_LETTERS | told or any(bracket in beside for bracket in "()（）"):
            continue
        told.add(match.group())
        yield Finding("abbreviation", *match.span(), _("Say once what these letters stand for."))


def _too_long(sentence: re.Match[str]) -> Iterator[Finding]:
    letters, words = len(_CHINESE.findall(sentence.group())), len(_WORD.findall(sentence.group()))
    if letters > LONGEST_ZH:
        advice = _("This sentence has {n} characters. Two short ones are easier to read.", n=letters)
        yield Finding("long sentence", *sentence.span(), advice)
    elif letters == 0 and words > LONGEST_EN:
        advice = _("This sentence has {n} words. Two short ones are easier to read.", n=words)
        yield Finding("long sentence", *sentence.span(), advice)


def _missing(text: str) -> Iterator[Finding]:
    if not text.strip():
        return
    if not _ACTION.search(text) and not _WHY_NOT.search(text):
        yield Finding(
            "no action", 0, len(text), _("Say what was done or will be done; or why not, and who can change it.")
        )
    if not _DATE.search(text):
        yield Finding("no date", 0, len(text), _("Say when it was done or will be done."))
