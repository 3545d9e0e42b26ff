"""On paper: a matter for who works on it, and a work sheet for a contractor, who learns the place and the task alone.

Each printing is an entry of its own, committed before anything opens; who printed it, and when, stands on the paper.
"""

from typing import Literal

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language
from django.views.decorators.http import require_POST

from linli.kernel.actor import Actor
from linli.matters.actions.step import subject_of
from linli.matters.data import MatterId
from linli.matters.engine.masking import mask
from linli.matters.forms.paper import WorkSheetForm
from linli.matters.queries.matters import by_number, matter_page
from linli.matters.views.staff.matter import PHOTOS
from linli.organisation import api as organisation
from linli.organisation.data import ROLE_NAMES
from linli.privacy import api as privacy
from linli.privacy.data import Opened, Purpose, Standing, Taking
from linli.web.access import guard


@require_POST
@guard("matters.see")
def printed(request: HttpRequest, number: str) -> HttpResponse:
    """The words and what has happened; photos stay on the screen."""
    actor, now = _actor(request), timezone.now()
    page = matter_page(number, actor=actor, at=now)
    fields = {item.field for item in privacy.held(subject_of(page.item.id))} - set(PHOTOS)
    texts = _taken(page.item.id, fields, actor=actor, reason="print")
    return _paper(request, "matters/staff/printed.html", {"page": page, "texts": texts})


@guard("matters.see")
def work_sheet(request: HttpRequest, number: str) -> HttpResponse:
    """The task is written by the office and kept nowhere; numbers of persons in it are covered."""
    actor, matter = _actor(request), by_number(number)
    page = matter_page(matter, actor=actor, at=timezone.now())
    form = WorkSheetForm(request.POST or None)
    if not form.is_valid():
        shown = {"form": form, "page": page}
        return render(request, "matters/staff/work_sheet.html", shown, status=400 if form.errors else 200)
    given = {
        "page": page, "task": mask(form.cleaned_data["task"], _language()).text,
        "address": [one.text for one in _taken(matter, {"address"}, actor=actor, reason="work_sheet")],
        "grid": organisation.grid(page.grid).name if page.grid else "",
    }  # fmt: skip
    return _paper(request, "matters/staff/work_sheet_printed.html", given)


def _language() -> Literal["zh", "en"]:
    return "en" if (get_language() or "").startswith("en") else "zh"


def _taken(matter: MatterId, fields: set[str], *, actor: Actor, reason: str) -> list[Opened]:
    """These fields, opened to be printed. Whether this post may is asked also where there is nothing to open."""
    subject, purpose = subject_of(matter), Purpose.HANDLING
    ids = [item.id for item in privacy.held(subject) if item.field in fields and item.purpose is purpose]
    opened = privacy.reveal(
        subject, ids, actor=actor, purpose=purpose, reason=reason, at=timezone.now(), taking=Taking.PRINT
    )
    return [one for one in opened if one.standing is Standing.OPEN]


def _paper(request: HttpRequest, template: str, shown: dict[str, object]) -> HttpResponse:
    actor = _actor(request)
    unit = organisation.unit(actor.unit).name if actor.unit else ""
    response = render(request, template, {**shown, "now": timezone.now(), "role": ROLE_NAMES[actor.role], "unit": unit})
    patch_cache_control(response, no_store=True)
    return response


def _actor(request: HttpRequest) -> Actor:
    actor: Actor = request.actor  # type: ignore[attr-defined]  # set by ActorMiddleware
    return actor
