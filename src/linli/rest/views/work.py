"""The work of a unit, for its own systems: the queue, and the acts of the client's role."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Annotated, Any

from django.utils import timezone
from ninja import Path, Router

from linli.kernel.actor import Actor, UnitId
from linli.kernel.errors import BadInput, NotFound, NotPermitted
from linli.kernel.words import _
from linli.matters import api as matters
from linli.matters.data import Answer, MatterId, QueueItem
from linli.organisation import api as organisation
from linli.rest import actions, forms
from linli.rest.data import Scope
from linli.rest.views import paging
from linli.rest.views.door import ClientRequest, Token
from linli.rest.views.matters import IdempotencyKey, names, titles
from linli.rest.views.places import Cursor, Limit

router = Router(tags=["work"], auth=Token(Scope.ACT))


@router.get("/queue", response=forms.QueueOut, summary="What the client's unit must act on next, soonest end first")
def queue(request: ClientRequest, cursor: Cursor = "", limit: Limit = paging.LIMIT) -> forms.QueueOut:
    unit = request.actor.unit
    if unit is None:
        raise NotPermitted(_("This client acts for no unit."))
    after = paging.after("queue", cursor) or ""
    page = matters.queue(unit, actor=request.actor, at=timezone.now(), after=after, limit=limit)
    items = [_shown(item) for item in page.items]
    return forms.QueueOut(items=items, next=paging.cursor("queue", page.after))


def _shown(item: QueueItem) -> forms.QueueItemOut:
    return forms.QueueItemOut(
        id=str(item.id),
        number=item.number,
        title=titles(item.title),
        kind=item.kind.value,
        state=item.state.value,
        channel=item.channel.value,
        raised_at=item.raised_at,
        due_at=item.due_at,
        overdue=item.overdue,
        holder=names(item.holder_name),
    )


@router.post("/queue/{matter}/{act}", response=forms.ActOut, summary="Do an act of the table, as the client's unit")
def do(
    request: ClientRequest,
    matter: Annotated[int, Path(ge=1, le=2**62)],
    act: str,
    sent: forms.ActIn,
    idempotency_key: IdempotencyKey = "",
) -> Any:
    """The same acts as on the desk, with the same permissions; which fields an act needs, its refusal says."""
    if act not in ACTS:
        raise NotFound
    at, id = timezone.now(), MatterId(matter)

    def run() -> Mapping[str, str]:
        ACTS[act](id, sent, request.actor, at)
        item = matters.matter_page(id, actor=request.actor, at=at).item
        return {"number": item.number, "state": item.state.value}

    if not idempotency_key:
        return run()
    asked = f"{matter}/{act}\n".encode() + request.body
    return actions.once(actions.Once(request.client.id, idempotency_key, asked), run, at=at)


def _unit(code: str, field: str = "unit") -> UnitId:
    found = organisation.unit_by_code(code)
    if found is None:
        raise BadInput(field, _("There is no unit with the code “{code}”.", code=code))
    return found.id


def _answer(sent: forms.ActIn) -> Answer:
    if sent.answer is None:
        raise BadInput("answer", _("This is needed."))
    return Answer(**sent.answer.model_dump())


def _day(sent: forms.ActIn) -> date:
    if sent.on is None:
        raise BadInput("on", _("This is needed."))
    return sent.on


Act = Callable[[MatterId, forms.ActIn, Actor, datetime], object]
ACTS: Mapping[str, Act] = {
    "dispatch": lambda id, s, who, at: matters.dispatch(id, unit=_unit(s.unit), note=s.note, actor=who, at=at),
    "redispatch": lambda id, s, who, at: matters.redispatch(id, unit=_unit(s.unit), because=s.reason, actor=who, at=at),
    "escalate": lambda id, s, who, at: matters.escalate(id, reason=s.reason, actor=who, at=at),
    "return_down": lambda id, s, who, at: matters.return_down(
        id, unit=_unit(s.unit), reason=s.reason, actor=who, at=at
    ),
    "recategorise": lambda id, s, who, at: matters.recategorise(id, category=s.category, actor=who, at=at),
    "refuse": lambda id, s, who, at: matters.refuse(id, row=s.row, reason=s.reason, actor=who, at=at),
    "refer_out": lambda id, s, who, at: matters.refer_out(id, to=s.to, reason=s.reason, actor=who, at=at),
    "accept": lambda id, s, who, at: matters.accept(id, actor=who, at=at),
    "object": lambda id, s, who, at: matters.object_to_dispatch(
        id, right_unit=_unit(s.right_unit, "right_unit"), duty=s.duty, reason=s.reason, actor=who, at=at
    ),
    "plan_date": lambda id, s, who, at: matters.plan_date(id, on=_day(s), actor=who, at=at),
    "request_extension": lambda id, s, who, at: matters.request_extension(
        id, days=s.days, reason=s.reason, actor=who, at=at
    ),
    "ask_resident": lambda id, s, who, at: matters.ask_resident(id, question=s.question, actor=who, at=at),
    "report_handled": lambda id, s, who, at: matters.report_handled(id, answer=_answer(s), actor=who, at=at),
    "pass_check": lambda id, s, who, at: matters.pass_check(id, note=s.note, actor=who, at=at),
    "rework": lambda id, s, who, at: matters.rework(id, reason=s.reason, actor=who, at=at),
    "reply": lambda id, s, who, at: matters.reply(id, answer=_answer(s), actor=who, at=at),
}
"""What a unit's own system may do. Reviews, call-backs and orders stay with people at the desk."""
