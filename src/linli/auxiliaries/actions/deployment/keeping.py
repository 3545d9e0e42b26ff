"""What was lawful when published stays so, or comes off: a permit returned, leave granted, a commander gone."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from linli.auxiliaries.actions.deployment.sheets import about, lock
from linli.auxiliaries.actions.rostering.keeping import recheck_rosters
from linli.auxiliaries.actions.step import note, step
from linli.auxiliaries.data.deployment import Line, LineState, SheetId, SheetState
from linli.auxiliaries.data.files import OfficerId
from linli.auxiliaries.models.deployment import DutyLine, DutySheet
from linli.auxiliaries.queries import deployment as queries
from linli.auxiliaries.states.deployment import LINE, SHEET
from linli.kernel.actor import SYSTEM, Actor, PostId
from linli.notifications.api import tell
from linli.organisation.data import PostEnded


def recheck(officers: Iterable[OfficerId] | None = None, *, actor: Actor = SYSTEM, at: datetime) -> int:
    """Take off every published sheet and roster ahead whoever may no longer stand on it; how many lines came off.

    To be called inside the transaction of any act that changes what the law demands of these officers, and every hour
    for everybody.
    """
    chosen = None if officers is None else list(officers)
    with transaction.atomic():
        if chosen is not None:
            recheck_rosters(chosen, actor=actor, at=at)
        return sum(_recheck(row, actor, at) for row in queries.ahead(chosen, at=at))


def commander_gone(ended: PostEnded) -> None:
    """Sheets under a post that ends go back to their planners; inside the transaction that ends the post."""
    rows = DutySheet.objects.filter(commander=ended.post.id, state=SheetState.PUBLISHED, ends_at__gt=ended.at)
    last = ended.post.valid_to
    for row in rows.order_by("pk"):
        if last is None or row.day >= last:
            _back_to_draft(row, ended.actor, ended.at)


def _recheck(row: DutySheet, actor: Actor, at: datetime) -> int:
    lock(row)
    sheet = queries.sheet(SheetId(row.pk))
    of_sheet, of_lines = queries.missing(sheet)
    by_id = {line.id: line for line in sheet.lines}
    off = [(by_id[id], blocks[0].articles[-1]) for id, blocks in of_lines.items() if blocks]
    for line, article in off:
        _stand_down(line, article, sheet.commander, actor, at)
    if of_sheet or len(off) == len(of_lines):
        _back_to_draft(row, actor, at)
    return len(off)


def _stand_down(line: Line, article: str, commander: PostId | None, actor: Actor, at: datetime) -> None:
    row = DutyLine.objects.get(pk=line.id)
    if row.state not in (LineState.ASSIGNED, LineState.RECUSAL_ASKED):
        return
    step(LINE, row, "stand_down", because=article)
    note("stand_down", line.officer, actor=actor, at=at, sheet=line.sheet, article=article)
    if commander is not None:
        tell("auxiliaries.stood_down", post=commander, subject=about(line.sheet), ids={"number": line.number}, at=at)


def _back_to_draft(row: DutySheet, actor: Actor, at: datetime) -> None:
    step(SHEET, row, "lose_commander", published_at=None, published_by=None)
    note("lose_commander", about(row.pk), actor=actor, at=at)
    tell(
        "auxiliaries.sheet_back", post=PostId(row.made_by), subject=about(row.pk),
        ids={"day": timezone.localdate(row.starts_at).isoformat()}, at=at,
    )  # fmt: skip
