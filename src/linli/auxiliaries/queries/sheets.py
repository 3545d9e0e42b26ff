"""What an uploaded table of contributions says, row by row, and which rows cannot be understood."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation

from linli.auxiliaries.adapters.sheets import read
from linli.auxiliaries.data import OfficerId
from linli.auxiliaries.data.contributions import FUND_NAMES, Fund, Paid
from linli.auxiliaries.data.takeover import RefusedRow
from linli.auxiliaries.models import AuxiliaryOfficer
from linli.kernel.errors import BadInput
from linli.kernel.words import _
from linli.web.words import say

FEN, NUMBER = 100, "number"
CHINESE: Mapping[str, str] = {
    "工号": NUMBER, "养老": Fund.ENDOWMENT, "养老保险": Fund.ENDOWMENT, "医疗": Fund.MEDICAL, "医疗保险": Fund.MEDICAL,
    "生育": Fund.MATERNITY, "生育保险": Fund.MATERNITY, "失业": Fund.UNEMPLOYMENT, "失业保险": Fund.UNEMPLOYMENT,
    "工伤": Fund.INJURY, "工伤保险": Fund.INJURY, "公积金": Fund.HOUSING, "住房公积金": Fund.HOUSING, "基数": "base",
}  # fmt: skip


def paid_in(name: str, content: bytes, *, month: date) -> tuple[Sequence[Paid], Sequence[RefusedRow]]:
    """The months of a table, and the rows that stand in the way, each with its column; one statement."""
    sheet = read(name, content)
    columns = {CHINESE.get(words, words.lower()): at for at, words in enumerate(sheet.columns)}
    for wanted in (NUMBER, *Fund):
        if wanted not in columns:
            raise BadInput("file", _("The column “{column}” is missing.", column=_called(wanted)))
    numbers = {row[columns[NUMBER]] for _number, row in sheet.rows}
    known = dict(AuxiliaryOfficer.objects.filter(number__in=numbers).values_list("number", "pk"))
    found: dict[OfficerId, Paid] = {}
    refused: list[RefusedRow] = []
    for at, row in sheet.rows:
        try:
            line = _line(row, columns, known, month)
            if line.officer in found:
                raise BadInput(NUMBER, _("This officer stands in the table twice."))
            found[line.officer] = line
        except BadInput as error:
            refused.append(RefusedRow(at, sheet.columns[columns[error.field]], error.sentence))
    return list(found.values()), refused


def _line(row: Sequence[str], columns: Mapping[str, int], known: Mapping[str, int], month: date) -> Paid:
    number = row[columns[NUMBER]]
    if number not in known:
        raise BadInput(NUMBER, _("Nobody has this work number."))
    given = {fund: _fen(fund.value, row[columns[fund]]) for fund in Fund}
    base = _fen("base", row[columns["base"]]) if "base" in columns else None
    return Paid(OfficerId(known[number]), month, {fund: fen for fund, fen in given.items() if fen is not None}, base)


def _fen(field: str, text: str) -> int | None:
    """Yuan with at most two decimals, as whole fen; None for an empty cell."""
    if not text:
        return None
    try:
        fen = Decimal(text.replace(",", "").replace("￥", "").replace("¥", "")) * FEN
    except InvalidOperation:
        fen = Decimal("NaN")
    if not fen.is_finite() or fen < 0 or fen != fen.to_integral_value():
        raise BadInput(field, _("“{text}” is no amount in yuan.", text=text))
    return int(fen)


def _called(column: str) -> str:
    return say(FUND_NAMES[Fund(column)] if column in set(Fund) else _("work number"))
