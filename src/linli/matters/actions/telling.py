"""Who hears of an act: the resident who left a contact, everybody merged or joined, the leads of a unit."""

from collections.abc import Sequence
from datetime import datetime

from linli.kernel.actor import PostId, Role, UnitId
from linli.ledger.data import Subject
from linli.matters.actions.step import Step, subject_of
from linli.matters.models import Matter, Receipt, rows
from linli.matters.queries.limits import calendar
from linli.matters.queries.parts import head_of
from linli.notifications import api as notifications
from linli.organisation import api as organisation

ENOUGH_LEADS = 3


def tell_resident(step: Step, template: str = "matters.moved") -> None:
    """Through the contact held for this matter; the message carries the number and nothing else."""
    tell_head(head_of(step.matter), template, at=step.at)


def tell_head(head: Matter, template: str, *, at: datetime, reachable: bool = True) -> None:
    """Whoever raised the message; where it was split, contact and number are those of its first part."""
    _tell(template, head, subject_of(head), at, reachable=reachable)


def reachable_receipts(matter: Matter) -> list[Receipt]:
    """Those with a contact, to which news can be sent."""
    return rows.find(Receipt, "matter_id = %s AND reachable AND replaced_at IS NULL ORDER BY id", matter.pk)


def tell_everybody(
    step: Step, reachable: Sequence[Receipt], template: str = "matters.answered", *, own: bool = True
) -> None:
    """The resident (unless `own` is False), those whose reports were merged into this one, and those who joined."""
    if own:
        contact = any(not receipt.joined for receipt in reachable)
        tell_head(head_of(step.matter), template, reachable=contact, at=step.at)
    for other in rows.find(Matter, "merged_into_id = %s ORDER BY id", step.matter.pk):
        tell_head(head_of(other), template, at=step.at)
    for receipt in reachable:
        if receipt.joined:
            _tell(template, step.matter, Subject("receipt", receipt.pk), step.at)


def _tell(template: str, matter: Matter, subject: Subject, at: datetime, *, reachable: bool = True) -> None:
    notifications.tell(template, subject=subject, ids={"number": matter.number}, at=at, reachable=reachable)


def tell_leads(template: str, matter: Matter, unit: int, *, at: datetime) -> None:
    """The post that has it in hand, or else the leads of the unit, or its clerks where it has no lead."""
    today = calendar().local_day(at)
    posts = [matter.holder_post_id] if matter.holder_post_id and matter.holder_unit_id == unit else []
    for role in (Role.LEAD, Role.CLERK):
        posts = posts or [post.id for post in organisation.posts_in(UnitId(unit), role, on=today)[:ENOUGH_LEADS]]
    for post in posts:
        notifications.tell(
            template, post=PostId(post), subject=subject_of(matter), ids={"number": matter.number}, at=at
        )
