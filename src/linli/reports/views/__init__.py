"""Pages of figures: a unit's own, the signs of pressure on them, and what everybody may read."""
