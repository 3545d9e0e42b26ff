"""Single cells of a roll: names, days, amounts and codes, as Chinese offices write them."""

import re
from collections.abc import Mapping
from datetime import date

from linli.auxiliaries.data.files import Branch, Category, Employment
from linli.kernel.errors import BadInput
from linli.kernel.words import _

_DIGITS = {sign: str(at) for at, sign in enumerate("〇一二三四五六七八九")} | {"零": "0", "○": "0"}
_DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T]00:00(?::00)?)?")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_CHINESE = re.compile(r"([〇○零一二三四五六七八九]{4})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日")
ENDLESS = ("无固定期限", "长期", "至今", "无期限", "永久")
_LOST = re.compile("[?？□〓■\ufffd\ue000-\uf8ff]")
CATEGORIES: Mapping[str, Category] = {
    "文职": Category.ADMINISTRATIVE, "文职辅警": Category.ADMINISTRATIVE, "文职岗位": Category.ADMINISTRATIVE,
    "勤务": Category.REGULATORY, "勤务辅警": Category.REGULATORY, "勤务岗位": Category.REGULATORY,
    "administrative": Category.ADMINISTRATIVE, "regulatory": Category.REGULATORY,
}  # fmt: skip
EMPLOYMENTS: Mapping[str, Employment] = {
    "直接聘用": Employment.DIRECT, "直聘": Employment.DIRECT, "合同制": Employment.DIRECT, "自聘": Employment.DIRECT,
    "劳务派遣": Employment.OUTSOURCED, "派遣": Employment.OUTSOURCED, "购买服务": Employment.OUTSOURCED,
    "服务外包": Employment.OUTSOURCED, "外包": Employment.OUTSOURCED, "政府购买服务": Employment.OUTSOURCED,
    "direct": Employment.DIRECT, "outsourced": Employment.OUTSOURCED,
}  # fmt: skip
BRANCHES: Mapping[str, Branch] = {
    "交通": Branch.TRAFFIC, "交警": Branch.TRAFFIC, "交通管理": Branch.TRAFFIC, "轨道": Branch.RAIL,
    "轨道交通": Branch.RAIL, "地铁": Branch.RAIL, "general": Branch.GENERAL, "traffic": Branch.TRAFFIC,
    "rail": Branch.RAIL,
}  # fmt: skip


def name_in(field: str, text: str) -> str:
    """As written, with `·` and rare characters; blanks that only widen a short name go. A sign that a program put in
    place of a character it did not know is refused: somebody's name is not guessed."""
    if lost := _LOST.search(text):
        raise BadInput(field, _("In this name a character was lost on the way (“{sign}”).", sign=lost.group()))
    if text and all(ord(sign) > 0x2E7F or sign.isspace() for sign in text):
        return "".join(text.split())
    return " ".join(text.split())


def day_in(field: str, text: str) -> date:
    """2024-03-01, 2024/3/1, 2024.3.1, 20240301, 2024年3月1日 and 二〇二四年三月一日. Nothing is guessed."""
    plain = text.strip().replace(" ", " ")
    if chinese := _CHINESE.fullmatch(plain):
        year, month, day = "".join(_DIGITS[sign] for sign in chinese[1]), _small(chinese[2]), _small(chinese[3])
        parts: tuple[int, ...] = (int(year), month, day)
    else:
        match = _DAY.fullmatch(plain) or _COMPACT.fullmatch(plain)
        parts = tuple(map(int, match.groups())) if match else ()
    try:
        return date(*parts)
    except (TypeError, ValueError):
        raise BadInput(field, _("“{text}” is no day; write it as 2024-03-01.", text=text)) from None


def day_or_none(field: str, text: str) -> date | None:
    return day_in(field, text) if text.strip() else None


def end_in(field: str, text: str) -> date | None:
    """The last day of something; None for what has no end."""
    return None if not text.strip() or text.strip() in ENDLESS else day_in(field, text)


def _small(signs: str) -> int:
    """一 to 三十一."""
    tens, ten, ones = signs.rpartition("十")
    if not ten:
        return int(_DIGITS[signs])
    return (int(_DIGITS[tens]) if tens else 1) * 10 + (int(_DIGITS[ones]) if ones else 0)


def masked(text: str) -> str:
    """The first sign, and how long it is: enough to know a column by."""
    return text[:1] + "＊" * min(len(text) - 1, 12) if text else ""
