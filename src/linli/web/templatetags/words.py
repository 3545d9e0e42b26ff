"""`{{ sentence|say }}`, `{{ at|moment }}`, `{{ on|day }}`: what was made below Django, in the reader's language."""

from datetime import date, datetime

from django import template

from linli.kernel.words import Named, Sentence
from linli.web import words

register = template.Library()


@register.filter
def say(sentence: Sentence | Named | str | None) -> str:
    return words.say(sentence)


@register.filter
def moment(at: datetime | None) -> str:
    return words.moment(at) if at else ""


@register.filter
def day(on: date | None) -> str:
    return words.day(on) if on else ""


@register.filter
def month(of: date | None) -> str:
    return words.month(of) if of else ""
