"""Of the equipment ledger and the permits."""

from linli.auxiliaries.registry.contracts import WITH_THE_FILE
from linli.auxiliaries.registry.tables import table
from linli.kernel.words import _


def declare() -> None:
    purpose = _("To issue uniform, permit and protective equipment, and to have them returned.")
    order = ("wuhan-order-270/22",)
    table(
        "EquipmentItem", "id kind serial organ state", "holder since", purpose=purpose, cites=order,
        ends=_("The holder goes with the return; the thing stays in the ledger."),
    )  # fmt: skip
    table("EquipmentMove", "id item act on loss at", "officer by", purpose=purpose, cites=order, ends=WITH_THE_FILE)
    table(
        "WorkPermit", "id state loss", "officer number issued_on valid_from valid_until ended_on paper verifier",
        purpose=purpose, cites=order, ends=WITH_THE_FILE, sealed="code",
    )  # fmt: skip
