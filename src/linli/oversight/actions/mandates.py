"""A lead gives an inspector a mandate over units below, with a purpose and an end; and ends it early."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from linli.kernel.actor import Actor, PostId, Role, UnitId
from linli.kernel.errors import BadInput, NotFound, NotPermitted
from linli.kernel.ids import new_number
from linli.kernel.text import clean
from linli.kernel.words import _
from linli.matters import api as matters
from linli.organisation import api as organisation
from linli.oversight.actions.record import enter
from linli.oversight.models import Mandate
from linli.oversight.queries.standing import gives

LONGEST = timedelta(days=366)


@transaction.atomic
def give_mandate(
    post: PostId, *, units: Sequence[UnitId], purpose: str, until: date, actor: Actor, at: datetime
) -> int:
    """`until` is the last day. The post is an inspector's in the unit of the lead who gives it."""
    if not gives(actor) or actor.post is None or actor.unit is None:
        raise NotPermitted
    held, today = organisation.post(post), timezone.localdate(at)
    if held.role is not Role.INSPECTOR or not actor.belongs_to(held.unit):
        raise BadInput("post", _("Choose an inspector of your own unit."))
    if not units:
        raise BadInput("units", _("Say which units are inspected."))
    for unit in units:
        if not gives(actor, unit):
            raise BadInput("units", _("A mandate is for units below your own."))
    purpose = matters.mask(clean("purpose", purpose, limit=200, required=True)).text
    if not today <= until <= today + LONGEST:
        raise BadInput("until", _("A mandate ends within a year; give a day from today on."))
    row = Mandate.objects.create(
        number=new_number(at), post_id=post, unit_id=actor.unit, units=[int(unit) for unit in units], purpose=purpose,
        valid_from=today, valid_to=until + timedelta(days=1), given_by_id=actor.post, given_at=at,
    )  # fmt: skip
    enter("give_mandate", "mandate", row.pk, actor=actor, at=at, until=until.isoformat())
    return row.pk


@transaction.atomic
def end_mandate(id: int, *, actor: Actor, at: datetime) -> None:
    """From today on it opens nothing any more."""
    row = Mandate.objects.filter(pk=id).first()
    if row is None:
        raise NotFound
    if not gives(actor) or not actor.belongs_to(UnitId(row.unit_id)):
        raise NotPermitted
    today = timezone.localdate(at)
    if Mandate.objects.filter(pk=id, valid_to__gt=today).update(valid_to=today):
        enter("end_mandate", "mandate", id, actor=actor, at=at)
