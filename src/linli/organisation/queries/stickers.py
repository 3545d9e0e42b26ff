"""What hangs in the street, and what a card says at the door."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from django.db.models import Q

from linli.kernel.actor import GridId, PostId
from linli.organisation import models
from linli.organisation.data import AssetKind, Post, Sticker, Unit
from linli.organisation.queries.places import grid, grid_by_code
from linli.organisation.queries.posts import as_post, in_force
from linli.organisation.queries.units import centre_above, unit

MOST = 500
"""So many stickers at once: sixty sheets of paper."""


@dataclass(frozen=True, slots=True)
class ShownCard:
    """All that a stranger learns from a valid card: the post, its unit, and whom to ask about it."""

    post: Post
    unit: Unit
    phone: str


def sticker(code: str) -> Sticker | None:
    """Of a grid's code or an asset's, however it was typed. Of a thing that is gone, its grid stays."""
    found = grid_by_code(code.strip())
    if found is not None:
        return Sticker(found.code, found, found.name) if found.valid_to is None else None
    row = models.Asset.objects.filter(code=plain(code)).first()
    return as_sticker(row) if row is not None else None


def plain(code: str) -> str:
    """The letters alone, as they are kept."""
    return "".join(c for c in code.upper() if c.isalnum())[:32]


def as_sticker(row: models.Asset) -> Sticker:
    place = grid(GridId(row.grid_id))
    if row.valid_to is not None:
        return Sticker(row.code, place, place.name)
    return Sticker(row.code, place, row.label, row.label_en, AssetKind(row.kind), row.lon, row.lat)


def assets_in(id: GridId, *, limit: int = MOST) -> list[models.Asset]:
    rows = models.Asset.objects.filter(grid=id, valid_to__isnull=True).order_by("kind", "id")
    return list(rows[:limit])


def hashed(code: str) -> str:
    return sha256(plain(code).encode()).hexdigest()


def card(code: str, *, on: date) -> ShownCard | None:
    """Whose card this is, where it is valid on that day; None for any other code, for whatever reason."""
    rows = models.StaffCard.objects.filter(code_hash=hashed(code), revoked_at__isnull=True)
    row = rows.filter(_post_in_force(on), post__user__is_active=True).select_related("post__user").first()
    if row is None:
        return None
    held = as_post(row.post)
    return ShownCard(held, unit(held.unit), supervision_phone(held))


def _post_in_force(day: date) -> Q:
    return Q(post__valid_from__lte=day) & (Q(post__valid_to__isnull=True) | Q(post__valid_to__gt=day))


def supervision_phone(post: Post) -> str:
    """Of the grid, or else of the centre above the unit, or else of the unit itself."""
    if post.grid is not None and (phone := grid(post.grid).supervision_phone):
        return phone
    above = centre_above(post.unit)
    return (above.phone if above else "") or unit(post.unit).phone


def carded(posts: Iterable[PostId], *, on: date) -> frozenset[PostId]:
    """Which of these posts have a card in force."""
    rows = models.StaffCard.objects.filter(post__in=list(posts), revoked_at__isnull=True)
    held = models.Post.objects.filter(in_force(on), pk__in=rows.values("post"))
    return frozenset(PostId(id) for id in held.values_list("pk", flat=True))
