"""One message, one closing answer: what was split is answered part by part, and handed out when all is there.

The answer of a part can be read as soon as it stands. The message that there is an answer, and the window in which
the resident may judge and contest it, begin for all parts at once.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from linli.matters.actions.step import Step
from linli.matters.actions.telling import reachable_receipts, tell_everybody, tell_head
from linli.matters.data import MatterId, State
from linli.matters.models import FAR, Matter, Receipt, Reply
from linli.matters.queries.limits import window
from linli.matters.queries.parts import head_of, in_parts, is_held, rest_of
from linli.matters.states import BEFORE_REPLY


@dataclass(frozen=True, slots=True)
class Delivery:
    """Whether an answer goes out now (`whole`), to whom, and which earlier answers have waited for it."""

    reachable: tuple[Receipt, ...]
    whole: bool = True
    waiting: tuple[int, ...] = ()

    def begins(self, at: datetime) -> datetime | None:
        """The first moment of the resident's window; None while nobody could be told."""
        return at if self.whole and self.reachable else None

    def closes_at(self, stage: int, at: datetime) -> datetime:
        return window_ends(stage, self.begins(at), at) if self.whole else FAR


def window_ends(stage: int, begins: datetime | None, at: datetime) -> datetime:
    """The end of the resident's window; far off while the reply has neither been delivered nor opened."""
    if begins is None:
        return window("matters.unopened", at).at
    return window("petition.review_request" if stage == 0 else "petition.rereview_request", begins).at


def delivery_of(step: Step, stage: int) -> Delivery:
    """What becomes of an answer that is about to be given."""
    matter = step.matter
    receipts = reachable_receipts(matter)
    if not in_parts(matter):
        return Delivery(tuple(receipts))
    if matter.part_of_id is not None:
        receipts += [receipt for receipt in reachable_receipts(head_of(matter)) if not receipt.joined]
    rest = _locked_rest(step)
    whole = stage > 0 or not any(State(other.state) in BEFORE_REPLY for other in rest)
    return Delivery(tuple(receipts), whole, tuple(_held(rest)) if whole else ())


def hand_out(step: Step, delivery: Delivery) -> None:
    """After the answer stands: tell whom it concerns; what waited for it goes out with it."""
    if not delivery.whole:
        tell_everybody(step, [receipt for receipt in delivery.reachable if receipt.joined], own=False)
        return
    _release(delivery.waiting, delivery.begins(step.at), step.at)
    tell_everybody(step, delivery.reachable)


def end_without_answer(step: Step) -> None:
    """This part ends without an answer of its own. Where it was the last one open, the others' answers go out."""
    if not in_parts(step.matter):
        return
    rest = _locked_rest(step)
    held = _held(rest)
    if not held or any(State(other.state) in BEFORE_REPLY for other in rest):
        return
    head = head_of(step.matter)
    own = [receipt for receipt in reachable_receipts(head) if not receipt.joined]
    _release(held, step.at if own else None, step.at)
    tell_head(head, "matters.answered", reachable=bool(own), at=step.at)


def _locked_rest(step: Step) -> list[Matter]:
    """The other parts. The first part's row is written before they are read: of two last answers, one waits here."""
    Matter.objects.filter(pk=step.matter.part_of_id or step.matter.pk).update(updated_at=step.at)
    return rest_of(step.matter)


def _held(rest: Iterable[Matter]) -> list[int]:
    return [other.pk for other in rest if is_held(other)]


def _release(waiting: Iterable[int], begins: datetime | None, at: datetime) -> None:
    held = list(waiting)
    if held:
        unseen = Reply.objects.filter(matter__in=held, stage=0, delivered_at__isnull=True, opened_at__isnull=True)
        unseen.update(delivered_at=begins)
        Matter.objects.filter(pk__in=held, state=State.REPLIED).update(closes_at=window_ends(0, begins, at))


def parts_opened(matter: Matter) -> list[MatterId]:
    """The matters whose answers somebody sees who opens this one with the receipt."""
    return [MatterId(matter.pk), *(MatterId(other.pk) for other in (rest_of(matter) if matter.parts else ()))]
