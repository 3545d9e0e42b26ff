"""Advice on an answer before it is sent: what could be plainer. It warns once and never blocks."""

from typing import Any

from linli.knowledge import api as knowledge
from linli.knowledge.data import Advice
from linli.matters.forms.act import ActForm

READ_BY_RESIDENTS = frozenset({"reply", "answer_on_the_spot", "decide_review", "decide_rereview"})
_TEXTS = ("findings", "action", "why_not")


def hints_on(act: str, form: ActForm) -> list[Advice]:
    """What could be plainer in the texts of this answer; a day that stands in its own field is not missing."""
    if act not in READ_BY_RESIDENTS:
        return []
    given: dict[str, Any] = form.cleaned_data
    text = "\n".join(given[name] for name in _TEXTS if given.get(name))
    return [one for one in knowledge.advise(text) if not (one.kind == "no date" and given.get("done_on"))]
