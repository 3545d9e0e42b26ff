"""GeoJSON read strictly: each feature is taken whole or refused by name, with what is wrong with it.

Refused are open rings, swapped axes, coordinates off the map, lines that cross themselves, codes that stand twice.
"""

import json
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from linli.kernel.words import Sentence, _

INHABITED = (-60.0, 84.0)
"""Nobody's neighbourhood lies beyond these latitudes; a layer that does has its axes swapped."""
FAR_DEGREES = 5.0
"""A feature this far from the middle of its layer, and near it once swapped, has its axes swapped."""
_WGS84_NAMES = ("CRS84", "EPSG::4326", "EPSG:4326", "EPSG::4490", "EPSG:4490")
_SMALLEST_RING = 4


@dataclass(frozen=True, slots=True)
class Feature:
    """`row` counts from 1 as the features stand in the file."""

    row: int
    name: str
    properties: Mapping[str, Any]
    polygon: BaseGeometry


@dataclass(frozen=True, slots=True)
class Fault:
    row: int
    name: str
    sentence: Sentence


class BadLayer(ValueError):
    """The text is no GeoJSON layer at all."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(str(sentence))
        self.sentence = sentence


class _BadFeature(Exception):
    def __init__(self, sentence: Sentence) -> None:
        super().__init__(str(sentence))
        self.sentence = sentence


def read_layer(text: str, *, name_by: str = "name") -> tuple[list[Feature], list[Fault]]:
    """The features that are sound and the faults of those that are not. `name_by`: the property that names one."""
    features: list[Feature] = []
    faults: list[Fault] = []
    for row, raw in enumerate(_raw_features(text), start=1):
        properties = raw.get("properties") or {} if isinstance(raw, dict) else {}
        name = str(properties.get(name_by, "")) or f"#{row}"
        try:
            features.append(Feature(row, name, properties, _polygon(raw)))
        except _BadFeature as error:
            faults.append(Fault(row, name, error.sentence))
    return _without_swapped(features, faults)


def read_polygon(text: str) -> BaseGeometry:
    """One Polygon, MultiPolygon or Feature; BadLayer with what is wrong with it."""
    features, faults = read_layer(text)
    if faults:
        raise BadLayer(faults[0].sentence)
    if len(features) != 1:
        raise BadLayer(_("Give one polygon."))
    return features[0].polygon


def _raw_features(text: str) -> list[Any]:
    try:
        raw = json.loads(text)
    except (ValueError, RecursionError):
        raise BadLayer(_("This is not GeoJSON: the text is no valid JSON.")) from None
    kind = raw.get("type") if isinstance(raw, dict) else None
    if kind not in ("FeatureCollection", "Feature", "Polygon", "MultiPolygon"):
        raise BadLayer(_("This is not GeoJSON: a FeatureCollection, Feature, Polygon or MultiPolygon is expected."))
    crs = json.dumps(raw.get("crs") or "CRS84")
    if not any(name in crs for name in _WGS84_NAMES):
        raise BadLayer(_("The layer names another coordinate system. Convert it to WGS-84 longitude and latitude."))
    if kind == "FeatureCollection":
        features = raw.get("features")
        if not isinstance(features, list) or not features:
            raise BadLayer(_("The layer has no features."))
        return features
    return [raw if kind == "Feature" else {"type": "Feature", "properties": {}, "geometry": raw}]


def _polygon(raw: Any) -> BaseGeometry:
    geometry = raw.get("geometry") if isinstance(raw, dict) else None
    if not isinstance(geometry, dict) or geometry.get("type") not in ("Polygon", "MultiPolygon"):
        raise _BadFeature(_("It is no polygon."))
    kind = geometry["type"]
    coordinates = geometry.get("coordinates")
    parts = [coordinates] if kind == "Polygon" else coordinates
    if not isinstance(parts, list) or not parts or not all(isinstance(part, list) and part for part in parts):
        raise _BadFeature(_("It has no coordinates."))
    polygons = [shapely.Polygon(rings[0], rings[1:]) for rings in ([_ring(r) for r in part] for part in parts)]
    polygon: BaseGeometry = polygons[0] if kind == "Polygon" else shapely.MultiPolygon(polygons)
    if not polygon.is_valid:
        raise _BadFeature(_("Its line crosses or touches itself ({where}).", where=shapely.is_valid_reason(polygon)))
    if polygon.area == 0:
        raise _BadFeature(_("It has no area."))
    return polygon


def _ring(raw: Any) -> list[tuple[float, float]]:
    if not isinstance(raw, list) or len(raw) < _SMALLEST_RING:
        raise _BadFeature(_("A ring needs at least four positions."))
    ring = [_position(position) for position in raw]
    if ring[0] != ring[-1]:
        raise _BadFeature(_("A ring is open: its last position is not its first."))
    return ring


def _position(raw: Any) -> tuple[float, float]:
    """A third number, the height, is let go."""
    numbers = isinstance(raw, list) and len(raw) >= 2 and all(type(n) in (int, float) for n in raw[:2])
    if not numbers or not all(math.isfinite(n) for n in raw[:2]):
        raise _BadFeature(_("A position is not two numbers."))
    lon, lat = float(raw[0]), float(raw[1])
    if abs(lat) > 90 >= abs(lon) and abs(lat) <= 180:
        raise _BadFeature(_("Its axes are swapped: longitude comes first ({lon}, {lat}).", lon=lon, lat=lat))
    if abs(lon) > 180 or abs(lat) > 90:
        raise _BadFeature(_("A position is off the map ({lon}, {lat}).", lon=lon, lat=lat))
    if not INHABITED[0] <= lat <= INHABITED[1]:
        raise _BadFeature(_("Nobody lives at latitude {lat}: are the axes swapped?", lat=lat))
    return lon, lat


def _without_swapped(features: list[Feature], faults: list[Fault]) -> tuple[list[Feature], list[Fault]]:
    """Sets aside single features that only make sense with their axes the other way round."""
    if len(features) < 3:
        return features, faults
    centres = [feature.polygon.centroid for feature in features]
    middle = (sorted(c.x for c in centres)[len(centres) // 2], sorted(c.y for c in centres)[len(centres) // 2])
    swapped = {
        feature.row
        for feature, c in zip(features, centres, strict=True)
        if math.dist((c.x, c.y), middle) > FAR_DEGREES and math.dist((c.y, c.x), middle) < FAR_DEGREES
    }
    return [f for f in features if f.row not in swapped], sorted(
        [*faults, *_swapped_faults(features, swapped)], key=_row
    )


def _swapped_faults(features: list[Feature], swapped: set[int]) -> Iterator[Fault]:
    for feature in features:
        if feature.row in swapped:
            lon, lat = round(feature.polygon.centroid.x, 4), round(feature.polygon.centroid.y, 4)
            sentence = _("Its axes are swapped: longitude comes first ({lon}, {lat}).", lon=lon, lat=lat)
            yield Fault(feature.row, feature.name, sentence)


def _row(fault: Fault) -> int:
    return fault.row
