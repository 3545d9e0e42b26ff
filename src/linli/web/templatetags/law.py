"""`{{ cite|cited }}`: a citation as people write it."""

import re

from django import template
from django.utils.translation import get_language

from linli import law

register = template.Library()
PLACE = re.compile(r"(?:\.(?P<paragraph>\d+))?(?:\((?P<point>\d+)\))?")


@register.filter
def cited(cites: str) -> str:
    """“《信访工作条例》第34条” for `petition-regulation-2022/34`, “第17条第1款第2项” for `…/17.1(2)`. What is no
    article of the register stays as it is."""
    return " · ".join(_one(cite.strip()) for cite in cites.split(","))


def _one(cite: str) -> str:
    try:
        act, number = law.act(cite.partition("/")[0].partition("@")[0]), law.article(cite).number
    except law.UnknownLaw:
        return cite
    place = PLACE.fullmatch(cite.partition("/")[2].removeprefix(number))
    paragraph, point = (place["paragraph"], place["point"]) if place else (None, None)
    if (get_language() or "zh").startswith("en"):
        within = (f" para. {paragraph}" if paragraph else "") + (f"({point})" if point else "")
        return f"{act.en or act.zh}, Art. {number}{within}"
    within = (f"第{paragraph}款" if paragraph else "") + (f"第{point}项" if point else "")
    return f"《{act.zh}》第{number}条{within}"
