"""Whether two ways to reach somebody are the same, however they were typed. Pure."""

import hmac

_COUNTRY, _MOBILE = "86", 11


def same_contact(one: str, other: str) -> bool:
    """An e-mail address without regard to capitals; a telephone number by its digits, with or without +86.

    Takes equally long whether or not, and where, they differ.
    """
    return hmac.compare_digest(_plain(one), _plain(other))


def _plain(contact: str) -> bytes:
    if "@" in contact:
        return contact.strip().casefold().encode()
    digits = "".join(c for c in contact if c in "0123456789").removeprefix("00")
    if len(digits) == len(_COUNTRY) + _MOBILE:
        digits = digits.removeprefix(_COUNTRY)
    return digits.encode()
