"""Identity numbers as they are printed, and as table programs spoil them."""

from datetime import date

from linli.kernel.errors import BadInput
from linli.kernel.words import _

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
_LENGTH = 18


def with_last_place(digits: str) -> str:
    """Seventeen digits and the place that belongs to them (GB 11643)."""
    total = sum(int(digit) * weight for digit, weight in zip(digits, _WEIGHTS, strict=True))
    return digits + _CHECKS[total % 11]


def checked_id_number(field: str, text: str, born_on: date | None = None) -> str:
    """An identity number of eighteen places, its last place right (GB 11643). BadInput names what is wrong.

    A table program that took the number for a figure has lost its last places: `4.20106E+17` is refused by name.
    """
    number = text.strip().replace(" ", "").upper()
    if "E+" in number or "." in number:
        raise BadInput(
            field, _("This number was changed by a table program (“{text}”): its last places are lost.", text=text)
        )
    if len(number) != _LENGTH or not (number[:-1].isascii() and number[:-1].isdigit()) or number[-1] not in _CHECKS:
        raise BadInput(field, _("An identity number has eighteen places: seventeen digits, then a digit or X."))
    if with_last_place(number[:-1]) != number:
        raise BadInput(field, _("The last place of this identity number does not fit the others."))
    if born_on is not None and number[6:14] != f"{born_on:%Y%m%d}":
        raise BadInput(field, _("This identity number names another date of birth."))
    return number
