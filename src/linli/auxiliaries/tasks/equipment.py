from linli.auxiliaries.data.own import Need, Part, Section
from linli.auxiliaries.queries import own
from linli.auxiliaries.registry.archive import need
from linli.auxiliaries.registry.own import show
from linli.kernel.words import _
from linli.web import navigation


def start() -> None:
    show(Section("equipment", _("Equipment and permit"), 70, own.equipment))
    need(Need("permit", Part.PERFORMANCE, _("Valid work permit"), own.with_permit))
    navigation.enter("auxiliaries", "auxiliaries:equipment", _("Equipment"), order=60, guard="auxiliaries.files")
