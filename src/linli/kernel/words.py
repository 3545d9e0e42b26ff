"""Sentences said to people, kept apart from the language they are said in."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol, runtime_checkable


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence in English with named gaps; the web floor says it in the reader's language.

    The English text is the key of the translation catalogue, so a `Sentence` can be made far below
    Django and still be said in Chinese: `gettext(s.msgid)` first, then the gaps are filled.
    """

    msgid: str
    params: Mapping[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.fill(self.msgid)

    def fill(self, translated: str) -> str:
        """Fill the gaps of an already translated text."""
        return translated.format(**self.params) if self.params else translated


def _(msgid: str, **params: Any) -> Sentence:
    """Mark a sentence for translation; named as the extraction tool expects."""
    return Sentence(msgid, params)


@runtime_checkable
class Named(Protocol):
    """What an installation has named in both languages; it can stand in the gap of a `Sentence`."""

    def said_in(self, language: str) -> str: ...


@dataclass(frozen=True, slots=True)
class Name:
    """A name of the installation's data, in Chinese and perhaps in English."""

    zh: str
    en: str = ""

    def said_in(self, language: str) -> str:
        return self.en if language.startswith("en") and self.en else self.zh

    def __str__(self) -> str:
        return self.zh
