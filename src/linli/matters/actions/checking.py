"""One place where what was handed in is understood or refused, whatever the channel."""

from dataclasses import dataclass
from datetime import datetime
from math import isfinite

from linli.kernel.actor import GridId
from linli.kernel.errors import BadInput, NotFound
from linli.kernel.text import clean
from linli.kernel.words import _
from linli.matters.data import MAX_PHOTOS, MAX_WORDS, About, Contact, Kind, RaiseRequest
from linli.matters.engine.masking import mask
from linli.matters.models import Category
from linli.matters.queries.catalogue import choosable
from linli.matters.queries.limits import calendar
from linli.organisation import api as organisation
from linli.organisation.data import Datum, Level, Place, UnitKind
from linli.privacy.data import Purpose, Sealed


@dataclass(frozen=True, slots=True)
class Prepared:
    """A request that has been understood: clean, masked, located."""

    category: Category
    words: str
    address: str
    contact: Contact | None
    lon: float | None
    lat: float | None
    place: Place | None


def prepare(request: RaiseRequest, *, at: datetime) -> Prepared:
    """BadInput names the first field that cannot be understood; nothing is stored before all of it is."""
    if request.about is About.PERSON:
        raise BadInput("about", _("Reports about private persons are not taken here. In danger, call 110."))
    category = choosable(request.category)
    _check_conduct(request, category)
    words = clean("words", request.words, limit=MAX_WORDS)
    address = clean("address", request.address, limit=200)
    if len(request.photos) > MAX_PHOTOS:
        raise BadInput("photos", _("At most {limit} photos fit.", limit=MAX_PHOTOS))
    if request.seen_on is not None and request.seen_on > calendar().local_day(at):
        raise BadInput("seen_on", _("This day has not come yet."))
    clean("source", request.source, limit=64)
    lon, lat, place = _located(request)
    if category.kind == Kind.SERVICE_REQUEST and place is None and not address:
        raise BadInput("place", _("Say where it is: a point on the map, a grid or an address."))
    return Prepared(category, mask(words).text, mask(address).text, checked_contact(request.contact), lon, lat, place)


def _check_conduct(request: RaiseRequest, category: Category) -> None:
    if request.about is About.CONDUCT and category.kind != Kind.COMPLAINT:
        raise BadInput("category", _("An official's conduct is a complaint; choose a category of complaints."))
    if request.about is About.CONDUCT and request.unit_concerned is None:
        raise BadInput("unit_concerned", _("Say which office it is about, so that it cannot read this."))
    if request.unit_concerned is None:
        return
    try:
        organisation.unit(request.unit_concerned)
    except NotFound:
        raise BadInput("unit_concerned", _("There is no such office.")) from None
    if organisation.centre_above(request.unit_concerned) is None:
        raise BadInput(
            "unit_concerned",
            _("Nobody here stands above this office. Turn to the office of the next higher government, or call 12388."),
        )


def _located(request: RaiseRequest) -> tuple[float | None, float | None, Place | None]:
    """The point in WGS-84 with its place; a point wins over a named grid."""
    if request.lon is None and request.lat is None:
        return None, None, _named(request.grid)
    if request.lon is None or request.lat is None:
        raise BadInput("lat" if request.lat is None else "lon", _("A point has a longitude and a latitude."))
    for field, degrees, most in (("lon", request.lon, 180), ("lat", request.lat, 90)):
        if not isfinite(degrees) or abs(degrees) > most:
            raise BadInput(field, _("{degrees} is no place on Earth.", degrees=str(degrees)[:20]))
    try:
        datum = Datum(request.datum)
    except ValueError:
        raise BadInput("datum", _("Coordinates are given in wgs84, gcj02 or bd09.")) from None
    lon, lat = organisation.to_wgs84(request.lon, request.lat, datum)
    place = organisation.locate(lon, lat)
    if place is None:
        raise BadInput("lon", _("This point lies outside the district. Move it, or name the grid."))
    return lon, lat, place


def _named(grid: GridId | None) -> Place | None:
    if grid is None:
        return None
    try:
        return organisation.place_of(grid)
    except NotFound:
        raise BadInput("grid", _("There is no such grid.")) from None


def checked_contact(given: Contact | None) -> Contact | None:
    if not given:
        return None
    contact = Contact(
        name=clean("name", given.name, limit=60), phone=clean("phone", given.phone, limit=32),
        email=clean("email", given.email, limit=120), language=clean("language", given.language, limit=12),
        wishes=clean("wishes", given.wishes, limit=200),
    )  # fmt: skip
    if contact.phone and sum(c.isdigit() for c in contact.phone) < 5:
        raise BadInput("phone", _("This does not look like a telephone number."))
    if contact.email and ("@" not in contact.email or any(c.isspace() for c in contact.email)):
        raise BadInput("email", _("This does not look like an e-mail address."))
    return contact


def contact_items(contact: Contact | None) -> list[Sealed]:
    """Each line of the contact is an item of its own, so that one can be corrected without the others."""
    if contact is None:
        return []
    lines = (
        ("name", contact.name), ("phone", contact.phone), ("email", contact.email),
        ("language", contact.language), ("wishes", contact.wishes),
    )  # fmt: skip
    return [Sealed(field, Purpose.CONTACT, text) for field, text in lines if text]


def district_centre() -> int | None:
    """Where a matter without a known place goes."""
    for unit in organisation.units():
        if unit.kind is UnitKind.CENTRE and unit.level is Level.DISTRICT:
            return unit.id
    return None
