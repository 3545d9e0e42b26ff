"""`{{ cite|cited }}`: a citation as people write it."""

from django import template
from django.utils.translation import get_language

from linli import law

register = template.Library()


@register.filter
def cited(cites: str) -> str:
    """“《信访工作条例》第34条” for `petition-regulation-2022/34`; what is no article of the register stays as it is."""
    return " · ".join(_one(cite.strip()) for cite in cites.split(","))


def _one(cite: str) -> str:
    try:
        act, number = law.act(cite.partition("/")[0].partition("@")[0]), law.article(cite).number
    except law.UnknownLaw:
        return cite
    if (get_language() or "zh").startswith("en"):
        return f"{act.en or act.zh}, Art. {number}"
    return f"《{act.zh}》第{number}条"
