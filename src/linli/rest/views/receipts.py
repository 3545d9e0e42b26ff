"""What the holder of a receipt sees and does. The code travels in a header, so that no log of addresses holds it."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Annotated, Any

from django.utils import timezone
from ninja import Header, Router

from linli.accounts.api import spend
from linli.kernel.actor import RESIDENT
from linli.kernel.errors import BadInput, NotFound
from linli.kernel.words import _
from linli.matters import api as matters
from linli.matters.data import MatterId, ReceiptId, ReceiptPage
from linli.rest import forms
from linli.rest.data import Scope
from linli.rest.views.door import ClientRequest, Token
from linli.rest.views.matters import shown_promise, titles
from linli.web.words import say

WRONG_CODES, WHILE = 60, timedelta(hours=1)
"""From one program, behind which many residents may stand."""
router = Router(tags=["receipts"], auth=Token(Scope.RAISE))
Code = Annotated[str, Header(alias="Linli-Receipt", max_length=200)]


@router.get("/receipt", response=forms.ReceiptPageOut, summary="The matter behind a receipt, as its holder sees it")
def receipt(request: ClientRequest, code: Code) -> forms.ReceiptPageOut:
    return _shown(matters.receipt_page(_opened(request, code), at=timezone.now()))


@router.post("/receipt/{act}", response=forms.ReceiptPageOut, summary="Do what the holder of a receipt may do")
def do(request: ClientRequest, act: str, sent: forms.ResidentActIn, code: Code) -> forms.ReceiptPageOut:
    """`add_words`, `withdraw`, `remind`, `rate`, `reopen`, `request_review`, `request_rereview`."""
    if act not in ACTS:
        raise NotFound
    opened, at = _opened(request, code), timezone.now()
    ACTS[act](matters.own_matter(opened), sent, at)
    return _shown(matters.receipt_page(opened, at=at))


def _opened(request: ClientRequest, code: str) -> ReceiptId:
    """NotFound for a code that opens nothing; TooMany for a program that tries many."""
    try:
        return matters.open_receipt(code)
    except NotFound:
        spend(f"receipt client {request.client.id}", limit=WRONG_CODES, per=WHILE, at=timezone.now())
        raise


def _solved(sent: forms.ResidentActIn) -> bool:
    if sent.solved is None:
        raise BadInput("solved", _("This is needed."))
    return sent.solved


Act = Callable[[MatterId, forms.ResidentActIn, datetime], Any]
ACTS: Mapping[str, Act] = {
    "add_words": lambda id, s, at: matters.add_words(id, words=s.words, actor=RESIDENT, at=at),
    "withdraw": lambda id, s, at: matters.withdraw(id, reason=s.words, actor=RESIDENT, at=at),
    "remind": lambda id, s, at: matters.remind(id, actor=RESIDENT, at=at),
    "rate": lambda id, s, at: matters.rate(
        id, solved=_solved(s), satisfied=s.satisfied, words=s.words, actor=RESIDENT, at=at
    ),
    "reopen": lambda id, s, at: matters.reopen(id, reason=s.words, actor=RESIDENT, at=at),
    "request_review": lambda id, s, at: matters.request_review(id, reason=s.words, actor=RESIDENT, at=at),
    "request_rereview": lambda id, s, at: matters.request_rereview(id, reason=s.words, actor=RESIDENT, at=at),
}


def _shown(page: ReceiptPage) -> forms.ReceiptPageOut:
    return forms.ReceiptPageOut(
        number=page.number,
        title=titles(page.title),
        kind=page.kind.value,
        state=page.state.value,
        promise=shown_promise(page.promise),
        story=[forms.StoryOut(at=line.at, act=line.act, says=say(line.says)) for line in page.story],
        next=say(page.next),
        acts=[button.act for button in page.buttons if button.act in ACTS],
        texts=[{"kind": text.kind, "text": text.text} for text in page.texts],
        planned_on=page.planned_on,
    )
