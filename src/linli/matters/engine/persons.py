"""Signs that a text may be a report about a private person. They warn the writer and never block.

Linli takes no reports on what private people do, think, believe or whom they meet. Words cannot decide that, so each
sign only leads to a question, and the answer "this is about a place or a thing" always reaches a human.
"""

import re
from dataclasses import dataclass

from linli.kernel.words import Sentence, _


@dataclass(frozen=True, slots=True)
class PersonSign:
    """One place in the text, which sign it is, and the kind sentence for the writer."""

    sign: str
    start: int
    end: int
    because: Sentence


_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓韩冯曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯"
    "龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
)
_SOMEBODY = (
    rf"(?:[{_SURNAMES}](?:某某?|姓|大爷|大妈|阿姨|老太太?|老头)|某某|楼上|楼下|隔壁|对门|邻居|租客|租户|住户|室友|同事|老乡|一家人|这家人"
    r"|那个(?:男|女)(?:人|的|子)|(?:my|our|the) (?:neighbou?r|tenant|roommate|flatmate)s?)"
)
_HE = rf"(?:{_SOMEBODY}|[他她](?!们))"
_NEAR = r"[^。！？!?;；\n]{0,15}"

_SIGNS: tuple[tuple[str, str, Sentence], ...] = (
    (
        "belief",
        r"信(?:基督|天主|伊斯兰|佛|道)教|(?<![相微])信教(?![育师学])|信佛|做礼拜|(?<!宣)传教(?![育学师训])|邪教"
        r"|(?:his|her|their) (?:religion|faith|church)",
        _("This seems to tell what somebody believes. Linli does not take that: leave it out, please."),
    ),
    (
        "opinion",
        rf"{_HE}{_NEAR}(?:上访|闹访)|(?:发表|散布|转发){_NEAR}言论|说(?:政府|国家|领导){_NEAR}坏话"
        r"|对(?:政府|社会|国家)不满|speaks? (?:ill of|against) the government",
        _("This seems to tell what somebody says or thinks. Linli does not take that: leave it out, please."),
    ),
    (
        "association",
        rf"{_SOMEBODY}{_NEAR}(?:聚会|串联|交往|来往密切|拉群)|(?:可疑|陌生)(?:的)?(?:人员?|男女)[^。！？\n]{{0,8}}(?:出入|进出|来往)",
        _("This seems to tell whom somebody meets. Linli does not take that: leave it out, please."),
    ),
    (
        "origin",
        rf"{_SOMEBODY}{_NEAR}(?:少数民族|外地人|乡下人|外国人|[维回藏蒙壮苗满]族)|(?:those|these) foreigners",
        _("This seems to tell where somebody comes from. It is not needed here: leave it out, please."),
    ),
    (
        "private life",
        rf"{_HE}{_NEAR}(?:出轨|婚外情|小三|情妇|同性恋|未婚先孕|离过婚|超生|不孝|赌博|酗酒|吸毒|卖淫|嫖娼)",
        _("This seems to be about somebody's private life. In danger call 110; otherwise leave it out, please."),
    ),
    (
        "health",
        rf"{_HE}{_NEAR}(?:精神病|神经病|精神(?:有|不)[^。！？\n]{{0,4}}|艾滋|传染病|抑郁症)",
        _("This seems to tell of somebody's health. If help is needed now call 120; otherwise leave it out, please."),
    ),
    (
        "record",
        rf"{_HE}{_NEAR}(?:坐过牢|前科|刑满释放|劳改|刑释|戒毒)|ex-convict",
        _("This seems to tell of somebody's past. It is not needed here: leave it out, please."),
    ),
    (
        "report on a person",
        rf"(?:举报|告发|揭发|监视|盯着){_NEAR}?{_SOMEBODY}|(?:report|denounce)(?:ing)? (?:my|our|the) neighbou?r",
        _("This seems to be about a person. Say what is wrong with the place or the service; people need no naming."),
    ),
    (
        "somebody's home",
        rf"{_SOMEBODY}?[^。！？\n]{{0,6}}[0-9]{{1,3}}(?:栋|幢|号楼)[0-9一二三四]{{0,2}}(?:单元)?[0-9]{{3,4}}(?:室|号|户)?的?(?:[{_SURNAMES}]|住户|租客|男|女)",
        _("This seems to name the home of one person. If the matter is the building, its number is enough."),
    ),
)
_TABLE = tuple((sign, re.compile(pattern, re.IGNORECASE), because) for sign, pattern, because in _SIGNS)


def warn_person_patterns(text: str) -> tuple[PersonSign, ...]:
    """At most one sign of each kind, in reading order."""
    signs = [
        PersonSign(sign, *match.span(), because) for sign, pattern, because in _TABLE if (match := pattern.search(text))
    ]
    return tuple(sorted(signs, key=lambda sign: sign.start))
