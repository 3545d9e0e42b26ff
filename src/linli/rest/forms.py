"""The shapes that travel: what may be sent, and what is answered. OpenAPI is derived from these."""

from datetime import date, datetime
from typing import Annotated, Any, Literal

from ninja import Schema
from pydantic import ConfigDict, Field, FiniteFloat

Text = Annotated[str, Field(max_length=255)]
Words = Annotated[str, Field(max_length=20_000)]
Longitude = Annotated[FiniteFloat, Field(ge=-180, le=180)]
Latitude = Annotated[FiniteFloat, Field(ge=-90, le=90)]


class Sent(Schema):
    """What a program sends: a field that is not described is a mistake, and told."""

    model_config = ConfigDict(extra="forbid")


class Names(Schema):
    """A name in both languages; `en` may be empty."""

    zh: str
    en: str = ""


class UnitOut(Schema):
    id: int
    code: str
    kind: str
    level: str
    name: Names
    parent: int | None = None


class GridOut(Schema):
    id: int
    code: str
    name: str
    unit: int
    area: str = ""


class PlaceOut(Schema):
    """Where a point lies. `snapped_m` is above 0 where the nearest grid was taken."""

    grid: GridOut
    village: int | None = None
    township: int | None = None
    district: int | None = None
    snapped_m: float = 0


class CategoryOut(Schema):
    key: str
    kind: str
    name: Names
    group: str
    public: bool


class PublicOut(Schema):
    """A matter as everybody may see it; the point is snapped to 50 m, words stay away until a clerk has read them."""

    number: str
    category: str
    title: Names
    state: str
    open: bool
    lon: float | None = None
    lat: float | None = None
    unit: Names
    raised_at: datetime
    updated_at: datetime
    due_at: datetime | None = None
    text: str = ""
    reply: str = ""


class Page(Schema):
    """`next` is the cursor of the following page, empty on the last."""

    next: str = ""


class UnitPage(Page):
    items: list[UnitOut]


class GridPage(Page):
    items: list[GridOut]


class CategoryList(Schema):
    items: list[CategoryOut]


class PublicPage(Page):
    items: list[PublicOut]


class ContactIn(Sent):
    name: Text = ""
    phone: Text = ""
    email: Text = ""
    language: Literal["", "zh-hans", "en"] = ""
    wishes: Text = ""


class MatterIn(Sent):
    """A matter to be raised. The place is a point, a grid by its code, or an address in words."""

    category: Annotated[str, Field(max_length=40)]
    words: Annotated[str, Field(max_length=20_000)] = ""
    about: Literal["place", "conduct"] = "place"
    lon: Longitude | None = None
    lat: Latitude | None = None
    datum: Literal["wgs84", "gcj02", "bd09"] = "wgs84"
    grid: Text = ""
    address: Annotated[str, Field(max_length=200)] = ""
    contact: ContactIn | None = None
    unit_concerned: Annotated[int, Field(ge=1, le=2**62)] | None = None
    avoid_village: bool = False
    seen_on: date | None = None
    source: Annotated[str, Field(max_length=64)] = ""


class PromiseOut(Schema):
    unit: Names
    by: datetime | None = None
    last_day: date | None = None
    rule: str
    cites: str = ""


class ReceiptOut(Schema):
    """Given once: `code` opens the matter and is not kept by Linli; `number` can be spoken and opens nothing."""

    number: str
    code: str
    title: Names
    promise: PromiseOut
    again: bool = False


class StoryOut(Schema):
    at: datetime
    act: str
    says: str


class ReceiptPageOut(Schema):
    """What the holder of a receipt sees."""

    number: str
    title: Names
    kind: str
    state: str
    promise: PromiseOut
    story: list[StoryOut]
    next: str
    acts: list[str]
    texts: list[dict[str, str]]
    planned_on: date | None = None


class QueueItemOut(Schema):
    id: str
    number: str
    title: Names
    kind: str
    state: str
    channel: str
    raised_at: datetime
    due_at: datetime | None = None
    overdue: bool
    holder: Names


class QueueOut(Page):
    items: list[QueueItemOut]


class ActOut(Schema):
    """What an act made of the matter."""

    number: str
    state: str


class AnswerIn(Sent):
    """Findings, action and day; or why not, on which basis, and who can change it."""

    findings: Words
    action: Words = ""
    done_on: date | None = None
    why_not: Words = ""
    basis: Words = ""
    who_can_change: Words = ""
    administrative: bool = False
    remedies: Words = ""


class ActIn(Sent):
    """What an act may need; each takes only its own. Units are named by code."""

    unit: Text = ""
    right_unit: Text = ""
    duty: Text = ""
    reason: Words = ""
    note: Words = ""
    question: Words = ""
    category: Text = ""
    row: Text = ""
    to: Text = ""
    on: date | None = None
    days: Annotated[int, Field(ge=0, le=365)] = 0
    answer: AnswerIn | None = None


class ResidentActIn(Sent):
    """Words or reason; with a rating, whether it is solved and whether the resident is satisfied."""

    words: Words = ""
    solved: bool | None = None
    satisfied: bool | None = None


class ProblemOut(Schema):
    """`application/problem+json`, RFC 9457. `errors` names each field that cannot be taken."""

    model_config = ConfigDict(extra="allow")
    type: str
    title: str
    status: int
    detail: str
    errors: list[dict[str, Any]] = []
