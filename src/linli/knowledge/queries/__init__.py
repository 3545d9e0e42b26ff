"""Questions about what the office knows."""
