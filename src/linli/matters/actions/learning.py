"""Teaching the suggester: from the installation's own closed matters, or from messages that are given to it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from django.utils import timezone

from linli.kernel.errors import Refusal
from linli.matters.data import OVER, State
from linli.matters.engine.suggestion import Labelled, Progress, Suggester, silent, train
from linli.matters.models import Matter
from linli.matters.queries.suggester import model_path, suggester
from linli.privacy import api as privacy

MOST = 20_000
_AT_ONCE = 500
OWN = "own_month"
"""Where a suggester says in which month it learned from the installation's own matters."""
_JUDGED = [state for state in OVER if state not in (State.WITHDRAWN, State.MERGED, State.PUT_BACK)]


def closed_matters(*, at: datetime) -> list[Labelled]:
    """Words and category of what is over, the newest first; the category is the one that clerks left it under."""
    rows = Matter.objects.filter(state__in=_JUDGED).order_by("-id").values_list("pk", "category_key")
    found = list(rows[:MOST])
    lessons = []
    for start in range(0, len(found), _AT_ONCE):
        some = dict(found[start : start + _AT_ONCE])
        words = privacy.open_to_learn("matter", list(some), at=at)
        lessons += [Labelled("", text, some[id]) for id, text in words.items()]
    return lessons


def learn_from_closed(*, at: datetime, progress: Progress = silent, seed: int = 0) -> Suggester:
    """A suggester from the installation's own matters, marked with the month it was made in. Raises as `train` does."""
    made = train(closed_matters(at=at), seed=seed, progress=progress)
    return replace(made, about={**made.about, OWN: _month(at)})


def relearn(*, at: datetime) -> bool:
    """Once a month, when keys have been destroyed, learn anew from what can still be read, so that a suggester outlives
    no word it learned from; forget it where too little is left. One learned from a file is left alone. True where
    something changed."""
    known = suggester()
    if known is None or known.about.get(OWN) in (None, _month(at)):
        return False
    try:
        learn_from_closed(at=at).save(model_path())
    except Refusal:
        model_path().unlink(missing_ok=True)
    return True


def _month(at: datetime) -> str:
    return f"{timezone.localdate(at):%Y-%m}"


def learn_categories(messages: Iterable[tuple[str, str]]) -> None:
    """From (words, category key), for a demonstration on invented text. Raises Refusal without the extra `suggest`."""
    train([Labelled("", words, key) for words, key in messages]).save(model_path())
