"""One matter as staff see it. Opening it is a look, which the resident can read."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext

from linli.kernel.actor import Actor
from linli.kernel.errors import NotFound
from linli.kernel.words import Sentence, _
from linli.matters.actions.step import subject_of
from linli.matters.data import OPEN_ASSISTS, Button, Channel, MatterPage, State
from linli.matters.forms.acts import FORMS, PlainForm
from linli.matters.forms.answering import HEARD, CallBackForm
from linli.matters.forms.choices import unit_choices
from linli.matters.permissions import WATCHING
from linli.matters.queries.answers import SHOWS
from linli.matters.queries.buttons import CALLED
from linli.matters.queries.causes import numbers_behind
from linli.matters.queries.duplicates import candidates
from linli.matters.queries.matters import buttons_of, by_number, matter_page
from linli.matters.queries.parts import message_of
from linli.matters.queries.pictures import UsedBefore, photos_used_before
from linli.matters.queries.story import CAUSES
from linli.matters.queries.suggester import suggest_category, suggester
from linli.matters.registry import CALL_BACK
from linli.matters.states import ORDER
from linli.privacy import api as privacy
from linli.privacy.data import Opened, Purpose, SealedId, Standing
from linli.web.access import guard
from linli.web.photos import photo_response

PHOTOS = ("photo", "evidence")
CHIEF = (
    "dispatch", "accept", "report_handled", "pass_check", "reply", "decide_review", "decide_rereview", "designate",
    "redispatch", "approve_extension", "refuse_extension", "take_over", "resume", "answer_on_the_spot", "pass_up",
    "escalate", "object", "rework", "record_call_back",
)  # fmt: skip
"""What moves a matter on, the most likely first."""
PLAIN = tuple(act for act, form in FORMS.items() if form is PlainForm)
"""Where a press is enough."""
CLOSED = _("The words are open to those who have something to do on this matter now.")


@guard("matters.see")
def matter(request: HttpRequest, number: str) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]  # set by ActorMiddleware
    now = timezone.now()
    found = matter_page(number, actor=actor, at=now)
    opened, closed = _opened(found, actor)
    screening = found.item.state is State.RAISED and bool(found.buttons)
    context = {
        "page": found, "now": now, "texts": _said(found, opened), "closed": closed, "plain_acts": PLAIN,
        "may_contact": closed is None and not all(button.act in WATCHING for button in found.buttons),
        "photos": _photos(opened), "used_before": _used_before(found, opened), "orders": _orders(found, actor),
        **_buttons(found), **(_guess(opened) if screening else {}),
        "candidates": candidates(found, actor=actor, at=now) if screening else (),
        "may_merge": any(button.act == "merge" for button in found.buttons),
        "behind": numbers_behind(found.item.id) if found.item.channel is Channel.CENTRE else (),
        "units": unit_choices() if any(button.act == "dispatch" for button in found.buttons) else (),
    }  # fmt: skip
    return _unstored(render(request, "matters/staff/matter.html", context))


def _guess(opened: Iterable[Opened]) -> dict[str, Any]:
    """What a trained model makes of the words that this look has opened; it chooses nothing."""
    words = "\n".join(one.text for one in opened if one.field == "words")
    return {"guessing": bool(words), "guess": suggest_category(words), "learned": suggester() is not None}


def _buttons(page: MatterPage) -> dict[str, list[tuple[Button, bool]]]:
    """What moves the matter on stands first; what is rare waits under “More”. True: a press is enough."""
    rows = [(button, FORMS[button.act] is PlainForm) for button in page.buttons if button.act in FORMS]
    ordered = sorted(rows, key=lambda row: CHIEF.index(row[0].act) if row[0].act in CHIEF else len(CHIEF))
    chief = [row for row in ordered if row[0].act in CHIEF]
    return {"chief": chief or ordered, "more": [row for row in ordered if row not in chief] if chief else []}


def _opened(page: MatterPage, actor: Actor) -> tuple[list[Opened], Sentence | None]:
    """The words, where the post has something to do here; else why they stay closed."""
    if all(button.act in WATCHING for button in page.buttons) and not helps(page, actor):
        return [], CLOSED
    subject = subject_of(page.item.id)
    opened = privacy.look(subject, actor=actor, purpose=Purpose.HANDLING, at=timezone.now())
    return [one for one in opened if one.standing is Standing.OPEN], None


def helps(page: MatterPage, actor: Actor) -> bool:
    """A unit that has been asked for a part reads what it is about."""
    return any(line.state in OPEN_ASSISTS and actor.belongs_to(line.unit) for line in page.assists)


def _said(page: MatterPage, opened: Iterable[Opened]) -> list[tuple[Sentence | str, Opened]]:
    """Each text under the sentence of the act in which it was said."""
    lines = {sealed: line.says for line in page.story for sealed in line.sealed}
    return [(lines.get(one.id, ""), one) for one in opened if one.field not in (*PHOTOS, SHOWS)]


def _photos(opened: Iterable[Opened]) -> list[tuple[SealedId, str]]:
    """Each photo with what was written down that it shows, which is sealed right after it."""
    shown = {one.id: one for one in opened if one.field in (*PHOTOS, SHOWS)}
    order = sorted(shown)
    after = dict(zip(order, [shown[id] for id in order[1:]], strict=False))
    return [
        (id, after[id].text if id in after and after[id].field == SHOWS else "")
        for id in order
        if shown[id].field in PHOTOS
    ]


def _used_before(page: MatterPage, opened: Iterable[Opened]) -> tuple[UsedBefore, ...]:
    """For whoever checks: photos of the work that this unit has used before. It is pointed out and blocks nothing."""
    if page.lead is None or not any(button.act == "pass_check" for button in page.buttons):
        return ()
    return photos_used_before(page.item.id, page.lead, [one.id for one in opened if one.field == "evidence"])


def _orders(page: MatterPage, actor: Actor) -> list[dict[str, Any]]:
    """Each supervise order with what can be done about it."""
    return [
        {
            "order": order,
            "cause": CAUSES[order.cause],
            "acts": [(m.act, CALLED[m.act]) for m in ORDER.moves_from(order.state)],
        }
        for order in page.orders
    ]


@guard("matters.see")
def photo(request: HttpRequest, number: str, photo: int) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]  # set by ActorMiddleware
    subject, wanted = subject_of(by_number(number)), [SealedId(photo)]
    for opened in privacy.look(subject, actor=actor, purpose=Purpose.HANDLING, at=timezone.now(), ids=wanted):
        if opened.field in PHOTOS and opened.standing is Standing.OPEN:
            return photo_response(opened.data)
    raise NotFound


@guard("matters.see")
def contact(request: HttpRequest, number: str) -> HttpResponse:
    """How to reach the resident: asks for the second factor, then is an entry of its own with its reason."""
    privacy.demand_assessed(CALL_BACK)
    actor: Actor = request.actor  # type: ignore[attr-defined]  # set by ActorMiddleware
    matter = by_number(number)
    subject = subject_of(message_of(matter))  # where it was split, with the first part
    opened = privacy.look(subject, actor=actor, purpose=Purpose.CONTACT, at=timezone.now(), reason="call_back")
    words = {
        "name": gettext("Name"), "phone": gettext("Telephone"), "email": gettext("E-mail"),
        "language": gettext("Language"), "wishes": gettext("Wishes"),
    }  # fmt: skip
    lines = [(words[one.field], one.text) for one in opened if one.standing is Standing.OPEN and one.field in words]
    asks = any(button.act == "record_call_back" for button in buttons_of(matter, actor=actor))
    form = CallBackForm(actor=actor, matter=matter) if asks else None
    return _unstored(
        render(request, "matters/staff/contact.html", {"number": number, "lines": lines, "form": form, "heard": HEARD})
    )


def _unstored(response: HttpResponse) -> HttpResponse:
    patch_cache_control(response, no_store=True)
    return response
