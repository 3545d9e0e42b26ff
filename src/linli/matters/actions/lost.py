"""A lost receipt: a new one goes to the contact that was left, and nowhere else.

Whoever asks gets the same answer whatever comes of it, and no faster or slower: what was typed goes into the vault, and
a job compares it with the one matter that was named.
"""

from datetime import datetime

from django.conf import settings
from django.db import transaction

from linli.jobs import api as jobs
from linli.kernel.actor import RESIDENT, SYSTEM
from linli.kernel.errors import BadInput
from linli.kernel.ids import new_id
from linli.kernel.text import clean
from linli.kernel.words import _
from linli.ledger import api as ledger
from linli.ledger.data import Entry, Subject
from linli.matters.actions.act import act
from linli.matters.actions.step import subject_of
from linli.matters.data import MatterId
from linli.matters.models import Matter, MatterEvent, Receipt
from linli.matters.queries.limits import calendar
from linli.matters.rules import receipts
from linli.notifications import api as notifications
from linli.privacy import api as privacy
from linli.privacy.data import Purpose, Sealed, Standing

NO_MATTER = 0
FEWEST_DIGITS = 5


@act
def report_lost(number: str, contact: str, *, at: datetime) -> None:
    """Somebody names a matter by its number, and the contact that was left with it. BadInput names the field."""
    number = receipts.speakable(clean("number", number, limit=40, required=True))
    contact = clean("contact", contact, limit=120, required=True)
    if not number:
        raise BadInput("number", receipts.NO_NUMBER)
    if "@" not in contact and sum(c.isdigit() for c in contact) < FEWEST_DIGITS:
        raise BadInput("contact", _("Type the telephone number or the e-mail address that you left."))
    matter = Matter.objects.filter(number=number).values_list("pk", flat=True).first() or NO_MATTER
    typed = new_id()
    items = [Sealed("contact", Purpose.CONTACT, contact)]
    privacy.hold(_typed(typed), items, until=calendar().local_day(at), at=at)
    jobs.queue("matters.compare_lost", matter, typed, due=at)


def compare_lost(matter: int, typed: int, *, at: datetime) -> None:
    """The job behind it. What was typed is erased with the renewal, so that a second run finds nothing to compare."""
    subject = subject_of(MatterId(matter))
    same = privacy.compare_contact(subject, _typed(typed), reason="lost_receipt", at=at)
    with transaction.atomic():
        if same and notifications.reaches(_fields_held(subject)):
            _renew(MatterId(matter), typed, at)
        privacy.erase(_typed(typed), actor=SYSTEM, at=at, because="pipl-2021/47")


def _renew(id: MatterId, typed: int, at: datetime) -> None:
    """The old code opens nothing from here on; the new one is told to the contact held, and to nobody else."""
    if not Receipt.objects.filter(matter=id, joined=False, replaced_at__isnull=True).update(replaced_at=at):
        return
    matter = Matter.objects.get(pk=id)
    key = receipts.key_of("lost", str(typed))
    code = receipts.code_for(key, secret=settings.SECRET_KEY)
    row = Receipt.objects.create(matter=matter, code_hash=receipts.hashed(code), key=key, reachable=True, made_at=at)
    MatterEvent.objects.create(matter=matter, act="renew_receipt", target=matter.state, at=at, role=RESIDENT.role)
    ledger.append(Entry("matters.renew_receipt", subject_of(id), {}), actor=RESIDENT, at=at)
    notifications.tell(
        "matters.receipt_renewed", subject=subject_of(id), ids={"number": matter.number, "receipt": row.pk}, at=at
    )


def _fields_held(subject: Subject) -> set[str]:
    return {item.field for item in privacy.held(subject) if item.standing is Standing.OPEN}


def _typed(id: int) -> Subject:
    return Subject("lost_receipt", id)
