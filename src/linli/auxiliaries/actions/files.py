"""The officer's file: corrected, moved with the officer, filled with papers, and closed when the officer has left."""

from dataclasses import replace
from datetime import date, datetime

from django.db import IntegrityError, transaction

from linli.accounts import api as accounts
from linli.auxiliaries.actions.deployment.keeping import recheck
from linli.auxiliaries.actions.filings import owe
from linli.auxiliaries.actions.obligations import cut_access
from linli.auxiliaries.actions.step import day_of, found, note, step
from linli.auxiliaries.data import Branch, Category, OfficerId
from linli.auxiliaries.data.contracts import FilingCause
from linli.auxiliaries.data.files import SUBJECT
from linli.auxiliaries.data.hiring import Corrected
from linli.auxiliaries.data.own import Part
from linli.auxiliaries.models import AuxiliaryOfficer
from linli.auxiliaries.models import files as rows
from linli.auxiliaries.permissions.files import demand
from linli.auxiliaries.queries.equipment import still_out
from linli.auxiliaries.queries.files import officer as find_officer
from linli.auxiliaries.queries.plan import organ_above
from linli.auxiliaries.registry.archive import needs
from linli.auxiliaries.registry.gates import Gate, pass_through
from linli.auxiliaries.rules.files import KEPT
from linli.auxiliaries.rules.identity import checked_id_number
from linli.auxiliaries.states.files import OFFICER
from linli.kernel.actor import SYSTEM, Actor, Role, UnitId
from linli.kernel.errors import BadInput, NotAllowed, NotLawful
from linli.kernel.text import clean
from linli.kernel.words import _
from linli.ledger.data import Subject
from linli.organisation import api as organisation
from linli.privacy.api import erase, hold
from linli.privacy.data import Purpose, Sealed

REFERENCE = 80


@transaction.atomic
def correct(id: OfficerId, given: Corrected, *, actor: Actor, at: datetime) -> None:
    """Set right what the file says (PIPL 46)."""
    demand("files", actor, find_officer(id))
    name = clean("name", given.name, limit=64, required=True)
    AuxiliaryOfficer.objects.filter(pk=id).update(name=name, born_on=given.born_on)
    lines = {
        "id_number": (
            Purpose.HANDLING,
            given.id_number and checked_id_number("id_number", given.id_number, given.born_on),
        ),
        "phone": (Purpose.CONTACT, clean("phone", given.phone, limit=32)),
        "address": (Purpose.CONTACT, clean("address", given.address, limit=200)),
    }
    for line, (purpose, text) in lines.items():
        if text:
            erase(Subject(SUBJECT, id), fields={line}, actor=actor, at=at, because="pipl-2021/46")
            hold(Subject(SUBJECT, id), [Sealed(line, purpose, text)], until=_kept(id, at), at=at)
    note("correct-file", id, actor=actor, at=at)


@transaction.atomic
def transfer(id: OfficerId, *, unit: UnitId, category: Category, branch: Branch, actor: Actor, at: datetime) -> None:
    """To another unit of the same organ, or to the other category (Art 7 ¶2: exactly one)."""
    holder = find_officer(id)
    demand("files", actor, holder)
    if organ_above(unit) != organ_above(holder.unit):
        raise BadInput("unit", _("This unit belongs to another organ."))
    if (unit, category, branch) == (holder.unit, holder.category, holder.branch):
        raise NotAllowed(_("The officer serves there already."))
    moved = replace(holder, unit=unit, category=category, branch=branch)
    pass_through(Gate.TRANSFER, moved, actor=actor, at=at)
    AuxiliaryOfficer.objects.filter(pk=id).update(unit=unit, category=category, branch=branch)
    note("transfer", id, actor=actor, at=at, unit=unit, category=category.value)
    recheck([id], at=at)


@transaction.atomic
def add_paper(id: OfficerId, *, part: Part, need: str, reference: str, dated: date, actor: Actor, at: datetime) -> None:
    """A paper of the archive by its reference; `need` is the key of what it fulfils, or empty."""
    demand("files", actor, find_officer(id))
    known = {entry.key: entry for entry in needs()}
    if need and (need not in known or known[need].part is not part):
        raise BadInput("need", _("This belongs to another part of the archive."))
    if dated > day_of(at):
        raise BadInput("dated", _("This day has not come yet."))
    rows.ArchivePaper.objects.create(
        officer_id=id, part=part, need=need, reference=clean("reference", reference, limit=REFERENCE, required=True),
        dated=dated, added_by=actor.post or 0, added_at=at,
    )  # fmt: skip
    note("add-paper", id, actor=actor, at=at, part=part.value, need=need or "other")


@transaction.atomic
def remove_paper(paper: int, *, actor: Actor, at: datetime) -> None:
    """Entered by mistake. The ledger keeps that it was there."""
    row = found(rows.ArchivePaper, paper)
    demand("files", actor, find_officer(OfficerId(row.officer_id)))
    note("remove-paper", row.officer_id, actor=actor, at=at, part=row.part)
    row.delete()


@transaction.atomic
def open_own_page(id: OfficerId, *, username: str, actor: Actor, at: datetime) -> None:
    """Let the officer sign in to the own file: a user who holds the post of an auxiliary officer."""
    holder = find_officer(id)
    demand("files", actor, holder)
    user = accounts.user_id(clean("username", username, limit=150, required=True))
    held = organisation.posts_of(user, on=day_of(at)) if user is not None else []
    if user is None or not any(post.role is Role.AUXILIARY for post in held):
        raise BadInput("username", _("Nobody with this name holds the post of an auxiliary officer."))
    try:
        with transaction.atomic():
            AuxiliaryOfficer.objects.filter(pk=id).update(user=user)
    except IntegrityError:
        raise BadInput("username", _("This user reads another officer's file.")) from None
    note("open-own-page", id, actor=actor, at=at, user=user)


@transaction.atomic
def begin_leaving(id: OfficerId, *, last_day: date, actor: Actor, at: datetime) -> None:
    """The last working day is set. Why it ends is decided elsewhere, by a human with reasons."""
    holder = find_officer(id)
    demand("files", actor, holder)
    if last_day < holder.started_on:
        raise BadInput("last_day", _("The last day is before the first."))
    pass_through(Gate.ENDING, replace(holder, ended_on=last_day), actor=actor, at=at)
    step(OFFICER, found(AuxiliaryOfficer, id), "begin_leaving", ended_on=last_day)
    cut_access(id, last=last_day, at=at)
    note("begin-leaving", id, actor=actor, at=at, last=last_day.isoformat())
    recheck([id], at=at)


@transaction.atomic
def stay(id: OfficerId, *, actor: Actor, at: datetime) -> None:
    """The ending was taken back."""
    demand("files", actor, find_officer(id))
    step(OFFICER, found(AuxiliaryOfficer, id), "stay", ended_on=None)
    note("stay", id, actor=actor, at=at)


@transaction.atomic
def finish_leaving(id: OfficerId, *, actor: Actor, at: datetime) -> None:
    """Everything is back (Art 22 ¶3), the last day is over: the file closes, and access ends with it (Art 13 (2))."""
    holder = find_officer(id)
    demand("files", actor, holder)
    if out := still_out(id):
        raise NotLawful(
            _("Still out, so that leaving is not finished: {what} {number}.", what=out[0].words, number=out[0].number),
            ("wuhan-order-270/22.3",),
        )
    if holder.ended_on is not None and holder.ended_on > day_of(at):
        raise NotAllowed(_("The last working day is {day}.", day=holder.ended_on))
    kept = KEPT.on(day_of(at))(holder.ended_on or day_of(at))
    step(OFFICER, found(AuxiliaryOfficer, id), "finish_leaving", kept_until=kept)
    if holder.user is not None:
        organisation.end_posts_of(holder.user, actor=SYSTEM, at=at)
    note("finish-leaving", id, actor=actor, at=at)
    if (organ := organ_above(holder.unit)) is not None:
        owe(organ, FilingCause.HEADCOUNT, at=at)


def _kept(id: OfficerId, at: datetime) -> date:
    kept = AuxiliaryOfficer.objects.filter(pk=id).values_list("kept_until", flat=True).get()
    return max(kept or day_of(at), day_of(at))
