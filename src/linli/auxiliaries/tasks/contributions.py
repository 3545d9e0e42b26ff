from linli.auxiliaries.data.own import Section
from linli.auxiliaries.queries import own
from linli.auxiliaries.registry.own import show
from linli.kernel.words import _
from linli.web import navigation


def start() -> None:
    show(
        Section(
            "contributions", _("Insurance and housing fund"), 60, own.contributions, "auxiliaries:own-contributions"
        )
    )
    navigation.enter(
        "auxiliaries", "auxiliaries:contributions", _("Contributions"), order=50, guard="auxiliaries.papers"
    )
    navigation.enter("auxiliaries", "auxiliaries:alarms", _("What is missing"), order=15, guard="auxiliaries.papers")
