from linli.kernel.words import _
from linli.web import navigation


def start() -> None:
    navigation.enter("auxiliaries", "auxiliaries:organs", _("Organs and plans"), order=20, guard="auxiliaries.see")
