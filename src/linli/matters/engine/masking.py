"""Numbers that belong to a person, found in free text and covered before anything is stored.

Phones, identity cards, bank cards, plates, e-mail addresses, travel documents and chat accounts become visible
tokens such as 〔电话〕. A number is covered only where its form, its check digit or the word before it says what it is,
so that dates, sums, coordinates, grid codes and ticket numbers stay readable. Full-width and Chinese digits, spaces,
dashes and invisible characters between the digits do not hide a number. Time is linear in the length of the text.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Literal

Kind = Literal["phone", "identity", "card", "plate", "email", "document", "account"]

TOKENS: dict[str, dict[Kind, str]] = {
    "zh": {
        "phone": "〔电话〕", "identity": "〔身份证号〕", "card": "〔银行卡号〕", "plate": "〔车牌〕",
        "email": "〔邮箱〕", "document": "〔证件号〕", "account": "〔社交账号〕",
    },
    "en": {
        "phone": "〔phone〕", "identity": "〔ID number〕", "card": "〔bank card〕", "plate": "〔plate〕",
        "email": "〔e-mail〕", "document": "〔document〕", "account": "〔chat account〕",
    },
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Found:
    """What was covered, in positions of the text as it was typed."""

    kind: Kind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Masked:
    text: str
    found: tuple[Found, ...]


def mask(text: str, language: Literal["zh", "en"] = "zh") -> Masked:
    """The text with every personal number replaced by the token of its kind; masking it again changes nothing."""
    found = find(text)
    tokens = TOKENS[language]
    edges = [Found("phone", 0, 0), *found, Found("phone", len(text), len(text))]
    pieces = [text[: edges[1].start]]
    for this, following in pairwise(edges[1:]):
        pieces += [tokens[this.kind], text[this.end : following.start]]
    return Masked("".join(pieces), found)


def find(text: str) -> tuple[Found, ...]:
    """Every personal number in reading order, none overlapping; of two readings the surer one wins."""
    plain, positions = _skeleton(text)
    found: list[Found] = []
    for _round in range(_ROUNDS):
        covered = list(plain)
        for kind, start, end in _candidates(plain):
            if _COVER not in covered[start:end]:
                covered[start:end] = _COVER * (end - start)
                found.append(Found(kind, positions[start], positions[end]))
        if covered == list(plain):
            break
        plain = "".join(covered)
    return tuple(sorted(found, key=lambda item: item.start))


_COVER = "〕"
_ROUNDS = 4
"""A covered number can stop hiding its neighbour (the digits before a decimal point were a phone), so look again."""


# --- one character for one character: what the number would look like had it been typed plainly

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe0e\ufe0f\u20e3\ufeff]")
_CHINESE_DIGITS = str.maketrans(
    dict(zip("零〇一幺二三四五六七八九壹贰叁肆伍陆柒捌玖", "001123456789123456789", strict=True))
)
_DASHES = dict.fromkeys("‐‑‒–—―−－﹣", "-")
_BLANKS = dict.fromkeys("\u00a0\u2002\u2003\u2009\u202f\u3000\t", " ")
_PLAIN = str.maketrans({chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)} | _DASHES | _BLANKS)


def _skeleton(text: str) -> tuple[str, list[int] | range]:
    """Plain digits, letters and dashes without invisible characters, and where each stood in the text (and the end)."""
    plain = text.translate(_PLAIN)
    if not plain.isascii():
        plain = "".join(c if c.isascii() or not c.isdigit() else str(unicodedata.digit(c)) for c in plain)
    if not _INVISIBLE.search(plain):
        return plain, range(len(plain) + 1)
    kept = [at for at, character in enumerate(plain) if not _INVISIBLE.match(character)]
    return "".join(plain[at] for at in kept), [*kept, len(text)]


# --- what each kind looks like; all repetitions are bounded or possessive, so that no text can make them slow

_MOBILE_GROUPS = "|".join([
    r"1[3-9][0-9]{9}",
    *(rf"1[3-9][0-9]{{{a - 2}}}[ .·-][0-9]{{{b}}}[ .·-]?[0-9]{{{c}}}" for a, b, c in ((3, 4, 4), (3, 3, 5), (4, 3, 4))),
    r"1[3-9][0-9]{3}[ -][0-9]{6}",
    r"1[3-9][0-9]{5}[ -][0-9]{4}",
    r"1(?:[ -]{1,2}[3-9])(?:[ -]{1,2}[0-9]){9}",
])  # fmt: skip
_MOBILE = re.compile(rf"(?<![0-9])(?<![0-9]{{2}}\.)(?:\(?(?:\+|00)?86\)?[ -]{{0,2}}|0)?(?:{_MOBILE_GROUPS})(?![0-9])")
_AREA = r"(?:10|2[0-57-9]|[3-9][0-9]{2})"
_LANDLINE = re.compile(
    rf"(?<![0-9])(?<![0-9]\.)(?:\(?(?:\+|00)86\)?[ -]{{0,2}}\(?0?{_AREA}|\(?0{_AREA})\)?[ -]{{0,2}}"
    r"[2-8][0-9]{2,3}[ -]?[0-9]{4}(?:(?:-|转|ext\.? ?)[0-9]{1,5})?(?![0-9])"
)
_NAMED_LANDLINE = re.compile(
    r"(?:电话|座机|固话|号码|致电|拨打|传真|[Tt]el|[Pp]hone)(?:号码|号)?[ :是为.]{0,4}"
    r"([2-8][0-9]{2,3}[ -]?[0-9]{4})(?![0-9年月日元个%.])"
)
_FOREIGN = re.compile(r"(?<![0-9])\+[1-9](?:[ -]?[0-9]){7,14}(?![0-9])")
_IDENTITY_18 = re.compile(r"(?<![0-9])[1-9][0-9]{5}[ -]?[0-9]{8}[ -]?[0-9]{3}[ -]?(?:[0-9](?![0-9])|[Xx])")
_IDENTITY_15 = re.compile(r"(?<![0-9])[1-9][0-9]{14}(?![0-9])")
_CARD = re.compile(
    r"(?<![0-9])(?<![0-9]\.)(?:[2-69][0-9]{12,18}|[2-69][0-9]{3}([ -])[0-9]{4}\1[0-9]{4}\1[0-9]{4}(?:\1[0-9]{1,3})?"
    r"|[2-69][0-9]{5}[ -][0-9]{13}|3[0-9]{3}[ -][0-9]{6}[ -][0-9]{4,5})(?![0-9A-Za-z])"
)
_PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
_PLATE = re.compile(
    rf"(?:WJ ?)?[{_PROVINCES}] ?[A-HJ-NP-Z] ?[·•.-]? ?"
    r"(?:[A-HJ-NP-Z][0-9A-HJ-NP-Z][0-9]{4}|[0-9]{5}[A-HJ-NP-Z]|[0-9A-HJ-NP-Z]{5}|[0-9A-HJ-NP-Z]{4}[挂学警港澳领使])"
    r"(?![0-9A-Za-z])",
    re.IGNORECASE,
)
_EMAIL = re.compile(r"(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]++ ?@ ?(?:[A-Za-z0-9-]{1,63}\.){1,5}[A-Za-z]{2,24}")
_DOCUMENT = re.compile(
    r"(?:护照|通行证|台胞证|[Pp]assport)(?:号码|号| number| [Nn]o\.?)?[ :是为]{0,4}"
    r"([A-Za-z]{0,2}[0-9]{7,10})(?![0-9A-Za-z])"
)
_ACCOUNT = re.compile(
    r"(?:QQ|微信|VX|WeChat)(?:号码|号| ID)?(?:[ :是为]{1,4}|(?<=号))([A-Za-z0-9][A-Za-z0-9_-]{4,19})(?![0-9A-Za-z_-])",
    re.IGNORECASE,
)
_ORDINARY = re.compile(
    r"(?:网格|编码|代码|编号|单号|工单|订单|票号|流水号|序号|受理号|案号|文号|合同号|批号|条码|信用代码"
    r"|(?<![A-Za-z])(?:code|order|ticket|case|grid|ref)(?: no\.?| number| id)?)号?[^0-9\n]{0,4}$",
    re.IGNORECASE,
)


def _candidates(plain: str) -> Iterator[tuple[Kind, int, int]]:
    """Every reading, the surest first."""
    with_chinese = plain.translate(_CHINESE_DIGITS)
    yield from (("email", *match.span()) for match in _EMAIL.finditer(plain))
    yield from (("identity", *match.span()) for match in _IDENTITY_18.finditer(plain) if _is_identity(match.group()))
    yield from (("card", *match.span()) for match in _CARD.finditer(plain) if _is_card(match, plain))
    for text in (plain, with_chinese):
        yield from (("phone", *match.span()) for match in _MOBILE.finditer(text))
    yield from (("identity", *match.span()) for match in _IDENTITY_15.finditer(plain) if _is_old_identity(match, plain))
    yield from (("phone", *match.span()) for match in _LANDLINE.finditer(plain))
    yield from (("phone", *match.span(1)) for match in _NAMED_LANDLINE.finditer(plain))
    yield from (("phone", *match.span()) for match in _FOREIGN.finditer(plain))
    yield from (("plate", *match.span()) for match in _PLATE.finditer(plain) if _digits(match.group()) >= 3)
    yield from (("document", *match.span(1)) for match in _DOCUMENT.finditer(plain))
    yield from (("account", *match.span(1)) for match in _ACCOUNT.finditer(plain))


# --- what makes a number of that form the real thing

_REGIONS = frozenset([*range(11, 16), *range(21, 24), *range(31, 38), *range(41, 47), *range(50, 55), *range(61, 66),
                      71, 81, 82, 83])  # fmt: skip
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_ISSUERS: dict[int, tuple[str, ...]] = {
    13: ("4",), 14: ("30", "36", "38"), 15: ("34", "37"), 16: ("35", "4", "5", "6", *map(str, range(2221, 2721))),
    17: ("6",), 18: ("6",), 19: ("4", "6", "9558"),
}  # fmt: skip
_OLDEST_YEAR = 25
"""Two-digit birth year from which a 15-digit number is read as an identity card. Those born earlier are over a hundred,
and below it lie the grid codes (6+3+3+3 digits), whose middle reads 100201, 101012 and so on."""


def _is_identity(number: str) -> bool:
    """GB 11643: a province, a real birthday, and the check digit modulo 11."""
    digits = number.replace(" ", "").replace("-", "").upper()
    if len(digits) != 18 or int(digits[:2]) not in _REGIONS or not _is_birthday(digits[6:14]):
        return False
    return "10X98765432"[sum(w * int(d) for w, d in zip(_WEIGHTS, digits[:17], strict=True)) % 11] == digits[17]


def _is_old_identity(match: re.Match[str], text: str) -> bool:
    digits = match.group()
    born = digits[6:12]
    if int(digits[:2]) not in _REGIONS or int(born[:2]) < _OLDEST_YEAR or not _is_birthday("19" + born):
        return False
    return not _is_named_ordinary(match, text)


def _is_birthday(digits: str) -> bool:
    if not 1880 <= int(digits[:4]) <= 2100:
        return False
    try:
        date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return False
    return True


def _is_card(match: re.Match[str], text: str) -> bool:
    """An issuer's first digits for that length, and the Luhn check digit (ISO/IEC 7812)."""
    digits = match.group().replace(" ", "").replace("-", "")
    if not digits.startswith(_ISSUERS.get(len(digits), ())):
        return False
    doubled = (int(d) * 2 if at % 2 else int(d) for at, d in enumerate(reversed(digits)))
    return sum(d - 9 if d > 9 else d for d in doubled) % 10 == 0 and not _is_named_ordinary(match, text)


def _is_named_ordinary(match: re.Match[str], text: str) -> bool:
    """Whether the words just before call it a ticket, an order, a grid: something that is nobody's card."""
    return _ORDINARY.search(text[max(0, match.start() - 24) : match.start()]) is not None


def _digits(text: str) -> int:
    return sum(character.isdigit() for character in text)
