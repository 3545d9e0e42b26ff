"""The facts: pieces in versions, the subjects they are about, and what must never be false of them."""

from django.db import models
from django.db.models import Q

from linli.kernel.enums import choices, values
from linli.kernel.ids import new_id
from linli.knowledge.data import PieceKind, PieceState

_PUBLISHED, _DRAFT = PieceState.PUBLISHED.value, PieceState.DRAFT.value


class Piece(models.Model):
    """One version of one piece. `words` is all of its text, for the search; `reminded` the last reminder's days."""

    id = models.BigIntegerField(primary_key=True, default=new_id)
    series = models.BigIntegerField()
    version = models.PositiveSmallIntegerField(default=1)
    kind = models.CharField(max_length=12, choices=choices(PieceKind))
    state = models.CharField(max_length=12, choices=choices(PieceState), default=_DRAFT)
    unit = models.ForeignKey("organisation.Unit", models.PROTECT, related_name="+")
    title = models.CharField(max_length=80)
    title_en = models.CharField(max_length=120, blank=True)
    parts = models.JSONField(default=dict)
    words = models.TextField()
    public = models.BooleanField(default=False)
    expires_on = models.DateField()
    published_at = models.DateTimeField(null=True)
    confirmed_at = models.DateTimeField(null=True)
    reminded = models.SmallIntegerField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=values(PieceKind)), name="piece_kind_known"),
            models.CheckConstraint(condition=Q(state__in=values(PieceState)), name="piece_state_known"),
            models.CheckConstraint(condition=~Q(title=""), name="piece_has_a_title"),
            models.CheckConstraint(
                condition=Q(public=False) | Q(kind=PieceKind.ARTICLE.value), name="piece_public_is_an_article"
            ),
            models.UniqueConstraint(fields=["series", "version"], name="one_piece_per_version"),
            models.UniqueConstraint(fields=["series"], condition=Q(state=_PUBLISHED), name="one_published_per_series"),
            models.UniqueConstraint(fields=["series"], condition=Q(state=_DRAFT), name="one_draft_per_series"),
        ]
        indexes = [
            models.Index(fields=["expires_on"], condition=Q(state=_PUBLISHED), name="piece_expiring"),
            models.Index(fields=["kind", "-id"], condition=~Q(state=PieceState.RETIRED.value), name="piece_in_use"),
        ]


class PieceSubject(models.Model):
    """A category of matters that a piece is about; a piece without one fits all."""

    piece = models.ForeignKey(Piece, models.CASCADE, related_name="subjects")
    key = models.CharField(max_length=40)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["piece", "key"], name="one_subject_once")]
        indexes = [models.Index(fields=["key"], name="piece_subject_key")]
