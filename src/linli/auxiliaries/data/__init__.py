"""The shapes of this context, cut as the Order is. Here are those of the officer; others are asked of their module."""

from linli.auxiliaries.data.files import (
    Branch,
    Category,
    Employment,
    Officer,
    OfficerId,
    OfficerState,
    Span,
)

__all__ = ["Branch", "Category", "Employment", "Officer", "OfficerId", "OfficerState", "Span"]
