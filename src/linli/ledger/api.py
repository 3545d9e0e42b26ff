"""The door of the ledger: append inside an act's transaction; ask what was recorded; sequence, prove, verify."""

from linli.ledger.actions.append import append, append_all
from linli.ledger.actions.expire import expire
from linli.ledger.actions.roles import fit_roles, fit_roles_again, only_the_owner
from linli.ledger.actions.sequence import open_new_log, sequence
from linli.ledger.queries.entries import entries_about, entries_after, entry_about, latest_about, who_acted
from linli.ledger.queries.logs import checkpoint, leaves_missing, logs, public_key, tile, waiting_since
from linli.ledger.queries.privileges import append_only, may_expire
from linli.ledger.queries.proofs import consistency, proof_for
from linli.ledger.queries.verify import leaves_to_check, verify
from linli.ledger.registry import only_grows

__all__ = [
    "append",
    "append_all",
    "append_only",
    "checkpoint",
    "consistency",
    "entries_about",
    "entries_after",
    "entry_about",
    "expire",
    "fit_roles",
    "fit_roles_again",
    "latest_about",
    "leaves_missing",
    "leaves_to_check",
    "logs",
    "may_expire",
    "only_grows",
    "only_the_owner",
    "open_new_log",
    "proof_for",
    "public_key",
    "sequence",
    "tile",
    "verify",
    "waiting_since",
    "who_acted",
]
