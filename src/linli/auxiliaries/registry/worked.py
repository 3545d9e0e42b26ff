"""Of hours worked and of what allows more of them; of kinds of shifts and what is needed of each."""

from linli.auxiliaries.registry.tables import table
from linli.kernel.words import _

KEPT = _("Two years with the records of working time, then deleted.")
_UNIT = _("Stays as the record of the office; it tells nothing about a person.")


def declare() -> None:
    hours = _("To count, limit and pay working time by the hours really worked.")
    table(
        "WorkedShift", "id unit state stands entered_at confirmed_at paper",
        "officer day officer_begins officer_ends officer_pause organ_begins organ_ends organ_pause entered_by "
        "confirmed_by",
        purpose=hours, cites=("wuhan-order-270/28", "wage-payment-1994/6"), ends=KEPT,
    )  # fmt: skip
    table(
        "OvertimeApproval", "id unit first last kinds minutes special reason talks state asked_at answered_at",
        "officer asked_by answered_by",
        purpose=_("To approve overtime before it is worked."), cites=("wuhan-order-270/28", "labour-law/41"), ends=KEPT,
    )  # fmt: skip
    table(
        "EmergencyDays", "id unit first last ground reason noted_at", "noted_by",
        purpose=_("To show on which days the limits of overtime did not apply."), cites=("labour-law/42",), ends=KEPT,
    )  # fmt: skip
    table(
        "HoursSystem", "id unit system period first last paper", "entered_by",
        purpose=_("To apply another system of work only where it was approved."), cites=("labour-law/39",), ends=_UNIT,
    )  # fmt: skip
    table(
        "DutyBar", "id", "officer first last paper entered_by",
        purpose=_("To keep nights and overtime from whoever the law protects from them; no cause is kept."),
        cites=("labour-law/61", "labour-law/63"), ends=KEPT,
    )  # fmt: skip
    demand = _("To plan how many officers are needed when.")
    for name, fields in {
        "ShiftKind": "id unit code name begins ends pause ended_on",
        "ShiftDemand": "id kind weekday skill count",
    }.items():
        table(name, fields, "", purpose=demand, cites=("wuhan-order-270/28",), ends=_UNIT)
    _declare_rosters()


def _declare_rosters() -> None:
    purpose, order = _("To plan who works when, within the hours that the law allows."), ("wuhan-order-270/28",)
    table(
        "Roster", "id unit first last state made_at attempt seconds cost bound trouble published_at",
        "made_by trouble_officer published_by", purpose=purpose, cites=order, ends=KEPT,
    )  # fmt: skip
    table("RosterShift", "id roster kind locked stands", "officer day", purpose=purpose, cites=order, ends=KEPT)
    table("RosterWish", "id kind", "officer day", purpose=_("To plan by what officers wish."), cites=order, ends=KEPT)
    table(
        "ShiftSwap", "id roster kind other_kind state offered_at accepted_at", "giver day taker other_day decided_by",
        purpose=_("To swap shifts with the consent of both."), cites=order, ends=KEPT,
    )  # fmt: skip
    table(
        "ShiftCall", "id roster kind cause state noted_at consent covered_at",
        "officer day noted_by replaced_by covered_by",
        purpose=_("To find a lawful replacement for a shift that fell open."), cites=order, ends=KEPT,
    )  # fmt: skip
    table(
        "RosterFeed", "made_at", "officer", sealed="code_hash",
        purpose=_("To show officers their roster in their own calendar."), cites=order,
        ends=_("As soon as the officer ends it, or leaves."),
    )  # fmt: skip
