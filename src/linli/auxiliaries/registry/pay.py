"""Of pay: figures about staff; what an officer says against a line lies in the vault."""

from linli.auxiliaries.registry.tables import table
from linli.kernel.words import _


def declare() -> None:
    purpose = _("To state each month what an officer is paid, line by line, and to hear what is wrong with it.")
    order = ("wuhan-order-270/27", "wuhan-order-270/28", "wage-payment-1994/6")
    office = _("Stays as the record of the office; it tells nothing about a person.")
    ends = _("Two years with the records of pay, then with the officer's file.")
    for name, plain, staff, until in (
        ("WageTable", "id organ since state guidance review_on", "made_by submitted_by approved_by", office),
        ("WageTableRow", "id table code title category level years fen", "", office),
        ("MinimumWage", "id organ since fen reference", "", office),
        ("WagePlacement", "id code since", "officer reference decided_by", ends),
        ("PayStatement", "id organ month state minimum computed_at released_at answer_by closed_at",
         "officer total unconfirmed made_by released_by", ends),
        ("PayLine", "id statement place kind percent year code cites", "fen basis days minutes rested reference", ends),
        ("PayDispute", "id statement kind raised_at answered_at upheld", "answered_by", ends),
        ("PayExport", "id organ month state asked_at decided_at taken", "asked_by decided_by", office),
    ):  # fmt: skip
        table(name, plain, staff, purpose=purpose, cites=order, ends=until)
