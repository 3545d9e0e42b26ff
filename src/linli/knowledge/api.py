"""The door: pieces of knowledge by subject, templates with their gaps filled, and advice on plain words."""

from linli.knowledge.actions.pieces import (
    change_piece,
    confirm_piece,
    drop_piece,
    publish_piece,
    retire_piece,
    revise_piece,
    write_piece,
)
from linli.knowledge.actions.reminding import remind_of_expiry
from linli.knowledge.engine.plainness import advise
from linli.knowledge.queries.pieces import beside, owned_by, piece, public_piece, published, versions
from linli.knowledge.registry import offer_subjects
from linli.knowledge.rules import filled

__all__ = [
    "advise", "beside", "change_piece", "confirm_piece", "drop_piece", "filled", "offer_subjects", "owned_by", "piece",
    "public_piece", "publish_piece", "published", "remind_of_expiry", "retire_piece", "revise_piece", "versions",
    "write_piece",
]  # fmt: skip
