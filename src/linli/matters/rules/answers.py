"""What an answer must say before it can be sent, and what a photo of the work must have beside it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from linli.kernel.errors import BadInput
from linli.kernel.text import clean
from linli.kernel.words import _
from linli.matters.data import MAX_PHOTOS, Answer, Evidence

LIMITS = {
    "findings": 2000, "action": 2000, "why_not": 2000, "basis": 300, "who_can_change": 200, "remedies": 1000,
}  # fmt: skip
"""How long each part may be, in characters."""
LONGEST_DESCRIPTION = 200


def cleaned(answer: Answer) -> Answer:
    """The same answer in whole characters; BadInput names the part that is too long or not valid."""
    texts: dict[str, Any] = {name: clean(name, getattr(answer, name), limit=most) for name, most in LIMITS.items()}
    return replace(answer, **texts)


def check_answer(answer: Answer, *, today: date) -> str:
    """What kind of answer it is: "done" or "explained". BadInput names the part that is missing."""
    if not answer.findings:
        raise BadInput("findings", _("Say what was found."))
    if answer.administrative and not answer.remedies:
        raise BadInput(
            "remedies", _("An administrative decision names the body of reconsideration and the court; say which.")
        )
    if answer.why_not:
        for field, text in (("basis", answer.basis), ("who_can_change", answer.who_can_change)):
            if not text:
                raise BadInput(field, _("A “no” says on which basis, and who can change it."))
        return "explained"
    if not answer.action:
        raise BadInput("action", _("Say what was done, or why nothing can be done."))
    if answer.done_on is None or answer.done_on > today:
        raise BadInput("done_on", _("Give the day on which it was done; it cannot be in the future."))
    return "done"


def check_evidence(photos: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """Each photo with its clean description; BadInput where one is missing."""
    if len(photos) > MAX_PHOTOS:
        raise BadInput("photos", _("At most {limit} photos fit.", limit=MAX_PHOTOS))
    return tuple(Evidence(one.photo, _description(n, one.shows)) for n, one in enumerate(photos, 1))


def _description(n: int, shows: str) -> str:
    field = f"shows_{n}"
    text = clean(field, shows, limit=LONGEST_DESCRIPTION)
    if not text:
        raise BadInput(field, _("Say in a few words what photo {n} shows: not everybody can see it.", n=n))
    return text
