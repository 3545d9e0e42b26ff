"""What the context above calls the subjects of pieces, and what the tables here hold."""

from collections.abc import Callable, Iterable

from linli.kernel.words import _
from linli.privacy.api import holds
from linli.privacy.data import DataClass

Subjects = Callable[[], Iterable[tuple[str, list[tuple[str, str]]]]]
"""Groups of (key, name), in the reader's language, as a select wants them."""
_sources: list[Subjects] = []


def offer_subjects(source: Subjects) -> None:
    """In `apps.py ready()` of the context that knows the categories."""
    _sources.append(source)


def subjects() -> list[tuple[str, list[tuple[str, str]]]]:
    return [group for source in _sources for group in source()]


def declare() -> None:
    plain = (
        "id series version kind state unit title title_en parts words public expires_on published_at confirmed_at "
        "reminded"
    )
    holds(
        "knowledge.Piece", dict.fromkeys(plain.split(), DataClass.PUBLIC), cites=("gb-t-33358-2016/terms",),
        purpose=_("To know what to answer, in plain words. It is about things and rules, never about persons."),
        ends=_("Stays as the record of what the office said; an expired piece is shown to nobody."),
    )  # fmt: skip
    holds(
        "knowledge.PieceSubject", dict.fromkeys(("id", "piece", "key"), DataClass.PUBLIC), cites=(),
        purpose=_("To find what is known of a category."), ends=_("With its piece."),
    )  # fmt: skip
