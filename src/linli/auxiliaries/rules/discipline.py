"""When a case is opened for a human, and what has to be right before anybody decides (Articles 25, 33, 34). Pure."""

from collections.abc import Iterator, Sequence
from datetime import date

from linli.auxiliaries.data.discipline import Ending, Ground, Hindrance, Labour, WorkDay
from linli.kernel.rules import Rule
from linli.kernel.words import _

absence_calls: Rule[[Sequence[WorkDay], int, int, bool], tuple[date, ...]] = Rule("auxiliaries.absence_calls")
complaints_call: Rule[[int, int], bool] = Rule("auxiliaries.complaints_call")
may_be_decided: Rule[[date | None, date, bool, bool, date | None], bool] = Rule("auxiliaries.may_be_decided")
may_end: Rule[[Ending], tuple[Hindrance, ...]] = Rule("auxiliaries.may_end")
may_handle: Rule[[bool], bool] = Rule("auxiliaries.may_handle_violation")
FAULT = (Labour.SERIOUS_BREACH, Labour.NEGLECT, Labour.CRIME)


@absence_calls.since("2016-06-01", cites=("wuhan-order-270/25(2)",))
def _absence(days: Sequence[WorkDay], in_a_row: int, in_a_year: int, rolling: bool) -> tuple[date, ...]:
    """The days that make the case: so many scheduled days in a row without leave, or so many within a year. Rest days
    lie between without breaking the row and without counting. `rolling`: the year ends with the last absence."""
    ordered = sorted(days, key=lambda one: one.day)
    row: list[date] = []
    for one in ordered:
        row = [*row, one.day] if one.absent else []
        if len(row) >= in_a_row:
            return tuple(row)
    absent = [one.day for one in ordered if one.absent]
    for last in absent:
        within = [day for day in absent if day <= last and _same_year(day, last, rolling)]
        if len(within) >= in_a_year:
            return tuple(within)
    return ()


@complaints_call.since("2016-06-01", cites=("wuhan-order-270/25(7)",))
def _complaints(verified: int, several: int) -> bool:
    """Several complaints, each of them verified; what several is, the organ has set."""
    return verified >= several


@may_be_decided.since("2016-06-01", cites=("wuhan-order-270/34",))
def _decided(told_on: date | None, on: date, evidence: bool, replied: bool, reply_by: date | None) -> bool:
    """Proved facts and conclusive evidence, told to the officer before; and the officer has answered, or the time for
    it is over. Never on the day of telling itself."""
    if told_on is None or not evidence or on <= told_on:
        return False
    return replied or (reply_by is not None and on > reply_by)


@may_end.since(
    "2016-06-01",
    cites=(
        "wuhan-order-270/25", "labour-contract-law/39", "labour-contract-law/40", "labour-contract-law/42",
        "labour-contract-law/43",
    ),
)  # fmt: skip
def _end(one: Ending) -> tuple[Hindrance, ...]:
    """Article 25 says when; the labour law, which prevails (Article 2), says how. All that is missing is said."""
    return tuple(_hindrances(one))


@may_handle.since("2016-06-01", cites=("wuhan-order-270/33",))
def _handle(above: bool) -> bool:
    """A breach by an organ or a police officer is handled by the superior, never closed by the unit itself."""
    return above


def _hindrances(one: Ending) -> Iterator[Hindrance]:
    if one.labour is None:
        told = _("Article 25 alone ends no contract: name the ground of Article 39 or 40 of the Labour Contract Law.")
        yield Hindrance(("wuhan-order-270/25", "labour-contract-law/39", "labour-contract-law/40"), told)
    if one.ground is Ground.RATING:
        yield from _of_rating(one)
    if one.labour in (Labour.UNFIT, Labour.ILLNESS):
        yield from _of_forty(one)
    if one.labour is Labour.SERIOUS_BREACH and not one.rules.strip():
        told = _("The work rules must have gone through the workers' meeting and been made known: give the reference.")
        yield Hindrance(("labour-contract-law/4", "labour-contract-law/39"), told)
    if one.union_told_on is None:
        told = _("The union is told the reasons before the employer ends a contract: enter the day.")
        yield Hindrance(("labour-contract-law/43",), told)


def _of_rating(one: Ending) -> Iterator[Hindrance]:
    """The conflict between Article 25(1) and the labour law, said aloud."""
    if one.labour in FAULT:
        told = _("Not passing the rating is no fault in the sense of Article 39; only 40(2) can carry it.")
        yield Hindrance(("wuhan-order-270/25(1)", "labour-contract-law/39"), told)
    if not one.trained.strip():
        told = _("Article 25(1) is not enough: first the officer is trained or given another post, and is still unfit.")
        yield Hindrance(("wuhan-order-270/25(1)", "labour-contract-law/40"), told)


def _of_forty(one: Ending) -> Iterator[Hindrance]:
    if one.labour is Labour.UNFIT and one.ground is not Ground.RATING and not one.trained.strip():
        told = _("Under 40(2) the officer is first trained or given another post: give the reference.")
        yield Hindrance(("labour-contract-law/40",), told)
    if not one.notice.strip():
        told = _("Under Article 40 there are thirty days' notice or one month's pay: say which.")
        yield Hindrance(("labour-contract-law/40",), told)
    if one.protected:
        told = _("Nobody in this situation can be dismissed under Article 40.")
        yield Hindrance(("labour-contract-law/42",), told)


def _same_year(day: date, last: date, rolling: bool) -> bool:
    return (last - day).days < 365 if rolling else day.year == last.year
