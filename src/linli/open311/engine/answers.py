"""Which answers fit the questions of a service."""

import math
from collections.abc import Iterable, Mapping

from linli.kernel.errors import BadInput
from linli.kernel.words import Sentence, _
from linli.open311.data import LISTS, Question
from linli.open311.engine import moments

Answers = Mapping[str, tuple[str, ...]]


def faults(questions: Iterable[Question], answers: Answers) -> list[BadInput]:
    """Everything that does not fit; each names `attribute[CODE]`."""
    asked = {question.code: question for question in questions if question.variable}
    found = [
        BadInput(f"attribute[{code}]", _("This service does not ask for this."))
        for code in answers
        if code not in asked
    ]
    for code, question in asked.items():
        if sentence := _fault(question, answers.get(code, ())):
            found.append(BadInput(f"attribute[{code}]", sentence))
    return found


def _fault(question: Question, given: tuple[str, ...]) -> Sentence | None:
    if not given:
        return _("This is needed.") if question.required else None
    if len(given) > 1 and question.datatype != "multivaluelist":
        return _("Only one answer, please.")
    if question.datatype in LISTS:
        keys = {key for key, _name in question.values}
        return None if set(given) <= keys else _("This must be one of {keys}.", keys=", ".join(sorted(keys)))
    if question.datatype == "number":
        return None if _is_number(given[0]) else _("This must be a number.")
    if question.datatype == "datetime":
        return _moment_fault(given[0])
    return None


def _is_number(text: str) -> bool:
    try:
        return math.isfinite(float(text))
    except ValueError:
        return False


def _moment_fault(text: str) -> Sentence | None:
    try:
        moments.read("", text)
    except BadInput as error:
        return error.sentence
    return None
