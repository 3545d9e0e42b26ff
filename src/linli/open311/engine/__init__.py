"""The two ways GeoReport writes an answer, from one value."""
