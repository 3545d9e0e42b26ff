"""Acts upon the organisation."""
