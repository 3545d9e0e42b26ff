"""A row of a roll, understood as a whole or refused with the column and a sentence."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from linli.auxiliaries.data.contracts import ContractKind, Terms
from linli.auxiliaries.data.files import Branch, Employment
from linli.auxiliaries.data.takeover import (
    COLUMN_NAMES,
    PAPERS,
    Candidate,
    Choices,
    Column,
    OldContract,
    OldInduction,
    OldPermit,
    RefusedRow,
)
from linli.auxiliaries.rules.identity import checked_id_number
from linli.auxiliaries.rules.recruitment import OF_AGE
from linli.auxiliaries.rules.takeover.cells import (
    BRANCHES,
    CATEGORIES,
    EMPLOYMENTS,
    day_in,
    day_or_none,
    end_in,
    name_in,
)
from linli.kernel.actor import UnitId
from linli.kernel.errors import BadInput
from linli.kernel.words import Sentence, _

C = Column
FEN, REFERENCE, NUMBER = 100, 80, 32
ORDER_SINCE = date(2016, 6, 1)
"""Whoever was employed before the Order is not judged by it."""
_BORN = slice(6, 14)
_ONCE = (C.NUMBER, C.ID_NUMBER, C.CONTRACT, C.PERMIT)


@dataclass(frozen=True, slots=True)
class Line:
    """The cells of one row by what they say."""

    row: int
    cells: Mapping[Column, str]

    def of(self, column: Column, *, most: int = REFERENCE) -> str:
        text = self.cells.get(column, "")
        if len(text) > most:
            raise BadInput(
                column, _("This is {length} characters long; at most {limit} fit.", length=len(text), limit=most)
            )
        return text

    def needed(self, column: Column, *, most: int = REFERENCE) -> str:
        if not (text := self.of(column, most=most)):
            raise BadInput(column, _("This is needed."))
        return text


def candidates(
    rows: Sequence[tuple[int, Sequence[str]]], headings: Sequence[str], choices: Choices, *, on: date
) -> tuple[list[Candidate], list[RefusedRow]]:
    """Each row once. What must be unique and stands twice in the table is refused at its second place."""
    found: list[Candidate] = []
    refused: list[RefusedRow] = []
    called = {column: headings[at] for at, column in choices.columns.items()}
    seen: dict[tuple[Column, str], int] = {}
    for number, cells in rows:
        line = Line(number, {column: cells[at] for at, column in choices.columns.items() if at < len(cells)})
        try:
            one = candidate(line, choices, on=on)
            _once(line, seen)
            found.append(one)
        except BadInput as error:
            column = Column(error.field)
            refused.append(RefusedRow(number, called.get(column, ""), error.sentence))
    return found, refused


def candidate(line: Line, choices: Choices, *, on: date) -> Candidate:
    """BadInput names the column that is wrong."""
    id_number = checked_id_number(C.ID_NUMBER, line.needed(C.ID_NUMBER))
    born_on = _born_on(line, id_number)
    started_on = day_in(C.STARTED_ON, line.needed(C.STARTED_ON))
    if started_on > on:
        raise BadInput(C.STARTED_ON, _("This day has not come yet."))
    if started_on >= ORDER_SINCE and not OF_AGE.on(started_on)(born_on, started_on):
        raise BadInput(C.STARTED_ON, _("Under eighteen on the first working day: Order 270, Article 17."))
    employment = _coded(line, C.EMPLOYMENT, EMPLOYMENTS, choices.employment)
    return Candidate(
        line.row, _whole(C.NUMBER, line.needed(C.NUMBER, most=NUMBER)),
        name_in(C.NAME, line.needed(C.NAME, most=64)), born_on, _unit(line, choices),
        _coded(line, C.CATEGORY, CATEGORIES, choices.category), employment, _provider(choices, employment),
        _branch(line), started_on, id_number, _whole(C.PHONE, line.of(C.PHONE, most=32)),
        line.of(C.ADDRESS, most=200), _contract(line, started_on), _permit(line, choices), _induction(line, choices),
        day_or_none(C.INSURANCE_ON, line.of(C.INSURANCE_ON)), day_or_none(C.FUND_ON, line.of(C.FUND_ON)),
        {paper: text for paper in PAPERS if (text := line.of(paper))},
    )  # fmt: skip


def _born_on(line: Line, id_number: str) -> date:
    born_on = day_in(C.ID_NUMBER, id_number[_BORN])
    said = day_or_none(C.BORN_ON, line.of(C.BORN_ON))
    if said is not None and said != born_on:
        raise BadInput(C.BORN_ON, _("The identity number names another date of birth."))
    return born_on


def _unit(line: Line, choices: Choices) -> UnitId:
    words = line.of(C.UNIT)
    found = choices.units.get(words) if words else choices.unit
    if found is None:
        raise BadInput(C.UNIT, _("No unit has been chosen for “{words}”.", words=words))
    return found


def _coded(line: Line, column: Column, words: Mapping[str, Any], otherwise: Any) -> Any:
    text = line.of(column)
    found = words.get("".join(text.split()).lower()) if text else otherwise
    if found is None:
        raise BadInput(column, _("“{words}” is not known here; choose what it means.", words=text))
    return found


def _branch(line: Line) -> Branch:
    """What is neither traffic nor rail is general."""
    return BRANCHES.get("".join(line.of(C.BRANCH).split()).lower(), Branch.GENERAL)


def _provider(choices: Choices, employment: Employment) -> UnitId | None:
    if employment not in choices.instructions:
        raise BadInput(C.EMPLOYMENT, _("No instruction on this mode of employment has been chosen (Article 15)."))
    if employment is Employment.OUTSOURCED and choices.provider is None:
        raise BadInput(C.EMPLOYMENT, _("Choose the service provider that sends these officers."))
    return choices.provider if employment is Employment.OUTSOURCED else None


def _contract(line: Line, started_on: date) -> OldContract | None:
    """Open-ended where no end stands there. Signed on its first day where no other day stands there."""
    if not (number := line.of(C.CONTRACT, most=40)):
        return None
    first = day_or_none(C.CONTRACT_FROM, line.of(C.CONTRACT_FROM)) or started_on
    last = end_in(C.CONTRACT_UNTIL, line.of(C.CONTRACT_UNTIL))
    if last is not None and last < first:
        raise BadInput(C.CONTRACT_UNTIL, _("The last day is before the first."))
    kind = ContractKind.OPEN if last is None else ContractKind.FIXED
    return OldContract(number, Terms(kind, first, last, _wage(line)), day_or_none(C.SIGNED_ON, line.of(C.SIGNED_ON)))


def _wage(line: Line) -> int:
    text = line.of(C.WAGE)
    try:
        fen = Decimal(text.replace(",", "").replace("￥", "").replace("¥", "").removesuffix("元")) * FEN
    except InvalidOperation:
        fen = Decimal("NaN")
    if not fen.is_finite() or fen <= 0 or fen != fen.to_integral_value():
        raise BadInput(C.WAGE, _("A contract names the wage: “{text}” is no amount in yuan.", text=text))
    return int(fen)


def _permit(line: Line, choices: Choices) -> OldPermit | None:
    """Counts on a paper that somebody named has seen."""
    if not (number := line.of(C.PERMIT, most=NUMBER)):
        return None
    first, last = (day_in(one, line.needed(one)) for one in (C.PERMIT_FROM, C.PERMIT_UNTIL))
    if last < first:
        raise BadInput(C.PERMIT_UNTIL, _("The last day is before the first."))
    _seen(C.PERMIT, choices)
    return OldPermit(number, first, last, line.needed(C.PERMIT_PAPER))


def _induction(line: Line, choices: Choices) -> OldInduction | None:
    passed_on = day_or_none(C.INDUCTED_ON, line.of(C.INDUCTED_ON))
    if passed_on is None:
        return None
    _seen(C.INDUCTED_ON, choices)
    if choices.induction is None:
        raise BadInput(C.INDUCTED_ON, _("Choose the induction course as which this counts."))
    return OldInduction(passed_on, line.needed(C.INDUCTION_PAPER))


def _seen(column: Column, choices: Choices) -> None:
    if choices.verifier is None:
        raise BadInput(column, _("Name who has seen the papers of permits and training."))


def _whole(column: Column, text: str) -> str:
    """A number that a table program turned into a figure has lost its places."""
    if "E+" in text.upper():
        raise BadInput(
            column, _("This number was changed by a table program (“{text}”): its last places are lost.", text=text)
        )
    return text


def _once(line: Line, seen: dict[tuple[Column, str], int]) -> None:
    for column in _ONCE:
        text = line.of(column).upper()
        if text and (before := seen.setdefault((column, text), line.row)) != line.row:
            what: Sentence = COLUMN_NAMES[column]
            raise BadInput(column, _("{what}: stands in row {row} already.", what=what, row=before))
