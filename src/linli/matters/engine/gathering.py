"""Which open matters may be the same as a new one, and which messages of a stream are one issue.

Both only propose; a clerk merges, and can undo it. They work on sketches, so that nothing has to be decrypted.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from linli.matters.engine.grams import Array
from linli.matters.engine.likeness import SKETCH_BYTES, sketch_likeness, unit

LEAST_ALIKE = 0.2
"""From here two messages may be about the same thing."""
SURELY_ALIKE = 0.4
"""From here they may be even where it is not known how far apart the places are."""
ONE_ISSUE = 0.25
"""How near a message must be to the middle of an issue to belong to it."""
_EARTH_M = 6_371_008.8


@dataclass(frozen=True, slots=True)
class Standing:
    """What is compared of a matter. `point` is (longitude, latitude), `sketch` None where nobody may compare words."""

    id: int
    category: str
    is_open: bool
    point: tuple[float, float] | None
    sketch: bytes | None


@dataclass(frozen=True, slots=True)
class Alike:
    """`metres` is None where a place is not known, `likeness` None where the words were not compared."""

    id: int
    metres: float | None
    likeness: float | None


def possible_duplicates(
    new: Standing, others: Iterable[Standing], *, radius_m: float, least: float = LEAST_ALIKE, most: int = 10
) -> list[Alike]:
    """Open matters of the same category within the radius whose words are alike, the likest and nearest first.

    Without a place the words must be surely alike; without words the place alone decides.
    """
    near = []
    for other in others:
        if other.id == new.id or not other.is_open or other.category != new.category:
            continue
        metres = apart_m(new.point, other.point) if new.point and other.point else None
        if metres is None or metres <= radius_m:
            near.append((other, metres))
    alike = _likenesses(new, [other for other, _metres in near])
    found = [Alike(other.id, metres, alike.get(other.id)) for other, metres in near]
    kept = [each for each in found if _is_alike(each, least)]
    return sorted(kept, key=lambda each: (-(each.likeness or 0), each.metres or 0, each.id))[:most]


def _likenesses(new: Standing, others: Sequence[Standing]) -> dict[int, float]:
    told = [other for other in others if other.sketch is not None]
    if new.sketch is None:
        return {}
    shares = sketch_likeness(new.sketch, [other.sketch or b"" for other in told])
    return {other.id: share for other, share in zip(told, shares, strict=True)}


def _is_alike(each: Alike, least: float) -> bool:
    if each.likeness is None:
        return each.metres is not None
    return each.likeness >= (least if each.metres is not None else max(least, SURELY_ALIKE))


def apart_m(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Metres between two points (longitude, latitude), along the earth."""
    (west, south), (east, north) = ((math.radians(lon), math.radians(lat)) for lon, lat in (one, other))
    half = math.sin((north - south) / 2) ** 2 + math.cos(south) * math.cos(north) * math.sin((east - west) / 2) ** 2
    return 2 * _EARTH_M * math.asin(math.sqrt(half))


class Gathering:
    """Issues in a stream of messages: each message joins the issue whose middle it is nearest to, or begins one."""

    def __init__(self, nearness: float = ONE_ISSUE) -> None:
        self.nearness = nearness
        self.sizes: list[int] = []
        self._sums = np.zeros((64, SKETCH_BYTES), np.float32)
        self._lengths = np.ones(64, np.float32)

    def add(self, sketch: bytes) -> int:
        """The number of the issue the message now belongs to; a message that says nothing is an issue of its own."""
        own = unit(sketch)
        issue = self._nearest(own)
        if issue == len(self.sizes):
            self.sizes.append(0)
            self._make_room()
        self.sizes[issue] += 1
        self._sums[issue] += own
        self._lengths[issue] = max(float(np.linalg.norm(self._sums[issue])), 1e-9)
        return issue

    def _nearest(self, own: Array) -> int:
        begun = len(self.sizes)
        near = self._sums[:begun] @ own / self._lengths[:begun]
        best = int(near.argmax()) if begun else 0
        return best if begun and near[best] >= self.nearness else begun

    def _make_room(self) -> None:
        if len(self.sizes) > len(self._lengths):
            self._sums = np.concatenate([self._sums, np.zeros_like(self._sums)])
            self._lengths = np.concatenate([self._lengths, np.ones_like(self._lengths)])


def gather(sketches: Iterable[bytes], nearness: float = ONE_ISSUE) -> list[list[int]]:
    """The places in the stream of the messages of each issue, the largest issue first."""
    gathering = Gathering(nearness)
    issues: list[list[int]] = []
    for place, sketch in enumerate(sketches):
        issue = gathering.add(sketch)
        if issue == len(issues):
            issues.append([])
        issues[issue].append(place)
    return sorted(issues, key=lambda places: (-len(places), places))
