"""Shapes that leave this context."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import NewType

from linli.kernel.words import Sentence
from linli.ledger.data import Subject

NoticeId = NewType("NoticeId", int)


class Channel(StrEnum):
    EMAIL = "email"
    SMS = "sms"
    WEBHOOK = "webhook"


class Fate(StrEnum):
    """What became of a message."""

    WAITING = "waiting"
    SENT = "sent"
    NOBODY = "nobody"  # no contact was left, or it is gone
    REFUSED = "refused"  # the address does not exist, says the other side


Secret = Callable[[Mapping[str, int | str]], str]


@dataclass(frozen=True, slots=True)
class Template:
    """What is said on an occasion. The gaps of both sentences are filled with ids, codes, counts and dates only.

    `leads_to` names the address a notice links to; it takes the id of the subject. `short` is what a text message says
    where it must say more than that there is news. `secrets` fills gaps that may stand in no table, such as a code:
    each is asked at the moment of sending, with the ids of the message.
    """

    name: str
    subject: Sentence
    body: Sentence
    leads_to: str = ""
    short: Sentence | None = None
    secrets: Mapping[str, Secret] = field(default_factory=dict)

    def filled(self, ids: Mapping[str, int | str]) -> tuple[Sentence, Sentence]:
        return Sentence(self.subject.msgid, ids), Sentence(self.body.msgid, ids)


@dataclass(frozen=True, slots=True)
class Notice:
    """A line in the inbox of a post."""

    id: NoticeId
    title: Sentence
    body: Sentence
    subject: Subject | None
    leads_to: str
    at: datetime
    is_read: bool


class Refused(Exception):
    """The other side says that it will never take this; trying again is no use."""
