"""Officers who sign in hear of what was decided about them, in the inbox of their post; no words of it, only where."""

from collections.abc import Iterable
from datetime import datetime

from linli.auxiliaries.actions.step import day_of
from linli.auxiliaries.data.files import OfficerId
from linli.auxiliaries.queries.learners import posts_of_officers
from linli.ledger.data import Subject
from linli.notifications.api import tell


def tell_each(
    officers: Iterable[int], template: str, *, at: datetime, about: Subject | None = None, **ids: str
) -> None:  # fmt: skip
    """Two statements, and those of a notice for each who has a post here."""
    for post in posts_of_officers(list(map(OfficerId, officers)), on=day_of(at)):
        tell(f"auxiliaries.{template}", post=post, subject=about, ids=ids, at=at)
