"""States of sheets, lines and job descriptions, as people read them."""

from collections.abc import Mapping

from linli.auxiliaries.data.deployment import JobState, LineState, SheetState
from linli.auxiliaries.data.files import Category
from linli.kernel.words import Sentence, _

SHEET_NAMES: Mapping[SheetState, Sentence] = {
    SheetState.DRAFT: _("Draft sheet"),
    SheetState.PUBLISHED: _("Sheet published"),
    SheetState.WITHDRAWN: _("Sheet withdrawn"),
}
LINE_NAMES: Mapping[LineState, Sentence] = {
    LineState.ASSIGNED: _("On the sheet"),
    LineState.RECUSAL_ASKED: _("Asks to be replaced"),
    LineState.RECUSED: _("Replaced at own request"),
    LineState.REFUSED: _("Refused by the officer"),
    LineState.STOOD_DOWN: _("Taken off: a condition fell away"),
    LineState.REMOVED: _("Taken off"),
}
JOB_NAMES: Mapping[JobState, Sentence] = {
    JobState.DRAFT: _("Draft description"),
    JobState.IN_FORCE: _("Description in force"),
    JobState.ENDED: _("Description ended"),
}
CATEGORY_NAMES: Mapping[Category, Sentence] = {
    Category.ADMINISTRATIVE: _("Administrative auxiliary"),
    Category.REGULATORY: _("Regulatory auxiliary"),
}
