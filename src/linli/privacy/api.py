"""The door of the vault: hold, open with a reason, end; and say what every table holds."""

from linli.privacy.actions.comparing import compare_contact
from linli.privacy.actions.ending import erase, expire, reapply_erasures
from linli.privacy.actions.holding import extend, hold
from linli.privacy.actions.indexing import forget_words, index_for_unit, index_words
from linli.privacy.actions.looking import RevealInsideTransaction, look, open_to_learn, open_to_send, reveal
from linli.privacy.actions.restricting import lift, restrict
from linli.privacy.actions.rewriting import rewrite
from linli.privacy.actions.searching import search_words
from linli.privacy.actions.taking import clean_photo, clean_photos
from linli.privacy.adapters import key_store_health, key_store_mark, make_key_store
from linli.privacy.adapters.keys import Health, NoKeys
from linli.privacy.adapters.scanner import answers as scanner_answers
from linli.privacy.queries import held, is_held, read_own, read_own_each, read_to_compare
from linli.privacy.registry import allow_reveal, declarations, holds, retires
from linli.privacy.registry.features import (
    assessments_by,
    demand_assessed,
    features,
    is_assessed,
    needs_assessment,
)

__all__ = [
    "Health",
    "NoKeys",
    "RevealInsideTransaction",
    "allow_reveal",
    "assessments_by",
    "clean_photo",
    "clean_photos",
    "compare_contact",
    "declarations",
    "demand_assessed",
    "erase",
    "expire",
    "extend",
    "features",
    "forget_words",
    "held",
    "hold",
    "holds",
    "index_for_unit",
    "index_words",
    "is_assessed",
    "is_held",
    "key_store_health",
    "key_store_mark",
    "lift",
    "look",
    "make_key_store",
    "needs_assessment",
    "open_to_learn",
    "open_to_send",
    "read_own",
    "read_own_each",
    "read_to_compare",
    "reapply_erasures",
    "restrict",
    "retires",
    "reveal",
    "rewrite",
    "scanner_answers",
    "search_words",
]
