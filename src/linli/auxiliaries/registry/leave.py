"""Of leave: the days and their kind; why somebody asked lies in the vault."""

from linli.auxiliaries.registry.tables import table
from linli.kernel.words import _


def declare() -> None:
    purpose = _("To grant leave as the law has it, and to keep whoever has it off the duty sheets.")
    order = ("wuhan-order-270/12(2)",)
    ends = _("Two years with the records of pay, then with the officer's file.")
    table(
        "LeaveRequest", "id state due_on asked_at decided_at",
        "officer kind first last paid reference asked_by decided_by", purpose=purpose, cites=order, ends=ends,
    )  # fmt: skip
    table("ServiceBefore", "", "officer months in_a_row reference", purpose=purpose, cites=order, ends=ends)
    table(
        "UntakenLeave", "id year outcome", "officer days reference decided_on decided_by", purpose=purpose,
        cites=order, ends=ends,
    )  # fmt: skip
