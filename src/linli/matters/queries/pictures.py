"""Photos of work that were used before: pointed out to the checker, who decides what that means.

Only photos of the work are compared, only among matters of one unit, and only by sketches that lie sealed beside the
photo and go with it (docs/decisions/0020-photos-used-twice.md). Nothing is opened that anybody could see.
"""

import hmac
from base64 import b85decode, b85encode
from bisect import bisect
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256

from django.conf import settings

from linli.matters.data import MatterId
from linli.matters.engine.pictures import SAME, likeness, sketch
from linli.matters.models import MatterEvent
from linli.privacy import api as privacy
from linli.privacy.data import Purpose, Sealed

FIELD = "evidence_sketch"
LOOKED_THROUGH = 300
"""So many of the unit's latest reports are compared; older photos are not used again by mistake."""
_REPORTS = ("report_handled", "answer_on_the_spot")


@dataclass(frozen=True, slots=True)
class UsedBefore:
    """Photo number `photo` of this matter (from 1) is much like one of matter `number`; `percent` says how much."""

    photo: int
    number: str
    percent: int
    same_matter: bool


def sealed_sketch(photo: bytes) -> list[Sealed]:
    """What the vault is to hold beside this photo; nothing for a picture that shows nothing."""
    made = sketch(photo, _key())
    return [Sealed(FIELD, Purpose.COMPARING, b85encode(made).decode())] if made else []


def photos_used_before(matter: MatterId, unit: int, photos: Iterable[int]) -> tuple[UsedBefore, ...]:
    """For the photos of the work on this matter (ids in the vault): where each, or one much like it, was used before.

    Two statements, whatever the number of matters: the unit's latest reports, and their sketches.
    """
    shown = sorted(photos)
    if not shown:
        return ()
    reports = MatterEvent.objects.filter(unit=unit, act__in=_REPORTS).order_by("-at")
    numbers = dict(reports.values_list("matter", "matter__number")[:LOOKED_THROUGH])
    numbers.setdefault(matter, "")
    found = privacy.read_to_compare("matter", numbers, field=FIELD)
    own = {int(id): b85decode(text) for id, text in found.get(matter, ())}
    others = [(of, int(id), b85decode(text)) for of, sketches in found.items() for id, text in sketches]
    return tuple(_told(shown, own, others, numbers, matter))


def _told(
    shown: list[int], own: Mapping[int, bytes], others: list[tuple[int, int, bytes]], numbers: Mapping[int, str],
    matter: MatterId,
) -> Iterable[UsedBefore]:  # fmt: skip
    """The likest earlier use of each photo. A sketch is sealed right after its photo, which is the last before it."""
    for id, mine in own.items():
        photo = bisect(shown, id)
        earlier = [(likeness(mine, other), of) for of, made, other in others if made < id]
        alike, of = max(earlier, default=(0.0, 0))
        if photo and alike >= SAME:
            yield UsedBefore(photo, numbers[of], round(100 * alike), of == matter)


def _key() -> bytes:
    return hmac.digest(settings.SECRET_KEY.encode(), b"linli sketch of photos", sha256)
