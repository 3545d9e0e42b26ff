"""What people type, made safe to keep: whole characters, no hidden direction marks, no NUL."""

import unicodedata

from linli.kernel.errors import BadInput
from linli.kernel.words import _

# Marks that reorder what follows without being seen. Real right-to-left letters need none of them. U+200E and U+200F
# are not among them: keyboards of these scripts write them, they turn nothing round outside the text's own element,
# and every page shows what people wrote in an element of its own direction (`dir="auto"` or `bdi`).
HIDDEN_MARKS = {
    "\u202a": "⟦LRE⟧", "\u202b": "⟦RLE⟧", "\u202c": "⟦PDF⟧", "\u202d": "⟦LRO⟧", "\u202e": "⟦RLO⟧",
    "\u2066": "⟦LRI⟧", "\u2067": "⟦RLI⟧", "\u2068": "⟦FSI⟧", "\u2069": "⟦PDI⟧",
}  # fmt: skip
_UNSEEN = " \n\t\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
"""What stands between letters; alone it says nothing."""
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
    if required and not text.strip(_UNSEEN):
        raise BadInput(field, _("This is needed."))
    if len(text) > limit:
        raise BadInput(
            field, _("This is {length} characters long; at most {limit} fit.", length=len(text), limit=limit)
        )
    return text
