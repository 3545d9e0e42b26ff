"""What a password must not be, beyond what is common: made of this place's own words, or known to thieves."""

import re
from hashlib import sha1
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext

from linli.accounts.registry import known_words

SHORTEST_WORD, SHORTEST_NAME = 4, 2
"""Letters of a word of an alphabet, and of one in Chinese, from which on it counts."""
_HASH = 40


class NotOfThisPlace:
    """Refuses what is short once the installation's own words are taken out of it: 晴川区综治中心2026, linli-qingchuan.

    The words are those of its name, its operator, its hosts, LINLI_PASSWORD_WORDS, and what contexts above name.
    """

    def __init__(self, rest: int = 8) -> None:
        self.rest = rest

    def validate(self, password: str, user: Any = None) -> None:
        left = password.casefold()
        for word in sorted(words(), key=len, reverse=True):
            left = left.replace(word, "")
        if left != password.casefold() and len(left) < self.rest:
            raise ValidationError(self.get_help_text(), code="password_of_this_place")

    def get_help_text(self) -> str:
        return gettext("A password is not made of the names of this place.")


def words() -> set[str]:
    """Whole names, and the words they are made of; in small letters."""
    named = ["linli", "邻里", settings.SITE_NAME, settings.OPERATOR, urlsplit(settings.SITE_URL).hostname or ""]
    found = {name.casefold() for name in (*named, *settings.ALLOWED_HOSTS, *settings.PASSWORD_WORDS, *known_words())}
    return {part for name in found for part in (name, *re.split(r"[\W_]+", name)) if _counts(part)}


def _counts(word: str) -> bool:
    return len(word) >= (SHORTEST_WORD if word.isascii() else SHORTEST_NAME)


class NotKnownToThieves:
    """Refuses what stands in the list of breached passwords that LINLI_BREACHED_PASSWORDS names, where one is named.

    The list is the one that is published for this: a line `SHA-1:count` for each, in the order of the hashes. It is
    looked into by halves, so that gigabytes cost some forty reads; nothing leaves this machine.
    """

    def validate(self, password: str, user: Any = None) -> None:
        if settings.BREACHED_PASSWORDS and stands_in(Path(settings.BREACHED_PASSWORDS), password):
            raise ValidationError(self.get_help_text(), code="password_breached")

    def get_help_text(self) -> str:
        return gettext("A password that was stolen from somebody anywhere is tried everywhere.")


def stands_in(file: Path, password: str) -> bool:
    """OSError where the list cannot be read: a setting that does nothing must not look as if it did."""
    wanted = sha1(password.encode(), usedforsecurity=False).hexdigest().upper().encode()
    with file.open("rb") as lines:
        low, high = 0, file.stat().st_size
        while low < high:
            middle = (low + high) // 2
            lines.seek(middle)
            if middle:
                lines.readline()  # to the beginning of the next line
            found = lines.readline()[:_HASH].upper()
            if found == wanted:
                return True
            low, high = (low, middle) if not found or found > wanted else (middle + 1, high)
        lines.seek(0)
        return lines.readline()[:_HASH].upper() == wanted
