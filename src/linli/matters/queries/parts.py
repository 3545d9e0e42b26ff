"""The parts of one message. They hang together by the message alone; nothing links two messages of one person."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from django.db.models import Q, QuerySet

from linli.kernel.actor import Actor
from linli.kernel.errors import NotFound
from linli.matters.data import AT_WORK, MatterId, OwnText, PartLine, State
from linli.matters.models import FAR, Clock, Matter, MatterEvent, Reply
from linli.matters.queries.names import title_of
from linli.matters.queries.promises import promise_of
from linli.matters.rules.parties import sees
from linli.privacy import api as privacy
from linli.privacy.data import SealedId

ANSWERS = frozenset({"reply", "answer_on_the_spot", "decide_review", "decide_rereview"})


def head_of(matter: Matter) -> Matter:
    """The matter that has the receipt and the contact: the first part of the message."""
    return matter.part_of or matter


def in_parts(matter: Matter) -> bool:
    return matter.part_of_id is not None or matter.parts > 0


def message_of(matter: MatterId) -> MatterId:
    """The matter whose vault holds the contact; the same, where it was never split."""
    head = Matter.objects.filter(pk=matter).values_list("part_of", flat=True).first()
    return MatterId(head) if head is not None else matter


def part_named(head: Matter, number: str) -> Matter:
    """One part of the message by its number; NotFound for any other."""
    found = _of_message(head.pk).filter(number=number.strip().upper()[:16]).select_related("merged_into").first()
    if found is None:
        raise NotFound
    return found


def rest_of(matter: Matter) -> list[Matter]:
    """The other parts of its message, the first included."""
    return [other for other in _of_message(matter.part_of_id or matter.pk) if other.pk != matter.pk]


def _of_message(head: int) -> QuerySet[Matter]:
    rows = Matter.objects.filter(Q(pk=head) | Q(part_of=head)).exclude(state=State.PUT_BACK)
    return rows.select_related("category").order_by("id")


def parts_seen_by(actor: Actor, matter: Matter) -> tuple[PartLine, ...]:
    """For staff: the parts of the message that this actor may see, without words; nothing where it is whole."""
    if not in_parts(matter):
        return ()
    rows = [row for row in _of_message(matter.part_of_id or matter.pk) if sees(actor, row.standing())]
    return tuple(_line(row, ()) for row in rows)


def own_parts(head: Matter) -> tuple[PartLine, ...]:
    """For whoever holds the receipt: every part with its promise, and its answer as soon as there is one."""
    rows = list(_of_message(head.pk))
    ids = [row.pk for row in rows]
    clocks, events = defaultdict(list), defaultdict(list)
    for clock in Clock.objects.filter(matter__in=ids, stopped_at__isnull=True):
        clocks[clock.matter_id].append(clock)
    for event in MatterEvent.objects.filter(matter__in=ids).order_by("id"):
        events[event.matter_id].append(event)
    answers, unopened = _answers(events), _unopened(rows)
    return tuple(
        replace(
            _line(row, clocks[row.pk]), asked=_is_asked(row, events[row.pk]), answer=answers.get(row.pk, ()),
            unopened=row.pk in unopened,
        )
        for row in rows
    )  # fmt: skip


def _line(row: Matter, clocks: Sequence[Clock]) -> PartLine:
    promise = promise_of(row, clocks)
    return PartLine(
        matter=MatterId(row.pk), number=row.number, title=title_of(row, row.category), state=State(row.state),
        unit_name=promise.unit_name, last_day=promise.last_day, planned_on=row.planned_on,
    )  # fmt: skip


def _unopened(rows: Iterable[Matter]) -> frozenset[int]:
    """Answers that are out and that nobody could be told of; their window begins when they are seen."""
    out = [row.pk for row in rows if row.replied_at is not None and not is_held(row)]
    if not out:
        return frozenset()
    unseen = Reply.objects.filter(matter__in=out, delivered_at__isnull=True, opened_at__isnull=True)
    return frozenset(unseen.values_list("matter_id", flat=True))


def is_held(matter: Matter) -> bool:
    """Answered, while another part of the message is not: its window has not begun."""
    return matter.state == State.REPLIED and matter.closes_at == FAR


def _is_asked(row: Matter, events: Iterable[MatterEvent]) -> bool:
    talk = [event.act for event in events if event.act in ("ask_resident", "add_words")]
    return bool(talk) and talk[-1] == "ask_resident" and State(row.state) in AT_WORK


def _answers(events: dict[int, list[MatterEvent]]) -> dict[int, tuple[OwnText, ...]]:
    """What the last answer of each part says; one statement for all of them."""
    wanted: dict[int, list[SealedId]] = {}
    for matter, told in events.items():
        for event in told:
            if event.act in ANSWERS:
                wanted[matter] = [SealedId(id) for id, field in event.sealed if field not in ("evidence", "shows")]
            elif event.act == "reopen":
                wanted.pop(matter, None)
    opened = privacy.read_own_each("matter", wanted)
    return {
        matter: tuple(OwnText(int(one.id), one.field, one.text) for one in found if one.is_open)
        for matter, found in opened.items()
    }
