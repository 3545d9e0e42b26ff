"""Units that help the one that leads: what they are asked for, how far they are, and how both are called."""

from collections.abc import Mapping
from enum import StrEnum

from linli.kernel.words import Sentence, _


class AssistState(StrEnum):
    """One task of one unit: asked, being done, done; or given back, or no longer needed."""

    ASKED = "asked"
    HELPING = "helping"
    DONE = "done"
    RETURNED = "returned"
    CALLED_OFF = "called_off"


OPEN_ASSISTS = (AssistState.ASKED, AssistState.HELPING)
"""Somebody waits for these."""


class AssistTask(StrEnum):
    """What a unit can be asked for; the resident reads it as a plain sentence."""

    PART = "part"
    VISIT = "visit"
    MEASURE = "measure"
    PAPERS = "papers"
    OPINION = "opinion"
    SECURE = "secure"


TASKS_CALLED: Mapping[AssistTask, Sentence] = {
    AssistTask.PART: _("to do a part of the work"),
    AssistTask.VISIT: _("to look at the place together"),
    AssistTask.MEASURE: _("to measure or test something"),
    AssistTask.PAPERS: _("for papers that it keeps"),
    AssistTask.OPINION: _("what the rules of its field say"),
    AssistTask.SECURE: _("to make the place safe"),
}
"""They follow “{by} asked {unit} …”."""
ASSISTS_CALLED: Mapping[AssistState, Sentence] = {
    AssistState.ASKED: _("asked to help"),
    AssistState.HELPING: _("helping now"),
    AssistState.DONE: _("its part is done"),
    AssistState.RETURNED: _("cannot help"),
    AssistState.CALLED_OFF: _("no longer needed"),
}
