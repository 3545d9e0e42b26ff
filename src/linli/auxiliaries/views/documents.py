"""Documents of this context as PDF."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language

from linli.auxiliaries.queries.equipment import permit_by_code
from linli.kernel.words import Sentence
from linli.web.access import PUBLIC, guard
from linli.web.documents import pdf_response, render_pdf
from linli.web.words import say


def document(
    name: str, data: dict[str, Any], *, title: Sentence, layout: str, number: str = "", code: str = ""
) -> HttpResponse:
    """A PDF in the reader's language. `code` leads to the page that answers for it; without a number of its own it
    bears the beginning of its hash, by which two prints are compared."""
    content = render_pdf(
        f"auxiliaries/documents/{layout}.typ", data, title=say(title), language=get_language() or "", reference=number,
        verify_at=f"{settings.SITE_URL}{reverse('auxiliaries:check-permit', args=[code])}" if code else "",
    )  # fmt: skip
    return pdf_response(content, f"{name}.pdf")


@guard(PUBLIC)
def check_permit(request: HttpRequest, code: str) -> HttpResponse:
    """For whoever holds the paper: what, since when, and whether it is valid. Nobody's name."""
    card, issued_on = permit_by_code(code)
    page = {"card": card, "issued_on": issued_on, "is_valid": card.span.holds(timezone.localdate())}
    response = render(request, "auxiliaries/equipment/check.html", page)
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response
