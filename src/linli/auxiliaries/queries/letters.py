"""Letters, every word said in the reader's language."""

from datetime import date
from typing import Any

from linli.auxiliaries.data.recruitment import Applicant, Recruitment
from linli.kernel.words import Name, _
from linli.organisation import api as organisation
from linli.web.words import day, say


def of_applicant(one: Applicant, campaign: Recruitment, reason: str, *, on: date) -> dict[str, Any]:
    """What was answered to somebody who applied and was not taken; by number, without a name."""
    organ = organisation.unit(campaign.organ)
    paragraphs = [
        _(
            "Thank you for your application {number} in recruitment {campaign}.",
            number=one.number,
            campaign=campaign.number,
        ),
        _("You were not taken. The reason:"),
    ]
    after = [
        _("If something we hold about you is wrong or incomplete, say so with your code; it is then looked at again."),
        _("What you told us is deleted six months after the recruitment has ended."),
    ]
    return {
        "about": say(_("Application {number}", number=one.number)),
        "paragraphs": [*(say(line) for line in paragraphs), reason, *(say(line) for line in after)],
        "from": say(Name(organ.name, organ.name_en)),
        "date": day(on),
    }
