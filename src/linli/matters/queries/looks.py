"""Who looked: everything recorded about a matter, numbered without gaps, as its resident may read it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from linli.kernel.actor import Role
from linli.kernel.words import Sentence, _
from linli.ledger import api as ledger
from linli.ledger.data import EntryId, Recorded, Subject
from linli.matters.data import FIELDS_CALLED, WITHHELD, WRITTEN_BY_OFFICE, MatterId, reason_called
from linli.matters.queries.buttons import CALLED
from linli.matters.queries.names import unit_name

LIMIT = 100
ROLES: Mapping[Role, Sentence] = {
    Role.GRID_WORKER: _("a grid worker"),
    Role.CLERK: _("a clerk"),
    Role.LEAD: _("the lead"),
    Role.HANDLER: _("a handler"),
    Role.CHECKER: _("a checker"),
    Role.CALLER: _("a caller"),
    Role.INSPECTOR: _("an inspector"),
    Role.PRIVACY_OFFICER: _("the privacy officer"),
    Role.OPERATOR: _("the operator"),
    Role.HR: _("a personnel officer"),
    Role.COMMANDER: _("a people's police officer"),
    Role.TRAINER: _("a trainer"),
    Role.FINANCE: _("a finance officer"),
    Role.PROVIDER: _("a service provider"),
    Role.AUXILIARY: _("an auxiliary officer"),
    Role.RESIDENT: _("you"),
    Role.CLIENT: _("a connected service"),
    Role.SYSTEM: _("Linli itself"),
}
PURPOSES: Mapping[str, Sentence] = {
    "contact": _("to reach you about this matter"),
    "handling": _("to handle this matter"),
}

DID: Mapping[str, Sentence] = {
    "privacy.send": _("sent to you"),
    "privacy.look": _("opened what is held"),
    "privacy.reveal": _("opened what is held"),
    "privacy.print": _("printed what is held"),
    "privacy.search": _("found it in a search over words"),
    "privacy.compare": _("compared, unseen, with what somebody typed who reported the receipt lost"),
    "matters.raise": _("raised it"),
    "matters.renew_receipt": _("renewed the receipt"),
    "matters.gather": _("raised it for what lies behind several matters"),
    "matters.cause_sought": _("had what lies behind it looked into"),
    "matters.cause_answered": _("told what lies behind it"),
}
"""What is no act of the table."""


@dataclass(frozen=True, slots=True)
class LookLine:
    """One numbered line. `opened` are the fields that were read; empty where nothing was opened."""

    id: EntryId
    number: int
    at: datetime
    who: Sentence
    did: Sentence
    opened: tuple[Sentence, ...] = ()
    purpose: Sentence | None = None
    reason: Sentence | None = None


@dataclass(frozen=True, slots=True)
class LooksPage:
    """The numbers from `first` to `last`; `more` is the entry after which the next page begins, None on the last."""

    lines: tuple[LookLine, ...]
    first: int = 0
    last: int = 0
    more: EntryId | None = None


def looks_page(matter: MatterId, *, after: EntryId | None = None) -> LooksPage:
    """Oldest first, a hundred at a time; without what is lawfully shown later."""
    found = ledger.entries_about(Subject("matter", matter), after=after, limit=LIMIT + 1)
    entries = found[:LIMIT]
    if not entries:
        return LooksPage(())
    withheld = {entry for ask in WITHHELD for entry in ask(matter)}
    lines = tuple(_line(entry) for entry in entries if entry.id not in withheld)
    more = entries[-1].id if len(found) > LIMIT else None
    return LooksPage(lines, entries[0].number or 0, entries[-1].number or 0, more)


def looks_at(matter: MatterId, *, after: EntryId | None = None) -> tuple[LookLine, ...]:
    return looks_page(matter, after=after).lines


def _line(entry: Recorded) -> LookLine:
    detail = entry.detail
    opened = [field for field in str(detail.get("fields") or "").split(",") if field and field != "note"]
    return LookLine(
        id=entry.id, number=entry.number or 0, at=entry.at, who=_who(entry), did=_did(entry.act),
        opened=tuple(FIELDS_CALLED.get(field, WRITTEN_BY_OFFICE) for field in opened),
        purpose=PURPOSES.get(str(detail.get("purpose"))), reason=reason_called(str(detail.get("reason") or "")),
    )  # fmt: skip


def _who(entry: Recorded) -> Sentence:
    role = ROLES[entry.actor.role]
    if entry.actor.unit is None:
        return role
    return _("{role} of {unit}", role=role, unit=unit_name(entry.actor.unit))


def _did(act: str) -> Sentence:
    return DID.get(act) or CALLED.get(act.partition(".")[2], _("recorded: {act}", act=act))
