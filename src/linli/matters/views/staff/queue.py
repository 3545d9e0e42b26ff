"""The queue of a unit: what breaches first stands first; filters are links."""

from dataclasses import dataclass
from datetime import timedelta

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language, gettext

from linli.kernel.actor import Actor, GridId, PostId, Role, UnitId
from linli.kernel.errors import BadInput, NotPermitted
from linli.kernel.words import _
from linli.matters.data import STAGES, Kind, QueueFilter, QueuePage
from linli.matters.queries.names import unit_name
from linli.matters.queries.queue import apart, grid_queue, led_by, queue
from linli.web.access import guard

SOON = timedelta(days=2)
SCREENING = (Role.CLERK, Role.LEAD)


@dataclass(frozen=True, slots=True)
class Choice:
    words: str
    query: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class FilterRow:
    name: str
    choices: tuple[Choice, ...]


@guard("matters.queue")
def page(request: HttpRequest) -> HttpResponse:
    actor: Actor = request.actor  # type: ignore[attr-defined]  # set by ActorMiddleware
    now = timezone.now()
    unit = chosen_unit(request, actor)
    found = find(request, actor, unit)
    context = {
        "page": found, "now": now, "unit": unit, "unit_name": unit_name(unit), "filters": filter_rows(request, actor),
        "query": with_(request), "next": f"?{with_(request, after=found.after)}" if found.after else "",
        "first": f"?{with_(request, after='')}" if request.GET.get("after") else "", "held": "held" in request.GET,
        "reports": actor.holds(Role.HANDLER, Role.LEAD) and unit in actor.units,
        "bulk": bulk_acts(actor, held="held" in request.GET), "apart": apart(unit) if actor.holds(*SCREENING) else 0,
    }  # fmt: skip
    return render(request, "matters/staff/queue.html", context)


@guard("matters.queue")
def on_map(request: HttpRequest) -> HttpResponse:
    """The same queue as points; the list stands beside it and says the same in words."""
    actor: Actor = request.actor  # type: ignore[attr-defined]  # set by ActorMiddleware
    unit = chosen_unit(request, actor)
    found = find(request, actor, unit)
    placed = [item for item in found.items if item.lon is not None]
    context = {
        "items": placed, "without": len(found.items) - len(placed), "unit_name": unit_name(unit),
        "query": with_(request), "now": timezone.now(),
    }  # fmt: skip
    return render(request, "matters/staff/map.html", context)


@guard("matters.queue")
def points(request: HttpRequest) -> JsonResponse:
    """One page of the queue as GeoJSON; titles are category and place, never words."""
    actor: Actor = request.actor  # type: ignore[attr-defined]  # set by ActorMiddleware
    language = get_language() or "zh"
    features = [
        {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [item.lon, item.lat]},
            "properties": {
                "title": item.title.said_in(language),
                "state": item.number,
                "open": item.overdue,
            },
        }
        for item in find(request, actor, chosen_unit(request, actor)).items
        if item.lon is not None
    ]
    return JsonResponse({"type": "FeatureCollection", "features": features})


def chosen_unit(request: HttpRequest, actor: Actor) -> UnitId:
    """The unit of the post, or another that the actor stands for as a deputy."""
    given = request.GET.get("unit", "")
    unit = UnitId(int(given)) if given.isdecimal() and len(given) < 19 else actor.unit
    if unit is None or not (actor.belongs_to(unit) or unit == actor.unit):
        raise NotPermitted
    return unit


def find(request: HttpRequest, actor: Actor, unit: UnitId) -> QueuePage:
    now, after = timezone.now(), request.GET.get("after", "")
    match request.GET.get("scope", "grid" if actor.holds(Role.GRID_WORKER) else "unit"):
        case "grid" if actor.grid is not None:
            return grid_queue(actor, at=now, after=after)
        case "led":
            return led_by(unit, actor=actor, at=now, after=after)
        case _:
            return queue(unit, actor=actor, at=now, only=wanted(request, actor), after=after)


def wanted(request: HttpRequest, actor: Actor) -> QueueFilter:
    """The filter that the address asks for; BadInput where it asks for what does not exist."""
    given, now = request.GET, timezone.now()
    kind = given.get("kind", "")
    if kind and kind not in set(Kind):
        raise BadInput("kind", _("There is no kind “{kind}”.", kind=kind[:20]))
    ends = {"over": now, "soon": now + SOON}
    return QueueFilter(
        states=STAGES.get(given.get("state", ""), ()),
        category=given.get("category", "")[:40],
        kind=Kind(kind) if kind else None,
        grid=GridId(int(given["grid"])) if given.get("grid", "").isdecimal() and len(given["grid"]) < 19 else None,
        post=PostId(actor.post) if given.get("scope") == "mine" and actor.post else None,
        overdue_at=ends.get(given.get("due", "")),
        held="held" in given,
    )


def filter_rows(request: HttpRequest, actor: Actor) -> tuple[FilterRow, ...]:
    scopes = {"unit": gettext("my unit"), "mine": gettext("given to me"), "led": gettext("my unit answers for")}
    if actor.grid is not None:
        scopes = {"grid": gettext("my grid"), **scopes}
    states = {
        "": gettext("all"),
        "new": gettext("to be screened"),
        "out": gettext("dispatched"),
        "back": gettext("objected to"),
        "work": gettext("being handled"),
        "check": gettext("to be checked"),
        "answer": gettext("to be answered"),
        "review": gettext("under review"),
    }
    dues = {"": gettext("any time"), "over": gettext("overdue"), "soon": gettext("within two days")}
    return (
        _row(request, "scope", gettext("Whose"), scopes, next(iter(scopes))),
        _row(request, "state", gettext("State"), states, ""),
        _row(request, "due", gettext("Due"), dues, ""),
    )


def _row(request: HttpRequest, field: str, name: str, choices: dict[str, str], usual: str) -> FilterRow:
    now = request.GET.get(field, usual)
    return FilterRow(
        name,
        tuple(Choice(words, with_(request, **{field: key, "after": ""}), key == now) for key, words in choices.items()),
    )


def with_(request: HttpRequest, **changes: str) -> str:
    """The address's query with some fields changed; empty ones left out."""
    query = request.GET.copy()
    for field, value in changes.items():
        if value:
            query[field] = value
        else:
            query.pop(field, None)
    return query.urlencode()


def bulk_acts(actor: Actor, *, held: bool = False) -> tuple[tuple[str, str], ...]:
    """What may be done with several at once: only acts whose form is the same for all of them."""
    if held and actor.holds(*SCREENING):
        return (
            ("let_through", gettext("Let it through")),
            ("dispatch", gettext("Dispatch as suggested")),
            ("merge", gettext("Merge")),
            ("refuse", gettext("Refuse with a ground")),
        )
    if actor.holds(Role.CLERK, Role.LEAD):
        return (
            ("dispatch", gettext("Dispatch as suggested")),
            ("escalate", gettext("Pass up")),
            ("give_to_post", gettext("Give to…")),
        )
    if actor.holds(Role.HANDLER):
        return (("accept", gettext("Accept")), ("give_to_post", gettext("Give to…")))
    return ()
