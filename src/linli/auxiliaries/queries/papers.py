"""What a document is, by its code, and which document is out about a thing."""

from collections.abc import Iterable

from linli.auxiliaries.data.papers import Paper, PaperKind
from linli.auxiliaries.models.protection import IssuedPaper
from linli.kernel.errors import NotFound


def by_code(code: str) -> Paper:
    """For anybody with the code: valid or not, what it is, since when. NotFound, always the same, for any other."""
    tidy = "".join(c for c in code.upper() if c.isalnum())
    grouped = "-".join(tidy[i : i + 9] for i in range(0, len(tidy), 9))
    row = IssuedPaper.objects.filter(code=grouped).first()
    if row is None:
        raise NotFound
    return _paper(row)


def out(kind: PaperKind, thing: int) -> Paper:
    """The valid one; NotFound where none was issued."""
    row = IssuedPaper.objects.filter(kind=kind, thing=thing, withdrawn_on__isnull=True).first()
    if row is None:
        raise NotFound
    return _paper(row)


def outs(kind: PaperKind, things: Iterable[int]) -> set[int]:
    """About which of these such a document is out; one statement."""
    rows = IssuedPaper.objects.filter(kind=kind, thing__in=list(things), withdrawn_on__isnull=True)
    return set(rows.values_list("thing", flat=True))


def _paper(row: IssuedPaper) -> Paper:
    return Paper(PaperKind(row.kind), row.number, row.code, row.issued_on, row.withdrawn_on is None)
