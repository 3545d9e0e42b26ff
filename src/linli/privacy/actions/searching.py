"""Find one's own unit's subjects by a word. A search is a look: it is recorded before its answer is given."""

from datetime import datetime

from django.db.models import Count, Q
from django.utils import timezone

from linli.kernel.actor import Actor, UnitId
from linli.kernel.errors import BadInput, NotPermitted
from linli.kernel.words import _
from linli.ledger.api import append_all
from linli.ledger.data import Detail, Entry, Subject
from linli.privacy.actions.indexing import PURPOSE, tokens_of
from linli.privacy.actions.looking import count_opening, own_transaction
from linli.privacy.adapters import vault_keys
from linli.privacy.data import Feature
from linli.privacy.engine.words import asked
from linli.privacy.models import WordToken
from linli.privacy.registry.features import demand_assessed
from linli.privacy.rules import is_over

MOST_FOUND = 200
FOUND: Detail = {"purpose": "handling", "fields": "words", "reason": "search"}


def search_words(unit: UnitId, text: str, *, kind: str, actor: Actor, at: datetime) -> list[int]:
    """The ids of the unit's subjects that hold all these words, newest first, at most 200.

    One entry on the unit tells how many words were asked, not which; and one on each subject found, for its resident
    to read. The search counts towards the cap of looks.
    Raises NotPermitted for another unit, BadInput where nothing searchable was typed, NotLawful while searching has not
    been assessed.
    """
    if actor.post is None or not actor.belongs_to(unit):
        raise NotPermitted
    demand_assessed(Feature.SEARCH)
    wanted = asked(text)
    if not wanted:
        raise BadInput("words", _("Names, numbers and single letters are not searched. Type a thing or a place."))
    asking = Entry("privacy.search", Subject("unit", unit), {"words": len(wanted)})
    with own_transaction():
        count_opening(actor.post, actor, at)
        found = _found(unit, wanted, kind, at)
        append_all([asking, *(Entry("privacy.search", Subject(kind, id), FOUND) for id in found)], actor=actor, at=at)
    return found


def _found(unit: UnitId, wanted: list[str], kind: str, at: datetime) -> list[int]:
    today, living = timezone.localdate(at), vault_keys().months()
    months = [month for purpose, month in living if purpose == PURPOSE and not is_over(month, today)]
    if not months:
        return []
    any_month = Q()
    for month in months:
        any_month |= Q(month=month, token__in=tokens_of(unit, month, wanted))
    rows = WordToken.objects.filter(any_month, unit=unit, subject_kind=kind).values("subject_id", "month")
    full = rows.annotate(found=Count("token")).filter(found=len(wanted)).order_by("-subject_id")
    return list(dict.fromkeys(row["subject_id"] for row in full[:MOST_FOUND]))
