"""Of duty sheets and job descriptions."""

from linli.auxiliaries.registry.tables import table
from linli.kernel.words import _
from linli.notifications.api import register_template

_DUTY = _("To put officers on duty lawfully, under a named commander.")
_POST = _("To say what a post is for: responsibilities, tasks, standards.")
_STAYS = _("As long as the post exists; it tells about no person.")
KEPT = _("Two years with the records of working time, then deleted.")


def declare() -> None:
    said, told = _DUTY, _POST
    sheet = "id unit day starts_at ends_at state published_at"
    table("DutySheet", sheet, "commander made_by published_by", purpose=said, cites=("wuhan-order-270/7",), ends=KEPT)
    line, posts = "id sheet duty words state recording because", "officer added_by approved_by"
    table("DutyLine", line, posts, purpose=said, cites=("wuhan-order-270/10",), ends=KEPT)
    job = "id unit title category state responsibilities tasks standards"
    table("JobDescription", job, "", purpose=told, cites=("wuhan-order-270/11",), ends=_STAYS)
    table("JobHolder", "id job since until", "officer", purpose=told, cites=("wuhan-order-270/11",), ends=KEPT)
    _name_templates()


def _name_templates() -> None:
    register_template(
        "auxiliaries.stood_down",
        subject=_("An officer came off a duty sheet"),
        body=_("Officer {number}: something that the law demands fell away. Look at the sheet."),
        leads_to="auxiliaries:sheet",
    )
    register_template(
        "auxiliaries.sheet_back",
        subject=_("A duty sheet is a draft again"),
        body=_("The sheet of {day} has lost its commander, or everybody on it. Name somebody and publish it anew."),
        leads_to="auxiliaries:sheet",
    )
