"""When agreed objections repeat, a rule is proposed to the lead who keeps the routing; nothing changes by itself."""

from datetime import datetime, timedelta

from linli.kernel.actor import SYSTEM, Role, UnitId
from linli.ledger import api as ledger
from linli.ledger.data import Entry, Subject
from linli.matters.data import ProposalState
from linli.matters.models import Objection, RoutingProposal
from linli.matters.queries.limits import calendar
from linli.notifications import api as notifications
from linli.organisation import api as organisation

AGREED = ("taken_over", "redispatched")
LOOK_BACK = timedelta(days=365)


def propose(objection: Objection, *, at: datetime) -> None:
    """After an objection was agreed with: as many on this way as the installation has set make a proposal."""
    category, place, unit = objection.category_key, objection.place_id, objection.gave_to_id
    if not category or place is None or unit is None:
        return
    way: dict[str, str | int | None] = {"category_key": category, "place_id": place, "unit_id": unit}
    last = RoutingProposal.objects.filter(**way).order_by("-pk").first()
    if last is not None and last.state == ProposalState.OPEN:
        return
    since = max(filter(None, (at - LOOK_BACK, last.decided_at if last else None)))
    agreed = Objection.objects.filter(
        category_key=category, place=place, gave_to=unit, decision__in=AGREED, decided_at__gt=since
    )
    if agreed.count() >= int(organisation.setting("matters.routing_repeats")):
        made = RoutingProposal.objects.create(**way, made_at=at)
        ledger.append(Entry("matters.proposal", Subject("routing", made.pk), {**way}), actor=SYSTEM, at=at)
        _tell(made, at)


def _tell(made: RoutingProposal, at: datetime) -> None:
    tops = [unit.id for unit in organisation.units() if unit.parent is None]
    for top in tops:
        for post in organisation.posts_in(UnitId(top), Role.LEAD, on=calendar().local_day(at)):
            subject = Subject("routing", made.pk)
            notifications.tell("matters.rule_proposed", post=post.id, subject=subject, ids={}, at=at)
