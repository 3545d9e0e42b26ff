from linli.auxiliaries.data.own import Need, Part, Section
from linli.auxiliaries.queries import own
from linli.auxiliaries.registry.archive import need
from linli.auxiliaries.registry.own import show
from linli.kernel.words import _
from linli.web import navigation


def start() -> None:
    show(Section("contracts", _("Contract"), 20, own.contracts))
    need(Need("contract", Part.BASIC, _("Signed labour contract"), own.with_signed_contract))
    navigation.enter(
        "auxiliaries", "auxiliaries:contracts", _("Contracts and filings"), order=40, guard="auxiliaries.papers"
    )
