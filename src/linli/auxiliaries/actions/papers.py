"""Documents get a number and a code by which anybody can check them."""

from datetime import datetime

from django.utils import timezone

from linli.auxiliaries.data.papers import PaperKind
from linli.auxiliaries.models.protection import IssuedPaper
from linli.kernel.ids import new_number, new_secret


def issue(kind: PaperKind, thing: int, *, at: datetime) -> str:
    """The number; a document of the same kind about the same thing that was out before is withdrawn. Within the
    caller's transaction."""
    today = timezone.localdate(at)
    IssuedPaper.objects.filter(kind=kind, thing=thing, withdrawn_on__isnull=True).update(withdrawn_on=today)
    made = IssuedPaper.objects.create(kind=kind, thing=thing, number=new_number(at), code=new_secret(), issued_on=today)
    return made.number
