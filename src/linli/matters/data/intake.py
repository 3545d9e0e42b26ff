"""What is handed in and what is handed back."""

from dataclasses import dataclass
from datetime import date, datetime

from linli.kernel.actor import GridId, UnitId
from linli.kernel.calendar import LengthUnit
from linli.kernel.words import Name, Sentence
from linli.matters.data.words import About, Channel, Flood, Kind, MatterId, Title

MAX_WORDS = 4000
MAX_PHOTOS = 5


@dataclass(frozen=True, slots=True)
class Contact:
    """How to reach the person, for this matter only. All of it optional; all of it goes to the vault."""

    name: str = ""
    phone: str = ""
    email: str = ""
    language: str = ""
    wishes: str = ""  # an interpreter, call after six, no calls

    def __bool__(self) -> bool:
        return bool(self.phone or self.email or self.name)


@dataclass(frozen=True, slots=True)
class RaiseRequest:
    """One matter as handed in by any channel. Checked in one place: `actions/intake.py`.

    `category` is a key of the published catalogue. The place is a point (`lon`, `lat` in `datum`: "wgs84",
    "gcj02" or "bd09"), or a grid, or only an `address` in words, which is sealed. `photos` are the bytes of
    `privacy.api.clean_photo`. `unit_concerned` belongs to a complaint about conduct. `key` makes a repeated
    request give the same receipt. `source` is the number another system gave the matter. `held`: it came in a flood
    and waits apart (`flood_of`); it is taken all the same.
    """

    category: str
    words: str = ""
    channel: Channel = Channel.PORTAL
    about: About = About.PLACE
    lon: float | None = None
    lat: float | None = None
    datum: str = "wgs84"
    grid: GridId | None = None
    address: str = ""
    contact: Contact | None = None
    photos: tuple[bytes, ...] = ()
    unit_concerned: UnitId | None = None
    avoid_village: bool = False
    seen_on: date | None = None
    source: str = ""
    key: str = ""
    held: Flood | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """A reply is findings, action and date; or why not, on which basis, and who can change it.

    Where it is an administrative decision, `remedies` names the body of reconsideration and the court; the last days
    are worked out from delivery.
    """

    findings: str
    action: str = ""
    done_on: date | None = None
    why_not: str = ""
    basis: str = ""
    who_can_change: str = ""
    administrative: bool = False
    remedies: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A photo of the work (the bytes of `privacy.api.clean_photo`), and in words what it shows, for who cannot see."""

    photo: bytes
    shows: str


@dataclass(frozen=True, slots=True)
class Remedy:
    """A lawful way to contest an administrative decision. `last_day` None: its days have not begun to run."""

    name: Name
    length: Sentence
    last_day: date | None
    cites: tuple[str, ...]
    to_be_confirmed: bool


@dataclass(frozen=True, slots=True)
class Promise:
    """Who answers, by when, under which rule."""

    unit: UnitId
    unit_name: Name
    by: datetime | None
    last_day: date | None
    rule: Sentence
    cites: str = ""
    to_be_confirmed: bool = False


@dataclass(frozen=True, slots=True)
class Receipt:
    """Given once. `code` opens the matter and is not kept by Linli; `number` can be spoken and opens nothing.

    `again` says that the same key had been used before; `code` is then the same code.
    """

    matter: MatterId
    number: str
    code: str
    title: Title
    promise: Promise
    again: bool = False


@dataclass(frozen=True, slots=True)
class CategoryFacts:
    """One choosable row of the published catalogue. `radius_m`: how near a duplicate may be."""

    key: str
    kind: Kind
    name: Name
    group: str
    public: bool
    radius_m: int
    answer_in: Sentence | None = None
    agency: "AgencyFacts | None" = None


@dataclass(frozen=True, slots=True)
class AgencyFacts:
    """What somebody must know before asking for an agency service."""

    conditions: Name
    papers: Name
    policy_basis: Name


@dataclass(frozen=True, slots=True)
class Group:
    """An everyday group of categories: what a resident calls it. Two taps lead to a category."""

    key: str
    name: Name
    hint: Name
    icon: str
    categories: tuple[CategoryFacts, ...]


@dataclass(frozen=True, slots=True)
class Office:
    """Where somebody is helped who cannot be helped here; `phone` can be tapped."""

    key: str
    name: Name
    phone: str = ""


@dataclass(frozen=True, slots=True)
class NonAcceptance:
    """One row of the non-acceptance matrix: a kind sentence and the right offices.

    `erases`: words that should never have been kept go the same day.
    """

    key: str
    name: Name
    says: Name
    offices: tuple[Office, ...]
    cites: tuple[str, ...]
    erases: bool = False
    asked_first: bool = False  # shown by the intake's first question, before any text


@dataclass(frozen=True, slots=True)
class CatalogueRow:
    """One row for a new edition. `length` in `unit` is the handling limit; `suggests` the unit it is sent to."""

    key: str
    name: Name
    kind: str = "service_request"
    group: str = ""
    public: bool = False
    radius_m: int = 50
    length: int | None = None
    unit: LengthUnit | None = None
    cites: str = ""
    suggests: UnitId | None = None
