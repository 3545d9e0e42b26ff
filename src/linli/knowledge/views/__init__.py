"""Pages of what the office knows: the desk, and what everybody may read."""
