"""Documents of this context as PDF."""

import hashlib
import json
from datetime import date
from typing import Any

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language

from linli.auxiliaries.data.papers import PRINT_NAMES, Print
from linli.auxiliaries.queries.equipment import permit_by_code
from linli.kernel.errors import NotFound
from linli.kernel.words import Sentence
from linli.web.access import PUBLIC, guard
from linli.web.documents import pdf_response, render_pdf
from linli.web.words import say

SALT, NUMBER = "auxiliaries.print", 12


def document(
    name: str, data: dict[str, Any], *, title: Sentence, layout: str, number: str = "", code: str = ""
) -> HttpResponse:
    """A PDF in the reader's language. `code` leads to the page that answers for it. A print that is kept in no register
    bears the beginning of its hash as its number, and a signed address that says what was printed here and when."""
    address = f"{settings.SITE_URL}{reverse('auxiliaries:check-permit', args=[code])}" if code else ""
    if not code:
        number = number or _fingerprint(data)
        told = signing.dumps([Print(layout).value, number, f"{timezone.localdate():%Y-%m-%d}"], salt=SALT)
        address = f"{settings.SITE_URL}{reverse('auxiliaries:check-print', args=[told])}"
    content = render_pdf(
        f"auxiliaries/documents/{layout}.typ", data, title=say(title), language=get_language() or "", reference=number,
        verify_at=address,
    )  # fmt: skip
    return pdf_response(content, f"{name}.pdf")


def _fingerprint(data: dict[str, Any]) -> str:
    said = json.dumps(data, ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(said.encode()).hexdigest()[:NUMBER].upper()


@guard(PUBLIC)
def check_permit(request: HttpRequest, code: str) -> HttpResponse:
    """For whoever holds the paper: what, since when, and whether it is valid. Nobody's name."""
    card, issued_on = permit_by_code(code)
    page = {"card": card, "issued_on": issued_on, "is_valid": card.span.holds(timezone.localdate())}
    response = render(request, "auxiliaries/equipment/check.html", page)
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response


@guard(PUBLIC)
def check_print(request: HttpRequest, told: str) -> HttpResponse:
    """A list or check report that was printed here: which kind, its number and its day, by the signature alone."""
    try:
        kind, number, day = signing.loads(told, salt=SALT)
        page = {"words": PRINT_NAMES[Print(kind)], "number": number, "printed_on": date.fromisoformat(day)}
    except (signing.BadSignature, ValueError, TypeError):
        raise NotFound from None
    response = render(request, "auxiliaries/conduct/printed.html", page)
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response
