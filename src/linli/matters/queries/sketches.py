"""How alike matters are, out of sealed sketches: nothing is opened that anybody could read, and nothing is a look.

A sketch is made when a matter is raised, while its words are open anyway, and sealed in the vault beside them; it dies
with them. All sketches of an installation are made under one key, so matters that end in different months can be
compared; what keeps a sketch from whoever has the database alone is the month's key, as with the words.
"""

import hmac
from base64 import b85decode, b85encode
from collections.abc import Iterable
from functools import lru_cache
from hashlib import sha256

from django.conf import settings

from linli.matters.data import MatterId
from linli.matters.engine.likeness import Rarity, sketch, sketch_likeness
from linli.matters.queries.suggester import suggester
from linli.privacy import api as privacy
from linli.privacy.data import Purpose, Sealed

FIELD = "sketch"


def sealed_sketch(address: str, words: str) -> list[Sealed]:
    """What the vault is to hold beside these words; nothing where there are none."""
    if not words.strip():
        return []
    made = sketch(address, words, _key(), _rarity())
    return [Sealed(FIELD, Purpose.COMPARING, b85encode(made).decode())]


def likenesses(matter: MatterId, others: Iterable[int]) -> dict[int, float]:
    """How alike each of the others is, 0 to 1; without those whose words are gone. One statement."""
    wanted = [other for other in others if other != matter]
    sealed = privacy.read_to_compare("matter", [matter, *wanted], field=FIELD)
    found = {id: b85decode(sketches[-1][1]) for id, sketches in sealed.items()}
    own = found.pop(matter, None)
    if own is None:
        return {}
    return dict(zip(found, sketch_likeness(own, list(found.values())), strict=True))


def _key() -> bytes:
    return hmac.digest(settings.SECRET_KEY.encode(), b"linli sketch", sha256)


@lru_cache(maxsize=1)
def _rarity() -> Rarity:
    """What this installation knows of how rare characters are, read once per process."""
    known = suggester()
    return Rarity.of(known) if known else Rarity()
