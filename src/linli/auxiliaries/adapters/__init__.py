"""Tables that people upload."""
