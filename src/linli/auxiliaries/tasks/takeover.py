from linli.auxiliaries.actions.takeover import taking, undoing
from linli.auxiliaries.data.takeover import KIND
from linli.auxiliaries.permissions.reveal import may_open_roll
from linli.jobs.api import register
from linli.kernel.words import _
from linli.privacy.api import allow_reveal, retires
from linli.web import navigation


def start() -> None:
    allow_reveal(KIND, may_open_roll)
    register(taking.JOB, taking.go_on, outside=True)
    register(undoing.JOB, undoing.go_on, outside=True)
    retires("auxiliaries: what take-overs could undo", due=undoing.before_due, end=undoing.forget_before)
    navigation.enter(
        "auxiliaries", "auxiliaries:take-overs", _("Taking over a roll"), order=70, guard="auxiliaries.files"
    )
