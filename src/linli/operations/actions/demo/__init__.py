"""A district with invented people, so that somebody can try Linli in three minutes."""
