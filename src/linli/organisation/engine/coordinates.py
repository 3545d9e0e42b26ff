"""From the shifted coordinates of Chinese maps to WGS-84, once, at the edge, and back for showing."""

from collections.abc import Iterable

import geocoordinates_ffi as geo

from linli.organisation.data import Datum

LonLat = tuple[float, float]


def to_wgs84(lon: float, lat: float, datum: Datum) -> LonLat:
    """Good to half a metre inside China; outside, the datums are the same."""
    match datum:
        case Datum.WGS84:
            return lon, lat
        case Datum.GCJ02:
            point = geo.gcj02_to_wgs84_refined(geo.Gcj02(lat=lat, lon=lon))
        case Datum.BD09:
            point = geo.bd09_to_wgs84_refined(geo.Bd09(lat=lat, lon=lon))
    return point.lon, point.lat


def from_wgs84(lon: float, lat: float, datum: Datum) -> LonLat:
    """For links into maps that expect a shifted point."""
    point = geo.Wgs84(lat=lat, lon=lon)
    match datum:
        case Datum.WGS84:
            return lon, lat
        case Datum.GCJ02:
            shifted = geo.wgs84_to_gcj02(point)
        case Datum.BD09:
            shifted = geo.wgs84_to_bd09(point)
    return shifted.lon, shifted.lat


def all_to_wgs84(points: Iterable[LonLat], datum: Datum) -> list[LonLat]:
    return [to_wgs84(lon, lat, datum) for lon, lat in points]
