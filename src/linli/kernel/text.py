"""What people type, made safe to keep: whole characters, no hidden direction marks, no NUL."""

import unicodedata

from linli.kernel.errors import BadInput
from linli.kernel.words import _

# Marks that reorder what follows without being seen. Real right-to-left letters need none of them.
HIDDEN_MARKS = {
    "\u202a": "⟦LRE⟧", "\u202b": "⟦RLE⟧", "\u202c": "⟦PDF⟧", "\u202d": "⟦LRO⟧", "\u202e": "⟦RLO⟧",
    "\u2066": "⟦LRI⟧", "\u2067": "⟦RLI⟧", "\u2068": "⟦FSI⟧", "\u2069": "⟦PDI⟧", "\u200e": "⟦LRM⟧", "\u200f": "⟦RLM⟧",
}  # fmt: skip
_SHOW_HIDDEN = str.maketrans(HIDDEN_MARKS)


def clean(field: str, text: str, *, limit: int, required: bool = False) -> str:
    """The text as it will be kept: NFC, LF line ends, no control characters, direction marks made visible.

    Raises BadInput naming `field` where it is too long, has lone surrogates, or is required and empty.
    """
    try:
        text.encode()
    except UnicodeEncodeError:
        raise BadInput(field, _("This text has characters that are not valid. Type it again, please.")) from None
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    text = "".join(c for c in text if c in "\n\t" or unicodedata.category(c) != "Cc").translate(_SHOW_HIDDEN).strip()
    if required and not text:
        raise BadInput(field, _("This is needed."))
    if len(text) > limit:
        raise BadInput(
            field, _("This is {length} characters long; at most {limit} fit.", length=len(text), limit=limit)
        )
    return text
