from linli.auxiliaries.actions import keeping
from linli.auxiliaries.permissions.reveal import may_open_application
from linli.kernel.words import _
from linli.notifications.api import register_template
from linli.privacy.api import allow_reveal, retires
from linli.web import navigation


def start() -> None:
    allow_reveal("applicant", may_open_application)
    retires("auxiliaries: applicants of ended recruitments", due=keeping.applicants_due, end=keeping.end_applicants)
    register_template(
        "auxiliaries.application",
        subject=_("News on application {number}", number=""),
        body=_("There is news on your application {number}. Read it with the code you were given.", number=""),
    )
    navigation.enter("auxiliaries", "auxiliaries:recruitments", _("Recruitment"), order=30, guard="auxiliaries.files")
    navigation.enter("foot", "auxiliaries:notices", _("Open recruitment of auxiliary officers"), order=60)
