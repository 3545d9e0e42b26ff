"""What is known, and what is said of it. Pieces are some hundreds, so the search is a plain one."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet

from linli.kernel.actor import UnitId
from linli.kernel.errors import BadInput, NotFound
from linli.kernel.words import Name, _
from linli.knowledge import models
from linli.knowledge.data import Beside, Listed, Piece, PieceId, PieceKind, PieceState, PieceText, SeriesId

PAGE, MOST_BESIDE, MOST_WORDS, WIDEST = 30, 12, 6, 60


def piece(id: PieceId) -> Piece:
    row = _rows().filter(pk=id).first()
    if row is None:
        raise NotFound
    return as_piece(row)


def versions(series: SeriesId) -> tuple[Piece, ...]:
    """The newest first."""
    return tuple(as_piece(row) for row in _rows().filter(series=series).order_by("-version")[:PAGE])


def published(
    *, on: date, text: str = "", kind: PieceKind | None = None, after: str = "", public_only: bool = False
) -> Listed:
    """What holds on that day and has all these words, the newest first."""
    rows = _rows().filter(state=PieceState.PUBLISHED, expires_on__gte=on)
    if kind is not None:
        rows = rows.filter(kind=kind)
    if public_only:
        rows = rows.filter(public=True)
    for word in text[:WIDEST].split()[:MOST_WORDS]:
        rows = rows.filter(words__icontains=word)
    return _page(rows, after)


def public_piece(series: SeriesId, *, on: date) -> Piece:
    """The article as everybody may read it; NotFound once it has expired, as if there were none."""
    row = _rows().filter(series=series, state=PieceState.PUBLISHED, public=True, expires_on__gte=on).first()
    if row is None:
        raise NotFound
    return as_piece(row)


def beside(subject: str, *, on: date) -> Beside:
    """What fits this category: what names it first, then what fits all. Two statements."""
    fits = Q(subjects__key=subject) | Q(subjects__isnull=True)
    rows = _rows().filter(fits, state=PieceState.PUBLISHED, expires_on__gte=on).order_by("-id")
    found = sorted((as_piece(row) for row in rows[: 4 * MOST_BESIDE]), key=lambda one: not one.text.subjects)
    of = {kind: tuple(one for one in found if one.text.kind is kind)[:MOST_BESIDE] for kind in PieceKind}
    return Beside(of[PieceKind.REPLY], of[PieceKind.ARTICLE])


def owned_by(units: Iterable[UnitId], *, on: date) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Of these units: drafts, and what has expired or will within a month, the first first."""
    own = _rows().filter(unit__in=list(units))
    drafts = own.filter(state=PieceState.DRAFT).order_by("-id")[:PAGE]
    ending = own.filter(state=PieceState.PUBLISHED, expires_on__lte=date.fromordinal(on.toordinal() + 30))
    return tuple(map(as_piece, drafts)), tuple(map(as_piece, ending.order_by("expires_on")[:PAGE]))


def _rows() -> QuerySet[models.Piece]:
    return models.Piece.objects.prefetch_related("subjects")


def _page(rows: QuerySet[models.Piece], after: str) -> Listed:
    if after:
        if not after.isdecimal() or len(after) > 19:
            raise BadInput("after", _("This is not the key of a page."))
        rows = rows.filter(id__lt=int(after))
    found = list(rows.order_by("-id")[: PAGE + 1])
    return Listed(tuple(map(as_piece, found[:PAGE])), str(found[PAGE - 1].pk) if len(found) > PAGE else "")


def as_piece(row: models.Piece) -> Piece:
    text = PieceText(
        kind=PieceKind(row.kind), title=Name(row.title, row.title_en), parts=row.parts, public=row.public,
        subjects=frozenset(subject.key for subject in row.subjects.all()), expires_on=row.expires_on,
    )  # fmt: skip
    return Piece(
        id=PieceId(row.pk), series=SeriesId(row.series), version=row.version, state=PieceState(row.state),
        unit=UnitId(row.unit_id), text=text, published_at=row.published_at, confirmed_at=row.confirmed_at,
    )  # fmt: skip
