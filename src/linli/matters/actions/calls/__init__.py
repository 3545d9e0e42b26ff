"""Telephone and letter: parking what is taken down, and ringing whoever asked for it."""

from linli.matters.actions.calls.drafts import drop, go_on, park, send
from linli.matters.actions.calls.ending import (
    drafts_due,
    end_drafts,
    end_rings,
    free_forgotten,
    free_numbers_of,
    leave_drafts_of,
    rings_due,
)
from linli.matters.actions.calls.ringing import ask_ring, not_reached, put_back, reached, take

__all__ = [
    "ask_ring", "drafts_due", "drop", "end_drafts", "end_rings", "free_forgotten", "free_numbers_of", "go_on",
    "leave_drafts_of", "not_reached", "park", "put_back", "reached", "rings_due", "send", "take",
]  # fmt: skip
