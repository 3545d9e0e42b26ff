"""What a receipt opens: the promise, the story, the answer, and what its holder may do.

The code stands in an address only where a square was scanned or a printed link followed, and there once; what is sent
or typed goes without one. A signed cookie, good for this one receipt and a few hours, takes its place, so that no
history, screenshot or log keeps the key.
"""

from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from io import BytesIO
from typing import Any

import segno
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from linli.accounts import api as accounts
from linli.kernel.errors import NotFound
from linli.ledger.data import EntryId
from linli.matters import api
from linli.matters.data import AT_WORK, OwnText, ReceiptId, ReceiptPage, State, StoryLine
from linli.matters.queries.looks import looks_page
from linli.matters.rules.promises import Promised, is_broken
from linli.privacy.data import SealedId
from linli.web.access import PUBLIC, guard
from linli.web.photos import photo_response

OPEN, FRESH = "receipt", "fresh"
"""What the cookies are signed as; what they are called is a setting."""
OPEN_FOR, FRESH_FOR = timedelta(hours=4), timedelta(minutes=15)
WRONG_CODES, WHILE = 30, timedelta(hours=1)
QR_DARK, QR_LIGHT = "#000", "#fff"
OwnView = Callable[..., HttpResponse]


def own(view: OwnView) -> OwnView:
    """The view of somebody who has opened this receipt here; anybody else is asked for the code."""

    @guard(PUBLIC)
    @never_cache
    @wraps(view)
    def opened(request: HttpRequest, receipt: int, **kwargs: Any) -> HttpResponse:
        held = request.get_signed_cookie(settings.RECEIPT_COOKIE, default="", salt=OPEN, max_age=OPEN_FOR)
        if held != str(receipt):
            return redirect("portal:receipt")
        response = view(request, ReceiptId(receipt), **kwargs)
        response["X-Robots-Tag"] = "noindex, nofollow"
        return response

    return opened


@never_cache
@guard(PUBLIC)
def enter(request: HttpRequest, code: str) -> HttpResponse:
    """From a code that was scanned, or followed as a link. With `?new` it is shown on the page, for once."""
    return admitted(request, code, fresh="new" in request.GET)


@never_cache
@require_POST
@guard(PUBLIC)
def enter_typed(request: HttpRequest) -> HttpResponse:
    """The same for a code that was typed, which is sent here and so stands in no address."""
    return admitted(request, request.POST.get("code", ""))


def admitted(request: HttpRequest, code: str, *, fresh: bool = False) -> HttpResponse:
    """On to the receipt's page, with the cookie that opens it; `fresh` ones also show their code there for a while."""
    try:
        receipt = api.open_receipt(code)
    except NotFound:
        accounts.spend(f"receipt {accounts.address_of(request)}", limit=WRONG_CODES, per=WHILE, at=timezone.now())
        raise
    page = reverse("matters:mine", args=[receipt])
    response = redirect(page)
    keep = {"path": page, "httponly": True, "samesite": "Lax", "secure": request.is_secure()}
    response.set_signed_cookie(settings.RECEIPT_COOKIE, str(receipt), salt=OPEN, max_age=OPEN_FOR, **keep)
    if fresh:
        response.set_signed_cookie(settings.FRESH_COOKIE, code, salt=FRESH, max_age=FRESH_FOR, **keep)
    return response


@own
def mine(request: HttpRequest, receipt: ReceiptId, part: str = "") -> HttpResponse:
    """The matter; of a message that was split its parts, each with its answer and a page of its own."""
    at = timezone.now()
    page = api.receipt_page(receipt, at=at, part=part)
    shown = {
        "page": page, "part": part, "here": here(receipt, part), "lines": _lines(page), "question": open_question(page),
        "answered": page.state in (State.REPLIED, State.REVIEWED),
        "acts": [button for button in page.buttons if is_sensible(button.act, page, at=at)],
        "late": page.promise.by is not None and page.promise.by < at,
        "looks": None if page.joined else looks_page(page.matter, after=_after(request)),
        "code": fresh_code(request),
    }  # fmt: skip
    response = render(request, "matters/resident/receipt.html", shown)
    if page.unopened_answer or any(line.unopened for line in page.parts):
        api.mark_opened(page.matter, at=at)
    return response


def _after(request: HttpRequest) -> EntryId | None:
    """Where the list of looks goes on; what is no number begins it."""
    given = request.GET.get("after", "")
    return EntryId(int(given)) if given.isascii() and given.isdecimal() and len(given) < 19 else None


def here(receipt: ReceiptId, part: str = "") -> str:
    """The address below which the acts and photos of this matter, or of this part, are found."""
    return reverse("matters:mine_part", args=[receipt, part]) if part else reverse("matters:mine", args=[receipt])


@own
def qr(request: HttpRequest, receipt: ReceiptId) -> HttpResponse:
    """The square that opens the receipt, while its code is fresh."""
    code = fresh_code(request)
    if not code:
        raise NotFound
    square = segno.make(request.build_absolute_uri(reverse("matters:receipt", args=[code])), error="m")
    drawn = BytesIO()
    square.save(drawn, kind="svg", scale=4, border=3, dark=QR_DARK, light=QR_LIGHT)
    return HttpResponse(drawn.getvalue(), content_type="image/svg+xml")


@own
def photo(request: HttpRequest, receipt: ReceiptId, photo: int, part: str = "") -> HttpResponse:
    """Painted anew by Linli itself; still given out as if it were hostile."""
    return photo_response(api.own_photo(receipt, SealedId(photo), part))


@require_POST
@own
def close(request: HttpRequest, receipt: ReceiptId) -> HttpResponse:
    """Leave nothing of it on a shared device."""
    response = redirect("portal:home")
    for name in (settings.RECEIPT_COOKIE, settings.FRESH_COOKIE):
        response.delete_cookie(name, path=reverse("matters:mine", args=[receipt]), samesite="Lax")
    response["Clear-Site-Data"] = '"cache", "storage"'
    return response


def fresh_code(request: HttpRequest) -> str:
    return request.get_signed_cookie(settings.FRESH_COOKIE, default="", salt=FRESH, max_age=FRESH_FOR) or ""


def is_sensible(act: str, page: ReceiptPage, *, at: Any) -> bool:
    """Of what the table allows, what would not be refused a moment later; "not solved" is a part of rating."""
    match act:
        case "remind":
            today = timezone.localdate(at)
            reminded = any(line.act == "remind" and timezone.localdate(line.at) == today for line in page.story)
            promised = Promised(page.promise.by, page.planned_on, page.news_by)
            return is_broken(promised, at=at, today=today) and not reminded
        case "correct_call_back":
            return page.call_back is not None and page.call_back.until is not None
        case "reopen":
            return False
        case _:
            return True


def open_question(page: ReceiptPage) -> OwnText | None:
    """What the office has asked and nobody has answered yet; it stands first, because it is their turn."""
    talk = [line for line in page.story if line.act in ("ask_resident", "add_words")]
    if not talk or talk[-1].act == "add_words" or page.state not in AT_WORK:
        return None
    return next((text for text in page.texts if text.id in talk[-1].sealed), None)


def _lines(page: ReceiptPage) -> list[dict[str, object]]:
    """Each sentence of the story with the texts and photos that belong to it."""
    texts = {text.id: text for text in page.texts}
    photos = set(page.photos)
    above = {part.id for part in page.answer.parts} if page.answer else set()

    def told(line: StoryLine) -> dict[str, object]:
        own_texts = [texts[id] for id in line.sealed if id in texts and id not in above]
        own_photos = [(id, page.photo_texts.get(id, "")) for id in line.sealed if id in photos]
        return {"line": line, "texts": own_texts, "photos": own_photos}

    return [told(line) for line in page.story]
