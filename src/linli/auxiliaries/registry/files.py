"""Of the officer's file."""

from linli.auxiliaries.registry.contracts import WITH_THE_FILE
from linli.auxiliaries.registry.tables import table
from linli.kernel.words import _


def declare() -> None:
    purpose = _("To employ and protect auxiliary officers; the archive that the Order demands.")
    order = ("wuhan-order-270/19",)
    table(
        "AuxiliaryOfficer", "id unit category branch employment provider state",
        "number name born_on started_on ended_on user kept_until", purpose=purpose, cites=order, ends=WITH_THE_FILE,
    )  # fmt: skip
    table(
        "ArchivePaper", "id part need added_at", "officer reference dated added_by", purpose=purpose, cites=order,
        ends=WITH_THE_FILE,
    )  # fmt: skip
