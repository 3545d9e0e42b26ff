"""A `Sentence` made below Django, said in the reader's language."""

import os
from datetime import date, datetime
from typing import Any

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import get_language, gettext, override

from linli.kernel.words import Named, Sentence


def say(sentence: Sentence | Named | str | None) -> str:
    """The sentence or name in the active language, gaps filled; a plain string is already said."""
    if isinstance(sentence, Named):
        return sentence.said_in(get_language() or "")
    if not isinstance(sentence, Sentence):
        return sentence or ""
    if not sentence.msgid:
        return ""
    gaps = {name: _gap(value) for name, value in sentence.params.items()}
    return Sentence(sentence.msgid, gaps).fill(gettext(sentence.msgid))


def say_at_terminal(sentence: Sentence | Named | str | None) -> str:
    """The same in the language of whoever sits at the terminal, as LC_ALL, LC_MESSAGES or LANG names it; else English.

    Commands are described in English, so that a terminal without a language hears English throughout.
    """
    locale = next(filter(None, map(os.environ.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), "")
    with override("zh-hans" if locale.startswith("zh") else "en"):
        return say(sentence)


def moment(at: datetime) -> str:
    """Local day and minute, as people write it."""
    return date_format(localtime(at), gettext("M j, Y, H:i"))


def day(on: date) -> str:
    return date_format(on, gettext("M j, Y"))


def month(of: date) -> str:
    return date_format(of, gettext("F Y"))


def _gap(value: Any) -> Any:
    match value:
        case Sentence() | Named():
            return say(value)
        case datetime():
            return moment(value)
        case date():
            return day(value)
        case _:
            return value
