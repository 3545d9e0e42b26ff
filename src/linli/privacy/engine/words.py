"""The words of a text that may be searched: things, places and doings. Names and numbers are left out.

What looks like a name is dropped when in doubt: a street lamp is found by "lamp", nobody by his name. The
same cutting serves text and question, so a name or a number typed into a search finds nothing.
"""

import re

import rjieba

MOST_WORDS = 400
_SHORTEST, _LONGEST = 2, 16
_SURNAMES = frozenset(
    "王李张刘陈杨黄赵周吴徐孙朱马胡郭林何高梁郑罗宋谢唐韩曹许邓萧冯曾程蔡彭潘袁于董余苏叶吕魏蒋田杜丁沈姜范江傅钟卢汪"
    "戴崔任陆廖姚方金邱夏谭韦贾邹石熊孟秦阎薛侯雷白龙段郝孔邵史毛常万顾赖武康贺严尹钱施牛洪龚汤陶黎温莫易樊乔文安殷颜庄章"
)
_LONG_SURNAMES = frozenset(
    {"欧阳", "上官", "司马", "诸葛", "司徒", "东方", "令狐", "皇甫", "慕容", "尉迟", "夏侯", "公孙"}
)
# Daily words of neighbourhood service that the dictionary takes for names.
_THINGS = frozenset({"井盖", "杨树", "柳树", "石墩", "秋千", "凉亭", "养老", "温泉", "常青", "黄石", "洪山", "古田"})
_TITLES = (
    "先生|女士|小姐|太太|夫人|阿姨|叔叔|大爷|大妈|大叔|大婶|大姐|大哥|奶奶|爷爷|师傅|老师|医生|大夫|护士|同志|"
    "书记|主任|站长|所长|局长|科长|处长|队长|组长|村长|经理|老板|某某|某"
)
_CALLED = re.compile(rf"(?:{'|'.join(_LONG_SURNAMES)}|[{''.join(_SURNAMES)}])\w{{0,2}}?(?:{_TITLES})")
_SPOKEN_TO = re.compile(rf"[小老阿][{''.join(_SURNAMES)}](?![车区街路村桥院厂板门])")
_LATIN_NAME = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Dr)\.?\s+[A-Z]\w+|(?<=[a-z,] )[A-Z][a-z]+\b")
_PLACE = re.compile(r"\w{2,}[路街道巷村镇乡区桥园苑院厂场站港]")
_WORD = re.compile(r"[一-鿿]+|[a-z]{3,}")
_COUNTED = frozenset({"m", "r"})  # after a number or "this", 张 and 段 are measures, not surnames


def words(text: str) -> list[str]:
    """Each searchable word once, in the order of the text, with the shorter words inside it."""
    found: dict[str, None] = {}
    for word in _whole_words(text):
        found[word] = None
        found.update(dict.fromkeys(part for part in rjieba.cut_for_search(word, False) if len(part) >= _SHORTEST))
    return list(found)[:MOST_WORDS]


def asked(text: str) -> list[str]:
    """The words of a question: all of them must be found."""
    return list(dict.fromkeys(_whole_words(text)))[:8]


def _whole_words(text: str) -> list[str]:
    for pattern in (_CALLED, _SPOKEN_TO, _LATIN_NAME):
        text = pattern.sub("，", text)
    kept: list[str] = []
    before, tag_before = "", ""
    for word, tag in rjieba.tag(text, True):
        if not _is_name(word, tag, before, tag_before) and _is_searchable(word.lower()):
            kept.append(word.lower())
        before, tag_before = ("" if tag_before in _COUNTED else word), tag
    return kept


def _is_searchable(word: str) -> bool:
    return _SHORTEST <= len(word) <= _LONGEST and _WORD.fullmatch(word) is not None


def _is_name(word: str, tag: str, before: str, tag_before: str) -> bool:
    """Tagged as a name, unknown and led by a surname, or right behind a lone surname; but no thing and no street."""
    if word in _THINGS or _PLACE.fullmatch(word):
        return False
    if tag.startswith("nr") or word[:2] in _LONG_SURNAMES:  # also those whom the dictionary takes for a place
        return True
    if (before in _SURNAMES or before in _LONG_SURNAMES) and len(word) <= 2:
        return True
    return word[:1] in _SURNAMES and len(word) in (2, 3) and not rjieba.has_word(word)
