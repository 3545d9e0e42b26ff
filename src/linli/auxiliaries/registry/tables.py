"""How a module says what its tables hold, without saying it field by field."""

from linli.kernel.words import Sentence
from linli.privacy.api import holds
from linli.privacy.data import DataClass


def table(
    name: str, plain: str, staff: str, *, purpose: Sentence, cites: tuple[str, ...], ends: Sentence, sealed: str = ""
) -> None:
    """Field names apart by spaces: those that tell nothing of a person, those about staff, those that are sealed."""
    fields = {
        **dict.fromkeys(plain.split(), DataClass.PLAIN),
        **dict.fromkeys(staff.split(), DataClass.STAFF),
        **dict.fromkeys(sealed.split(), DataClass.SEALED),
    }
    holds(f"auxiliaries.{name}", fields, purpose=purpose, cites=cites, ends=ends)
