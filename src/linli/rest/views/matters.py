"""The catalogue, what is public, and raising a matter."""

from dataclasses import replace
from datetime import datetime
from typing import Annotated, Any, Literal

from django.utils import timezone
from ninja import Header, Query, Router, Status
from pydantic import AwareDatetime

from linli.kernel.errors import BadInput, NotFound
from linli.kernel.words import _
from linli.matters import api as matters
from linli.matters.data import (
    About,
    CategoryFacts,
    Channel,
    Contact,
    Name,
    Promise,
    PublicMatter,
    RaiseRequest,
    Receipt,
    Title,
)
from linli.organisation import api as organisation
from linli.rest import actions, forms
from linli.rest.data import Scope
from linli.rest.views import paging
from linli.rest.views.door import ClientRequest, Token
from linli.rest.views.places import Cursor, Limit
from linli.web.words import say

router = Router(tags=["matters"])
IdempotencyKey = Annotated[str, Header(alias="Idempotency-Key", max_length=255)]


def names(name: Name) -> forms.Names:
    return forms.Names(zh=name.zh, en=name.en)


def titles(title: Title) -> forms.Names:
    return forms.Names(zh=title.said_in("zh"), en=title.said_in("en"))


@router.get("/categories", response=forms.CategoryList, auth=Token(Scope.READ), summary="What a matter can be about")
def categories(request: ClientRequest) -> forms.CategoryList:
    return forms.CategoryList(items=[shown_category(row) for row in matters.categories()])


def shown_category(row: CategoryFacts) -> forms.CategoryOut:
    return forms.CategoryOut(key=row.key, kind=row.kind.value, name=names(row.name), group=row.group, public=row.public)


@router.post(
    "/matters", response={201: forms.ReceiptOut}, auth=Token(Scope.RAISE), summary="Raise a matter for a resident"
)
def raise_matter(request: ClientRequest, sent: forms.MatterIn, idempotency_key: IdempotencyKey = "") -> Any:
    """The receipt is the resident's own: hand `code` over and forget it. A repeated key gives the same receipt."""
    wanted, at = _wanted(sent, idempotency_key), timezone.now()
    wanted = replace(wanted, held=matters.flood_of(wanted, at=at))

    def act() -> actions.Answer:
        return shown_receipt(matters.raise_matter(wanted, actor=request.actor, at=at)).model_dump(mode="json")

    if not idempotency_key:
        return Status(201, act())
    again = actions.Once(request.client.id, idempotency_key, request.body)
    return Status(201, actions.once(again, act, keep=False, at=at))


def _wanted(sent: forms.MatterIn, key: str) -> RaiseRequest:
    grid = organisation.grid_by_code(sent.grid) if sent.grid else None
    if sent.grid and grid is None:
        raise BadInput("grid", _("There is no grid with the code “{code}”.", code=sent.grid))
    given = sent.contact.model_dump() if sent.contact else None
    return RaiseRequest(
        category=sent.category,
        words=sent.words,
        channel=Channel.REST,
        about=About(sent.about),
        lon=sent.lon,
        lat=sent.lat,
        datum=sent.datum,
        grid=grid.id if grid else None,
        address=sent.address,
        contact=Contact(**given) if given else None,
        unit_concerned=sent.unit_concerned,  # type: ignore[arg-type]  # an id is checked where the matter is raised
        avoid_village=sent.avoid_village,
        seen_on=sent.seen_on,
        source=sent.source,
        key=key,
    )


def shown_receipt(receipt: Receipt) -> forms.ReceiptOut:
    return forms.ReceiptOut(
        number=receipt.number,
        code=receipt.code,
        title=titles(receipt.title),
        promise=shown_promise(receipt.promise),
        again=receipt.again,
    )


def shown_promise(promise: Promise) -> forms.PromiseOut:
    return forms.PromiseOut(
        unit=names(promise.unit_name),
        by=promise.by,
        last_day=promise.last_day,
        rule=say(promise.rule),
        cites=promise.cites,
    )


@router.get("/matters", response=forms.PublicPage, auth=Token(Scope.READ), summary="What is public, newest first")
def public_matters(
    request: ClientRequest,
    category: Annotated[str, Query(max_length=40)] = "",
    status: Literal["", "open", "closed"] = "",
    raised_from: AwareDatetime | None = None,
    raised_to: AwareDatetime | None = None,
    cursor: Cursor = "",
    limit: Limit = paging.LIMIT,
) -> forms.PublicPage:
    after = paging.after("matters", cursor)
    rows = matters.public_matters(
        categories=(category,) if category else (),
        is_open=None if not status else status == "open",
        raised_from=raised_from,
        raised_to=raised_to,
        after=(datetime.fromisoformat(after[0]), after[1]) if after else None,
        limit=limit + 1,
    )
    last = rows[limit - 1] if len(rows) > limit else None
    following = paging.cursor("matters", [last.raised_at.isoformat(), last.number] if last else None)
    return forms.PublicPage(items=[shown_public(row) for row in rows[:limit]], next=following)


@router.get("/matters/{number}", response=forms.PublicOut, auth=Token(Scope.READ), summary="One public matter")
def public_matter(request: ClientRequest, number: str) -> forms.PublicOut:
    row = matters.public_matter(number)
    if row is None:
        raise NotFound
    return shown_public(row)


def shown_public(row: PublicMatter) -> forms.PublicOut:
    return forms.PublicOut(
        number=row.number,
        category=row.category,
        title=names(row.title),
        state=row.state.value,
        open=row.open,
        lon=row.lon,
        lat=row.lat,
        unit=names(row.unit_name),
        raised_at=row.raised_at,
        updated_at=row.updated_at,
        due_at=row.due_at,
        text=row.text,
        reply=row.reply,
    )
