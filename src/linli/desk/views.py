"""What staff see first, and the sheet of keys."""

from dataclasses import dataclass

import rules
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as lazy

from linli.kernel.actor import Actor, Role
from linli.kernel.errors import NotPermitted
from linli.matters import api as matters
from linli.matters.data import STAGES, QueuePage
from linli.notifications import api as notifications
from linli.organisation import api as organisation
from linli.web import navigation
from linli.web.access import guard

FIRST = 8


@dataclass(frozen=True, slots=True)
class Tile:
    """A number that leads to what it counts."""

    words: str
    count: str
    url: str
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage of the queue, counted on the first page: daily for those whose work it is, else while it holds any."""

    key: str
    words: Promise
    daily: tuple[Role, ...] = ()


SHOWN = (
    Stage("new", lazy("to be screened"), (Role.CLERK, Role.LEAD)),
    Stage("out", lazy("dispatched to us"), (Role.HANDLER, Role.LEAD)),
    Stage("back", lazy("objected to")),
    Stage("work", lazy("being handled")),
    Stage("check", lazy("to be checked"), (Role.CHECKER, Role.CLERK, Role.LEAD)),
    Stage("answer", lazy("to be answered")),
    Stage("review", lazy("under review")),
)


@guard("accounts.signed-in")
def today(request: HttpRequest) -> HttpResponse:
    """What breaches first, what waits, and the news of one post; whoever has no queue begins on a page of their own."""
    actor: Actor = request.actor  # type: ignore[attr-defined]  # set by ActorMiddleware
    if not rules.test_rule("matters.queue", actor):
        return _elsewhere(actor)
    if actor.unit is None or actor.post is None:
        raise NotPermitted
    now = timezone.now()
    unit = organisation.unit(actor.unit)
    chinese = (get_language() or "zh").startswith("zh")
    context = {
        "greeting": gettext("Today"), "where": unit.name if chinese or not unit.name_en else unit.name_en,
        "tiles": _tiles(actor), "page": _first(actor), "now": now,
        "notices": notifications.inbox(actor.post, limit=5),
    }  # fmt: skip
    return render(request, "desk/today.html", context)


def _elsewhere(actor: Actor) -> HttpResponse:
    """To the first of the ways that this actor has."""
    first = next(iter(navigation.ways("desk", actor)), None)
    if first is None:
        raise NotPermitted
    return redirect(first.url)


def _first(actor: Actor) -> QueuePage:
    now = timezone.now()
    if actor.grid is not None:
        return matters.grid_queue(actor, at=now, limit=FIRST)
    if actor.unit is None:
        raise NotPermitted
    return matters.queue(actor.unit, actor=actor, at=now, limit=FIRST)


def _tiles(actor: Actor) -> list[Tile]:
    if actor.unit is None:
        raise NotPermitted
    glance = matters.at_a_glance(actor.unit, actor=actor, at=timezone.now())
    queue, by_state = reverse("matters:queue"), glance.by_state

    def tile(words: str, count: int, query: str, tone: str = "") -> Tile:
        plus = "+" if glance.more and count else ""
        return Tile(words, f"{count}{plus}", f"{queue}?{query}", tone if count else "")

    tiles = [
        tile(gettext("overdue"), glance.overdue, "scope=unit&due=over", "bad"),
        tile(gettext("due within two days"), glance.soon, "scope=unit&due=soon", "wait"),
        tile(gettext("given to me"), glance.mine, "scope=mine"),
    ]
    for stage in SHOWN:
        count = sum(by_state.get(state, 0) for state in STAGES[stage.key])
        if count or actor.holds(*stage.daily):
            tiles.append(tile(str(stage.words), count, f"scope=unit&state={stage.key}"))
    return tiles


@guard("matters.queue")
def keys(request: HttpRequest) -> HttpResponse:
    """Every key the desk knows; the same table that a person can print."""
    rows = (
        ("j", gettext("Next matter in the queue")),
        ("k", gettext("The one before")),
        ("x", gettext("Choose or leave it")),
        ("Enter", gettext("Open it")),
        ("n", gettext("Take down a matter")),
        ("d", gettext("Dispatch as suggested")),
        ("u", gettext("Back to the queue")),
        ("?", gettext("This sheet")),
    )
    return render(request, "desk/keys.html", {"keys": rows})
