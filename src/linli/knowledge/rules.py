"""What a piece must be: a title, its own parts, a day of expiry; and gaps for things, never for persons."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from linli.kernel.errors import BadInput
from linli.kernel.text import clean
from linli.kernel.words import Name, _
from linli.knowledge.data import BODIES, REPLY_PARTS, PieceKind, PieceText

LONGEST_BODY, LONGEST_PART = 8000, 2000
LONGEST = timedelta(days=731)
"""Two years: what nobody has looked at for longer is not known any more."""
MOST_SUBJECTS = 40
GAPS: Mapping[str, str] = {
    "number": "事项编号", "category": "类别", "place": "地点", "unit": "单位", "phone": "单位电话", "today": "今天",
}  # fmt: skip
"""What a template may leave open, by either name: things of the matter and of the office."""
_CHINESE = {chinese: name for name, chinese in GAPS.items()}
_GAP = re.compile(r"[{｛]\s*([^{}｛｝\n]{0,40}?)\s*[}｝]")


def checked(text: PieceText, *, today: date) -> PieceText:
    """The same piece in whole characters; BadInput names the field that is missing, too long or not for it."""
    title = Name(
        clean("title", text.title.zh, limit=80, required=True), clean("title_en", text.title.en, limit=120)
    )  # fmt: skip
    names = BODIES if text.kind is PieceKind.ARTICLE else REPLY_PARTS
    limit = LONGEST_BODY if text.kind is PieceKind.ARTICLE else LONGEST_PART
    parts = {name: clean(name, text.parts.get(name, ""), limit=limit) for name in names}
    if not any(parts.values()):
        raise BadInput(names[0], _("Write something."))
    if text.kind is PieceKind.REPLY:
        _check_gaps(parts)
    if len(text.subjects) > MOST_SUBJECTS:
        raise BadInput(
            "subjects", _("At most {most} categories; for more, choose none: it then fits all.", most=MOST_SUBJECTS)
        )
    check_expiry(text.expires_on, today=today)
    kept = {name: part for name, part in parts.items() if part}
    return replace(text, title=title, parts=kept, public=text.public and text.kind is PieceKind.ARTICLE)


def check_expiry(on: date | None, *, today: date) -> date:
    if on is None or on <= today:
        raise BadInput("expires_on", _("Give a day to come until which this holds; then somebody looks at it again."))
    if on - today > LONGEST:
        raise BadInput("expires_on", _("At most two years: then somebody looks at it again."))
    return on


def _check_gaps(parts: Mapping[str, str]) -> None:
    for name, part in parts.items():
        for gap in _GAP.findall(part):
            if _meant(gap) is None:
                known = ", ".join(f"{{{chinese}}}" for chinese in GAPS.values())
                raise BadInput(
                    name,
                    _(
                        "“{gap}”: a template has places for things, never for persons. It knows {known}.",
                        gap=gap,
                        known=known,
                    ),
                )


def filled(text: str, values: Mapping[str, str]) -> str:
    """The text with what is known put into its gaps; a gap whose value is not known stays, so that it is seen."""
    return _GAP.sub(lambda gap: values.get(_meant(gap.group(1)) or "", "") or gap.group(0), text)


def _meant(gap: str) -> str | None:
    return gap if gap in GAPS else _CHINESE.get(gap)
