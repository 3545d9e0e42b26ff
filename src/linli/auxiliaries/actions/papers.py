"""Documents get a number and a code by which anybody can check them, and the officer is told that one is out."""

from datetime import datetime

from django.utils import timezone

from linli.auxiliaries.actions.telling import tell_each
from linli.auxiliaries.data.papers import PaperKind
from linli.auxiliaries.models.protection import IssuedPaper
from linli.kernel.ids import new_number, new_secret
from linli.ledger.data import Subject

TOLD = {
    PaperKind.RATING_NOTICE: "rating_notified", PaperKind.AWARD: "awarded", PaperKind.RECOMMENDATION: "recommended",
}  # fmt: skip
"""The notice by which the officer hears of it."""


def issue(kind: PaperKind, thing: int, *, at: datetime) -> str:
    """The number; a document of the same kind about the same thing that was out before is withdrawn. Within the
    caller's transaction."""
    today = timezone.localdate(at)
    IssuedPaper.objects.filter(kind=kind, thing=thing, withdrawn_on__isnull=True).update(withdrawn_on=today)
    made = IssuedPaper.objects.create(kind=kind, thing=thing, number=new_number(at), code=new_secret(), issued_on=today)
    return made.number


def hand_over(kind: PaperKind, about: Subject, officer: int, *, at: datetime) -> str:
    """Issue it, and tell the officer: whoever has no post to be told in gets it on paper."""
    number = issue(kind, about.id, at=at)
    tell_each([officer], TOLD.get(kind, "case_paper"), about=about, number=number, at=at)
    return number
