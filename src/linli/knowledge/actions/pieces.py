"""A piece is written, published, confirmed, revised and retired. A published version never changes."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from linli.kernel.actor import Actor, UnitId
from linli.kernel.errors import BadInput, NotFound, Overtaken
from linli.kernel.ids import new_id
from linli.kernel.words import _
from linli.knowledge import models
from linli.knowledge.data import Piece, PieceId, PieceState, PieceText
from linli.knowledge.permissions import demand
from linli.knowledge.queries.pieces import as_piece
from linli.knowledge.registry import subjects
from linli.knowledge.rules import check_expiry, checked
from linli.knowledge.states import PIECE
from linli.ledger import api as ledger
from linli.ledger.data import Entry, Subject


@transaction.atomic
def write_piece(text: PieceText, *, unit: UnitId, actor: Actor, at: datetime) -> PieceId:
    """A new piece of this unit, as a draft."""
    demand("keeper", actor, unit)
    text, id = _checked(text, at), new_id()
    models.Piece.objects.create(id=id, series=id, unit_id=unit, **_fields(text))
    _about(id, text.subjects)
    _record("write", id, actor, at)
    return PieceId(id)


@transaction.atomic
def change_piece(id: PieceId, text: PieceText, *, actor: Actor, at: datetime) -> None:
    """A draft says something else from now on; its kind stays."""
    piece = _for("write", id, actor)
    text = _checked(text, at)
    if text.kind is not piece.text.kind:
        raise BadInput("kind", _("An article stays an article, and a template a template."))
    _move("write", piece, **_fields(text))
    models.PieceSubject.objects.filter(piece=id).delete()
    _about(id, text.subjects)
    _record("write", id, actor, at)


@transaction.atomic
def publish_piece(id: PieceId, *, actor: Actor, at: datetime) -> None:
    """From now on it is found; the version before is retired."""
    piece = _for("publish", id, actor)
    check_expiry(piece.text.expires_on, today=timezone.localdate(at))
    older = models.Piece.objects.filter(series=piece.series, state=PieceState.PUBLISHED)
    older.update(state=PIECE.move("retire", PieceState.PUBLISHED).target)
    _move("publish", piece, published_at=at, confirmed_at=at, reminded=None)
    _record("publish", id, actor, at, version=piece.version)


@transaction.atomic
def revise_piece(id: PieceId, *, actor: Actor, at: datetime) -> PieceId:
    """The next version as a draft that says what this one says; the draft that is there already, if any."""
    piece = _for("revise", id, actor)
    draft = models.Piece.objects.filter(series=piece.series, state=PieceState.DRAFT).first()
    if draft is None:
        last = models.Piece.objects.filter(series=piece.series).order_by("-version").first()
        draft = models.Piece.objects.create(
            series=piece.series, version=(last.version if last else 0) + 1, unit_id=piece.unit, **_fields(piece.text)
        )
        _about(draft.pk, piece.text.subjects)
        _record("revise", draft.pk, actor, at, version=draft.version)
    return PieceId(draft.pk)


@transaction.atomic
def confirm_piece(id: PieceId, *, expires_on: date, actor: Actor, at: datetime) -> None:
    """Somebody has looked at it again: it still holds, until another day."""
    piece = _for("confirm", id, actor)
    check_expiry(expires_on, today=timezone.localdate(at))
    _move("confirm", piece, expires_on=expires_on, confirmed_at=at, reminded=None)
    _record("confirm", id, actor, at, until=expires_on.isoformat())


@transaction.atomic
def retire_piece(id: PieceId, *, actor: Actor, at: datetime) -> None:
    """It is shown no more; what was answered with it stays."""
    _move("retire", _for("retire", id, actor))
    _record("retire", id, actor, at)


@transaction.atomic
def drop_piece(id: PieceId, *, actor: Actor, at: datetime) -> None:
    """A draft that nobody needs."""
    _move("drop", _for("drop", id, actor))
    _record("drop", id, actor, at)


def _for(act: str, id: PieceId, actor: Actor) -> Piece:
    """The piece, if this actor is the party of the act; the state is looked at only then."""
    row = models.Piece.objects.filter(pk=id).prefetch_related("subjects").first()
    if row is None:
        raise NotFound
    piece = as_piece(row)
    demand(next(move.by for move in PIECE if move.act == act), actor, piece.unit)
    PIECE.move(act, piece.state)
    return piece


def _move(act: str, piece: Piece, **changes: Any) -> None:
    """Compare and set: whoever comes second is told so."""
    target = PIECE.move(act, piece.state).target or piece.state
    if not models.Piece.objects.filter(pk=piece.id, state=piece.state).update(state=target, **changes):
        raise Overtaken


def _checked(text: PieceText, at: datetime) -> PieceText:
    known = {key for _group, rows in subjects() for key, _name in rows}
    if known and not text.subjects <= known:
        raise BadInput("subjects", _("Choose categories of the catalogue."))
    return checked(text, today=timezone.localdate(at))


def _fields(text: PieceText) -> dict[str, Any]:
    words = "\n".join((text.title.zh, text.title.en, *text.parts.values()))
    return {
        "kind": text.kind.value, "title": text.title.zh, "title_en": text.title.en, "parts": dict(text.parts),
        "words": words, "public": text.public, "expires_on": text.expires_on,
    }  # fmt: skip


def _about(id: int, keys: Iterable[str]) -> None:
    models.PieceSubject.objects.bulk_create(models.PieceSubject(piece_id=id, key=key) for key in sorted(keys))


def _record(act: str, id: int, actor: Actor, at: datetime, **detail: str | int | None) -> None:
    ledger.append(Entry(f"knowledge.{act}", Subject("knowledge", id), detail), actor=actor, at=at)
