"""Who does what on a sheet. What Article 10 forbids is blocked here, and the attempt is in the ledger."""

from datetime import datetime

from django.db import IntegrityError, transaction

from linli.auxiliaries.actions.deployment.sheets import about, planned
from linli.auxiliaries.actions.step import found, note, post_of, step
from linli.auxiliaries.data.deployment import Block, LineId, LineState, SheetId
from linli.auxiliaries.data.files import Category, OfficerId
from linli.auxiliaries.models import AuxiliaryOfficer
from linli.auxiliaries.models.deployment import DutyLine, DutySheet
from linli.auxiliaries.permissions.files import demand
from linli.auxiliaries.rules.deployment import task_block
from linli.auxiliaries.rules.duties import duties, prohibited
from linli.auxiliaries.states.deployment import LINE, SHEET
from linli.kernel.actor import Actor
from linli.kernel.errors import BadInput, NotAllowed, NotLawful
from linli.kernel.text import clean
from linli.kernel.words import _
from linli.ledger.data import Subject

LONGEST = 200


def assign(id: SheetId, officer: OfficerId, *, duty: str = "", words: str = "", actor: Actor, at: datetime) -> LineId:
    """A duty of the catalogue, or a task in own words that somebody else approves. NotLawful for what the Order
    forbids."""
    row, one = planned(id, actor), found(AuxiliaryOfficer, officer)
    words = clean("words", words, limit=LONGEST).replace("\n", " ")
    if bool(duty) == bool(words):
        raise BadInput("duty", _("Choose a duty of the catalogue, or describe one in your own words; not both."))
    if duty and duty not in duties():
        raise BadInput("duty", _("There is no such duty in the catalogue."))
    if one.unit != row.unit:
        raise BadInput("officer", _("This officer belongs to another unit."))
    if block := task_block(duties().get(duty), words, Category(one.category), on=row.day):
        _refused(block, row, officer, duty, actor, at)
    try:
        with transaction.atomic():
            step(SHEET, row, "assign")
            line = DutyLine.objects.create(sheet=row, officer=one, duty=duty, words=words, added_by=post_of(actor))
            note("assign", about(id), actor=actor, at=at, officer=officer, duty=duty or "own_words")
    except IntegrityError:
        raise NotAllowed(_("This officer has this duty on the sheet already.")) from None
    return LineId(line.pk)


def approve(id: LineId, *, actor: Actor, at: datetime) -> None:
    """By another person than the one who wrote it: this is lawful help, nothing of Article 10."""
    line = _line(id)
    demand("approve_line", actor, line)
    with transaction.atomic():
        step(SHEET, line.sheet, "approve")
        if not _standing(line).update(approved_by=actor.post):
            raise NotAllowed(_("This line no longer counts."))
        note("approve", about(line.sheet_id), actor=actor, at=at, line=id)


def forbid(id: LineId, *, article: str, actor: Actor, at: datetime) -> None:
    """The second person finds that it is work of Article 10: off the sheet, and in the ledger."""
    line = _line(id)
    demand("approve_line", actor, line)
    if article not in {kind.article for kind in prohibited()}:
        raise BadInput("article", _("Name the kind of Article 10 that it is."))
    with transaction.atomic():
        step(SHEET, line.sheet, "remove")
        step(LINE, line, "take_off", because=article)
        note("blocked", line.officer_id, actor=actor, at=at, sheet=line.sheet_id, article=article, found="by_hand")


def refer_recording(id: LineId, *, recording: str, actor: Actor, at: datetime) -> None:
    """Where the recording of a mediation or of serving papers with one police officer is kept."""
    line = _line(id)
    demand("deploy", actor, line.sheet)
    reference = clean("recording", recording, limit=64, required=True)
    with transaction.atomic():
        step(SHEET, line.sheet, "refer")
        if not _standing(line).update(recording=reference):
            raise NotAllowed(_("This line no longer counts."))
        note("refer", about(line.sheet_id), actor=actor, at=at, line=id)


def take_off(id: LineId, *, actor: Actor, at: datetime) -> None:
    """Before the sheet is published."""
    line = _line(id)
    demand("deploy", actor, line.sheet)
    with transaction.atomic():
        step(SHEET, line.sheet, "remove")
        step(LINE, line, "take_off")
        note("remove", about(line.sheet_id), actor=actor, at=at, line=id)


def ask_recusal(id: LineId, *, actor: Actor, at: datetime) -> None:
    """The officer: near relative, own interest, or another relation that could hurt fairness. No reason is asked."""
    line = _line(id)
    demand("stand_on", actor, line)
    with transaction.atomic():
        step(LINE, line, "ask_recusal")
        note("ask_recusal", line.officer_id, actor=actor, at=at, line=id)


def decide_recusal(id: LineId, *, granted: bool, actor: Actor, at: datetime) -> None:
    line = _line(id)
    demand("deploy", actor, line.sheet)
    act = "grant_recusal" if granted else "decline_recusal"
    with transaction.atomic():
        step(LINE, line, act)
        note(act, line.officer_id, actor=actor, at=at, line=id)


def _line(id: LineId) -> DutyLine:
    found(DutyLine, id)
    return DutyLine.objects.select_related("sheet", "officer").get(pk=id)


def _standing(line: DutyLine):  # type: ignore[no-untyped-def]  # a query set
    return DutyLine.objects.filter(pk=line.pk, state=LineState.ASSIGNED)


def _refused(block: Block, row: DutySheet, officer: OfficerId, duty: str, actor: Actor, at: datetime) -> None:
    """The attempt stays in the ledger though nothing else is kept: about the officer, who may read it."""
    with transaction.atomic():
        cite = block.articles[-1]
        note("blocked", Subject("auxiliary", officer), actor=actor, at=at, sheet=row.pk, article=cite, found="by_rule")
    raise NotLawful(block.sentence, block.articles)
