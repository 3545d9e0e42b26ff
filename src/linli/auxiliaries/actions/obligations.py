"""The officer signs the duty notice; the personnel officer authorises access and ends it (Art 13)."""

from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from linli.auxiliaries.actions.step import found, note, post_of
from linli.auxiliaries.data.obligations import AccessId
from linli.auxiliaries.models import AuxiliaryOfficer
from linli.auxiliaries.models.obligations import AccessAuthorisation, DutyNotice
from linli.auxiliaries.permissions.files import demand
from linli.kernel.actor import Actor
from linli.kernel.errors import BadInput, NotAllowed, Overtaken
from linli.kernel.text import clean
from linli.kernel.words import _


def sign_notice(officer: int, *, actor: Actor, at: datetime) -> None:
    one, year = found(AuxiliaryOfficer, officer), timezone.localdate(at).year
    demand("himself", actor, one)
    try:
        with transaction.atomic():
            DutyNotice.objects.create(officer=one, year=year, signed_at=at)
            note("sign_notice", officer, actor=actor, at=at, year=year)
    except IntegrityError:
        raise NotAllowed(_("You have signed for this year already.")) from None


def authorise(officer: int, *, system: str, since: date, until: date, actor: Actor, at: datetime) -> AccessId:
    """There is no access without an end."""
    one = found(AuxiliaryOfficer, officer)
    demand("discipline", actor, one)
    if until < since:
        raise BadInput("until", _("The last day is not before the first."))
    name = clean("system", system, limit=64, required=True)
    with transaction.atomic():
        row = AccessAuthorisation.objects.create(
            officer=one, system=name, since=since, until=until, given_by=post_of(actor)
        )
        note("authorise", officer, actor=actor, at=at, access=row.pk, until=until.isoformat())
    return AccessId(row.pk)


def cut_access(officer: int, *, last: date, at: datetime) -> None:
    """No access after the last working day. In the caller's transaction."""
    beyond = AccessAuthorisation.objects.filter(officer=officer, ended_on__isnull=True, until__gt=last)
    beyond.filter(since__gt=last).update(ended_on=timezone.localdate(at))
    beyond.filter(since__lte=last).update(until=last)


def end_access(id: AccessId, *, actor: Actor, at: datetime) -> None:
    """From today on."""
    row = found(AccessAuthorisation, id)
    demand("discipline", actor, row.officer)
    with transaction.atomic():
        open_ones = AccessAuthorisation.objects.filter(pk=id, ended_on__isnull=True)
        if not open_ones.update(ended_on=timezone.localdate(at)):
            raise Overtaken
        note("end_access", row.officer_id, actor=actor, at=at, access=id)
